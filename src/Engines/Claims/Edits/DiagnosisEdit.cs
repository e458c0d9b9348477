using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>A diagnosis must be a billable ICD-10-CM code of the fiscal year of the service; pointers must lead to one.</summary>
public sealed class DiagnosisEdit : IClaimEdit
{
    public string Name => "diagnosis";

    public string Rule => "Each diagnosis is a code of full length in force on the day; each line points to diagnoses of the claim; a side in the code agrees with LT and RT.";

    public string Citation => "ICD-10-CM Official Guidelines, section I.B.2 and I.B.13; 45 CFR 162.1002";

    public int Version => 1;

    public IEnumerable<Finding> Check(ClaimContext claim)
    {
        if (claim.Diagnoses.Count == 0)
            yield return claim.Found(Name, "fail", [], [], "The claim has no diagnosis.", "Enter at least one.");
        foreach (var diagnosis in claim.Diagnoses)
            if (Of(claim, diagnosis) is { } finding)
                yield return finding;
        foreach (var line in claim.Lines)
        {
            foreach (var pointer in line.Pointers)
                if (pointer < 1 || pointer > claim.Diagnoses.Count)
                    yield return claim.Found(Name, "fail", [line.Line], [line.Code], $"Line {line.Line} points to diagnosis {pointer}; the claim has {claim.Diagnoses.Count}.", "Point to a diagnosis of the claim.");
            if (line.Pointers.Count == 0 && claim.Setting is ClaimSetting.Practitioner or ClaimSetting.Dme && claim.Diagnoses.Count > 0)
                yield return claim.Found(Name, "warn", [line.Line], [line.Code], $"Line {line.Line} points to no diagnosis.", "Point to the diagnosis that is the reason for the service.");
            foreach (var finding in Sides(claim, line))
                yield return finding;
        }
    }

    private Finding? Of(ClaimContext claim, ReadDiagnosis diagnosis)
    {
        if (diagnosis.Code is not { } code)
            return claim.Found(Name, "fail", [], [diagnosis.Given.Code], $"'{diagnosis.Given.Code}' has not the shape of an ICD-10-CM code.", "Enter three to seven characters.");
        if (claim.Day is not { } day)
            return claim.Found(Name, "not_checked", [], [code.Text], "Neither the lines nor the statement have a date.");
        if (!claim.Lists(CodeSystem.Icd10Cm, day))
            return claim.Found(Name, "not_checked", [], [code.Text], $"No ICD-10-CM edition of {day:yyyy-MM-dd} is loaded.");
        var found = claim.Entries(code).Where(e => e.Edition.Covers(day)).ToList();
        if (found.Count == 0)
            return claim.Found(Name, "fail", [], [code.Text], $"{code.Text} is not a code of ICD-10-CM on {day:yyyy-MM-dd}.", "Look the condition up for that day.", claim.Entries(code) is [var other, ..] ? other.Source : null);
        return found[0].Entry.Billable ? null
            : claim.Found(Name, "fail", [], [code.Text], $"{code.Text} is a category: more characters are needed.", "Choose the code of full length that the note supports.", found[0].Source);
    }

    // the side that the title states, against the line's modifier
    private IEnumerable<Finding> Sides(ClaimContext claim, ClaimLine line)
    {
        var side = line.Modifiers.Contains("LT") ? "left" : line.Modifiers.Contains("RT") ? "right" : null;
        if (side is null || line.Modifiers.Contains("LT") && line.Modifiers.Contains("RT") || claim.Books is null)
            yield break;
        var titles = line.Pointers.Where(p => p >= 1 && p <= claim.Diagnoses.Count).Select(p => claim.Diagnoses[p - 1].Code).OfType<Code>()
            .Select(c => claim.Entries(c) is [var e, ..] ? (Code: c, e.Entry.Title, e.Source) : (Code: c, Title: "", Source: (Source?)null)).ToList();
        bool Says(string title, string word) => title.Contains(word, StringComparison.OrdinalIgnoreCase);
        var other = side == "left" ? "right" : "left";
        if (titles.Exists(t => Says(t.Title, other)) && !titles.Exists(t => Says(t.Title, side) || Says(t.Title, "bilateral")))
        {
            var (code, _, source) = titles.Find(t => Says(t.Title, other));
            yield return claim.Found(Name, "warn", [line.Line], [line.Code, code.Text], $"Line {line.Line} is on the {side} side, its diagnosis {code.Text} on the {other}.", "Check the side in the note.", source);
        }
    }
}
