using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Telehealth;

/// <summary>The list of services that Medicare pays at a distance, saved from the publisher's sheet as comma-separated values; by code.</summary>
public sealed class TelehealthReader : TableReader
{
    private const string AudioOnly = "Can Audio-only Interaction Meet the Requirements?";

    public override string Book => "telehealth";

    public override string Table => "telehealth";

    private protected override int Preamble => 6;

    private protected override bool Unique => true;

    private protected override IReadOnlyList<string[]> Layouts { get; } =
    [
        ["Code", "Short Descriptor", "Status", AudioOnly, "Medicare Payment Limitations"],
        ["Code", "Short Descriptor", "Status", AudioOnly],
        ["HCPCS", "Short Descriptor", "Status", AudioOnly],
    ];

    public override Edition? EditionNamed(string name) => EditionNames.Calendar(Book, name);

    private protected override string? Key(string[] cells) => ProcedureCodes.IsProcedure(cells[0]) ? cells[0] : null;

    private protected override void Tidy(string[] cells)
    {
        if (ProcedureCodes.OwnsWords(cells[0]))
            cells[1] = "";
    }
}
