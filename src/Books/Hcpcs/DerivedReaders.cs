using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Hcpcs;

/// <summary>Codes, modifiers and titles of a later quarter, as others re-shaped them: no indicator and no date.</summary>
public sealed class TitleListReader : DerivedReader
{
    public override string Table => "codes";

    private protected override string[] Names { get; } = ["Code", "Description", "last_updated"];

    private protected override IEnumerable<Entry> Row(Code code, string[] cells, int line) =>
        [new CodeEntry(code, true, null, null, cells[1], line)];
}

/// <summary>Modifiers with their titles, as others re-shaped them.</summary>
public sealed class ModifierListReader : DerivedReader
{
    public override string Table => "modifiers";

    private protected override string[] Names { get; } =
        ["mod_code", "mod_type", "mod_category", "mod_description", "mod_information", "mod_instructions", "mod_correct_use",
            "mod_incorrect_use", "mod_resources"];

    private protected override IEnumerable<Entry> Row(Code code, string[] cells, int line) =>
        [new CodeEntry(code, true, null, null, cells[3], line)];
}

/// <summary>The indicators of codes, as others re-shaped them; the titles are in a file of their own.</summary>
public sealed class IndicatorListReader : DerivedReader
{
    public override string Table => "codes";

    private protected override string[] Names { get; } =
    [
        "hcpcs_code", "price", "multi", "cov", "betos", "tos", "action", "cim", "mcm", "statute", "lab", "xref", "asc_grp", "proc", "anes",
        "date_term", "date_added", "date_asc", "date_action",
    ];

    // where each of these columns belongs, from the second on; several values stand in one cell
    private static readonly string[] Places =
    [
        "PRICE1", "MULT_PI", "COV", "BETOS", "TOS1", "ACTION_CD", "CIM1", "MCM1", "STATUTE", "LABCERT1", "XREF1", "ASC_GRP", "PROCNOTE",
        "ANEST_BU",
        "TERM_DT", "ADD_DT", "ASC_DT", "ACT_EFF_DT",
    ];

    private static readonly (int At, int Most)[] Room =
        [.. Places.Select(p => (HcpcsLayout.At(p), p[^1] == '1' ? HcpcsLayout.Indicators.Count(c => c.Name[..^1] == p[..^1]) : 1))];

    public override IReadOnlyList<string> Columns(FileHead head) => HcpcsLayout.Columns;

    private protected override IEnumerable<Entry> Row(Code code, string[] cells, int line)
    {
        var row = new string[HcpcsLayout.Indicators.Length];
        Array.Fill(row, "");
        for (var i = 0; i < Places.Length; i++)
            Spread(cells[i + 1], Room[i], row);
        return [HcpcsLayout.Entry(code, null, null, row, line), new RowEntry(code.Value, row, line)];
    }

    // "140, 220" is LABCERT1 and LABCERT2; "A:P:R" is TOS1 to TOS3
    private static void Spread(string cell, (int At, int Most) room, string[] row)
    {
        string[] values = room.Most == 1 ? [cell]
            : cell.Split([',', ':'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < Math.Min(room.Most, values.Length); i++)
            row[room.At + i] = values[i];
    }
}

/// <summary>The long and short titles of codes, a row each, as others re-shaped them.</summary>
public sealed class DescriptionListReader : HcpcsReader
{
    private static readonly string[] Names = ["hcpcs_code", "hcpcs_desc_type", "hcpcs_description"];

    public override string Table => "descriptions";

    public override bool Recognises(FileHead head) => HeadText.FirstLine(head) == string.Join(',', Names);

    public override IReadOnlyList<string> Columns(FileHead head) => Names;

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject)
    {
        var rows = new Delimited(file, ',');
        rows.Next();
        var titles = new Dictionary<Code, CodeEntry>();
        while (rows.Next())
        {
            if (rows.IsBlank)
                continue;
            if (rows.Count != 3 || HcpcsLayout.Read(rows[0]) is not { } code)
                throw rows.Wrong("a code, Long or Short, and a title", rows[0]);
            var titled = titles.GetValueOrDefault(code) ?? new CodeEntry(code, true, null, null, null, rows.Line);
            var title = rows[2].Trim().ToString();
            // a title that was shortened more than once appears more than once: the first stands
            titles[code] = rows[1].Trim() switch
            {
                "Long" => titled with { Long = titled.Long ?? title },
                "Short" => titled with { Short = titled.Short ?? title },
                _ => throw rows.Wrong("Long or Short", rows[1]),
            };
        }
        return titles.Count > 0 ? titles.Values : throw rows.Wrong("rows below the column names", "none");
    }
}

/// <summary>A CSV that others made of an official file: a code in the first column, other columns by name.</summary>
public abstract class DerivedReader : HcpcsReader
{
    private protected abstract string[] Names { get; }

    private protected abstract IEnumerable<Entry> Row(Code code, string[] cells, int line);

    public override bool Recognises(FileHead head) => HeadText.FirstLine(head) == string.Join(',', Names);

    public override IReadOnlyList<string> Columns(FileHead head) => Names;

    // whatever its name: the official files do not look like this
    public override Edition? EditionNamed(string name) => base.EditionNamed(name) is { } edition ? edition with { Official = false } : null;

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject)
    {
        var rows = new Delimited(file, ',');
        rows.Next();
        var seen = new HashSet<Code>();
        while (rows.Next())
        {
            if (rows.IsBlank)
                continue;
            if (rows.Count != Names.Length)
                throw rows.Wrong($"{Names.Length} cells", $"{rows.Count}");
            if (HcpcsLayout.Read(rows[0]) is not { } code)
            {
                reject(rows.Line, $"{TextFile.Shown(rows[0])} is no code of HCPCS and no modifier");
                continue;
            }
            if (!seen.Add(code))
            {
                reject(rows.Line, $"{code} again");
                continue;
            }
            foreach (var entry in Row(code, rows.Cells(Names.Length), rows.Line))
                yield return entry;
        }
        if (seen.Count == 0)
            throw rows.Wrong("rows below the column names", "none");
    }
}
