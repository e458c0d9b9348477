namespace CodingAhead.Books;

/// <summary>All readers, in the order in which a file is offered to them. No two claim the same file.</summary>
public static class BookReaders
{
    public static IReadOnlyList<BookReader> All { get; } =
    [
        new Icd10Cm.OrderReader(),
        new Icd10Cm.TabularReader(),
        new Icd10Cm.IndexReader(),
        new Icd10Cm.ExternalCausesReader(),
        new Icd10Cm.DrugsReader(),
        new Icd10Cm.NeoplasmsReader(),
        new Icd10Pcs.OrderReader(),
    ];
}
