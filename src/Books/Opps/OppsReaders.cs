using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Opps;

/// <summary>A table of the outpatient prospective payment system.</summary>
public abstract class OppsReader : TableReader
{
    public override string Book => "opps";

    private protected override int Preamble => 6;

    private protected override bool Unique => true;

    public override Edition? EditionNamed(string name) => EditionNames.Calendar(Book, name);

    // 0xFF is a hard space in the code page of the tool that wrote some of these files
    private protected override void Tidy(string[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
            cells[i] = cells[i].Replace('\u00FF', ' ').Trim();
    }

    /// <summary>Money and shares as the addenda write them: <c>$1,179.080</c>, <c>20.000%</c>, a lone dot for nothing, or empty.</summary>
    private protected static bool IsAmount(string cell)
    {
        var number = cell.AsSpan().TrimStart('$').TrimEnd('%');
        return cell is "" or "."
            || decimal.TryParse(number, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out _);
    }
}

/// <summary>Addendum A: the payment groups with weight, rate and copayment; by APC.</summary>
public sealed class AddendumAReader : OppsReader
{
    public override string Table => "addendum_a";

    private protected override char Separator => '\t';

    private protected override IReadOnlyList<string[]> Layouts { get; } =
    [
        [
            "APC", "Group Title", "SI", "Relative Weight", "Payment Rate", "National Unadjusted Copayment", "Minimum Unadjusted Copayment",
            "IRA Coinsurance percentage", "Adjusted Beneficiary Copayment",
            "Drug and Device Pass-Through Expiration during Calendar Year", "Note",
        ],
    ];

    private protected override string? Key(string[] cells) => cells[0].Length > 0 ? cells[0] : null;

    private protected override string? Fault(string[] cells) =>
        cells[0].Length == 4 && cells[0].All(char.IsAsciiDigit) && cells[3..9].All(IsAmount) ? null
            : "an APC of four digits and its amounts";
}

/// <summary>Addendum B: status, group, weight, rate and copayment of each code.</summary>
public sealed class AddendumBReader : OppsReader
{
    public override string Table => "addendum_b";

    private protected override IReadOnlyList<string[]> Layouts { get; } =
    [
        [
            "HCPCS Code", "Short Descriptor", "SI", "APC", "Relative Weight", "Payment Rate", "National Unadjusted Copayment",
            "Minimum Unadjusted Copayment", "IRA Coinsurance percentage", "Adjusted Beneficiary Copayment",
            "Drug and Device Pass-Through Expiration during Calendar Year", "Note", "* Indicates a Change",
        ],
    ];

    private protected override string? Key(string[] cells) => cells[0].Length > 0 ? cells[0] : null;

    private protected override string? Fault(string[] cells) =>
        ProcedureCodes.IsProcedure(cells[0]) && cells[4..10].All(IsAmount) ? null : "a code and its amounts";

    private protected override void Tidy(string[] cells)
    {
        base.Tidy(cells);
        if (ProcedureCodes.OwnsWords(cells[0]))
            cells[1] = "";
    }
}

/// <summary>Addendum E: the codes that are paid only as inpatient procedures.</summary>
public sealed class AddendumEReader : OppsReader
{
    public override string Table => "addendum_e";

    private protected override char Separator => '\t';

    private protected override IReadOnlyList<string[]> Layouts { get; } = [["HCPCS Code", "Short Descriptor", "CI", "SI"]];

    private protected override string? Key(string[] cells) => cells[0].Length > 0 ? cells[0] : null;

    private protected override string? Fault(string[] cells) => ProcedureCodes.IsProcedure(cells[0]) ? null : "a code";

    private protected override void Tidy(string[] cells)
    {
        base.Tidy(cells);
        if (ProcedureCodes.OwnsWords(cells[0]))
            cells[1] = "";
    }
}

/// <summary>Addendum D1: the status indicators in words, each over several lines.</summary>
public sealed class AddendumD1Reader : BookReader
{
    private static readonly string[] Names = ["Status Indicator", "Item/Code/Service", "OPPS Payment Status"];

    public override string Book => "opps";

    public override string Table => "addendum_d1";

    public override bool Recognises(FileHead head) => HeadText.Lines(head).Take(7).Any(l => l.TrimEnd('\t') == string.Join('\t', Names));

    public override Edition? EditionNamed(string name) => EditionNames.Calendar(Book, name);

    public override IReadOnlyList<string> Columns(FileHead head) => Names;

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject)
    {
        var rows = new Delimited(file, '\t');
        while (rows.Next() && !rows.Cells(3).SequenceEqual(Names))
            continue;
        string[]? open = null;
        var (line, read) = (0, 0);
        while (rows.Next())
        {
            var cells = rows.Cells(3);
            if (cells[0].Length > 3)
                throw rows.Wrong("a status indicator of one or two characters", cells[0].AsSpan());
            // the footnote below the table
            if (cells[0].Length == 0 && cells[1].StartsWith('*'))
                break;
            if (cells[0].Length == 0)
            {
                for (var i = 1; open is not null && i < 3; i++)
                    if (cells[i].Length > 0)
                        open[i] = open[i].Length == 0 ? cells[i] : $"{open[i]}\n{cells[i]}";
                continue;
            }
            if (open is not null)
                yield return new RowEntry(open[0], open, line);
            (open, line) = (cells, rows.Line);
            read++;
        }
        yield return open is not null && read > 0 ? new RowEntry(open[0], open, line) : throw rows.Wrong("status indicators", "none");
    }
}
