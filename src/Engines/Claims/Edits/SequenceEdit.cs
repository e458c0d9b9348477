using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>Some codes are never listed first: external causes, manifestations, those whose note says to code another first.</summary>
public sealed class SequenceEdit : IClaimEdit
{
    public string Name => "sequence";

    public string Rule => "An external cause is never first; a manifestation, or a code with a code-first note, follows the disease that it belongs to.";

    public string Citation => "ICD-10-CM Official Guidelines, sections I.A.13 and I.C.20.a.6";

    public int Version => 1;

    public IEnumerable<Finding> Check(ClaimContext claim)
    {
        if (claim.Diagnoses is not [{ Code: { } first }, ..])
            yield break;
        if (first.Value[0] is 'V' or 'W' or 'X' or 'Y')
            yield return claim.Found(Name, "fail", [], [first.Text], $"{first.Text} is an external cause and stands first.", "List the injury or condition first.");
        if (claim.AllRows("msdrg", "code_edits", first.Value).FirstOrDefault(r => claim.Cell(r, "icd_conflict_group").Contains("Manifestation", StringComparison.OrdinalIgnoreCase)) is { } row)
        {
            yield return claim.Found(Name, claim.Setting == ClaimSetting.InpatientHospital && claim.Day is { } day && row.Edition.Covers(day) ? "fail" : "warn", [], [first.Text],
                $"{first.Text} is a manifestation and stands first ({row.Edition.Name} code edits).", "List the underlying disease first.", row.Source);
            yield break;
        }
        foreach (var (note, _) in Notes.Of(claim, first, NoteKind.CodeFirst).Take(1))
            yield return claim.Found(Name, "warn", [], [first.Text], $"{first.Text} stands first, and the tabular list ({note.Edition.Name}) says: code first {note.Entry.Text}", "List the underlying condition first when the note names it.", note.Source);
    }
}

/// <summary>The tabular notes that a diagnosis has itself or inherits from the levels above it.</summary>
internal static class Notes
{
    public static IReadOnlyList<(Sourced<NoteEntry> Note, string[] Named)> Of(ClaimContext claim, Code code, NoteKind kind)
    {
        return claim.Books is { } books ? ClaimFacts.Of(books).Notes(code, kind, claim.Day) : [];
    }
}
