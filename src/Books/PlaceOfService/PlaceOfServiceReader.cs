using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.PlaceOfService;

/// <summary>The place of service codes, with whether a place is a facility.</summary>
public sealed class PlaceOfServiceReader : TableReader
{
    public override string Book => "pos";

    public override string Table => "places";

    private protected override bool Unique => true;

    private protected override IReadOnlyList<string[]> Layouts { get; } = [["pos_code", "pos_type", "pos_name", "pos_description"]];

    public override Edition? EditionNamed(string name) => EditionNames.Calendar(Book, name);

    private protected override string? Key(string[] cells) => cells[0].Length > 0 ? cells[0] : null;

    private protected override string? Fault(string[] cells) =>
        cells[0].Length == 2 && cells[0].All(char.IsAsciiDigit) ? null : "a place of two digits";
}
