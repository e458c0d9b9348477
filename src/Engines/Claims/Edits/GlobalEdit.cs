using CodingAhead.Engines.Claims.Facts;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>A visit within the global period of a surgery is paid with the surgery, unless a modifier shows that it was something else.</summary>
internal sealed class GlobalEdit : IClaimEdit
{
    private const Mark Staged = Mark.M58 | Mark.M78 | Mark.M79;

    public string Name => "global";

    public string Rule => "A visit on the day of a procedure needs 25 (57 for a decision for surgery of 90 days, also on the day before), one within 10 or 90 days after it needs 24; a further procedure in the period needs 58, 78 or 79.";

    public string Citation => "Medicare Claims Processing Manual, chapter 12, sections 30.6.6 and 40";

    public string Book => "mpfs";

    public int Version => 2;

    public void Check(ReadClaim claim, FindingList found)
    {
        if (claim.Setting != ClaimSetting.Practitioner)
            return;
        var (unknown, concerned) = (false, false);
        foreach (var line in claim.Lines)
            if (line.Date is not null)
            {
                unknown |= !line.On!.Fees;
                concerned |= line.Facts.Visit || line.Fee is { GlobalDays: >= 0 };
            }
        foreach (var line in claim.Earlier)
            unknown |= line.On is { Fees: false };
        if (unknown)
            found.Add(this, "not_checked", [], [], $"No fee schedule of that day is loaded, so global periods are not known.");
        else if (!claim.HasHistory && concerned)
            found.Add(this, "not_checked", [], [], $"Checked within this claim only: without earlier claims a running global period cannot be seen.");
        if (!concerned)
            return;
        var surgeries = new List<ReadLine>();
        foreach (var line in claim.Lines)
            Surgery(line, surgeries);
        foreach (var line in claim.Earlier)
            Surgery(line, surgeries);
        if (surgeries.Count > 0)
            foreach (var line in claim.Lines)
                foreach (var surgery in surgeries)
                    Judge(line, surgery, found);
    }

    // a procedure that stands on several lines of a day begins its period once
    private static void Surgery(ReadLine line, List<ReadLine> surgeries)
    {
        if (line is not { Fee.GlobalDays: >= 0, Date: not null })
            return;
        foreach (var other in surgeries)
            if (other.Earlier == line.Earlier && other.Facts.Packed == line.Facts.Packed && other.Date == line.Date && other.Given.Provider == line.Given.Provider)
                return;
        surgeries.Add(line);
    }

    private void Judge(ReadLine line, ReadLine surgery, FindingList found)
    {
        if (line == surgery || surgery.Fee is not { } fee || line.Date is not { } day || !line.SameProvider(surgery))
            return;
        var after = day.DayNumber - surgery.Date!.Value.DayNumber;
        if (after > fee.GlobalDays || after < (fee.GlobalDays == 90 ? -1 : 0))
            return;
        if (line.Facts.Visit)
            Visit(line, surgery, fee, after, found);
        else if (after > 0 && line.Fee is { GlobalDays: >= 0 })
            Procedure(line, surgery, fee, found);
    }

    private void Procedure(ReadLine line, ReadLine surgery, FeeFacts fee, FindingList found)
    {
        if (line.Modifiers.Any(Staged))
            found.Add(this, "bypassed", [line.Number], [line.Code, surgery.Code], $"{line.Code} in the {fee.GlobalDays} days after {surgery.Code} carries {line.Modifiers.First(Staged)}.",
                $"The note must show that it was planned or more (58), a return to the operating room (78) or unrelated (79).", fee.Source);
        else
            found.Add(this, "fail", [line.Number], [line.Code, surgery.Code], $"{line.Code} falls into the {fee.GlobalDays} days after {surgery.Code} and carries none of 58, 78, 79.",
                $"58 if planned or more extensive, 78 for a return to the operating room, 79 if unrelated, as the note shows.", fee.Source, ClaimChange.Add(line.Number, "58"), ClaimChange.Add(line.Number, "78"), ClaimChange.Add(line.Number, "79"));
    }

    private void Visit(ReadLine visit, ReadLine surgery, FeeFacts fee, int after, FindingList found)
    {
        var lifts = after > 0 ? Mark.M24 | Mark.M79 : after < 0 ? Mark.M57 : fee.GlobalDays == 90 ? Mark.M57 | Mark.M25 : Mark.M25;
        int[] lines = surgery.Earlier ? [visit.Number] : [visit.Number, surgery.Number];
        if (visit.Modifiers.Any(lifts))
            found.Add(this, "bypassed", lines, [visit.Code, surgery.Code], $"The visit {visit.Code} beside {surgery.Code} carries {visit.Modifiers.First(lifts)}.", $"The note must show a significant, separately identifiable service.", fee.Source);
        else
            found.Add(this, "fail", lines, [visit.Code, surgery.Code], $"The visit {visit.Code} is {(after == 0 ? "on the day" : after < 0 ? "on the day before" : "within the global days")} of {surgery.Code} ({fee.Global}), whose payment includes it.",
                $"Passes with {(after > 0 ? "24 if the note shows an unrelated problem" : fee.GlobalDays == 90 ? "57 if the note shows that the decision for surgery was made then" : "25 if the note shows a significant, separate service")}.", fee.Source, ClaimChange.Add(visit.Number, after > 0 ? "24" : fee.GlobalDays == 90 ? "57" : "25"));
    }
}
