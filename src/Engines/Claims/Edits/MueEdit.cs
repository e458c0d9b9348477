using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>
/// More units of a code than the medically unlikely edit names are not paid: with adjudication indicator 1 by line, with 2 and 3 summed
/// over all lines of the day.
/// </summary>
public sealed class MueEdit : IClaimEdit
{
    public string Name => "mue";

    public string Rule => "Units above the medically unlikely edit fail: by line with indicator 1, summed over the day with 2 (by policy, never more) and 3 (clinical, open to appeal).";

    public string Citation => "Medicare NCCI Policy Manual, chapter I, section V";

    public int Version => 1;

    public IEnumerable<Finding> Check(ClaimContext claim)
    {
        var table = claim.Setting switch { ClaimSetting.Practitioner => "mue_practitioner", ClaimSetting.OutpatientHospital => "mue_outpatient", ClaimSetting.Dme => "mue_dme", _ => null };
        if (table is null)
            yield break;
        var told = new HashSet<DateOnly>();
        foreach (var group in claim.Lines.Where(l => l.Date is not null).GroupBy(l => (l.Code, Day: l.Date!.Value)))
        {
            var (code, day) = group.Key;
            if (!claim.Holds(table, day))
            {
                if (told.Add(day))
                    yield return claim.Found(Name, "not_checked", [.. group.Select(l => l.Line)], [code], $"No table of unlikely units holds on {day:yyyy-MM-dd}; {claim.Nearest(table, day)}.");
                continue;
            }
            foreach (var row in claim.Rows("ncci", table, code, day).Take(1))
                foreach (var finding in Judge(claim, row, [.. group]))
                    yield return finding;
        }
    }

    private IEnumerable<Finding> Judge(ClaimContext claim, Sourced<RowEntry> row, List<ClaimLine> lines)
    {
        var (limit, mai, reason) = (int.Parse(row.Entry.Cells[1], CultureInfo.InvariantCulture), row.Entry.Cells[2], row.Entry.Cells[3]);
        var zero = limit == 0 ? " An MUE of 0 says that this kind of claim should not carry the code; it is no statement on coverage." : "";
        if (mai.StartsWith('1'))
        {
            foreach (var line in lines)
                if (line.Units > limit)
                    yield return claim.Found(Name, "fail", [line.Line], [line.Code], $"{line.Units} units of {line.Code} on line {line.Line}; the MUE is {limit} a line ({mai}; {reason}).{zero}",
                        $"Passes with at most {limit} on a line; further units on lines of their own need a modifier such as 59 or 76 and documentation of separate services.", row.Source);
            yield break;
        }
        var units = lines.Sum(l => l.Units);
        if (units > limit)
            yield return claim.Found(Name, "fail", [.. lines.Select(l => l.Line)], [lines[0].Code], $"{units} units of {lines[0].Code} on {lines[0].Date:yyyy-MM-dd}; the MUE is {limit} a day ({mai}; {reason}).{zero}",
                mai.StartsWith('2') ? $"Never more than {limit}: the limit follows from law, policy or the code's own words." : $"Passes with at most {limit}; more is open to appeal with documentation of medical necessity.", row.Source);
    }
}
