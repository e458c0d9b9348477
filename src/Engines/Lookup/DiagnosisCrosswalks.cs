using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Lookup;

/// <summary>What a diagnosis counts for: risk categories with their weight, comorbidity measures, and coverage documents that name it.</summary>
internal static class DiagnosisCrosswalks
{
    /// <summary>The segment whose weight stands on the page: community, no Medicaid, 65 and older.</summary>
    private const string Segment = "CNA";

    public static IEnumerable<Crosswalk> Of(PageContext page, ICatalogue catalogue)
    {
        if (page.Entry.Entry.Billable && catalogue.Editions.FirstOrDefault(e => e.Book == "hcc") is { } edition)
            yield return Categories(page, catalogue, edition);
        if (page.Entry.Entry.Billable && Measures(page, catalogue) is { } measures)
            yield return measures;
        if (catalogue.Parts.Any(p => p.Table == "documents") && CoverageDocuments.Table(page, catalogue) is { Items.Count: > 0 } documents)
            yield return documents;
    }

    private static Crosswalk Categories(PageContext page, ICatalogue catalogue, Edition edition)
    {
        var items = new List<CrosswalkItem>();
        Source? first = null;
        foreach (var row in catalogue.Rows("hcc", "dx_to_cc", page.Code.Value))
            if (row.Edition == edition && row.Entry.Cells[2] is "CMS-HCC Model V24" or "CMS-HCC Model V28")
            {
                var (hcc, model) = (row.Entry.Cells[1].Split('.')[0], row.Entry.Cells[2][^3..]);
                var label = catalogue.Rows("hcc", "labels", "HCC" + hcc).FirstOrDefault(l => l.Edition == edition && l.Entry.Cells[2] == "CMS-HCC" && l.Entry.Cells[3] == model);
                var weight = catalogue.Rows("hcc", "coefficients", $"{Segment}_HCC{hcc}").FirstOrDefault(w => w.Edition == edition && w.Entry.Cells[3] == "C" + model[1..]);
                items.Add(new CrosswalkItem($"HCC {hcc}", "", label?.Entry.Cells[1].Trim() ?? "",
                    [model, weight is null ? "weight not loaded" : $"weight {weight.Entry.Cells[1]} ({Segment})"], row.Source));
                first ??= row.Source;
            }
        return new Crosswalk("hcc", string.Create(CultureInfo.InvariantCulture, $"Risk categories (CMS-HCC, payment year {edition.From.Year})"), items, first,
            items.Count > 0 ? null : "The map of this payment year leads from this code to no payment HCC of V24 or V28.");
    }

    private static Crosswalk? Measures(PageContext page, ICatalogue catalogue)
    {
        if (catalogue.Rows("comorbidity", "dx_to_comorbidity", page.Code.Value).FirstOrDefault(r => page.On is null || r.Edition.Covers(page.On.Value)) is not { } row)
            return null;
        var columns = page.Columns(row.Source);
        var items = new List<CrosswalkItem>();
        for (var i = 3; i < row.Entry.Cells.Length && i < columns.Count; i++)
            if (row.Entry.Cells[i].Trim() == "1")
                items.Add(new CrosswalkItem(columns[i], "", "", [], row.Source));
        return items.Count == 0 ? null : new Crosswalk("elixhauser", "Elixhauser comorbidity measures", items, row.Source, null);
    }
}
