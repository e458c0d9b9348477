using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Lookup;

/// <summary>
/// The published values of a code, decoded: Medicare indicators in the order of a code book's facts. One table says where each stands
/// in an imported book; where none is loaded, the starter edition's fact stands, under its own edition.
/// </summary>
internal static class Indicators
{
    /// <param name="Name">The name in JSON, which is also the column of the starter's facts and the first column of the decodings.</param>
    /// <param name="Label">What the page prints.</param>
    /// <param name="Governs">The modifiers that the value governs.</param>
    /// <param name="Decoded">The name in the decodings, where it differs.</param>
    /// <param name="Book">The imported book, its table and the publisher's column that holds the value.</param>
    private sealed record Known(string Name, string Label, string[] Governs, string Book, string Table, string Column, string? Decoded = null);

    private static readonly Known[] Physician =
    [
        new("status", "Status code", [], "mpfs", "pprrvu", "STATUS CODE"),
        new("global", "Global days", [], "mpfs", "pprrvu", "GLOB DAYS"),
        new("pctc", "PC/TC indicator", ["26", "TC"], "mpfs", "pprrvu", "PCTC IND"),
        new("multiple", "Multiple procedures", ["51"], "mpfs", "pprrvu", "MULT PROC"),
        new("bilateral", "Bilateral surgery", ["50"], "mpfs", "pprrvu", "BILAT SURG"),
        new("supervision", "Physician supervision", [], "mpfs", "pprrvu", "PHYSICIAN SUPERVISION OF DIAGNOSTIC PROCEDURES"),
        new("assistant", "Assistant at surgery", ["80", "82"], "mpfs", "pprrvu", "ASST SURG"),
        new("cosurgeon", "Co-surgeons", ["62"], "mpfs", "pprrvu", "CO- SURG"),
        new("team", "Team surgery", ["66"], "mpfs", "pprrvu", "TEAM SURG"),
        new("imaging_family", "Diagnostic imaging family", [], "mpfs", "pprrvu", "DIAGNOSTIC IMAGING FAMILY INDICATOR"),
        new("opps_status", "APC status indicator", [], "opps", "addendum_b", "SI"),
        new("opps_apc", "APC", [], "opps", "addendum_b", "APC"),
        new("asc_payment", "ASC payment indicator", [], "asc", "asc", "PI"),
        new("tos", "Type of service (TOS)", [], "", "", ""),
        new("betos", "Berenson-Eggers TOS (BETOS)", [], "", "", ""),
        new("rbcs", "Restructured BETOS (RBCS)", [], "rbcs", "rbcs", "RBCS_ID"),
        new("ccs", "CCS clinical classification", [], "", "", ""),
    ];

    private static readonly Known[] LevelTwo =
    [
        new("cov", "Coverage", [], "hcpcs", "codes", "COV", "coverage"),
        new("price", "Pricing indicator", [], "hcpcs", "codes", "PRICE1", "pricing"),
        new("mult_pi", "Multiple pricing indicator", [], "hcpcs", "codes", "MULT_PI", "multiple_pricing"),
        new("tos", "Type of service (TOS)", [], "hcpcs", "codes", "TOS1"),
        new("betos", "Berenson-Eggers TOS (BETOS)", [], "hcpcs", "codes", "BETOS"),
        new("action", "Action", [], "hcpcs", "codes", "ACTION_CD"),
    ];

    public static IReadOnlyList<Indicator> Of(PageContext page)
    {
        var known = page.Code.System switch
        {
            CodeSystem.Cpt => Physician,
            CodeSystem.Hcpcs => [.. LevelTwo, .. Physician.Where(p => p.Name is not ("tos" or "betos"))],
            CodeSystem.Modifier => LevelTwo[..1],
            _ => [],
        };
        var own = page.Own("cpt_facts", page.Code.Value);
        var found = new List<Indicator>();
        foreach (var indicator in known)
            if (Imported(page, indicator) is { } imported)
                found.Add(imported);
            else if (own is [var facts, ..] && Cell(page, facts, indicator.Name) is { Length: > 0 } value)
                found.Add(Make(page, indicator, value, facts.Source with { Edition = Cell(page, facts, "edition") ?? facts.Source.Edition }, starter: true));
        return found;
    }

    /// <summary>The cell under a column of the part that the row came from.</summary>
    public static string? Cell(PageContext page, Sourced<RowEntry> row, string column)
    {
        var columns = page.Columns(row.Source);
        for (var i = 0; i < columns.Count && i < row.Entry.Cells.Length; i++)
            if (string.Equals(columns[i], column, StringComparison.OrdinalIgnoreCase))
                return row.Entry.Cells[i].Trim();
        return null;
    }

    private static Indicator? Imported(PageContext page, Known indicator)
    {
        if (indicator.Book.Length == 0 || page.Shelf.Imported is not { } catalogue)
            return null;
        foreach (var row in catalogue.Rows(indicator.Book, indicator.Table, page.Code.Value))
            if ((page.On is null || row.Edition.Covers(page.On.Value)) && Cell(page, row, indicator.Column) is { Length: > 0 } value)
                return Make(page, indicator, value, row.Source, starter: false);
        return null;
    }

    private static Indicator Make(PageContext page, Known indicator, string value, Source source, bool starter)
    {
        var decoding = page.Own("decodings", $"{indicator.Decoded ?? indicator.Name}|{value}");
        return new Indicator(indicator.Name, indicator.Label, value, decoding is [var row, ..] ? row.Entry.Cells[2] : indicator.Name == "opps_apc" ? Group(page, value) : "", indicator.Governs, source, starter);
    }

    // Addendum A names the payment groups
    private static string Group(PageContext page, string apc)
    {
        foreach (var row in page.Shelf.Imported?.Rows("opps", "addendum_a", apc) ?? [])
            if ((page.On is null || row.Edition.Covers(page.On.Value)) && Cell(page, row, "Group Title") is { } title)
                return title;
        return "";
    }
}

/// <summary>The medically unlikely edits of a code.</summary>
internal static class Mues
{
    private static readonly (string Service, string Table)[] Services =
        [("practitioner", "mue_practitioner"), ("outpatient_hospital", "mue_outpatient"), ("dme", "mue_dme")];

    public static IReadOnlyList<Mue> Of(PageContext page)
    {
        var found = page.Shelf.Imported is { } catalogue ? Imported(catalogue, page.Code, page.On) : [];
        if (found.Count == 0 && page.Own("cpt_facts", page.Code.Value) is [var facts, ..] && int.TryParse(Indicators.Cell(page, facts, "mue"), out var own))
            found.Add(new Mue("practitioner", own, Indicators.Cell(page, facts, "mai") ?? "", Indicators.Cell(page, facts, "mue_rationale") ?? "", facts.Source));
        return found;
    }

    /// <summary>What the imported tables say of a code, one row a service; without a date, the newest.</summary>
    public static List<Mue> Imported(ICatalogue catalogue, Code code, DateOnly? on)
    {
        var found = new List<Mue>();
        foreach (var (service, table) in Services)
            foreach (var row in catalogue.Rows("ncci", table, code.Value))
                if ((on is null || row.Edition.Covers(on.Value)) && found.All(f => f.Service != service) && int.TryParse(row.Entry.Cells[1], out var units))
                    found.Add(new Mue(service, units, row.Entry.Cells[2], row.Entry.Cells[3], row.Source));
        return found;
    }
}
