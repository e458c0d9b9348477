using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Claims.Facts;
using CodingAhead.Engines.Guidelines;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>Two diagnoses that an Excludes1 note keeps apart are not reported together, unless they are unrelated.</summary>
internal sealed class Excludes1Edit : IClaimEdit
{
    public string Name => "excludes1";

    public string Rule => "A code under an Excludes1 note is not reported together with the code that the note excludes, unless the two conditions are unrelated to each other or the guidelines themselves allow the two.";

    public string Citation => "ICD-10-CM Official Guidelines, section I.A.12.a";

    public string Book => "icd10cm";

    public int Version => 3;

    public void Check(ReadClaim claim, FindingList found)
    {
        if (claim.Diagnoses.Length < 2 || claim.OnDay is not { } on)
            return;
        if (on.Tabular is not { } tabular)
        {
            found.Add(this, "not_checked", [], [], $"No tabular list is loaded, so Excludes1 notes are not known.");
            return;
        }
        var before = found.All.Count;
        foreach (var one in claim.Diagnoses)
            if (one.Facts.Code is not null)
            {
                var notes = one.Facts.NotesIn(tabular);
                foreach (var other in claim.Diagnoses)
                    if (other.Facts.Packed != one.Facts.Packed && other.Facts.Code is not null && notes.Excluded.Naming(other.Facts.Packed) is >= 0 and var place)
                        Parted(on, tabular, one, other, notes.Excludes1[place], found);
            }
        if (before == found.All.Count && !on.TabularHolds && on.Diagnoses)
            found.Add(this, "not_checked", [], [], $"No tabular list of {on.Day:yyyy-MM-dd} is loaded: of Excludes1 notes only those of {tabular.Name} were read, and none parts these diagnoses.");
    }

    private void Parted(DayFacts on, Edition tabular, ReadDiagnosis one, ReadDiagnosis other, NoteFacts note, FindingList found)
    {
        var edition = on.TabularHolds ? "" : $"; the note is of edition {tabular.Name}, which is not of the day of service";
        if (Excludes1.Exception(one.Facts.Packed, other.Facts.Packed) is { } section)
            found.Add(this, "bypassed", [], [one.Text, other.Text], $"{one.Text} excludes {other.Text} (Excludes1: {note.Text}{edition}), and guideline {section} allows the two together.",
                $"The note must show both conditions (guideline {section}).", note.Source);
        else
            found.Add(this, on.TabularHolds ? "fail" : "warn", [], [one.Text, other.Text], $"{one.Text} excludes {other.Text} (Excludes1: {note.Text}{edition}).",
                $"Leave one out, or document that the two conditions are unrelated (I.A.12.a).", note.Source);
    }
}
