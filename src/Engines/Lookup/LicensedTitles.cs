using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Lookup;

/// <summary>
/// The AMA's descriptors of a code, from the user's own licensed files of the year that holds. Each length stands in a file of its own,
/// and the fee schedule of a later quarter may list the code by number, so they are put together here.
/// </summary>
internal static class LicensedTitles
{
    /// <summary>Shown wherever such a text is.</summary>
    private const string Notice = "CPT codes and descriptors: copyright American Medical Association, all rights reserved; from your own licensed files.";

    public static CodePage Add(PageContext context, CodePage page)
    {
        if (context.Code.System is not (CodeSystem.Cpt or CodeSystem.Modifier) || context.Shelf.Imported is not { } catalogue)
            return page;
        var licensed = catalogue.Entries(context.Code).Where(e => e.Edition.Book == "cpt" && (context.On is null || e.Edition.Covers(context.On.Value))).ToList();
        licensed.RemoveAll(e => e.Edition.Name != licensed[0].Edition.Name);
        if (licensed.Find(e => e.Entry.Title.Length > 0) is not { } first)
            return page;
        var (consumer, clinician) = (Texts(catalogue, context.Code, "consumer", first.Edition), Texts(catalogue, context.Code, "clinician", first.Edition));
        var best = licensed.Find(e => e.Entry.Long is not null) ?? licensed.Find(e => e.Entry.Medium is not null) ?? first;
        return page with
        {
            Title = new CodeTitle(
                licensed.Find(e => e.Entry.Short is not null)?.Entry.Short, Medium(licensed), licensed.Find(e => e.Entry.Long is not null)?.Entry.Long)
            {
                Consumer = consumer is [var one, ..] ? one : null, Clinician = clinician,
            },
            Source = best.Source, Notice = Notice,
        };
    }

    // the medium file before the capitals cut from the long one
    private static string? Medium(List<Sourced<CodeEntry>> licensed)
    {
        var medium = licensed.FindAll(e => e.Entry.Medium is not null);
        return (medium.Find(e => !e.Source.File.Contains("LONGUT", StringComparison.OrdinalIgnoreCase)) ?? (medium.Count > 0 ? medium[0] : null))?.Entry.Medium;
    }

    private static List<string> Texts(ICatalogue catalogue, Code code, string table, Edition edition) =>
        [.. catalogue.Rows("cpt", table, code.Value).Where(r => r.Edition.Name == edition.Name).Select(r => r.Entry.Cells[1])];
}
