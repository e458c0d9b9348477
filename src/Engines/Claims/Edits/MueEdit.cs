using CodingAhead.Engines.Claims.Facts;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>
/// More units of a code than the medically unlikely edit names are not paid: with adjudication indicator 1 by line, with 2 and 3 summed
/// over all lines of the day.
/// </summary>
internal sealed class MueEdit : IClaimEdit
{
    private static readonly string[] Tables = ["mue_practitioner", "mue_outpatient", "mue_dme"];

    public string Name => "mue";

    public string Rule => "Units above the medically unlikely edit fail: by line with indicator 1, summed over the day with 2 (by policy, never more) and 3 (clinical, open to appeal).";

    public string Citation => "Medicare NCCI Policy Manual, chapter I, section V";

    public string Book => "ncci";

    public int Version => 2;

    public void Check(ReadClaim claim, FindingList found)
    {
        var service = claim.Setting switch { ClaimSetting.Practitioner => 0, ClaimSetting.OutpatientHospital => 1, ClaimSetting.Dme => 2, _ => -1 };
        if (service < 0)
            return;
        DateOnly? told = null;
        for (var i = 0; i < claim.Lines.Length; i++)
        {
            var line = claim.Lines[i];
            if (line.Date is not { } day || !line.Facts.Shaped)
                continue;
            if (!line.On!.Limits[service])
            {
                if (told != day)
                    found.Open(this, line, $"No table of unlikely units holds on {day:yyyy-MM-dd}; {claim.Books.NearestTo(day, Tables[service])}.");
                told = day;
            }
            else if (Limit(line.Facts, service) is { } limit)
                Judge(claim, i, limit, found);
        }
    }

    private static UnitLimit? Limit(ProcedureOnDay code, int service) => service switch { 0 => code.PractitionerLimit, 1 => code.OutpatientLimit, _ => code.SupplierLimit };

    private void Judge(ReadClaim claim, int place, UnitLimit limit, FindingList found)
    {
        var line = claim.Lines[place];
        var zero = limit.Most == 0 ? " An MUE of 0 says that this kind of claim should not carry the code; it is no statement on coverage." : "";
        if (limit.Indicator == '1')
        {
            if (line.Given.Units > limit.Most)
                found.Fail(this, line, $"{line.Given.Units} units of {line.Code} on line {line.Number}; the MUE is {limit.Most} a line ({limit.Words}; {limit.Reason}).{zero}",
                    $"Passes with at most {limit.Most} on a line; further units on lines of their own need a modifier such as 59 or 76 and documentation of separate services.", limit.Source, Tries(line.Number, limit));
            return;
        }
        // the first line of a code and day answers for all of them
        for (var i = 0; i < place; i++)
            if (Together(claim.Lines[i], line))
                return;
        var (units, lines) = (0m, new List<int>());
        for (var i = place; i < claim.Lines.Length; i++)
            if (Together(claim.Lines[i], line))
            {
                units += claim.Lines[i].Given.Units;
                lines.Add(claim.Lines[i].Number);
            }
        var here = units;
        foreach (var earlier in claim.Earlier)
            if (Together(earlier, line))
                units += earlier.Given.Units;
        if (units <= limit.Most)
            return;
        var earlierUnits = units > here ? $", {units - here} of them on an earlier claim" : "";
        found.Add(this, "fail", lines, [line.Code], $"{units} units of {line.Code} on {line.Date:yyyy-MM-dd}{earlierUnits}; the MUE is {limit.Most} a day ({limit.Words}; {limit.Reason}).{zero}",
            limit.Indicator == '2' ? $"Never more than {limit.Most}: the limit follows from law, policy or the code's own words." : (FormattableString)$"Passes with at most {limit.Most}; more is open to appeal with documentation of medical necessity.", limit.Source, lines.Count == 1 ? Tries(line.Number, limit) : []);
    }

    private static ClaimChange[] Tries(int line, UnitLimit limit) => limit.Most == 0 ? [ClaimChange.LeaveOut(line)] : [ClaimChange.Units(line, limit.Most)];

    private static bool Together(ReadLine one, ReadLine two) => one.SameCode(two) && one.Date == two.Date && one.SameProvider(two);
}
