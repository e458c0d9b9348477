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
        new Icd10Cm.CodesReader(),
        new Icd10Cm.ConversionReader(),
        new Icd10Cm.PoaExemptReader(),
        new Icd10Cm.PoaAddedReader(),
        new Icd10Cm.PoaDeletedReader(),
        new Icd10Cm.PoaRevisedReader(),
        new Icd10Cm.OrderAddendaReader(),
        new Icd10Cm.CodesAddendaReader(),
        new Icd10Cm.GuidelinesReader(),
        new Icd10Cm.AddendaPdfReader(),
        new Icd10Pcs.OrderReader(),
        new Icd10Pcs.OrderAddendaReader(),
        new Hcpcs.AlphaNumericReader(),
        new Hcpcs.CsvReader(),
        new Hcpcs.TitleListReader(),
        new Hcpcs.IndicatorListReader(),
        new Hcpcs.DescriptionListReader(),
        new Hcpcs.ModifierListReader(),
        new Gems.Icd9ToIcd10CmReader(),
        new Gems.Icd10CmToIcd9Reader(),
        new Gems.Icd9ToIcd10PcsReader(),
        new Gems.Icd10PcsToIcd9Reader(),
    ];
}
