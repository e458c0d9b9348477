using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Lookup;

/// <summary>What the files relate to a CPT or HCPCS code: add-ons and primaries, its two parts, drug products, cross-references, coverage documents.</summary>
internal static class ProcedureCrosswalks
{
    public static IEnumerable<Crosswalk> Of(PageContext page, ICatalogue catalogue)
    {
        if (Loaded(catalogue, "add_on"))
            yield return AddOns(page);
        if (Loaded(catalogue, "pprrvu") && Parts(page, catalogue) is { } parts)
            yield return parts;
        if (Loaded(catalogue, "ndc") && Products(page, catalogue) is { } products)
            yield return products;
        if (References(page, catalogue) is { } references)
            yield return references;
        if (Loaded(catalogue, "documents"))
            yield return CoverageDocuments.Table(page, catalogue);
    }

    private static bool Loaded(ICatalogue catalogue, string table) => catalogue.Parts.Any(p => p.Table == table);

    private static Crosswalk AddOns(PageContext page)
    {
        var relations = CodeEdits.AddOns(page.Shelf, page.Code, page.On, []);
        return new Crosswalk("add_on", "Add-on codes and primaries", [.. relations.Select(r => new CrosswalkItem(r.Code, r.Code == CodeEdits.ContractorDefined ? "" : SystemOf(r.Code), r.Title,
                [r.Role == "primary" ? "a primary of this add-on" : "an add-on to this code", $"type {r.Type}"], r.Source))],
            relations.Count > 0 ? relations[0].Source : null, relations.Count > 0 ? null : "The add-on table of that time names this code neither as an add-on nor as a primary.");
    }

    // the fee schedule lists a service with its reading and its technical part on lines of their own
    private static Crosswalk? Parts(PageContext page, ICatalogue catalogue)
    {
        var rows = catalogue.Rows("mpfs", "pprrvu", page.Code.Value).Where(r => page.On is null || r.Edition.Covers(page.On.Value)).ToList();
        rows.RemoveAll(r => r.Edition != rows[0].Edition);
        if (rows.Count < 2)
            return null;
        return new Crosswalk("components", "The whole and its parts", [.. rows.Select(r => new CrosswalkItem(
            r.Entry.Cells[1] is { Length: > 0 } modifier ? $"{page.Code.Text}-{modifier}" : page.Code.Text, "",
            r.Entry.Cells[1] switch { "26" => "the reading", "TC" => "equipment, staff and supplies", "53" => "stopped before its end", _ => "the whole service" },
            [$"total {Indicators.Cell(page, r, "NON-FACILITY TOTAL")} RVU"], r.Source))], rows[0].Source, null);
    }

    private static Crosswalk? Products(PageContext page, ICatalogue catalogue)
    {
        var rows = catalogue.Rows("asp", "ndc", page.Code.Value).Where(r => page.On is null || r.Edition.Covers(page.On.Value)).ToList();
        return rows.Count == 0 ? null : new Crosswalk("ndc", "Drug products (NDC)", [.. rows.Select(r => new CrosswalkItem(
            r.Entry.Cells[3], "", $"{r.Entry.Cells[4]}, {r.Entry.Cells[2]}", [$"{r.Entry.Cells[9]} billing units a package"], r.Source))], rows[0].Source, null);
    }

    // the alpha-numeric file names codes to use instead or besides
    private static Crosswalk? References(PageContext page, ICatalogue catalogue)
    {
        foreach (var row in catalogue.Rows("hcpcs", "codes", page.Code.Value))
        {
            if (page.On is { } on && !row.Edition.Covers(on))
                continue;
            var items = new List<CrosswalkItem>();
            for (var i = 1; i <= 5; i++)
                if (Indicators.Cell(page, row, $"XREF{i}") is { Length: 5 } other && Code.Procedure(other) is { } code)
                    items.Add(new CrosswalkItem(code.Text, code.System.Slug(), page.Link(code).Title, ["cross-reference"], row.Source));
            if (items.Count > 0)
                return new Crosswalk("cross_reference", "Codes that the HCPCS file refers to", items, row.Source, null);
        }
        return null;
    }

    private static string SystemOf(string text) =>
        Code.Procedure(text)?.System.Slug() ?? "";
}
