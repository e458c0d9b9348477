using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Coverage;

/// <summary>A table of the coverage database that joins articles and codes; each row names the article by its number.</summary>
public abstract class ArticleReader : TableReader
{
    public override string Book => "coverage";

    public override Edition? EditionNamed(string name) => EditionNames.Calendar(Book, name);
}

/// <summary>The procedure codes that each article of coverage is about; by code.</summary>
public sealed class ArticleCodeReader : ArticleReader
{
    public override string Table => "article_codes";

    private protected override IReadOnlyList<string[]> Layouts { get; } =
    [
        ["article_id", "article_version", "hcpc_code_id", "hcpc_code_version", "hcpc_code_group", "range", "last_updated", "long_description", "short_description"],
    ];

    private protected override string? Key(string[] cells) => cells[2].Length > 0 ? cells[2] : null;

    private protected override string? Fault(string[] cells) =>
        cells[0].Length > 0 && cells[0].All(char.IsAsciiDigit) && ProcedureCodes.IsProcedure(cells[2]) ? null : "an article and a code of five characters";

    private protected override void Tidy(string[] cells)
    {
        if (cells.Length > 8 && ProcedureCodes.OwnsWords(cells[2]))
            (cells[7], cells[8]) = ("", "");
    }
}

/// <summary>The diagnoses that each article of coverage supports; by article.</summary>
public sealed class ArticleDiagnosisReader : ArticleReader
{
    public override string Table => "article_diagnoses";

    private protected override IReadOnlyList<string[]> Layouts { get; } =
    [
        ["article_id", "article_version", "icd10_code_id", "icd10_code_version", "icd10_covered_group", "range", "last_updated", "sort_order", "description", "asterisk"],
        ["article_id", "article_version", "icd10_code_id", "icd10_code_version", "icd10_covered_group", "range", "last_updated", "description", "asterisk"],
    ];

    private protected override string? Key(string[] cells) => cells[0].Length > 0 ? cells[0] : null;

    private protected override string? Fault(string[] cells) =>
        cells[0].All(char.IsAsciiDigit) && cells[2].Length is >= 3 and <= 8 ? null : "an article and a diagnosis";
}
