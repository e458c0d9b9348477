using System.Globalization;
using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.FeeSchedule;

/// <summary>
/// The relative value file of the physician fee schedule: units, indicators and conversion factor of each code and modifier.
/// </summary>
public sealed class PprrvuReader : BookReader
{
    public override string Book => "mpfs";

    public override string Table => "pprrvu";

    public override bool Recognises(FileHead head) =>
        HeadText.Of(head) is var text && text.Contains("National Physician Fee Schedule Relative Value File", StringComparison.Ordinal)
        && text.Contains("\nHCPCS,MOD,", StringComparison.Ordinal);

    // "2025 National Physician Fee Schedule Relative Value File October Release"
    public override Edition? EditionInside(FileHead head) => EditionNames.Stated(Book, head, HeadText.FirstLine(head));

    public override Edition? EditionNamed(string name) => EditionNames.Calendar(Book, name);

    public override IReadOnlyList<string> Columns(FileHead head) =>
        HeadText.Of(head).Contains(",PRIC,", StringComparison.Ordinal) ? PprrvuLayout.Since2026 : PprrvuLayout.Until2025;

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject)
    {
        var rows = new Delimited(file, ',');
        var columns = Names(rows);
        var numbers = columns.Select(PprrvuLayout.Numbers.Contains).ToArray();
        var seen = new HashSet<(string, string)>();
        while (rows.Next())
        {
            if (rows.IsBlank)
                continue;
            if (rows.Count != columns.Length)
                throw rows.Wrong($"{columns.Length} cells", $"{rows.Count}");
            var cells = rows.Cells(columns.Length);
            Check(rows, columns, numbers, cells);
            if (!seen.Add((cells[0], cells[1])))
                throw rows.Wrong("each code and modifier once", $"{cells[0]} {cells[1]} again");
            if (ProcedureCodes.OwnsWords(cells[0]))
                cells[2] = "";
            yield return new RowEntry(cells[0], cells, rows.Line);
        }
        if (seen.Count == 0)
            throw rows.Wrong("rows below the column names", "none");
    }

    private static void Check(Delimited rows, string[] columns, bool[] numbers, string[] cells)
    {
        if (!ProcedureCodes.IsProcedure(cells[0]))
            throw rows.Wrong("a code of five characters under HCPCS", cells[0].AsSpan());
        if (cells[1].Length is not (0 or 2))
            throw rows.Wrong("a modifier of two characters under MOD", cells[1].AsSpan());
        if (cells[3] is not [>= 'A' and <= 'Z'])
            throw rows.Wrong("a letter under STATUS CODE", cells[3].AsSpan());
        for (var i = 0; i < cells.Length; i++)
            if (numbers[i] && !decimal.TryParse(cells[i], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
                throw rows.Wrong($"a number under {columns[i]}", cells[i].AsSpan());
    }

    // the row that begins with HCPCS and MOD ends the names; those above it are read down
    private static string[] Names(Delimited rows)
    {
        var above = new List<string[]>();
        while (rows.Next() && above.Count < 40)
        {
            above.Add(rows.Cells(rows.Count));
            if (above[^1] is not ["HCPCS", "MOD", ..])
                continue;
            var names = Down(above);
            foreach (var layout in (ReadOnlySpan<string[]>)[PprrvuLayout.Until2025, PprrvuLayout.Since2026])
                if (layout.Length == names.Length)
                    return Same(rows, names, layout);
            throw rows.Wrong($"{PprrvuLayout.Until2025.Length} or {PprrvuLayout.Since2026.Length} columns", $"{names.Length}");
        }
        throw rows.Wrong("a row of column names that begins with HCPCS and MOD", "none");
    }

    private static string[] Down(List<string[]> above)
    {
        var names = new string[above[^1].Length];
        for (var i = 0; i < names.Length; i++)
            names[i] = XmlEvents.Collapse(string.Join(' ', above.TakeLast(PprrvuLayout.Rows).Select(r => i < r.Length ? r[i] : "")));
        return names;
    }

    private static string[] Same(Delimited rows, string[] names, string[] layout)
    {
        for (var i = 0; i < names.Length; i++)
            if (names[i] != layout[i] && !(i == 2 && names[i].Length == 0))
                throw rows.Wrong($"{layout[i]} in column {i + 1}", names[i].AsSpan());
        return layout;
    }
}
