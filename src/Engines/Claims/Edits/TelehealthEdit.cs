using CodingAhead.Engines.Claims.Facts;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>A service at a distance stands on Medicare's list, and its place and modifiers say the same.</summary>
internal sealed class TelehealthEdit : IClaimEdit
{
    private static readonly DateOnly ByPlace = new(2024, 1, 1);

    public string Name => "telehealth";

    public string Rule => "A service with place 02 or 10, or with 93, 95, GT, GQ or FQ, stands on the list of telehealth services of the day; by voice alone (93, FQ) only where the list allows it; from 2024 the place is 02, or 10 for a patient at home.";

    public string Citation => "Social Security Act, section 1834(m); 42 CFR 410.78; Claims Processing Manual, chapter 12, section 190";

    public string Book => "telehealth";

    public int Version => 1;

    public void Check(ReadClaim claim, FindingList found)
    {
        if (claim.Setting != ClaimSetting.Practitioner)
            return;
        foreach (var line in claim.Lines)
        {
            var distant = line.Given.Pos is "02" or "10";
            if (!distant && !line.Modifiers.Any(Mark.Distance) || line.Date is not { } day)
                continue;
            if (!distant && day >= ByPlace)
                found.Warn(this, line, $"Line {line.Number} says by {line.Modifiers.First(Mark.Distance)} that it was at a distance, and its place is {line.Given.Pos ?? "not stated"}.", $"From 2024 Medicare takes place 02, or 10 for a patient at home.");
            if (line.Modifiers.Any(Mark.Gq))
                found.Warn(this, line, $"GQ is taken from federal demonstrations in Alaska and Hawaii only.", $"95 or no modifier for picture and sound at once, 93 for voice alone.");
            Listed(claim, line, day, found);
        }
    }

    private void Listed(ReadClaim claim, ReadLine line, DateOnly day, FindingList found)
    {
        if (!line.On!.Telehealth)
            found.Open(this, line, $"No list of telehealth services of {day:yyyy-MM-dd} is loaded; {claim.Books.NearestTo(day, "telehealth")}.");
        else if (line.Facts.Telehealth is not { } listed)
            found.Fail(this, line, $"{line.Code} is not on the list of telehealth services.", $"Give the service in person, or choose one of the list.");
        else if (line.Modifiers.Any(Mark.M93 | Mark.Fq) && listed.AudioOnly != true)
            found.Add(this, listed.AudioOnly is null ? "not_checked" : "fail", [line.Number], [line.Code], $"{line.Modifiers.First(Mark.M93 | Mark.Fq)} says voice alone; the list {(listed.AudioOnly is null ? "does not say whether" : "does not let")} {line.Code} be given so.",
                $"Picture and sound at once, or a service that the list allows by voice.", listed.Source);
    }
}
