using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Books.Starter;

/// <summary>
/// Reads the project's own writing (the folder <c>data</c>: starter edition and lexicon) into the parts of a catalogue. The shapes are
/// described in <c>data/README.md</c>. Unlike a publisher's file, a fault here stops the build.
/// </summary>
public sealed class StarterReader(string data)
{
    private static readonly DateOnly Always = new(2000, 1, 1), Open = new(9999, 12, 31);

    /// <summary>The editions of the starter: what each holds for, and its parts.</summary>
    public IEnumerable<(Edition Edition, IReadOnlyList<PartContent> Parts)> Read()
    {
        yield return (Named("icd10cm-2026", new(2025, 10, 1), new(2026, 9, 30)),
            [Codes("starter/codes/icd10cm.tsv", CodeSystem.Icd10Cm), Notes("starter/notes/icd10cm.tsv")]);
        yield return (Named("icd10pcs-2026", new(2025, 10, 1), new(2026, 9, 30)),
            [Codes("starter/codes/icd10pcs.tsv", CodeSystem.Icd10Pcs), Rows("starter/pcs/values.tsv", "pcs_values", c => $"{c[0]}|{c[1]}|{c[2]}")]);
        yield return (Named("hcpcs-2025-10", new(2025, 10, 1), new(2025, 12, 31)), [Hcpcs("starter/codes/hcpcs.tsv")]);
        yield return (Named("modifiers", Always, Open), [Modifiers("starter/codes/modifiers.tsv"), Rows("starter/codes/modifiers.tsv", "modifiers", c => c[0])]);
        yield return (Named("cpt-2025", new(2025, 1, 1), new(2025, 12, 31)),
        [
            .. CptCodes(), Rows("starter/facts/cpt.tsv", "cpt_facts", c => c[0]), Rows("starter/facts/modifier-rules.tsv", "modifier_rules", c => c[0]),
        ]);
        yield return (Named("history", Always, Open), [Rows("starter/facts/history.tsv", "history", c => $"{c[0]}|{c[1].Replace(".", "", StringComparison.Ordinal)}")]);
        yield return (Named("decodings", Always, Open),
            [.. Files("starter/decodings", "*.tsv").Select(f => Rows(f, "decodings", c => $"{c[0]}|{c[1]}"))]);
        yield return (Named("guides", Always, Open), [.. Files("starter/guides", "*.md").Select(Guide)]);
        yield return (Named("lexicon", Always, Open), [.. Files("lexicon", "*.txt").Select(Lexicon), Rows("lexicon/words.tsv", "words", c => c[0])]);
    }

    private static Edition Named(string name, DateOnly from, DateOnly to) => new("starter", name, from, to, Official: false);

    private IEnumerable<string> Files(string folder, string pattern) =>
        !Directory.Exists(Path.Combine(data, folder)) ? [] :
        Directory.EnumerateFiles(Path.Combine(data, folder), pattern).Select(f => $"{folder}/{Path.GetFileName(f)}").Order(StringComparer.Ordinal);

    private PartContent Codes(string file, CodeSystem system) => Table(file, "codes", ["code", "billable", "title"],
        (c, line) => new CodeEntry(CodeOf(c[0], system, file, line), c[1] == "1", null, null, c[2], line));

    private PartContent Hcpcs(string file) => Table(file, "codes", ["code", "title", "short", "added", "ended"], (c, line) => new CodeEntry(
        CodeOf(c[0], CodeSystem.Hcpcs, file, line), true, Empty(c[2]), null, c[1], line, Day(c[3], file, line), Day(c[4], file, line)));

    private PartContent Modifiers(string file) => Table(file, "codes", ["modifier", "set", "name", "meaning", "use", "avoid", "ended"], (c, line) => new CodeEntry(
        CodeOf(c[0], CodeSystem.Modifier, file, line), true, null, null, c[2], line, null, Day(c[6], file, line)));

    // a CPT code is known by number, with no title: the descriptors are the AMA's, and the name of our guide is not one
    private IEnumerable<PartContent> CptCodes()
    {
        var facts = Table("starter/facts/cpt.tsv", "codes", ["code"], (c, line) => new CodeEntry(CodeOf(c[0], CodeSystem.Cpt, "starter/facts/cpt.tsv", line), true, null, null, null, line));
        yield return facts;
        var known = facts.Entries.OfType<CodeEntry>().Select(c => c.Code).ToHashSet();
        foreach (var file in Files("starter/guides", "*.md"))
            if (Code.Read(Path.GetFileNameWithoutExtension(file), CodeSystem.Cpt) is [var code] && known.Add(code))
                yield return Part(file, "codes", ["code"], [new CodeEntry(code, true, null, null, null, 2)], 1);
    }

    private PartContent Notes(string file) => Table(file, "notes", ["code", "kind", "text", "codes"], (c, line) => new NoteEntry(
        c[0].Replace(".", "", StringComparison.Ordinal), Kind(c[1], file, line), c[2], line));

    private PartContent Rows(string file, string table, Func<string[], string> key) =>
        Table(file, table, null, (c, line) => new RowEntry(key(c).Replace(".", "", StringComparison.Ordinal), c, line));

    private PartContent Table(string file, string table, string[]? needed, Func<string[], int, Entry> make)
    {
        var path = Path.Combine(data, file);
        if (!File.Exists(path))
            return Part(file, table, needed ?? [], [], 0);
        var entries = new List<Entry>();
        string[]? columns = null;
        var line = 0;
        foreach (var text in File.ReadLines(path))
        {
            line++;
            if (text.Length == 0 || text[0] == '#')
                continue;
            var cells = text.Split('\t');
            if (columns is null)
            {
                columns = cells;
                if (needed is not null && !columns.AsSpan().StartsWith(needed))
                    throw new BookFormatException(file, line, 1, $"the columns {string.Join(' ', needed)}", string.Join(' ', columns));
                continue;
            }
            if (cells.Length > columns.Length)
                throw new BookFormatException(file, line, 0, $"{columns.Length} cells", $"{cells.Length}");
            if (cells.Length < columns.Length)
                cells = [.. cells, .. Enumerable.Repeat("", columns.Length - cells.Length)];
            entries.Add(make(cells, line));
        }
        return Part(file, table, columns ?? [], entries, line);
    }

    private PartContent Part(string file, string table, IReadOnlyList<string> columns, IReadOnlyList<Entry> entries, int read)
    {
        var path = Path.Combine(data, file);
        var bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
        return new PartContent(table, "data/" + file, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, columns, read, entries);
    }

    private PartContent Guide(string file)
    {
        var (cells, line) = GuideFile.Read("data/" + file, File.ReadAllLines(Path.Combine(data, file)));
        return Part(file, "guides", GuideFile.Columns, [new RowEntry(cells[0], cells, line)], 1);
    }

    private PartContent Lexicon(string file)
    {
        var text = File.ReadAllText(Path.Combine(data, file));
        var entries = LexiconFile.Phrases("data/" + file, text).ToList();
        return Part(file, LexiconFile.Table, LexiconFile.Columns, entries, entries.Count) with { Text = text };
    }

    private static Code CodeOf(string text, CodeSystem system, string file, int line) =>
        Code.Read(text, system) is [var code] ? code : throw new BookFormatException(file, line, 1, $"a {system.Title()} code", text);

    private static string? Empty(string cell) => cell.Length == 0 ? null : cell;

    private static DateOnly? Day(string cell, string file, int line) => cell.Length == 0 ? null :
        DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new BookFormatException(file, line, 0, "a date YYYY-MM-DD", cell);

    private static NoteKind Kind(string cell, string file, int line) =>
        Enum.TryParse<NoteKind>(cell.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var kind) ? kind
        : throw new BookFormatException(file, line, 2, "a kind of note", cell);
}
