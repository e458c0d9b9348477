using System.Globalization;
using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.Case2Code;

/// <summary>A service found in a note before it is put on a claim.</summary>
/// <param name="Count">How many were done; 1 when no number is told.</param>
/// <param name="Token">Where in the note it was found.</param>
internal sealed record FoundBillable(Billable Billable, string? Code, string Status, string Why, IReadOnlyList<Span> Evidence, string? Side, decimal Units, int Token)
{
    public int Count { get; init; } = 1;

    /// <summary>Modifiers that the finding itself tells, such as JW and JZ.</summary>
    public IReadOnlyList<CodedModifier> Modifiers { get; init; } = [];

    /// <summary>The endoscopy that it was a part of.</summary>
    public string? Within { get; init; }
}

/// <summary>
/// Finds what was done at the encounter. A service counts when the note says that it was performed, given or interpreted here; what is
/// ordered, planned, offered, past or done elsewhere is listed as such and not reported. Which code it is, the note must tell.
/// </summary>
internal static class Procedures
{
    private static readonly Lazy<PhraseTree<IReadOnlyList<Billable>>> Services = new(() =>
        RuleFile.Services("services-imaging", "services-lab", "services-drugs", "services-vaccines", "services-office", "services-skin", "services-endoscopy", "services-surgery"));

    private static readonly string[] Further = ["second", "another", "third", "additional", "further", "also", "fourth"];

    /// <summary>What the note names, in its order, each service once.</summary>
    public static List<FoundBillable> Find(CaseNote note)
    {
        var places = note.Find(Services.Value, overlapping: true).SelectMany(p => p.Value.Select(service => (p.First, p.Last, Service: service))).ToList();
        var families = places.Where(p => p.Service.Is("base")).Select(p => (p.First, Family: p.Service.Of("family")!)).ToList();
        var found = new List<FoundBillable>();
        foreach (var (first, last, service) in places)
        {
            if (note.Asserted(first, last).Experiencer != Experiencer.Patient || Coded(note, service, families, first, last) is not { } next)
                continue;
            var same = service.Is("measured") ? -1 : found.FindIndex(f => f.Billable == service && f.Within == next.Within && (f.Side == next.Side || f.Side is null || next.Side is null));
            found.Add(next);
            if (same < 0)
                continue;
            found.RemoveAt(found.Count - 1);
            found[same] = Joined(note, found[same], next);
        }
        return Wounds.Coded(note, FirstBiopsy(Deepest(found)));
    }

    // a service is told in several places: what shows most counts, and a second one counts again
    private static FoundBillable Joined(CaseNote note, FoundBillable held, FoundBillable next)
    {
        List<Span> evidence = [.. held.Evidence, .. next.Evidence.Where(e => !held.Evidence.Contains(e))];
        var stronger = Rank(next.Status) > Rank(held.Status) || held.Status == next.Status && next.Count > held.Count;
        var count = held.Status == "reported" && next.Status == "reported" && note.Says(next.Token, Further) && next.Count == 1 ? held.Count + 1 : Math.Max(held.Count, next.Count);
        var kept = stronger ? next : held;
        return kept with { Evidence = evidence, Side = held.Side ?? next.Side, Count = count };
    }

    // the diagnostic look is a part of what was done through the same scope
    private static List<FoundBillable> Deepest(List<FoundBillable> found)
    {
        for (var i = 0; i < found.Count; i++)
            if (found[i] is { Status: not "not_reported" } held && held.Billable.Is("base") && found.Find(f => f.Status == "reported" && f.Within == held.Within && !f.Billable.Is("base")) is { } deeper)
                found[i] = held with { Status = "not_reported", Why = $"The diagnostic look is a part of {deeper.Code}, done through the same scope." };
        return found;
    }

    // of biopsies of the skin by several ways the deepest is the first, and the others are added to it
    private static List<FoundBillable> FirstBiopsy(List<FoundBillable> found)
    {
        var biopsies = found.Where(f => f.Status == "reported" && f.Billable.Is("biopsy")).OrderBy(f => f.Billable.Of("biopsy") switch { "incisional" => 0, "punch" => 1, _ => 2 }).ToList();
        foreach (var added in biopsies.Skip(1))
            found[found.IndexOf(added)] = added with { Code = added.Billable.Further[0].Code, Units = added.Count, Count = 1, Why = $"{added.Why} Added to {biopsies[0].Code}, the deeper biopsy of the day." };
        return found;
    }

    private static int Rank(string status) => status switch { "reported" => 2, "query" => 1, _ => 0 };

    private static FoundBillable? Coded(CaseNote note, Billable service, List<(int First, string Family)> families, int first, int last)
    {
        var within = service.Of("family") ?? Family(families, first);
        var conditions = new Conditions(note, first, within);
        // a step of an endoscopy means nothing where no such endoscopy was done
        if (service.Is("step") && !service.Choices.Exists(c => conditions.All(c)) || service.Is("only") && !service.Choices.Exists(c => conditions.All(c)))
            return null;
        var (status, why) = Standing.Of(note, first, last, service);
        if (service.Is("measured"))
            return new FoundBillable(service, null, status, why, [note.SpanOf(first, last)], null, 1, first);
        var choice = service.Choices.Find(c => conditions.All(c));
        List<Span> evidence = [note.SpanOf(first, last)];
        if (choice is null && status != "not_reported")
            (status, why) = ("query", $"{why} Which code it is, the note does not tell: {string.Join("; ", service.Choices.Select(c => $"{c.Code} when {c.Words}"))}.");
        var side = service.Is("side") ? Sides.Of(note, first) : null;
        var found = new FoundBillable(service, (choice ?? service.Choices[0]).Code, status, why, evidence, side, 1, first)
        { Count = note.Count(first) ?? 1, Within = service.Is("step") || service.Is("base") ? within : null };
        return service.DrugUnit is { } unit && status == "reported" ? Measured(note, found, unit) : found;
    }

    // the endoscopy told last before the step, else the first of the note
    private static string? Family(List<(int First, string Family)> families, int token) =>
        families.FindLast(f => f.First <= token) is { Family: { } family } ? family : families is [var only, ..] ? only.Family : null;

    private static FoundBillable Measured(CaseNote note, FoundBillable found, (decimal Amount, string Unit) unit)
    {
        if (Doses.Given(note, found.Token) is not { } dose || Doses.InUnit(dose, unit.Unit) is not { } amount)
            return found with { Status = "query", Why = $"{found.Why} The dose is not told, so the units cannot be." };
        var units = Math.Ceiling(amount / unit.Amount);
        var why = string.Create(CultureInfo.InvariantCulture, $"{found.Why} {dose.Amount} {dose.Unit} at {unit.Amount} {unit.Unit} a unit: {units} (the last one begun counts whole).");
        var modifiers = new List<CodedModifier>();
        if (Doses.FromSingleDose(note, found.Token) && Doses.WithoutWaste(note, found.Token))
            modifiers.Add(new("JZ", "From a single-dose container, and the note says that nothing was discarded."));
        return found with { Units = units, Why = why, Evidence = [.. found.Evidence, dose.Where], Modifiers = modifiers };
    }
}
