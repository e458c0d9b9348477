using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Coverage;

/// <summary>The list of local coverage determinations and articles, by display number; it has no code tables.</summary>
public sealed class CoverageReader : TableReader
{
    public override string Book => "coverage";

    public override string Table => "documents";

    private protected override IReadOnlyList<string[]> Layouts { get; } =
    [
        [
            "contractor_name_type", "document_display_id", "document_id", "document_type", "document_version", "effective_date", "note",
            "retirement_date", "title", "updated_on", "updated_on_sort", "url",
        ],
    ];

    public override Edition? EditionNamed(string name) => EditionNames.Calendar(Book, name);

    private protected override string? Key(string[] cells) => cells[1].Length > 0 ? cells[1] : null;

    private protected override string? Fault(string[] cells) =>
        cells[2].All(char.IsAsciiDigit) && cells[8].Length > 0 ? null : "a document with number and title";
}
