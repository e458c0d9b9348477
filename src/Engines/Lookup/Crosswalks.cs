using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Lookup;

/// <summary>
/// Tables of codes that belong to one: equivalents in another system, add-ons and primaries, drug products, risk categories, comorbidity
/// measures, coverage documents. Each row carries its own; an empty table says why it is empty; a book that is not loaded gives none.
/// </summary>
internal static class Crosswalks
{
    public static IReadOnlyList<Crosswalk> Of(PageContext page)
    {
        if (page.Shelf.Imported is not { } catalogue)
            return [];
        var found = new List<Crosswalk>();
        switch (page.Code.System)
        {
            case CodeSystem.Icd10Cm or CodeSystem.Icd10Pcs or CodeSystem.Icd9Cm or CodeSystem.Icd9Pcs:
                if (page.Code.System == CodeSystem.Icd10Cm)
                    found.AddRange(DiagnosisCrosswalks.Of(page, catalogue));
                if (catalogue.Editions.Any(e => e.Book == "gems"))
                {
                    var other = page.Code.System is CodeSystem.Icd10Cm or CodeSystem.Icd10Pcs ? "ICD-9-CM" : "ICD-10";
                    found.Add(Gem(page, "gem_forward", $"To {other} (GEMs)", catalogue.Maps(page.Code), m => m.To));
                    found.Add(Gem(page, "gem_backward", $"From {other} (GEMs)", catalogue.Maps(page.Code, reverse: true), m => m.From));
                }
                break;
            case CodeSystem.Cpt or CodeSystem.Hcpcs:
                found.AddRange(ProcedureCrosswalks.Of(page, catalogue));
                break;
        }
        return found;
    }

    private static Crosswalk Gem(PageContext page, string kind, string title, IReadOnlyList<Sourced<MapEntry>> maps, Func<MapEntry, Code?> other)
    {
        var gems = maps.Where(m => m.Entry.Kind == "gem").ToList();
        var items = gems.Where(m => other(m.Entry) is not null).Select(m => Item(page, m, other(m.Entry)!.Value)).ToList();
        var none = gems.FirstOrDefault(m => other(m.Entry) is null);
        return new Crosswalk(kind, title, items, gems.Count > 0 ? gems[0].Source : null, items.Count > 0 ? null
            : none is not null ? "The mapping says that there is no equivalent." : "The mappings, which end with the 2018 edition, do not name this code.");
    }

    private static CrosswalkItem Item(PageContext page, Sourced<MapEntry> map, Code code)
    {
        var link = page.Link(code);
        return new CrosswalkItem(link.Code, link.System, link.Title, Decode(map.Entry.Flags), map.Source);
    }

    /// <summary>The five digits of a GEM: approximate, no map, combination, scenario, choice list.</summary>
    public static IReadOnlyList<string> Decode(string flags)
    {
        if (flags.Length != 5)
            return [];
        var words = new List<string> { flags[0] == '1' ? "approximate" : "exact" };
        if (flags[1] == '1')
            words.Add("no map");
        if (flags[2] == '1')
            words.Add($"combination, scenario {flags[3]}, choice list {flags[4]}");
        return words;
    }
}
