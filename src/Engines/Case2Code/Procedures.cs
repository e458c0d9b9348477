using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.Case2Code;

/// <summary>A service found in a note before it is put on a claim.</summary>
internal sealed record FoundBillable(Billable Billable, string? Code, string Status, string Why, IReadOnlyList<Span> Evidence, string? Side, decimal Units, int Token);

/// <summary>
/// Finds what was done at the encounter. A service counts when the note says that it was performed, given or interpreted here; what is
/// ordered, planned, offered, past or done elsewhere is listed as such and not reported. Which code it is, the sentence must tell.
/// </summary>
internal static class Procedures
{
    private static readonly Lazy<PhraseTree<Billable>> Outpatient = new(() => RuleFile.Services("outpatient"));
    private static readonly Lazy<PhraseTree<Billable>> Inpatient = new(() => RuleFile.Services("inpatient"));

    private static readonly string[] Coming =
        ["will", "order", "ordered", "ordering", "orders", "schedule", "scheduled", "plan", "planned", "recommend", "recommended", "consider", "refer", "referred", "referral", "request", "requested", "need", "needs", "pending",
         "declined", "declines", "deferred", "would", "should", "discussed", "offer", "offered", "future", "going", "proceed", "return", "repeat", "upcoming", "tomorrow", "obtain", "get", "due", "refused", "candidate"];

    private static readonly string[] Acted =
        ["performed", "obtained", "done", "given", "administered", "injected", "completed", "applied", "placed", "removed", "repaired", "sutured", "closed", "collected", "drawn", "received", "tolerated", "taken", "excised", "frozen",
         "treated", "inserted", "drained", "incised", "avulsed", "irrigated", "ran", "underwent", "used", "infiltrated", "aspirated", "passed", "advanced", "transfused", "intubated"];

    private static readonly string[] Shown = ["shows", "showed", "show", "reveals", "revealed", "demonstrates", "demonstrated", "demonstrate", "negative", "positive", "normal", "read", "interpreted", "reviewed", "unremarkable", "was", "were", "is"];

    private static readonly string[] Here = ["today", "office", "clinic", "house", "here", "bedside"];

    private static readonly string[] Before = ["last", "previous", "previously", "prior", "ago", "yesterday", "outside", "elsewhere", "history", "since", "recent", "recently", "earlier", "hospital", "urgent"];

    /// <summary>What the note names, in its order, each service once.</summary>
    public static List<FoundBillable> Find(CaseNote note, bool operations)
    {
        var found = new List<FoundBillable>();
        foreach (var (first, last, service) in note.Find(operations ? Inpatient.Value : Outpatient.Value))
        {
            if (note.Asserted(first, last).Experiencer != Experiencer.Patient)
                continue;
            var (status, why) = Standing(note, first, last, service);
            var next = Coded(note, service, status, why, first, last);
            var same = found.FindIndex(f => f.Billable == service && (f.Side == next.Side || f.Side is null || next.Side is null));
            if (same < 0)
                found.Add(next);
            // a service is told in several places: what shows most counts
            else if (Rank(next.Status) > Rank(found[same].Status))
                found[same] = next with { Evidence = [.. found[same].Evidence, .. next.Evidence], Side = next.Side ?? found[same].Side };
            else
                found[same] = found[same] with { Evidence = [.. found[same].Evidence, .. next.Evidence], Side = found[same].Side ?? next.Side };
        }
        return found;
    }

    private static int Rank(string status) => status switch { "reported" => 2, "query" => 1, _ => 0 };

    private static (string Status, string Why) Standing(CaseNote note, int first, int last, Billable service)
    {
        var asserted = note.Asserted(first, last);
        var section = note.Section(first);
        if (asserted.Assertion == Assertion.Absent)
            return ("not_reported", "The note says that it was not done.");
        // what is told as acted is no plan, whatever word for a test or purpose stands before it
        if (asserted.Assertion is Assertion.Planned or Assertion.Hypothetical && !note.Says(first, Acted) || note.Says(first, Coming) && !(section == SectionKind.Procedure && note.Says(first, Acted)))
            return ("not_reported", "Ordered, planned or offered; the note does not show that it was done here.");
        if (section is SectionKind.PastHistory or SectionKind.PastSurgery or SectionKind.FamilyHistory or SectionKind.SocialHistory or SectionKind.Medications or SectionKind.Allergies or SectionKind.Instructions)
            return ("not_reported", $"Told under “{note.Note.SectionOf(first).Name}”, which is not what was done at this encounter.");
        var (acted, here) = (note.Says(first, Acted), note.Says(first, Here));
        if (note.Says(first, Before) && !here || asserted.Historical && !here && section != SectionKind.Procedure)
            return ("not_reported", "Done before, or elsewhere.");
        if (service.DrugUnit is not null)
            return acted || section == SectionKind.Procedure ? ("reported", "The note says that it was given.") : ("not_reported", "Named, but not told as given at this encounter.");
        if (section == SectionKind.Procedure || acted && (here || section is not (SectionKind.Results or SectionKind.Imaging or SectionKind.History)))
            return ("reported", section == SectionKind.Procedure ? "Described as a procedure of this encounter." : "The note says that it was done.");
        if ((service.Is("imaging") || service.Is("lab") || service.Is("test")) && (note.Says(first, Shown) || acted || section is SectionKind.Results or SectionKind.Imaging))
            return here ? ("reported", "Done here today, with its result.") : ("query", "A result stands in the note; who performed the test is not said. Bill it only where it was done here.");
        return here && acted ? ("reported", "The note says that it was done today.") : ("not_reported", "Named, but the note does not show that it was done.");
    }

    private static FoundBillable Coded(CaseNote note, Billable service, string status, string why, int first, int last)
    {
        var choice = service.Choices.Find(c => c.Conditions.All(x => Holds(note, x, first)));
        List<Span> evidence = [note.SpanOf(first, last)];
        var units = 1m;
        if (choice is null && status != "not_reported")
            (status, why) = ("query", $"{why} Which code it is, the note does not tell: {string.Join("; ", service.Choices.Select(c => $"{c.Code} when {c.Words}"))}.");
        if (service.DrugUnit is { } unit && status == "reported")
        {
            if (note.Dose(first) is { } dose && InUnit(dose.Amount, dose.Unit, unit.Unit) is { } amount)
            {
                units = Math.Ceiling(amount / unit.Amount);
                evidence.Add(dose.Where);
                why = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{why} {dose.Amount} {dose.Unit} at {unit.Amount} {unit.Unit} a unit: {units} (the last one begun counts whole).");
            }
            else
                (status, why) = ("query", $"{why} The dose is not told, so the units cannot be.");
        }
        return new FoundBillable(service, (choice ?? service.Choices[0]).Code, status, why, evidence, service.Is("side") ? Side(note, first) : null, units, first);
    }

    private static bool Holds(CaseNote note, Condition condition, int token) => condition.Kind switch
    {
        "views" => note.Views(token) == condition.Number,
        "with" => note.Says(token, condition.Words),
        "without" => !note.Says(token, condition.Words),
        "cm" => note.Centimeters(token) <= condition.Number,
        "age" => note.Age >= condition.Number,
        _ => false,
    };

    private static string? Side(CaseNote note, int token)
    {
        var (left, right) = (note.Says(token, ["left", "lt"]), note.Says(token, ["right", "rt"]));
        return note.Says(token, ["both", "bilateral", "bilaterally"]) || left && right ? "both" : left ? "left" : right ? "right" : null;
    }

    private static decimal? InUnit(decimal amount, string from, string to) => (from, to) switch
    {
        _ when from == to => amount,
        ("g", "mg") => amount * 1000,
        ("mg", "mcg") => amount * 1000,
        ("mcg", "mg") => amount / 1000,
        _ => null,
    };
}
