using System.Globalization;
using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Hcpcs;

/// <summary>
/// The columns that every edition's rows are kept under: the names of the CSV layout of 2026, at the positions of the record layout.
/// </summary>
internal static class HcpcsLayout
{
    /// <summary>The identifying fields of a record, which become the code entry.</summary>
    public static readonly Column Code = new("HCPC", 1, 5), Sequence = new("SEQNUM", 6, 10), Kind = new("RECID", 11, 11),
        Long = new("LONG_DESCRIPTION", 12, 91), Short = new("SHORT_DESCRIPTION", 92, 119);

    /// <summary>The indicators, which become the row.</summary>
    public static Column[] Indicators { get; } =
    [
        new("PRICE1", 120, 121), new("PRICE2", 122, 123), new("PRICE3", 124, 125), new("PRICE4", 126, 127), new("MULT_PI", 128, 128),
        new("CIM1", 129, 134), new("CIM2", 135, 140), new("CIM3", 141, 146), new("MCM1", 147, 154), new("MCM2", 155, 162),
        new("MCM3", 163, 170),
        new("STATUTE", 171, 180), new("LABCERT1", 181, 183), new("LABCERT2", 184, 186), new("LABCERT3", 187, 189),
        new("LABCERT4", 190, 192),
        new("LABCERT5", 193, 195), new("LABCERT6", 196, 198), new("LABCERT7", 199, 201), new("LABCERT8", 202, 204),
        new("XREF1", 205, 209), new("XREF2", 210, 214), new("XREF3", 215, 219), new("XREF4", 220, 224), new("XREF5", 225, 229),
        new("COV", 230, 230), new("ASC_GRP", 231, 232), new("ASC_DT", 233, 240), new("OPPS", 241, 243), new("OPPS_PI", 244, 244),
        new("OPPS_DT", 245, 252), new("PROCNOTE", 253, 256), new("BETOS", 257, 259),
        new("TOS1", 261, 261), new("TOS2", 262, 262), new("TOS3", 263, 263), new("TOS4", 264, 264), new("TOS5", 265, 265),
        new("ANEST_BU", 266, 268), new("ADD_DT", 269, 276), new("ACT_EFF_DT", 277, 284), new("TERM_DT", 285, 292),
        new("ACTION_CD", 293, 293),
    ];

    public static IReadOnlyList<string> Columns { get; } = [.. Indicators.Select(c => c.Name)];

    /// <summary>The place of an indicator in a row.</summary>
    public static int At(string name) => Array.FindIndex(Indicators, c => c.Name == name);

    private static readonly int Added = At("ADD_DT"), Effective = At("ACT_EFF_DT"), Ended = At("TERM_DT");

    /// <summary>The code or modifier of a cell; null when it is neither.</summary>
    public static Code? Read(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim();
        if (cell.ContainsAnyExcept(SeenCodes.Characters))
            return null;
        return cell.Length == 2 ? new Code(CodeSystem.Modifier, cell.ToString())
            : cell.Length == 5 && char.IsAsciiLetterUpper(cell[0]) && !cell[1..].ContainsAnyExceptInRange('0', '9')
                ? new Code(CodeSystem.Hcpcs, cell.ToString())
                : null;
    }

    /// <summary>The entry of a code from its titles and its row.</summary>
    public static CodeEntry Entry(Code code, string? brief, string? full, string[] cells, int line) =>
        new(code, true, brief, null, full, line, Day(cells[Added]), Day(cells[Ended]));

    /// <summary>A day written as 20020701; null when the cell is empty or zeros.</summary>
    public static DateOnly? Day(string cell) =>
        DateOnly.TryParseExact(cell, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>
    /// The first of the code's own days that is none; null when all are. The days of payment groups are kept as they come (170401).
    /// </summary>
    public static string? Fault(string[] cells)
    {
        foreach (var at in (ReadOnlySpan<int>)[Added, Effective, Ended])
            if (cells[at].Trim('0').Length > 0 && Day(cells[at]) is null)
                return Indicators[at].Name;
        return null;
    }
}
