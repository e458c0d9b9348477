using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>Two diagnoses that an Excludes1 note keeps apart are not reported together, unless they are unrelated.</summary>
public sealed class Excludes1Edit : IClaimEdit
{
    public string Name => "excludes1";

    public string Rule => "A code under an Excludes1 note is not reported together with the code that the note excludes, unless the two conditions are unrelated to each other.";

    public string Citation => "ICD-10-CM Official Guidelines, section I.A.12.a";

    public int Version => 1;

    public IEnumerable<Finding> Check(ClaimContext claim)
    {
        var codes = claim.Diagnoses.Where(d => d.Code is not null).Select(d => d.Code!.Value).Distinct().ToList();
        if (codes.Count < 2)
            yield break;
        if (claim.Books is not { } books || !ClaimFacts.Of(books).HasTabular)
        {
            yield return claim.Found(Name, "not_checked", [], [], "No tabular list is loaded, so Excludes1 notes are not known.");
            yield break;
        }
        foreach (var code in codes)
            foreach (var (note, named) in Notes.Of(claim, code, NoteKind.Excludes1))
                foreach (var other in codes)
                    if (other != code && Array.Exists(named, m => Names(m, other)))
                    {
                        var current = claim.Day is { } day && note.Edition.Covers(day);
                        yield return claim.Found(Name, current ? "fail" : "warn", [], [code.Text, other.Text],
                            $"{code.Text} excludes {other.Text} (Excludes1: {note.Entry.Text}{(current ? "" : $"; the note is of edition {note.Edition.Name}, which is not of the day of service")}).",
                            "Leave one out, or document that the two conditions are unrelated (I.A.12.a).", note.Source);
                    }
    }

    // E08, E08.1 and the range E08-E13 all name E08.10
    private static bool Names(string plain, Code code)
    {
        var dash = plain.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0)
            return code.Value.StartsWith(plain, StringComparison.Ordinal);
        var (from, to) = (plain[..dash], plain[(dash + 1)..]);
        return string.CompareOrdinal(code.Value, from) >= 0 && (string.CompareOrdinal(code.Value, to) <= 0 || code.Value.StartsWith(to, StringComparison.Ordinal));
    }
}
