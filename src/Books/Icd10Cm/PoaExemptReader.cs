using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Icd10Cm;

/// <summary>The codes that are exempt from reporting whether they were present on admission, or the changes to that list.</summary>
public abstract class PoaReader : TableReader
{
    public override string Book => "icd10cm";

    private protected override char Separator => '\t';

    public override Edition? EditionNamed(string name) => EditionNames.Fiscal(Book, name);

    // the column of printed codes; the layouts differ in what stands before it
    private protected static string? CodeIn(string cell) =>
        Icd10CmCode.Read(cell)?.Value;

    private protected static string? Wrong(string cell) => CodeIn(cell) is null ? "a code of ICD-10-CM" : null;
}

/// <summary>The whole list of exempt codes.</summary>
public sealed class PoaExemptReader : PoaReader
{
    public override string Table => "poa_exempt";

    private protected override IReadOnlyList<string[]> Layouts { get; } = [["Order??", "POAexemptCode", "Description"]];

    // the list of additions has the same columns: only its name tells it apart
    public override bool Recognises(FileHead head) =>
        base.Recognises(head) && !head.Name.Contains("AddCodes", StringComparison.OrdinalIgnoreCase);

    private protected override bool Unique => true;

    private protected override string? Key(string[] cells) => CodeIn(cells[1]) ?? cells[1];

    private protected override string? Fault(string[] cells) => Wrong(cells[1]);
}

/// <summary>Codes added to the list.</summary>
public sealed class PoaAddedReader : PoaReader
{
    public override string Table => "poa_exempt_added";

    private protected override IReadOnlyList<string[]> Layouts { get; } = [["Order??", "POAexemptCode", "Description"]];

    public override bool Recognises(FileHead head) =>
        base.Recognises(head) && head.Name.Contains("AddCodes", StringComparison.OrdinalIgnoreCase);

    private protected override string? Key(string[] cells) => CodeIn(cells[1]) ?? cells[1];

    private protected override string? Fault(string[] cells) => Wrong(cells[1]);
}

/// <summary>Codes taken off the list.</summary>
public sealed class PoaDeletedReader : PoaReader
{
    public override string Table => "poa_exempt_deleted";

    private protected override IReadOnlyList<string[]> Layouts { get; } = [["POAexemptCode", "Description"]];

    private protected override string? Key(string[] cells) => CodeIn(cells[0]) ?? cells[0];

    private protected override string? Fault(string[] cells) => Wrong(cells[0]);
}

/// <summary>Titles revised, a line for the old and one for the new.</summary>
public sealed class PoaRevisedReader : PoaReader
{
    public override string Table => "poa_exempt_revised";

    private protected override IReadOnlyList<string[]> Layouts { get; } = [["Order??", "Action", "POAexemptCode", "Description"]];

    private protected override string? Key(string[] cells) => CodeIn(cells[2]) ?? cells[2];

    private protected override string? Fault(string[] cells) => Wrong(cells[2]);
}
