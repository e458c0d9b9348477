namespace CodingAhead.Engines.Claims.Edits;

/// <summary>The same service twice on one day.</summary>
internal sealed class DuplicateEdit : IClaimEdit
{
    public string Name => "duplicate";

    public string Rule => "Two lines with the same code, modifiers, day and provider are duplicates, unless 76, 77, 91 or a differing modifier tells them apart.";

    public string Citation => "Medicare Claims Processing Manual, chapter 1, section 120";

    public string Book => "";

    public int Version => 2;

    public void Check(ReadClaim claim, FindingList found)
    {
        for (var i = 0; i < claim.Lines.Length; i++)
        {
            var line = claim.Lines[i];
            for (var j = i + 1; j < claim.Lines.Length; j++)
                if (Same(line, claim.Lines[j]))
                    found.Add(this, "fail", [line.Number, claim.Lines[j].Number], [line.Code], $"Lines {line.Number} and {claim.Lines[j].Number} are the same service.",
                        $"Sum the units on one line, or tell them apart with 76, 77 or 91 if the note shows a repeat.", null, ClaimChange.Add(claim.Lines[j].Number, "76"), ClaimChange.LeaveOut(claim.Lines[j].Number));
            foreach (var earlier in claim.Earlier)
                if (Same(line, earlier))
                    found.Fail(this, line, $"Line {line.Number} is the same service as {earlier.Where}.", $"Leave it out, or add 76, 77 or 91 if the note shows a repeat.");
        }
    }

    private static bool Same(ReadLine a, ReadLine b) => a.Facts == b.Facts && a.Code.Length > 0 && a.Date == b.Date && a.SameProvider(b) && a.Modifiers.Same(b.Modifiers);
}
