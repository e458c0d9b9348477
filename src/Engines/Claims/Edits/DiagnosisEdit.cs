using CodingAhead.Engines.Claims.Facts;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>A diagnosis must be a billable ICD-10-CM code of the fiscal year of the service; pointers must lead to one.</summary>
internal sealed class DiagnosisEdit : IClaimEdit
{
    private const int MostOfForm = 12, MostPointers = 4;

    public string Name => "diagnosis";

    public string Rule => "Each diagnosis is a code of full length in force on the day and stands once; each line points to up to four diagnoses of the claim; a side in the code agrees with LT and RT.";

    public string Citation => "ICD-10-CM Official Guidelines, sections I.B.2, I.B.12 and I.B.13; 45 CFR 162.1002; Claims Processing Manual, chapter 26, section 10.4, items 21 and 24E";

    public string Book => "icd10cm";

    public int Version => 2;

    public void Check(ReadClaim claim, FindingList found)
    {
        if (claim.Diagnoses.Length == 0)
            found.Add(this, "fail", [], [], $"The claim has no diagnosis.", $"Enter at least one.");
        var form = claim.Setting is ClaimSetting.Practitioner or ClaimSetting.Dme;
        if (form && claim.Diagnoses.Length > MostOfForm)
            found.Add(this, "fail", [], [], $"{claim.Diagnoses.Length} diagnoses; a professional claim has room for {MostOfForm}.", $"Keep those that the lines point to.");
        for (var i = 0; i < claim.Diagnoses.Length; i++)
        {
            Valid(claim, claim.Diagnoses[i], found);
            for (var j = 0; j < i; j++)
                if (claim.Diagnoses[i].Facts is { Code: not null } one && one.Packed == claim.Diagnoses[j].Facts.Packed)
                    found.Add(this, "fail", [], [claim.Diagnoses[i].Text], $"{claim.Diagnoses[i].Text} stands twice on the claim.", $"Keep it once.");
        }
        foreach (var line in claim.Lines)
        {
            Pointers(claim, line, form, found);
            Sides(claim, line, found);
        }
    }

    private void Valid(ReadClaim claim, ReadDiagnosis diagnosis, FindingList found)
    {
        if (diagnosis.Facts.Code is null)
            found.Add(this, "fail", [], [diagnosis.Text], $"'{diagnosis.Given.Code}' has not the shape of an ICD-10-CM code.", $"Enter three to seven characters.");
        else if (claim.OnDay is not { } on)
            found.Add(this, "not_checked", [], [diagnosis.Text], $"Neither the lines nor the statement have a date.");
        else if (!on.Diagnoses)
            found.Add(this, "not_checked", [], [diagnosis.Text], $"No ICD-10-CM edition of {on.Day:yyyy-MM-dd} is loaded; {claim.Books.NearestTo(on.Day, "order")}.");
        else if (diagnosis.Facts.On(on.Day) is not { } listing)
            found.Add(this, "fail", [], [diagnosis.Text], $"{diagnosis.Text} is not a code of ICD-10-CM on {on.Day:yyyy-MM-dd}.", $"Look the condition up for that day.", diagnosis.Facts.Listings is [var other, ..] ? other.Row.Source : null);
        else if (!listing.Billable)
            found.Add(this, "fail", [], [diagnosis.Text], $"{diagnosis.Text} is a category: more characters are needed{(diagnosis.Facts.WantsSeventh ? ", the seventh among them" : "")}.", $"Choose the code of full length that the note supports.", listing.Row.Source);
    }

    private void Pointers(ReadClaim claim, ReadLine line, bool form, FindingList found)
    {
        var pointers = line.Given.Pointers;
        for (var i = 0; i < pointers.Count; i++)
            if (pointers[i] < 1 || pointers[i] > claim.Diagnoses.Length)
                found.Fail(this, line, $"Line {line.Number} points to diagnosis {pointers[i]}; the claim has {claim.Diagnoses.Length}.", $"Point to a diagnosis of the claim.");
        if (form && pointers.Count > MostPointers)
            found.Fail(this, line, $"Line {line.Number} points to {pointers.Count} diagnoses; a line has room for {MostPointers}.", $"Keep the four that matter most.");
        if (form && pointers.Count == 0 && claim.Diagnoses.Length > 0)
            found.Warn(this, line, $"Line {line.Number} points to no diagnosis.", $"Point to the diagnosis that is the reason for the service.");
    }

    // the side that the titles state, against the line's modifier
    private void Sides(ReadClaim claim, ReadLine line, FindingList found)
    {
        var (left, right) = (line.Modifiers.Any(Mark.Lt), line.Modifiers.Any(Mark.Rt));
        if (left == right)
            return;
        var (own, other) = left ? (Side.Left, Side.Right) : (Side.Right, Side.Left);
        ReadDiagnosis? wrong = null;
        foreach (var pointer in line.Given.Pointers)
            if (pointer >= 1 && pointer <= claim.Diagnoses.Length && claim.Diagnoses[pointer - 1] is var diagnosis)
            {
                if ((diagnosis.Facts.Sides & (own | Side.Both)) != 0)
                    return;
                if ((diagnosis.Facts.Sides & other) != 0)
                    wrong ??= diagnosis;
            }
        if (wrong is not null)
            found.Add(this, "warn", [line.Number], [line.Code, wrong.Text], $"Line {line.Number} is on the {(left ? "left" : "right")} side, its diagnosis {wrong.Text} on the {(left ? "right" : "left")}.",
                $"Check the side in the note.", wrong.Facts.Listings is [var listing, ..] ? listing.Row.Source : null);
    }
}
