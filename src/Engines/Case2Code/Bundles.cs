namespace CodingAhead.Engines.Case2Code;

/// <summary>
/// Pairs of services that the NCCI table bundles: the second code is left out, unless the note shows another place of the body, another
/// lesion or a separate giving; then it carries 59 with that reason. Without a table for the day nothing is bundled, and the edits say so.
/// </summary>
internal static class Bundles
{
    private static readonly string[] Apart = ["separate", "separately", "different", "another"];

    public static List<ProcedureLines.Draft> Judged(CaseNote note, List<ProcedureLines.Draft> drafts, CaseBooks books)
    {
        for (var i = 0; i < drafts.Count; i++)
            for (var j = i + 1; j < drafts.Count; j++)
                if (drafts[i].Line.Status == "reported" && drafts[j].Line.Status == "reported" && drafts[i].Line.Code != drafts[j].Line.Code && !drafts[i].Found.Billable.Is("visit") && !drafts[j].Found.Billable.Is("visit") && books.Pair(drafts[i].Line.Code, drafts[j].Line.Code) is { } pair)
                {
                    var second = drafts[i].Line.Code == pair.Unpaid ? i : j;
                    drafts[second] = drafts[second] with { Line = Judged(note, drafts[second].Line, drafts[second == i ? j : i], drafts[second].Found, pair) };
                }
        return drafts;
    }

    private static CodedProcedure Judged(CaseNote note, CodedProcedure line, ProcedureLines.Draft paid, FoundBillable found, BundledPair pair)
    {
        var table = $"{pair.Paid} and {pair.Unpaid} are a pair of the NCCI edits ({pair.Edition}: {pair.Rationale.Trim().TrimEnd('.')})";
        if (!pair.Lifted)
            return line with { Status = "not_reported", Why = $"{line.Why} {table}, which no modifier lifts." };
        // sides that differ already tell the two apart
        if (line.Modifiers.Any(m => m.Code is "LT" or "RT") && paid.Line.Modifiers.Any(m => m.Code is "LT" or "RT") && !line.Modifiers.Any(m => paid.Line.Modifiers.Any(p => p.Code == m.Code)))
            return line;
        if (Reason(note, found, paid.Found) is { } reason)
            return line.Modifiers.Any(m => m.Code == "59") ? line : line with { Modifiers = [.. line.Modifiers, new("59", $"{reason} {table}; payers may want XS in its place.")] };
        return line with { Status = "not_reported", Why = $"{line.Why} {table}, and the note shows no separate site or service." };
    }

    private static string? Reason(CaseNote note, FoundBillable one, FoundBillable two)
    {
        if (one.Billable.Is("giving") != two.Billable.Is("giving"))
            return two.Billable.Is("surgery") || one.Billable.Is("surgery") ? null : "A separate giving.";
        if (one.Billable.Is("giving"))
            return one.Token != two.Token ? "A separate drug and giving." : null;
        var (here, there) = (BodyPlaces.Of(note, one.Token), BodyPlaces.Of(note, two.Token));
        if (here.Count > 0 && there.Count > 0 && !here.Overlaps(there))
            return $"Another place: {string.Join(", ", here.Order(StringComparer.Ordinal))}, not {string.Join(", ", there.Order(StringComparer.Ordinal))}.";
        return note.Note.SentenceOf[one.Token] != note.Note.SentenceOf[two.Token] && (note.Says(one.Token, Apart) || note.Says(two.Token, Apart)) ? "The note says that it was separate." : null;
    }
}
