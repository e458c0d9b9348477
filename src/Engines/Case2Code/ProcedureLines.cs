using CodingAhead.Engines.DetectIcd10Cm;

namespace CodingAhead.Engines.Case2Code;

/// <summary>
/// Puts what was done into lines: sides as modifiers, further units and repeats, discarded drug, giving of vaccines and drugs, the
/// professional part in a facility, what edits bundle, and pointers to the diagnoses nearby.
/// </summary>
internal static class ProcedureLines
{
    /// <summary>A line before its pointers, with the place in the note that it rests on.</summary>
    internal sealed record Draft(CodedProcedure Line, FoundBillable Found);

    public static IReadOnlyList<CodedProcedure> Of(CaseNote note, DetectResult diagnoses, IReadOnlyList<FoundBillable> services, CaseBooks books, IReadOnlyList<string> reported, DateOnly? on)
    {
        var drafts = services.SelectMany(s => Lines(note, s, books, on)).ToList();
        drafts.AddRange(Administrations.Of(note, services, on));
        return [.. Bundles.Judged(note, drafts, books).Select(d => d.Line with { Pointers = Pointers(note, diagnoses, d.Found, reported) })];
    }

    /// <summary>Whether something was done beside which a visit needs modifier 25. Medicare's own codes for giving a vaccine ask for none.</summary>
    public static bool NeedsSeparateVisit(IReadOnlyList<CodedProcedure> lines, IReadOnlyList<FoundBillable> services) =>
        services.Any(s => s.Status == "reported" && (s.Billable.Is("surgery") || s.Billable.Is("injection") || s.Billable.Is("treatment")) && lines.Any(l => l.Code == s.Code && l.Status == "reported"))
        || lines.Any(l => l.Status == "reported" && l.Code is ['9', '0', '4', '6' or '7', _] or "96372" or "96374" or "96365" or "96413");

    private static IEnumerable<Draft> Lines(CaseNote note, FoundBillable found, CaseBooks books, DateOnly? on)
    {
        var modifiers = found.Modifiers.ToList();
        var (status, why) = (found.Status, found.Why);
        switch (found.Side)
        {
            case "left": modifiers.Add(new("LT", "The note says left.")); break;
            case "right": modifiers.Add(new("RT", "The note says right.")); break;
            case "both" when books.Indicator(found.Code!, "BILAT SURG") is "0" or "2" or "9":
                why = $"{why} Both sides, for which the fee schedule takes no 50 (bilateral indicator {books.Indicator(found.Code!, "BILAT SURG")}).";
                break;
            case "both": modifiers.Add(new("50", "The note says both sides; some payers want two lines with LT and RT.")); break;
            case null when found.Billable.Is("side") && status == "reported":
                (status, why) = ("query", $"{why} Which side, the note does not tell.");
                break;
        }
        if (status == "reported" && note.IsFacility && books.Indicator(found.Code!, "PCTC IND") == "1")
            modifiers.Insert(0, new("26", "In a facility the physician bills the professional part; the machine and staff are the facility’s (PC/TC indicator 1)."));
        // a planned or past service brings no side or part with it
        var line = new CodedProcedure(found.Code!, Systems.Of(found.Code!), found.Billable.Name, status == "not_reported" ? [] : modifiers, Units(found), on, status, why, found.Evidence, []);
        yield return new Draft(line, found);
        if (status != "reported")
            yield break;
        if (found.Billable.Is("repeat"))
            for (var n = 1; n < found.Count; n++)
                yield return new Draft(line with { Modifiers = [.. modifiers, new("76", "The same procedure again on this day by the same physician.")] }, found);
        var conditions = new Conditions(note, found.Token, found.Within);
        foreach (var further in found.Billable.Further.Where(f => Counted(f, found.Count) && conditions.All(f with { Conditions = [.. f.Conditions.Where(c => c.Kind is not ("count" or "most"))] })))
            yield return new Draft(line with { Code = further.Code, System = Systems.Of(further.Code), Name = $"{found.Billable.Name}, further", Modifiers = [], Units = further.Conditions.Any(c => c.Kind == "rest") ? found.Count - 1 : 1, Why = $"{found.Count} in all: the first has {found.Code}, the others are added." }, found);
        if (found.Billable.DrugUnit is { } unit && Doses.FromSingleDose(note, found.Token) && Doses.Discarded(note, found.Token) is { } waste && Doses.InUnit(waste, unit.Unit) is { } amount)
            yield return new Draft(line with { Modifiers = [new("JW", "From a single-dose container; what was discarded is billed on a line of its own.")], Units = Math.Ceiling(amount / unit.Amount), Evidence = [waste.Where], Why = "The note tells how much was discarded." }, found);
    }

    private static decimal Units(FoundBillable found) => found.Billable.Is("counted") ? found.Count : found.Units;

    private static bool Counted(Choice choice, int count) => choice.Conditions.All(c => c.Kind switch { "count" => count >= c.Number, "most" => count <= c.Number, "rest" => count > 1, _ => true });

    // the diagnosis that names the same place of the body, else the one told nearest to it; a status or history only where nothing else is reported
    private static List<int> Pointers(CaseNote note, DetectResult diagnoses, FoundBillable service, IReadOnlyList<string> reported)
    {
        if (reported.Count == 0)
            return [];
        var at = service.Evidence[0].Begin;
        var nearest = diagnoses.Codes.Where(c => c.Status == "reported").SelectMany(c => c.Evidence.Where(e => e < diagnoses.Mentions.Count).Select(e => (c.Code, Shared: Shared(note, service.Token, c.Title), Away: Math.Abs(diagnoses.Mentions[e].Begin - at))))
            .OrderBy(c => c.Code[0] == 'Z').ThenByDescending(c => c.Shared).ThenBy(c => c.Away).FirstOrDefault();
        return [Math.Max(1, reported.ToList().IndexOf(nearest.Code ?? reported[0]) + 1)];
    }

    private static int Shared(CaseNote note, int token, string title)
    {
        var shared = 0;
        foreach (var word in title.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
            if (word.Length >= 4 && word.ToLowerInvariant() is var lower && lower is not ("right" or "left" or "with" or "other" or "unspecified") && note.Says(token, [lower]))
                shared++;
        return shared;
    }
}

/// <summary>The set that a code of a service belongs to.</summary>
internal static class Systems
{
    public static string Of(string code) => char.IsAsciiLetter(code[0]) ? "hcpcs" : "cpt";
}
