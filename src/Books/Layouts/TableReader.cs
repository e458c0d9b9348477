using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Layouts;

/// <summary>A file of values with separators that is kept row by row under the publisher's names of its columns.</summary>
public abstract class TableReader : BookReader
{
    private protected virtual char Separator => ',';

    /// <summary>
    /// The names at the head of the table, exactly and in order; a list for each layout that is known. ? stands for any digit.
    /// </summary>
    private protected abstract IReadOnlyList<string[]> Layouts { get; }

    /// <summary>How many lines may stand before the names.</summary>
    private protected virtual int Preamble => 0;

    /// <summary>The key of a row; null for a row that is no entry, such as a note below the table.</summary>
    private protected abstract string? Key(string[] cells);

    /// <summary>What is wrong with a row that has a key; null when nothing is.</summary>
    private protected virtual string? Fault(string[] cells) => null;

    /// <summary>Whether two rows of one key are an error.</summary>
    private protected virtual bool Unique => false;

    /// <summary>Mends the cells before they are looked at, and blanks what may not be kept (descriptors under another's licence).</summary>
    private protected virtual void Tidy(string[] cells)
    {
    }

    public override bool Recognises(FileHead head) => Layout(head) is not null;

    public override IReadOnlyList<string> Columns(FileHead head) => Layout(head) ?? Layouts[0];

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject)
    {
        var columns = Layout(file.Head) ?? throw new BookFormatException(file.Path, Preamble + 1, 0, "the column names of a known layout",
            "others");
        var rows = new Delimited(file, Separator);
        Head(rows, columns);
        var seen = Unique ? new HashSet<string>(StringComparer.Ordinal) : null;
        var read = 0;
        while (rows.Next())
        {
            if (rows.IsBlank)
                continue;
            var cells = Cells(rows, columns);
            Tidy(cells);
            if (Key(cells) is not { } key)
                continue;
            if (Fault(cells) is { } fault)
                throw rows.Wrong(fault, string.Join(Separator, cells).AsSpan());
            if (seen?.Add(key) == false)
                throw rows.Wrong("each key once", $"{key} again");
            read++;
            yield return new RowEntry(key, cells, rows.Line);
        }
        if (read == 0)
            throw rows.Wrong("rows below the column names", "none");
    }

    private static string[] Cells(Delimited rows, string[] columns)
    {
        for (var i = columns.Length; i < rows.Count; i++)
            if (!rows[i].IsWhiteSpace())
                throw rows.Wrong($"{columns.Length} cells", $"{rows.Count}");
        return rows.Count >= columns.Length || rows.Count <= 2 ? rows.Cells(columns.Length)
            : throw rows.Wrong($"{columns.Length} cells", $"{rows.Count}");
    }

    private static void Head(Delimited rows, string[] columns)
    {
        while (rows.Next())
            if (Fits(rows.Cells(rows.Count), columns))
                return;
        throw rows.Wrong($"the column names {string.Join(", ", columns)}", "none");
    }

    private string[]? Layout(FileHead head)
    {
        var text = HeadText.Of(head);
        var names = Names(text, Separator, Preamble + 1);
        foreach (var layout in Layouts)
            foreach (var line in names)
                if (Fits(line, layout))
                    return [.. line.Take(layout.Length).Select(Name)];
        return null;
    }

    private static bool Fits(string[] cells, string[] columns)
    {
        if (cells.Length < columns.Length)
            return false;
        for (var i = 0; i < cells.Length; i++)
            if (!Matches(Name(cells[i]), i < columns.Length ? columns[i] : ""))
                return false;
        return true;
    }

    // behind a name there may be the stars of a footnote
    private static string Name(string cell) => XmlEvents.Collapse(cell).TrimEnd('*', ' ');

    private static bool Matches(string name, string expected)
    {
        if (name.Length != expected.Length)
            return false;
        for (var i = 0; i < name.Length; i++)
            if (char.ToLowerInvariant(name[i]) != char.ToLowerInvariant(expected[i]) && !(expected[i] == '?' && char.IsAsciiDigit(name[i])))
                return false;
        return true;
    }

    // the first records of the head; one that the head cuts off is dropped
    private static List<string[]> Names(string text, char separator, int count)
    {
        var bytes = System.Text.Encoding.Latin1.GetBytes(text);
        var found = new List<string[]>();
        try
        {
            var rows = new Delimited(new BookFile(new FileHead("", bytes.Length, default),
                () => new MemoryStream(bytes, writable: false)), separator);
            while (found.Count < count && rows.Next())
                found.Add(rows.Cells(rows.Count));
        }
        catch (BookFormatException)
        {
            // not such a file at all, or cut within quotes
        }
        return found;
    }
}
