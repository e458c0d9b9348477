using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Claims.Facts;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>
/// Two services of one provider for one patient on one day that stand as a pair in the NCCI table are not paid together: column 1 is,
/// column 2 is not. Indicator 0 is final; 1 is lifted by an NCCI-associated modifier on either code; 9 is no edit.
/// </summary>
internal sealed class PtpEdits : IClaimEdit
{
    public string Name => "ptp";

    public string Rule => "A pair in the NCCI table is not paid together on one day for one provider; with indicator 1 an NCCI-associated modifier lifts it where the documentation supports it.";

    public string Citation => "Medicare NCCI Policy Manual, chapter I, sections E and F; 42 CFR 414.40";

    public string Book => "ncci";

    public int Version => 2;

    public void Check(ReadClaim claim, FindingList found)
    {
        if (claim.Setting is not (ClaimSetting.Practitioner or ClaimSetting.OutpatientHospital))
            return;
        DateOnly? told = null;
        HashSet<(int, int, string)>? said = null;
        for (var i = 0; i < claim.Lines.Length; i++)
        {
            var line = claim.Lines[i];
            if (line.Date is null || !line.Facts.Shaped)
                continue;
            for (var j = i + 1; j < claim.Lines.Length; j++)
                Pair(claim, line, claim.Lines[j], found, ref told, ref said);
            foreach (var earlier in claim.Earlier)
                Pair(claim, line, earlier, found, ref told, ref said);
        }
    }

    private void Pair(ReadClaim claim, ReadLine a, ReadLine b, FindingList found, ref DateOnly? told, ref HashSet<(int, int, string)>? said)
    {
        if (a.Date != b.Date || a.SameCode(b) || !b.Facts.Shaped || !a.SameProvider(b))
            return;
        var practitioner = claim.Setting == ClaimSetting.Practitioner;
        if ((practitioner ? a.On!.Practitioner : a.On!.Hospital) is not { } pairs)
        {
            if (told != a.Date)
                found.Add(this, "not_checked", [a.Number, b.Number], [a.Code, b.Code], $"No table of edits holds on {a.Date:yyyy-MM-dd}; {claim.Books.NearestTo(a.On.Day, practitioner ? "ptp_practitioner" : "ptp_hospital")}.");
            told = a.Date;
            return;
        }
        var (one, two) = practitioner ? (a.Facts.PractitionerNumber, b.Facts.PractitionerNumber) : (a.Facts.HospitalNumber, b.Facts.HospitalNumber);
        if (one < 0 || two < 0)
            return;
        if (pairs.Table.Between(one, two) is { Count: > 0 } rows && rows.On(a.On.Day) is { } edit)
            Judge(pairs.Table, edit, a, b, found, ref said);
        if (pairs.Table.Between(two, one) is { Count: > 0 } back && back.On(a.On.Day) is { } reverse)
            Judge(pairs.Table, reverse, b, a, found, ref said);
    }

    private void Judge(IPtpTable table, PtpEdit edit, ReadLine first, ReadLine second, FindingList found, ref HashSet<(int, int, string)>? said)
    {
        var status = edit.Indicator == 9 ? "pass" : edit.Indicator == 0 ? "fail" : Bypassed(first.Modifiers, second.Modifiers) ? "bypassed" : "fail";
        // a line that falls by a code need not hear it from each line of that code
        if (!(said ??= []).Add((second.Earlier ? -second.Number : second.Number, first.Facts.Packed, first.Earlier || second.Earlier ? "earlier " + status : status)))
            return;
        var pair = new PairWords(table, edit, first, second);
        int[] lines = first.Earlier ? [second.Number] : second.Earlier ? [first.Number] : [first.Number, second.Number];
        var source = table.SourceOf(edit);
        void Add(FormattableString message, FormattableString? help, params ClaimChange[] tries) => found.Add(this, status, lines, [first.Code, second.Code], message, help, source, second.Earlier ? [] : tries);

        if (edit.Indicator == 9)
            Add($"{pair}: indicator 9, no edit.", null);
        else if (edit.Indicator == 0)
            Add($"{pair}: indicator 0, {second.Code} is not paid and no modifier changes that.", $"Leave out {second.Where}.", ClaimChange.LeaveOut(second.Number));
        else if (status == "bypassed")
            Add($"{pair}: indicator 1, bypassed by modifier {pair.Bypass()}.", $"The note must show a separate encounter, site, practitioner or unusual service; the modifier alone is not that.");
        else
            Add($"{pair}: indicator 1, and {pair.Missing()}.", $"Passes with 59, or better XE, XS, XP or XU, on {second.Where} if documentation shows a separate encounter, site or practitioner; else leave out {second.Where}.", ClaimChange.Add(second.Number, "59"), ClaimChange.Add(second.Number, "XS"), ClaimChange.LeaveOut(second.Number));
    }

    private static bool Bypassed(ModifierSet first, ModifierSet second) => first.Any(Mark.NcciOther) || second.Any(Mark.NcciOther) || (first.Sites | second.Sites) != 0 && first.Sites != second.Sites;

    /// <summary>The pair in words, put together when they are read.</summary>
    private sealed class PairWords(IPtpTable table, PtpEdit edit, ReadLine first, ReadLine second)
    {
        public string Bypass() => first.Modifiers.First(Mark.NcciOther) is { Length: > 0 } one ? one : second.Modifiers.First(Mark.NcciOther) is { Length: > 0 } two ? two
            : $"{first.Modifiers.SiteText()} {second.Modifiers.SiteText()}".Trim();

        public string Missing() => first.Modifiers.Sites != 0 ? $"both lines name the same site ({first.Modifiers.SiteText()})" : "no NCCI-associated modifier stands on either line";

        public override string ToString() => $"{first.Code} (column 1) and {second.Code} (column 2{(first.Earlier || second.Earlier ? ", of an earlier claim" : "")}), {table.Rationale(edit)}";
    }
}
