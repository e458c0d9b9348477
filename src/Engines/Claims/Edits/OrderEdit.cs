using CodingAhead.Engines.Claims.Rules;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>Procedures that are paid by rank stand best in the order of their relative values.</summary>
internal sealed class OrderEdit : IClaimEdit
{
    public string Name => "order";

    public string Rule => "Procedures of one day that are paid by rank are listed by their relative values, the highest first. Medicare ranks them itself and takes no 51; a payer whose rules ask for 51 wants it on all but the first.";

    public string Citation => "Medicare Claims Processing Manual, chapter 12, section 40.6";

    public string Book => "mpfs";

    public int Version => 2;

    public void Check(ReadClaim claim, FindingList found)
    {
        if (claim.Setting != ClaimSetting.Practitioner || claim.Lines.Length < 2)
            return;
        var wants51 = claim.Medicare ? null : claim.Rules.FirstOrDefault(r => r.Wants51 && r.For(claim));
        if (wants51 is not null && Array.Find(claim.Lines, l => l.On is { Fees: false }) is { } unranked)
            found.Own(Name, "not_checked", [unranked.Number], [unranked.Code], $"{wants51.Whose} asks for 51 by rank, and no fee schedule of {unranked.Date:yyyy-MM-dd} is loaded; {claim.Books.NearestTo(unranked.On!.Day, "pprrvu")}.",
                null, wants51.Whose, wants51.Source);
        var (ranked, falling) = (0, true);
        ReadLine? before = null;
        foreach (var line in claim.Lines)
            if (Ranked(line))
            {
                ranked++;
                falling &= before is null || before.Date != line.Date || before.Fee!.Total >= line.Fee!.Total;
                before = line;
            }
        if (ranked < 2)
            return;
        if (!falling)
            found.Add(this, "pass", [], [], $"The procedures do not stand in the order of their relative values.", $"{new Order(claim)}");
        if (wants51 is not null)
            Wanted(claim, wants51, found);
    }

    private static bool Ranked(ReadLine line) => line.Fee is { Multiple: '1' or '2' or '3' };

    private static IEnumerable<ReadLine> ByValue(ReadClaim claim) => claim.Lines.Where(Ranked).OrderByDescending(l => l.Fee!.Total);

    private void Wanted(ReadClaim claim, PracticeRule rule, FindingList found)
    {
        var place = 0;
        foreach (var line in ByValue(claim))
        {
            var has = line.Modifiers.Any(Mark.M51);
            if (place++ == 0 ? has : !has)
                found.Own(Name, "warn", [line.Number], [line.Code], $"{(has ? $"51 stands on {line.Code}, which ranks first" : $"{line.Code} ranks behind another procedure and has no 51")}, and {rule.Whose} asks for it on all but the first.",
                    $"{(has ? "Take 51 off" : "Add 51 to")} line {line.Number}.", rule.Whose, rule.Source);
        }
    }

    /// <summary>The order in words.</summary>
    private sealed class Order(ReadClaim claim)
    {
        public override string ToString() => $"By relative values: {string.Join(", then ", ByValue(claim).Select(l => string.Create(null, $"line {l.Number} ({l.Code}, {l.Fee!.Total})")))}.";
    }
}
