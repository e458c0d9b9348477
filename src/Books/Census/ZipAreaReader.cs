using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Census;

/// <summary>Table P1 of the decennial census by ZIP code tabulation area, as data.census.gov exports it; by the five digits.</summary>
public sealed class ZipAreaReader : TableReader
{
    public override string Book => "census";

    public override string Table => "zip_areas";

    private protected override bool Unique => true;

    private protected override IReadOnlyList<string[]> Layouts { get; } = [["GEO_ID", "NAME", "P1_001N"], ["GEO_ID", "NAME", "P1_001N", "P1_001NA"]];

    public override Edition? EditionNamed(string name) => EditionNames.Calendar(Book, name);

    // below the names the export repeats them in words; areas have the identifier of their level, "860…US" and the digits
    private protected override string? Key(string[] cells) => cells[0].StartsWith("860", StringComparison.Ordinal) && cells[0].Length > 5 ? cells[0][^5..] : null;

    private protected override string? Fault(string[] cells) =>
        !cells[0][^5..].All(char.IsAsciiDigit) ? "five digits at the end of GEO_ID"
        : cells[2].Length is > 0 and < 9 && cells[2].All(char.IsAsciiDigit) ? null : "a number of people in P1_001N";
}
