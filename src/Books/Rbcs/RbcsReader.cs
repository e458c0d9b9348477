using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Rbcs;

/// <summary>The Restructured BETOS Classification System: category, subcategory and family of each code, a row for each period.</summary>
public sealed class RbcsReader : TableReader
{
    public override string Book => "rbcs";

    public override string Table => "rbcs";

    private protected override IReadOnlyList<string[]> Layouts { get; } =
    [
        [
            "hcpcs_code", "rbcs_procedure", "rbcs_category", "rbcs_subcategory", "rbcs_family", "hcpcs_date_added", "hcpcs_date_ended",
            "rbcs_date_effective",
        ],
    ];

    public override Edition? EditionNamed(string name) => EditionNames.Calendar(Book, name);

    private protected override string? Key(string[] cells) => cells[0].Length > 0 ? cells[0] : null;

    private protected override string? Fault(string[] cells) =>
        ProcedureCodes.IsProcedure(cells[0]) && cells[2].Length > 0 ? null : "a code and its category";
}
