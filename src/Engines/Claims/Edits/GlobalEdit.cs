using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>A visit within the global period of a surgery is paid with the surgery, unless a modifier shows that it was something else.</summary>
public sealed class GlobalEdit : IClaimEdit
{
    public string Name => "global";

    public string Rule => "A visit on the day of a procedure needs 25 (57 for a decision for surgery of 90 days), one within 10 or 90 days after it needs 24; a further procedure in the period needs 58, 78 or 79.";

    public string Citation => "Medicare Claims Processing Manual, chapter 12, section 40";

    public int Version => 1;

    public IEnumerable<Finding> Check(ClaimContext claim)
    {
        if (claim.Setting != ClaimSetting.Practitioner)
            yield break;
        var all = claim.Lines.Concat(claim.Claim.History ?? []).Where(l => l.Date is not null).ToList();
        var surgeries = new List<(ClaimLine Line, int Days, Sourced<RowEntry> Row)>();
        var unknown = false;
        foreach (var line in all)
        {
            if (!claim.Holds("pprrvu", line.Date!.Value))
            {
                unknown = true;
                continue;
            }
            foreach (var row in claim.Rows("mpfs", "pprrvu", line.Code, line.Date.Value).Take(1))
                if (claim.Cell(row, "GLOB DAYS") is var days && days is "000" or "010" or "090")
                    surgeries.Add((line, int.Parse(days, CultureInfo.InvariantCulture), row));
        }
        if (unknown)
            yield return claim.Found(Name, "not_checked", [], [], "No fee schedule of that day is loaded, so global periods are not known.");
        else if (claim.Claim.History is null && claim.Lines.Any(IsVisit))
            yield return claim.Found(Name, "not_checked", [], [], "Checked within this claim only: without earlier claims a running global period cannot be seen.");
        foreach (var visit in claim.Lines)
            foreach (var (surgery, days, row) in surgeries)
                if (visit != surgery && visit.Date is { } day && ClaimContext.SameProvider(visit, surgery) && day.DayNumber - surgery.Date!.Value.DayNumber is var after && after >= 0 && after <= days)
                    if (IsVisit(visit) && Visit(claim, visit, surgery, after, days, row) is { } finding)
                        yield return finding;
                    else if (after > 0 && surgeries.Exists(s => s.Line == visit) && !visit.Modifiers.Any(m => m is "58" or "78" or "79"))
                        yield return claim.Found(Name, "fail", [visit.Line], [visit.Code, surgery.Code], $"{visit.Code} falls into the {days} days after {surgery.Code} and carries none of 58, 78, 79.",
                            "58 if planned or more extensive, 78 for a return to the operating room, 79 if unrelated, as the note shows.", row.Source);
    }

    private Finding? Visit(ClaimContext claim, ClaimLine visit, ClaimLine surgery, int after, int days, Sourced<RowEntry> row)
    {
        var needed = after > 0 ? "24" : days == 90 ? "57" : "25";
        var has = visit.Modifiers.FirstOrDefault(m => after > 0 ? m is "24" or "79" : m is "25" or "57");
        return has is not null
            ? claim.Found(Name, "bypassed", [visit.Line, surgery.Line], [visit.Code, surgery.Code], $"The visit {visit.Code} beside {surgery.Code} carries {has}.", "The note must show a significant, separately identifiable service.", row.Source)
            : claim.Found(Name, "fail", [visit.Line, surgery.Line], [visit.Code, surgery.Code], $"The visit {visit.Code} is {(after == 0 ? "on the day" : $"within {days} days")} of {surgery.Code}, whose payment includes it.",
                $"Passes with {needed} if the note shows {(after > 0 ? "an unrelated problem" : days == 90 ? "that the decision for surgery was made then, or with 25 a separate service" : "a significant, separate service")}.", row.Source);
    }

    // visits by their numbers: evaluation and management, without critical care and prolonged time
    private static bool IsVisit(ClaimLine line) => line.Code.Length == 5 && int.TryParse(line.Code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is (>= 99202 and <= 99285) or (>= 99304 and <= 99350) or (>= 99381 and <= 99397);
}
