using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Lookup;

/// <summary>Codes of other systems that correspond: general equivalence mappings both ways, and what a conversion table replaced.</summary>
internal static class Crosswalks
{
    public static IReadOnlyList<Crosswalk> Of(PageContext page)
    {
        if (page.Code.System is not (CodeSystem.Icd10Cm or CodeSystem.Icd10Pcs or CodeSystem.Icd9Cm or CodeSystem.Icd9Pcs))
            return [];
        var mapped = new List<Crosswalk>();
        if (page.Shelf.Imported is not { } catalogue || catalogue.Editions.All(e => e.Book != "gems"))
            return [];
        var other = page.Code.System is CodeSystem.Icd10Cm or CodeSystem.Icd10Pcs ? "ICD-9-CM" : "ICD-10";
        mapped.Add(Table(page, "gem_forward", $"To {other} (GEMs)", catalogue.Maps(page.Code), m => m.To));
        mapped.Add(Table(page, "gem_backward", $"From {other} (GEMs)", catalogue.Maps(page.Code, reverse: true), m => m.From));
        return mapped;
    }

    private static Crosswalk Table(PageContext page, string kind, string title, IReadOnlyList<Sourced<MapEntry>> maps, Func<MapEntry, Code?> other)
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
