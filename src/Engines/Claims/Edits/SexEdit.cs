namespace CodingAhead.Engines.Claims.Edits;

/// <summary>A diagnosis that the code editor keeps to a sex.</summary>
internal sealed class SexEdit : IClaimEdit
{
    public string Name => "sex";

    public string Rule => "A diagnosis of one sex agrees with the patient's. Binding for inpatient claims in the dates of the loaded code edits; else a warning. Sex X or unknown is not checked.";

    public string Citation => "Definitions of Medicare Code Edits, sex conflict";

    public string Book => "msdrg";

    public int Version => 2;

    public void Check(ReadClaim claim, FindingList found)
    {
        CodeEditor.Loaded(this, claim, found);
        var sex = claim.Given.Patient.Sex is [var c] && char.ToUpperInvariant(c) is 'F' or 'M' ? char.ToUpperInvariant(claim.Given.Patient.Sex[0]) : ' ';
        foreach (var diagnosis in claim.Diagnoses)
            foreach (var limit in diagnosis.Facts.Limits)
                if (limit.Fact.Sex != ' ')
                {
                    if (sex == ' ')
                        found.Add(this, "not_checked", [], [diagnosis.Text], $"{diagnosis.Text} is kept to {limit.Fact.Words}. The patient's sex is not known, or neither F nor M.", null, limit.Fact.Source);
                    else if (limit.Fact.Sex != sex)
                        CodeEditor.Conflict(this, claim, diagnosis, limit, found);
                    break;
                }
    }
}
