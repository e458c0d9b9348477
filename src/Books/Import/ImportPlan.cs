using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Import;

/// <summary>A recognised file and the edition that it belongs to.</summary>
internal sealed record PlannedFile(BookFile File, string Shown, BookReader Reader, Edition Edition);

/// <summary>Sorts files into editions of books, before any of them is read.</summary>
internal sealed class ImportPlan
{
    /// <summary>Books that CMS publishes behind a click-through, because they hold numbers keyed by CPT codes.</summary>
    private static readonly HashSet<string> Cms = ["mpfs", "opps", "ncci", "asp", "coverage"];

    private static readonly HashSet<string> Licensed = ["cpt", "cdt"];

    public List<PlannedFile> Files { get; } = [];

    public List<string> Unrecognised { get; } = [];

    public List<string> UnknownEdition { get; } = [];

    public List<RefusedFile> Refused { get; } = [];

    public static ImportPlan Make(IEnumerable<string> paths, ImportOptions options, Ledger ledger)
    {
        var plan = new ImportPlan();
        foreach (var path in paths)
        {
            if (!File.Exists(path) && !Directory.Exists(path))
                throw new BookFormatException(path, 0, 0, "a file or a folder", "nothing there");
            foreach (var file in Archive.Files(path))
                plan.Add(file, Shown(file.Path, path), options, ledger);
        }
        plan.RefuseMixedYears();
        return plan;
    }

    // descriptors of one year beside those of another would make pages that are right in no year
    private void RefuseMixedYears()
    {
        foreach (var folder in Files.Where(f => f.Reader.Book == "cpt").GroupBy(f => f.File.Path[..Math.Max(0, f.File.Path.LastIndexOf('/'))], StringComparer.Ordinal))
            if (folder.Select(f => f.Edition.Name).Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 1 } years)
                throw new BookFormatException(folder.Last().Shown, 0, 0, "CPT files of one year in a folder", string.Join(" and ", years));
    }

    /// <summary>A file is named by its place below the folder that was given, or by its name: where that stood on the disk is nobody's business.</summary>
    private static string Shown(string file, string given)
    {
        var root = Directory.Exists(given) ? Path.TrimEndingDirectorySeparator(given) : Path.GetDirectoryName(given) ?? "";
        return root.Length > 0 && file.StartsWith(root, StringComparison.Ordinal) ? file[root.Length..].TrimStart('/', '\\') : file;
    }

    private void Add(BookFile file, string shown, ImportOptions options, Ledger ledger)
    {
        var reader = BookReaders.All.FirstOrDefault(r => r.Recognises(file.Head));
        if (reader is null)
            Unrecognised.Add(shown);
        else if (Licensed.Contains(reader.Book) && !options.AcceptCpt)
            Refused.Add(new RefusedFile(shown, reader.Book, "the text is the AMA's: say --accept-cpt-licence if your licence covers this use"));
        else if (Cms.Contains(reader.Book) && !options.AcceptCms)
            Refused.Add(new RefusedFile(shown, reader.Book, "CMS publishes this behind a licence: read it there, then say --accept-cms-licence"));
        else if ((reader.EditionInside(file.Head) ?? ledger.Edition(reader, file) ?? reader.EditionNamed(file.Path)
                  ?? (options.Edition is { } named ? reader.EditionNamed(named) : null)) is { } edition)
            Files.Add(new PlannedFile(file, shown, reader, edition));
        else
            UnknownEdition.Add(shown);
    }
}
