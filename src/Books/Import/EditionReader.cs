using System.Collections.Concurrent;
using System.Diagnostics;
using CodingAhead.Books.Ncci;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Books.Import;

/// <summary>An edition read and checked: the parts that are new, and the report on all of them.</summary>
internal sealed record ReadEdition(Edition Edition, IReadOnlyList<PartContent> New, ImportedEdition Report);

/// <summary>Reads the files of one edition. One bad file fails the edition.</summary>
internal static class EditionReader
{
    /// <param name="known">Lengths and hashes of what the catalogue holds: equal bytes are not read again.</param>
    public static ReadEdition Read(IReadOnlyList<PlannedFile> files, KnownParts known, Action<string> progress)
    {
        var edition = files[0].Edition;
        var parts = new List<PartContent>();
        var reports = new List<ImportedFile>();
        var seen = new HashSet<(string, string)>();
        foreach (var file in files)
        {
            var watch = Stopwatch.StartNew();
            // only a file whose length is known already can be known itself, so most are hashed while they are read
            if (known.Find(file.Edition, file.Reader.Table, file.File) is { } same)
            {
                seen.Add((same.Table, same.Sha256));
                reports.Add(new ImportedFile(same.Table, file.Shown, same.Sha256, same.Bytes, same.Read, same.Kept, [], Seconds(watch), "unchanged"));
            }
            else
            {
                var (part, rejected) = ReadPart(file);
                // the same bytes twice in one edition, as in the CMS and the CDC packaging, are one part
                var first = seen.Add((part.Table, part.Sha256));
                if (first)
                    parts.Add(part);
                reports.Add(new ImportedFile(part.Table, part.File, part.Sha256, part.Bytes, part.Read, part.Kept, rejected, Seconds(watch), first ? "new" : "unchanged"));
            }
            progress(file.Shown);
        }
        return new ReadEdition(edition, WithoutRepeatedCodes(parts), new ImportedEdition(edition.Book, edition.Name, edition.From, edition.To, edition.Official, reports));
    }

    // where an order file is, the codes of the tabular list and of the codes file were read to be checked, and say nothing new
    private static List<PartContent> WithoutRepeatedCodes(List<PartContent> parts) => parts.Exists(p => p.Table == "order")
        ? parts.ConvertAll(p => p.Table is "tabular" or "codes" ? p with { Entries = [.. p.Entries.Where(e => e is not CodeEntry)] } : p)
        : parts;

    private static (PartContent Part, IReadOnlyList<RejectedRow> Rejected) ReadPart(PlannedFile planned)
    {
        var taken = Hashes.While(planned.File);
        var rejected = new List<RejectedRow>();
        var entries = new List<Entry>();
        if (planned.Reader is PtpReader table)
        {
            var edits = new PtpColumns();
            foreach (var edit in table.ReadEdits(taken.File, edits.Rationales))
                edits.Add(edit);
            return (new PartContent(table.Table, planned.Shown, taken.Finish(), planned.File.Head.Length, table.Columns(planned.File.Head), edits.Count, []) { Edits = edits }, []);
        }
        foreach (var entry in planned.Reader.Read(taken.File, (line, reason) => rejected.Add(new RejectedRow(line, reason))))
            entries.Add(entry);
        var part = new PartContent(planned.Reader.Table, planned.Shown, taken.Finish(), planned.File.Head.Length, planned.Reader.Columns(planned.File.Head), entries.Count + rejected.Count, entries);
        return (part, rejected);
    }

    private static double Seconds(Stopwatch watch) => Math.Round(watch.Elapsed.TotalSeconds, 3);
}

/// <summary>The files that the catalogue in use was made from.</summary>
public sealed class KnownParts(IReadOnlyList<Part> parts)
{
    private readonly ConcurrentDictionary<string, string> hashes = new(StringComparer.Ordinal);

    /// <summary>The part of that edition and table with the same bytes; null when there is none.</summary>
    internal Part? Find(Edition edition, string table, BookFile file)
    {
        foreach (var part in parts)
            if (part.Bytes == file.Head.Length && part.Table == table && part.Edition.Book == edition.Book && part.Edition.Name == edition.Name
                && part.Sha256 == hashes.GetOrAdd(file.Path, _ => Hashes.Of(file)))
                return part;
        return null;
    }
}
