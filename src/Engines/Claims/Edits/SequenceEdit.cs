using CodingAhead.Engines.Claims.Facts;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>Some codes are never listed first: external causes, manifestations, those whose note says to code another first.</summary>
internal sealed class SequenceEdit : IClaimEdit
{
    public string Name => "sequence";

    public string Rule => "An external cause is never first, nor an organism as the cause of a disease coded elsewhere; a manifestation, or a code with a code-first note, follows the disease that it belongs to.";

    public string Citation => "ICD-10-CM Official Guidelines, sections I.A.13, I.C.1.b and I.C.20.a.6";

    public string Book => "icd10cm";

    public int Version => 3;

    public void Check(ReadClaim claim, FindingList found)
    {
        if (claim.Diagnoses is not [{ Facts: { Code: not null } facts } first, ..])
            return;
        if (facts.Behind is { } behind)
        {
            found.Add(this, "fail", [], [first.Text], $"{first.Text} is {behind} and stands first.", $"List the injury, the condition or the underlying disease first.", facts.Listings is [var listing, ..] ? listing.Row.Source : null);
            return;
        }
        if (claim.OnDay is not { } on)
            return;
        if (facts.NeverFirst is [var edit, ..])
            found.Add(this, claim.Setting == ClaimSetting.InpatientHospital && edit.Edition.Covers(on.Day) ? "fail" : "warn", [], [first.Text],
                $"{first.Text} is a manifestation and stands first ({edit.Edition.Name} code edits).", $"List the underlying disease first.", edit.Fact.Source);
        else
            CodeFirst(on, first, found);
    }

    private void CodeFirst(DayFacts on, ReadDiagnosis first, FindingList found)
    {
        if (on.Tabular is not { } tabular)
        {
            found.Add(this, "not_checked", [], [first.Text], $"No tabular list is loaded, so code-first notes are not known.");
            return;
        }
        if (first.Facts.NotesIn(tabular).CodeFirst is [var note, ..])
            found.Add(this, "warn", [], [first.Text], $"{first.Text} stands first, and the tabular list ({tabular.Name}) says: code first {note.Text}", $"List the underlying condition first when the note names it.", note.Source);
        else if (!on.TabularHolds && on.Diagnoses)
            found.Add(this, "not_checked", [], [first.Text], $"No tabular list of {on.Day:yyyy-MM-dd} is loaded: of code-first notes only those of {tabular.Name} were read, and they do not name {first.Text}.");
    }
}
