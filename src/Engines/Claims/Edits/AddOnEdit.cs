namespace CodingAhead.Engines.Claims.Edits;

/// <summary>An add-on code is paid only with one of its primary codes by the same practitioner on the same day.</summary>
public sealed class AddOnEdit : IClaimEdit
{
    public string Name => "add_on";

    public string Rule => "An add-on code is paid only with a primary code of the same practitioner on the same day: type 1 with a listed one, type 2 with one the contractor defines, type 3 with a listed or contractor-defined one.";

    public string Citation => "Medicare NCCI add-on code edits; Claims Processing Manual, chapter 12, section 30";

    public int Version => 1;

    public IEnumerable<Finding> Check(ClaimContext claim)
    {
        if (claim.Setting is not (ClaimSetting.Practitioner or ClaimSetting.OutpatientHospital))
            yield break;
        var told = new HashSet<DateOnly>();
        foreach (var line in claim.Lines)
        {
            if (line.Date is not { } day)
                continue;
            if (!claim.Holds("add_on", day))
            {
                if (told.Add(day))
                    yield return claim.Found(Name, "not_checked", [line.Line], [line.Code], $"No add-on table holds on {day:yyyy-MM-dd}; {claim.Nearest("add_on", day)}.");
                continue;
            }
            var rows = claim.Rows("ncci", "add_on", line.Code, day).ToList();
            if (rows.Count == 0)
                continue;
            var primaries = rows.Select(r => r.Entry.Cells[0]).ToHashSet(StringComparer.Ordinal);
            var others = claim.Lines.Where(l => l.Line != line.Line && l.Date == day && ClaimContext.SameProvider(l, line)).ToList();
            if (others.Exists(l => primaries.Contains(l.Code)))
                continue;
            var listed = primaries.Where(p => p != "CCCCC").Order(StringComparer.Ordinal).ToList();
            var open = rows.Exists(r => r.Entry.Cells[0] == "CCCCC" || r.Entry.Cells[2] is "2" or "3");
            var example = listed.Count == 0 ? "" : $" Listed: {string.Join(", ", listed.Take(8))}{(listed.Count > 8 ? " …" : "")}.";
            yield return open && others.Count > 0
                ? claim.Found(Name, "warn", [line.Line], [line.Code], $"{line.Code} is an add-on code whose primary codes the contractor defines; none of the listed ones stands on the claim.{example}", "Ask the contractor whether the main service here counts as its primary.", rows[0].Source)
                : claim.Found(Name, "fail", [line.Line], [line.Code], $"{line.Code} is an add-on code, and none of its primary codes stands on the claim for {day:yyyy-MM-dd}.{example}", "Passes with its primary code on the same day by the same practitioner.", rows[0].Source);
        }
    }
}
