using CodingAhead.Engines.Claims.Facts;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>An add-on code is paid only with one of its primary codes by the same practitioner on the same day.</summary>
internal sealed class AddOnEdit : IClaimEdit
{
    public string Name => "add_on";

    public string Rule => "An add-on code is paid only with a primary code of the same practitioner on the same day: type 1 with a listed one, type 2 with one the contractor defines, type 3 with a listed or contractor-defined one.";

    public string Citation => "Medicare NCCI add-on code edits; Claims Processing Manual, chapter 12, section 30";

    public string Book => "ncci";

    public int Version => 2;

    public void Check(ReadClaim claim, FindingList found)
    {
        if (claim.Setting is not (ClaimSetting.Practitioner or ClaimSetting.OutpatientHospital))
            return;
        DateOnly? told = null;
        foreach (var line in claim.Lines)
        {
            if (line.Date is not { } day || !line.Facts.Shaped)
                continue;
            if (!line.On!.AddOns)
            {
                if (told != day)
                    found.Open(this, line, $"No add-on table holds on {day:yyyy-MM-dd}; {claim.Books.NearestTo(day, "add_on")}.");
                told = day;
            }
            else if (line.Facts.AddOns is { } addOn)
                Judge(claim, line, addOn, found);
        }
    }

    private void Judge(ReadClaim claim, ReadLine line, AddOnFacts addOn, FindingList found)
    {
        var others = false;
        foreach (var lines in (ReadOnlySpan<ReadLine[]>)[claim.Lines, claim.Earlier])
            foreach (var other in lines)
                if (other != line && other.Date == line.Date && other.SameProvider(line))
                {
                    if (Array.BinarySearch(addOn.Primaries, other.Code, StringComparer.Ordinal) >= 0)
                        return;
                    others = true;
                }
        var listed = new Examples(addOn.Primaries);
        if (addOn.Open && others)
            found.Warn(this, line, $"{line.Code} is an add-on code whose primary codes the contractor defines; none of the listed ones stands on the claim.{listed}", $"Ask the contractor whether the main service here counts as its primary.", addOn.Source);
        else
            found.Fail(this, line, $"{line.Code} is an add-on code, and none of its primary codes stands on the claim for {line.Date:yyyy-MM-dd}.{listed}", $"Passes with its primary code on the same day by the same practitioner.", addOn.Source);
    }

    /// <summary>The first of a list in words.</summary>
    private sealed class Examples(string[] codes)
    {
        public override string ToString() => codes.Length == 0 ? "" : $" Listed: {string.Join(", ", codes.Take(8))}{(codes.Length > 8 ? " …" : "")}.";
    }
}
