using System.Collections.Frozen;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>
/// Two services of one provider for one patient on one day that stand as a pair in the NCCI table are not paid together: column 1 is,
/// column 2 is not. Indicator 0 is final; 1 is lifted by an NCCI-associated modifier on either code; 9 is no edit.
/// </summary>
public sealed class PtpEdits : IClaimEdit
{
    private static readonly FrozenSet<string> Anatomical = FrozenSet.ToFrozenSet(
    [
        "E1", "E2", "E3", "E4", "FA", "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "TA", "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9",
        "LT", "RT", "LC", "LD", "RC", "LM", "RI",
    ]);

    private static readonly FrozenSet<string> Others = FrozenSet.ToFrozenSet(["24", "25", "57", "58", "78", "79", "27", "59", "91", "XE", "XS", "XP", "XU"]);

    public string Name => "ptp";

    public string Rule => "A pair in the NCCI table is not paid together on one day for one provider; with indicator 1 an NCCI-associated modifier lifts it where the documentation supports it.";

    public string Citation => "Medicare NCCI Policy Manual, chapter I, sections E and F; 42 CFR 414.40";

    public int Version => 1;

    public IEnumerable<Finding> Check(ClaimContext claim)
    {
        var name = claim.Setting switch { ClaimSetting.Practitioner => "ptp_practitioner", ClaimSetting.OutpatientHospital => "ptp_hospital", _ => null };
        if (name is null)
            yield break;
        var lines = claim.Lines;
        var told = new HashSet<DateOnly>();
        for (var i = 0; i < lines.Count; i++)
            for (var j = i + 1; j < lines.Count; j++)
            {
                var (a, b) = (lines[i], lines[j]);
                if (a.Date is not { } day || b.Date != day || a.Code == b.Code || !ClaimContext.SameProvider(a, b) || PtpCode.Of(a.Code) is not { } one || PtpCode.Of(b.Code) is not { } two)
                    continue;
                if (Table(claim, name, day) is not { } table)
                {
                    if (told.Add(day))
                        yield return claim.Found(Name, "not_checked", [a.Line, b.Line], [a.Code, b.Code], $"No table of edits holds on {day:yyyy-MM-dd}; {claim.Nearest(name, day)}.");
                    continue;
                }
                if (table.Find(one, two).On(day) is { } edit)
                    yield return Judge(claim, table, edit, a, b);
                if (table.Find(two, one).On(day) is { } back)
                    yield return Judge(claim, table, back, b, a);
            }
    }

    private static IPtpTable? Table(ClaimContext claim, string name, DateOnly day)
    {
        foreach (var table in claim.Books?.PtpTables ?? [])
            if (table.Table == name && table.Edition.Covers(day))
                return table;
        return null;
    }

    private Finding Judge(ClaimContext claim, IPtpTable table, PtpEdit edit, ClaimLine first, ClaimLine second)
    {
        var (lines, codes, source) = ((int[])[first.Line, second.Line], (string[])[first.Code, second.Code], table.SourceOf(edit));
        var pair = $"{first.Code} (column 1) and {second.Code} (column 2), {table.Rationale(edit)}";
        if (edit.Indicator == 9)
            return claim.Found(Name, "pass", lines, codes, $"{pair}: indicator 9, no edit.", null, source);
        if (edit.Indicator == 0)
            return claim.Found(Name, "fail", lines, codes, $"{pair}: indicator 0, {second.Code} is not paid and no modifier changes that.", $"Leave out line {second.Line}.", source);
        var (one, two) = (first.Modifiers.Where(Anatomical.Contains).ToList(), second.Modifiers.Where(Anatomical.Contains).ToList());
        var other = first.Modifiers.Concat(second.Modifiers).FirstOrDefault(Others.Contains);
        var differ = one.Count + two.Count > 0 && !one.Order(StringComparer.Ordinal).SequenceEqual(two.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        if (other is not null || differ)
            return claim.Found(Name, "bypassed", lines, codes, $"{pair}: indicator 1, bypassed by modifier {other ?? string.Join(' ', one.Concat(two))}.",
                "The note must show a separate encounter, site, practitioner or unusual service; the modifier alone is not that.", source);
        return claim.Found(Name, "fail", lines, codes, one.Count > 0 ? $"{pair}: indicator 1, and both lines name the same site ({string.Join(' ', one)})." : $"{pair}: indicator 1, and no NCCI-associated modifier stands on either line.",
            $"Passes with 59, or better XE, XS, XP or XU, on line {second.Line} if documentation shows a separate encounter, site or practitioner; else leave out line {second.Line}.", source);
    }
}
