using CodingAhead.Engines.Claims.Facts;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>A diagnosis that the code editor keeps to an age.</summary>
internal sealed class AgeEdit : IClaimEdit
{
    public string Name => "age";

    public string Rule => "A diagnosis of newborns, children, mothers or adults agrees with the patient's age on the day. Binding for inpatient claims in the dates of the loaded code edits; else a warning.";

    public string Citation => "Definitions of Medicare Code Edits, age conflict";

    public string Book => "msdrg";

    public int Version => 2;

    public void Check(ReadClaim claim, FindingList found)
    {
        CodeEditor.Loaded(this, claim, found);
        foreach (var diagnosis in claim.Diagnoses)
            foreach (var limit in diagnosis.Facts.Limits)
                if (limit.Fact.Sex == ' ')
                {
                    if (claim.Given.Patient.BirthDate is not { } born || claim.Day is not { } day)
                        found.Add(this, "not_checked", [], [diagnosis.Text], $"{diagnosis.Text} is kept to {limit.Fact.Words}. The patient's birth date is not known.", null, limit.Fact.Source);
                    else if (Age.On(born, day) is var years && (years < limit.Fact.From || years > limit.Fact.To))
                        CodeEditor.Conflict(this, claim, diagnosis, limit, found);
                    break;
                }
    }
}

/// <summary>Whole years.</summary>
internal static class Age
{
    /// <summary>The age on a day; negative for a birth that is still to come.</summary>
    public static int On(DateOnly born, DateOnly day) => day.Year - born.Year - ((day.Month, day.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);
}

/// <summary>How far the code editor of inpatient claims binds a claim.</summary>
internal static class CodeEditor
{
    public static void Conflict(IClaimEdit edit, ReadClaim claim, ReadDiagnosis diagnosis, Dated<PatientLimit> limit, FindingList found)
    {
        var binding = claim.Setting == ClaimSetting.InpatientHospital && claim.Day is { } day && limit.Edition.Covers(day);
        found.Add(edit, binding ? "fail" : "warn", [], [diagnosis.Text], $"{diagnosis.Text} is kept to {limit.Fact.Words} by the code edits {limit.Edition.Name}{(binding ? "" : ", which do not bind this claim")}.",
            $"Check the diagnosis and the patient's data.", limit.Fact.Source);
    }

    /// <summary>The editor is for inpatient claims, so only there its absence leaves something open.</summary>
    public static void Loaded(IClaimEdit edit, ReadClaim claim, FindingList found)
    {
        if (claim.Setting == ClaimSetting.InpatientHospital && claim.Diagnoses.Length > 0 && claim.OnDay is { CodeEdits: false } on)
            found.Add(edit, "not_checked", [], [], $"No code edits of {on.Day:yyyy-MM-dd} are loaded; {claim.Books.NearestTo(on.Day, "code_edits")}.");
    }
}
