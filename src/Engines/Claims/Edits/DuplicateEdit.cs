namespace CodingAhead.Engines.Claims.Edits;

/// <summary>The same service twice on one day.</summary>
internal sealed class DuplicateEdit : IClaimEdit
{
    public string Name => "duplicate";

    public string Rule => "Two lines with the same code, modifiers, day and provider are duplicates, unless 76, 77, 91 or a differing modifier tells them apart.";

    public string Citation => "Medicare Claims Processing Manual, chapter 1, section 120";

    public string Book => "";

    public int Version => 3;

    public void Check(ReadClaim claim, FindingList found)
    {
        for (var i = 0; i < claim.Lines.Length; i++)
        {
            var line = claim.Lines[i];
            // against the first of its kind only: a thousand equal lines are a thousand findings, not half a million
            for (var j = 0; j < i; j++)
                if (Same(line, claim.Lines[j]))
                {
                    Twice(claim.Lines[j], line, found);
                    break;
                }
            foreach (var earlier in claim.Earlier)
                if (Same(line, earlier))
                    found.Fail(this, line, $"Line {line.Number} is the same service as {earlier.Where}.", $"Leave it out, or add 76, 77 or 91 if the note shows a repeat.");
        }
    }

    private void Twice(ReadLine first, ReadLine line, FindingList found)
    {
        int[] lines = [first.Number, line.Number];
        if (line.Date is null)
            found.Add(this, "not_checked", lines, [line.Code], $"Lines {first.Number} and {line.Number} are alike and have no date of service.");
        else
            found.Add(this, "fail", lines, [line.Code], $"Lines {first.Number} and {line.Number} are the same service.",
                $"Sum the units on one line, or tell them apart with 76, 77 or 91 if the note shows a repeat.", null, ClaimChange.Add(line.Number, "76"), ClaimChange.LeaveOut(line.Number));
    }

    private static bool Same(ReadLine a, ReadLine b) => a.SameCode(b) && a.Code.Length > 0 && a.Date == b.Date && a.SameProvider(b) && a.Modifiers.Same(b.Modifiers);
}
