using System.Globalization;
using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.PartBDrugs;

/// <summary>A quarterly table of drugs that Medicare Part B pays by their average sales price.</summary>
public abstract class PartBDrugReader : TableReader
{
    public override string Book => "asp";

    private protected override int Preamble => 12;

    // "Effective January 1, 2026 through March 31, 2026"
    public override Edition? EditionInside(FileHead head)
    {
        var text = HeadText.Of(head);
        var at = text.IndexOf("Effective ", StringComparison.Ordinal);
        return at < 0 ? null : EditionNames.Stated(Book, head, text.Substring(at, Math.Min(60, text.Length - at)));
    }

    public override Edition? EditionNamed(string name) => EditionNames.Calendar(Book, name);

    private protected override string? Key(string[] cells) => cells[0].Length > 0 ? cells[0] : null;

    private protected override void Tidy(string[] cells)
    {
        if (ProcedureCodes.OwnsWords(cells[0]))
            cells[1] = "";
    }
}

/// <summary>The payment limit of a dose of each drug; by code.</summary>
public sealed class PaymentLimitReader : PartBDrugReader
{
    public override string Table => "limits";

    private protected override bool Unique => true;

    private protected override IReadOnlyList<string[]> Layouts { get; } =
    [
        [
            "HCPCS Code", "Short Description", "HCPCS Code Dosage", "Payment Limit", "Co-insurance Percentage", "Vaccine AWP%",
            "Vaccine Limit",
            "Blood AWP%", "Blood limit", "Clotting Factor", "Notes",
        ],
    ];

    private protected override string? Fault(string[] cells) =>
        ProcedureCodes.IsProcedure(cells[0])
            && (cells[3] == "N/A" || decimal.TryParse(cells[3], NumberStyles.Number, CultureInfo.InvariantCulture, out _)) ? null
            : "a code and its payment limit";
}

/// <summary>The drug products of each code; by code, a row for each NDC.</summary>
public sealed class NdcReader : PartBDrugReader
{
    public override string Table => "ndc";

    private protected override IReadOnlyList<string[]> Layouts { get; } =
    [
        ["_????_CODE", "Short Description", "LABELER NAME", "NDC2", "Drug Name", "HCPCS dosage", "PKG SIZE", "PKG QTY", "BILLUNITS",
            "BILLUNITSPKG"],
    ];

    private protected override string? Fault(string[] cells) =>
        ProcedureCodes.IsProcedure(cells[0]) && cells[3].Length > 0 ? null : "a code and an NDC";
}
