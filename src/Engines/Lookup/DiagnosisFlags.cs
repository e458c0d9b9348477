using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Lookup;

/// <summary>
/// The flags of a diagnosis: what it counts for in a group or risk model, where it may stand, and for whom it is meant. Age and sex come
/// from the inpatient code editor of the loaded version and hold for that version's dates.
/// </summary>
internal static class DiagnosisFlags
{
    public static void Add(List<Flag> flags, PageContext page, CodePage made)
    {
        var (title, value) = (page.Entry.Entry.Title, page.Code.Value);
        if (page.Shelf.Imported is { } catalogue)
            FromBooks(flags, page, catalogue);
        if (flags.TrueForAll(f => f.Name != "manifestation") && title.Contains("classified elsewhere", StringComparison.OrdinalIgnoreCase) && !title.Contains("as the cause of", StringComparison.OrdinalIgnoreCase))
            flags.Add(new Flag("manifestation", "manifestation", "warn", "Never first-listed: the underlying disease is coded first (guideline I.A.13).", page.Entry.Source));
        if (made.Status == CodeStatus.Valid && title.Contains("unspecified", StringComparison.OrdinalIgnoreCase))
            flags.Add(new Flag("unspecified", "unspecified", "warn", "The title says unspecified: look for a more specific code in the record (guideline I.B.18).", page.Entry.Source));
        else if (made.Status == CodeStatus.Valid && title.StartsWith("Other ", StringComparison.OrdinalIgnoreCase))
            flags.Add(new Flag("other_specified", "other specified", "note", "For a condition that the record names and no other code does (guideline I.A.9.a).", page.Entry.Source));
        if (value[0] is >= 'V' and <= 'Y')
            flags.Add(new Flag("external_cause", "never first", "warn", "An external cause is never first-listed (guideline I.C.20.a.6).", page.Entry.Source));
        if (made.Status == CodeStatus.NotBillable && made.Notes.FirstOrDefault(n => n.Kind == "seventh") is { } seventh)
            flags.Add(new Flag("seventh_character", "7th character", "note", "A seventh character completes the codes below; x fills empty places (guideline I.A.4, I.A.5).", seventh.Source));
    }

    private static void FromBooks(List<Flag> flags, PageContext page, ICatalogue catalogue)
    {
        var value = page.Code.Value;
        if (catalogue.Rows("icd10cm", "poa_exempt", value) is [var poa, ..])
            flags.Add(new Flag("poa_exempt", "POA exempt", "note", "No present-on-admission indicator is reported.", poa.Source));
        if (Newest(page, catalogue, "mcc") is { } major)
            flags.Add(new Flag("mcc", "MCC", "note", $"A major complication or comorbidity as a secondary diagnosis{Grouper(major)}; principal diagnosis and exclusions may take that away.", major.Source));
        else if (Newest(page, catalogue, "cc") is { } minor)
            flags.Add(new Flag("cc", "CC", "note", $"A complication or comorbidity as a secondary diagnosis{Grouper(minor)}; principal diagnosis and exclusions may take that away.", minor.Source));
        foreach (var edit in catalogue.Rows("msdrg", "code_edits", value))
            if (page.On is null || edit.Edition.Covers(page.On.Value))
                flags.Add(edit.Entry.Cells[2] switch
                {
                    "Age" => new Flag("age", $"age: {Group(edit.Entry.Cells[3])}", "warn", $"{edit.Entry.Cells[3]}, says the inpatient code editor{Grouper(edit)}.", edit.Source),
                    "Sex" => new Flag("sex", edit.Entry.Cells[3].Split(' ')[0].ToLowerInvariant(), "note", $"{edit.Entry.Cells[3]}, said the inpatient code editor{Grouper(edit)}; Medicare has since given up the edits on sex.", edit.Source),
                    _ => new Flag("manifestation", "manifestation", "warn", $"Not allowed as principal diagnosis, says the inpatient code editor{Grouper(edit)}; the underlying disease is coded first (guideline I.A.13).", edit.Source),
                });
        foreach (var row in catalogue.Rows("hcc", "dx_to_cc", value))
            if (row.Entry.Cells[2] == "CMS-HCC Model V28" && flags.TrueForAll(f => f.Name != "hcc"))
                flags.Add(new Flag("hcc", $"HCC {row.Entry.Cells[1].Split('.')[0]}", "good", "Counts in Medicare's risk adjustment, model V28.", row.Source));
    }

    private static string Group(string words) => words.Split('(')[0].Trim().ToLowerInvariant();

    private static string Grouper(Sourced<RowEntry> row) => $" ({row.Edition.From:yyyy-MM-dd} to {row.Edition.To:yyyy-MM-dd})";

    private static Sourced<RowEntry>? Newest(PageContext page, ICatalogue catalogue, string table)
    {
        foreach (var row in catalogue.Rows("msdrg", table, page.Code.Value))
            if (page.On is null || row.Edition.Covers(page.On.Value))
                return row;
        return null;
    }
}

/// <summary>The flags of a procedure: how Medicare pays it at a glance, each from an indicator on the page.</summary>
internal static class ProcedureFlags
{
    public static void Add(List<Flag> flags, CodePage made)
    {
        Flag? From(string indicator, string[] values, string name, string label, string tone, string meaning) =>
            made.Indicators.FirstOrDefault(i => i.Name == indicator && Array.IndexOf(values, i.Value) >= 0) is { } found
                ? new Flag(name, label, tone, meaning, found.Source) : null;

        Flag?[] known =
        [
            From("global", ["ZZZ"], "add_on", "add-on", "note", "Reported with its primary procedure, never alone, and without modifier 51."),
            made.Crosswalks.FirstOrDefault(c => c.Kind == "add_on")?.Items.FirstOrDefault(i => i.Flags.Contains("a primary of this add-on")) is { } row && !made.Indicators.Any(i => i is { Name: "global", Value: "ZZZ" })
                ? new Flag("add_on", "add-on", "note", "The add-on table lists primaries for it: never reported alone.", row.Source) : null,
            From("status", ["C"], "carrier_priced", "contractor priced", "note", "The Medicare contractor sets the price, from the documentation."),
            From("status", ["N", "G", "I"], "not_for_medicare", "not for Medicare", "stop", "Medicare does not pay this code: excluded, or another code is used."),
            From("status", ["B", "P"], "bundled", "bundled", "warn", "Medicare pays it inside another service, never apart."),
            From("global", ["090"], "major_surgery", "90 days", "note", "A major operation: the aftercare of 90 days is in the fee."),
            From("global", ["010"], "minor_surgery", "10 days", "note", "A minor operation: the aftercare of 10 days is in the fee."),
            From("opps_status", ["C"], "inpatient_only", "inpatient only", "stop", "Medicare pays the hospital for it only as an inpatient."),
            From("opps_status", ["N", "Q1", "Q2", "Q4"], "packaged", "packaged", "note", "The hospital's payment may lie inside another service of the claim."),
            From("opps_status", ["J1"], "comprehensive", "comprehensive APC", "note", "One payment covers the whole hospital claim."),
        ];
        foreach (var flag in known)
            if (flag is not null)
                flags.Add(flag);
    }
}
