using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Hcpcs;

/// <summary>The alpha-numeric file as CSV, as published since 2026.</summary>
public sealed class CsvReader : HcpcsReader
{
    private static readonly string[] Names =
        [HcpcsLayout.Code.Name, HcpcsLayout.Sequence.Name, HcpcsLayout.Kind.Name, HcpcsLayout.Long.Name, HcpcsLayout.Short.Name,
            .. HcpcsLayout.Columns];

    public override string Table => "codes";

    // the names have spaces where the record layout has underscores
    public override bool Recognises(FileHead head) => IsHead(HeadText.FirstLine(head).Split(','));

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject)
    {
        var rows = new Delimited(file, ',');
        if (!rows.Next() || !IsHead(rows.Cells(rows.Count)))
            throw rows.Wrong($"the column names {string.Join(", ", Names)}", "others");
        var seen = new HashSet<Code>();
        while (rows.Next())
        {
            if (rows.IsBlank)
                continue;
            if (rows.Count != Names.Length)
                throw rows.Wrong($"{Names.Length} cells", $"{rows.Count}");
            if (HcpcsLayout.Read(rows[0]) is not { } code)
                throw rows.Wrong("a code of HCPCS or a modifier", rows[0]);
            if (!seen.Add(code))
                throw rows.Wrong("each code once", $"{code} again");
            var all = rows.Cells(Names.Length);
            var cells = all[5..];
            if (HcpcsLayout.Fault(cells) is { } fault)
                throw rows.Wrong($"a day as year, month, day in {fault}", cells[HcpcsLayout.At(fault)].AsSpan());
            yield return HcpcsLayout.Entry(code, all[4], all[3], cells, rows.Line);
            yield return new RowEntry(code.Value, cells, rows.Line);
        }
        if (seen.Count == 0)
            throw rows.Wrong("rows below the column names", "none");
    }

    private static bool IsHead(string[] cells) =>
        cells.Length == Names.Length
            && cells.Zip(Names).All(p => string.Equals(p.First.Trim().Replace(' ', '_'), p.Second, StringComparison.OrdinalIgnoreCase));
}
