using CodingAhead.Engines.Claims.Facts;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>A modifier must exist on the day and not contradict another on the line.</summary>
internal sealed class ModifierEdit : IClaimEdit
{
    private const int MostOfForm = 4;

    private static readonly (Mark Both, string One, string Two)[] Contrary =
    [
        (Mark.M26 | Mark.Tc, "26", "TC"), (Mark.Lt | Mark.M50, "LT", "50"), (Mark.Rt | Mark.M50, "RT", "50"), (Mark.M59 | Mark.Xe, "59", "XE"), (Mark.M59 | Mark.Xs, "59", "XS"),
        (Mark.M59 | Mark.Xp, "59", "XP"), (Mark.M59 | Mark.Xu, "59", "XU"), (Mark.M62 | Mark.M66, "62", "66"), (Mark.M62 | Mark.M80, "62", "80"), (Mark.Ga | Mark.Gz, "GA", "GZ"), (Mark.Gy | Mark.Gz, "GY", "GZ"),
        (Mark.M93 | Mark.M95, "93", "95"), (Mark.M73 | Mark.M74, "73", "74"), (Mark.M52 | Mark.M53, "52", "53"), (Mark.M54 | Mark.M55, "54", "55"), (Mark.M76 | Mark.M77, "76", "77"),
    ];

    public string Name => "modifier";

    public string Rule => "A modifier exists on the day and has not ended with its program; a line carries at most four, none twice, and none that contradict each other; 51 is not sent to Medicare.";

    public string Citation => "45 CFR 162.1002; Claims Processing Manual, chapter 26, section 10.4, item 24D; chapter 12, sections 20.4 and 40.6";

    public string Book => "hcpcs, mpfs";

    public int Version => 2;

    public void Check(ReadClaim claim, FindingList found)
    {
        foreach (var line in claim.Lines)
        {
            var modifiers = line.Modifiers;
            if (modifiers.Texts.Length == 0)
                continue;
            foreach (var modifier in modifiers.Texts)
                Known(claim, line, modifier, found);
            if (modifiers.Marks != Mark.None)
                foreach (var (both, one, two) in Contrary)
                    if (modifiers.All(both))
                        found.Fail(this, line, $"{one} and {two} contradict each other on line {line.Number}.", $"Keep the one that the note supports.", null, ClaimChange.Drop(line.Number, one), ClaimChange.Drop(line.Number, two));
            if (modifiers.Twice)
                found.Fail(this, line, $"A modifier stands twice on line {line.Number}.", $"Keep it once.");
            if (modifiers.Texts.Length > MostOfForm)
                found.Fail(this, line, $"{modifiers.Texts.Length} modifiers on line {line.Number}; a line has room for {MostOfForm}.", $"Keep those that decide payment, or 99 with the rest in the narrative where the contractor takes it.");
            if (modifiers.All(Mark.Lt | Mark.Rt))
                found.Warn(this, line, $"LT and RT both stand on line {line.Number}.", $"50 for both sides where the code allows it, else a line for each side.");
            if (modifiers.Any(Mark.M51) && claim.Medicare)
                found.Warn(this, line, $"Medicare ranks multiple procedures itself: 51 is not needed.", $"Leave 51 out.");
        }
    }

    private void Known(ReadClaim claim, ReadLine line, string modifier, FindingList found)
    {
        if (modifier.Length != 2 || !char.IsAsciiLetterOrDigit(modifier[0]) || !char.IsAsciiLetterOrDigit(modifier[1]))
        {
            found.Fail(this, line, $"'{modifier}' is no modifier: two letters or digits are expected.", $"Correct it.", null, ClaimChange.Drop(line.Number, modifier));
            return;
        }
        if (line.Date is not { } day)
            return;
        var lists = claim.Books.Modifier(modifier);
        foreach (var list in lists)
            if (list.Fact.Ended < day)
            {
                found.Warn(this, line, $"{modifier} ended on {list.Fact.Ended:yyyy-MM-dd}.", $"Leave it out, or use what replaced it.", list.Fact.Source);
                return;
            }
        if (lists.Length > 0)
            return;
        if (line.On!.Modifiers)
            found.Fail(this, line, $"No list of modifiers names {modifier}.", $"Correct it.");
        else
            found.Open(this, line, $"No list of modifiers that holds on {day:yyyy-MM-dd} is loaded, and the project's own does not name {modifier}.");
    }
}
