using System.Globalization;
using CodingAhead.Engines.DetectIcd10Cm;
using CodingAhead.Engines.Guidelines;
using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.Case2Code;

/// <summary>
/// The level of a visit by medical decision making (two of three: problems, data, risk) or by the documented time of the day, as the CPT
/// rules of 2021 (office) and 2023 (all other families) have them. History and examination give no level.
/// </summary>
internal static class Visits
{
    private static readonly Lazy<PhraseTree<string>> Phrases = new(() => RuleFile.Words("em-words"));
    private static readonly string[] Ladder = ["minimal", "low", "moderate", "high"];
    private static readonly string[] DataLadder = ["minimal", "limited", "moderate", "extensive"];

    public static VisitLevel? Of(CaseNote note, DetectResult diagnoses, IReadOnlyList<FoundBillable> services)
    {
        // a preventive visit is billed by age; a problem beside it would need work of its own
        if (services.Any(s => s.Billable.Is("visit") && s.Status == "reported") || VisitFamily.Of(note, diagnoses.Setting == "inpatient") is not var (family, why))
            return null;
        var words = note.Find(Phrases.Value).Where(w => note.Asserted(w.First, w.Last) is { Assertion: not Assertion.Absent, Experiencer: Experiencer.Patient } || w.Value is "historian" or "test").ToList();
        var (problems, data, risk) = (Problems(note, diagnoses, words), Data(note, words, services), Risk(note, words, services));
        var mdm = new[] { problems.Step, data.Step, risk.Step }.Order().ElementAt(1);
        var byMdm = family.At(mdm);
        var time = note.TotalTime() is var (minutes, where) ? new VisitTime(minutes, family.Timed(minutes), where) : null;
        var order = family.Codes.ToList();
        var timed = time?.Code is { } code && (order.IndexOf(code) > order.IndexOf(byMdm) || family.Name.Contains("discharge", StringComparison.Ordinal)) && family.HasTime;
        var chosen = timed ? time!.Code! : byMdm;
        List<string> notes = [.. family.Name.StartsWith("office", StringComparison.Ordinal) ? ["99211 is for a visit without a physician's decision; this program does not choose it."] : Array.Empty<string>()];
        if (!family.HasTime && time is not null)
            notes.Add("Emergency department visits are not chosen by time.");
        return new VisitLevel(chosen, timed ? "time" : "mdm", family.Name, [], problems.Shown(Ladder), data.Shown(DataLadder), risk.Shown(Ladder), time, Next(family, order, chosen, problems.Step, data.Step, risk.Step), why, notes);
    }

    private sealed record Element(int Step, string Why, List<Span> Evidence)
    {
        public VisitElement Shown(string[] ladder) => new(ladder[Step], Why, Evidence);
    }

    private static Element Problems(CaseNote note, DetectResult diagnoses, List<(int First, int Last, string Value)> words)
    {
        var evidence = new List<Span>();
        var (chronicStable, chronicWorse, acute, minor) = (0, 0, 0, 0);
        var worse = words.Where(w => w.Value == "exacerbated").Select(w => Item(note, w.First)).ToHashSet();
        var small = words.Where(w => w.Value == "minor problem").Select(w => Item(note, w.First)).ToHashSet();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var code in diagnoses.Codes)
        {
            if (code.Status == "not_reported" || code.Code[0] is 'Z' or 'V' or 'W' or 'X' or 'Y' || !seen.Add(code.Code[..3]))
                continue;
            var tokens = code.Evidence.Where(i => i < diagnoses.Mentions.Count).Select(i => diagnoses.Mentions[i]).ToList();
            var at = tokens.Select(m => note.Note.TokenAt(note.Note.Points.IndexOf(m.Begin))).Where(t => t < note.Note.Tokens.Count).ToList();
            // what only stands in a history list was not addressed
            if (at.Count > 0 && at.TrueForAll(t => note.Section(t) is SectionKind.PastHistory or SectionKind.Medications or SectionKind.FamilyHistory or SectionKind.SocialHistory))
                continue;
            if (tokens.Count > 0)
                evidence.Add(new Span(tokens[^1].Begin, tokens[^1].End));
            var plain = code.Code.Replace(".", "", StringComparison.Ordinal);
            if (CodeSets.In("chronic", plain))
                _ = at.Exists(t => worse.Contains(Item(note, t))) ? chronicWorse++ : chronicStable++;
            else
                _ = at.Exists(t => small.Contains(Item(note, t))) ? minor++ : acute++;
        }
        Span[] Of(string kind) => [.. words.Where(w => w.Value == kind).Select(w => note.SpanOf(w.First, w.Last))];
        if (Of("severe") is { Length: > 0 } severe)
            return new Element(3, "A chronic illness with severe exacerbation.", [.. severe]);
        if (words.Where(w => w.Value == "threat" && note.Section(w.First) is not (SectionKind.PastHistory or SectionKind.FamilyHistory or SectionKind.PastSurgery) && note.Asserted(w.First, w.Last) is { Historical: false, Assertion: Assertion.Present or Assertion.Possible })
                .Select(w => note.SpanOf(w.First, w.Last)).ToList() is { Count: > 0 } threat)
            return new Element(3, "An acute or chronic illness that threatens life or a bodily function.", threat);
        if (chronicWorse > 0)
            return new Element(2, "A chronic illness that is worsening, not at its goal, or has side effects of treatment.", [.. evidence, .. Of("exacerbated")]);
        if (chronicStable >= 2)
            return new Element(2, string.Create(CultureInfo.InvariantCulture, $"{chronicStable} stable chronic illnesses."), evidence);
        foreach (var (kind, told) in new[] { ("systemic", "An acute illness with systemic symptoms."), ("undiagnosed", "An undiagnosed new problem with uncertain prognosis."), ("complicated injury", "An acute complicated injury.") })
            if (acute > 0 && Of(kind) is { Length: > 0 } spans)
                return new Element(2, told, [.. evidence, .. spans]);
        return chronicStable + acute > 0 || minor >= 2
            ? new Element(1, chronicStable > 0 ? "One stable chronic illness." : acute > 0 ? "An acute, uncomplicated illness or injury." : "Two or more minor problems.", evidence)
            : new Element(0, minor > 0 ? "One self-limited or minor problem." : "No problem that the note addresses was recognised.", evidence);
    }

    // an item of an assessment runs from its number or blank line to the next
    private static int Item(CaseNote note, int token)
    {
        for (var i = token; i > 0; i--)
            if ((note.Note.Tokens[i].Before & Gap.BlankLine) != 0 || (note.Note.Tokens[i].Before & Gap.Line) != 0 && char.IsAsciiDigit(note.Note.Text[note.Note.Tokens[i].Begin]))
                return i;
        return 0;
    }

    private static Element Data(CaseNote note, List<(int First, int Last, string Value)> words, IReadOnlyList<FoundBillable> services)
    {
        // a test whose reading is billed by the same physician is not counted again
        var billed = services.Where(s => s.Status == "reported").SelectMany(s => s.Evidence).ToList();
        var tests = words.Where(w => w.Value == "test" && note.Section(w.First) is not (SectionKind.PastHistory or SectionKind.FamilyHistory or SectionKind.PastSurgery))
            .Select(w => (Name: Name(note, w.First, w.Last), Span: note.SpanOf(w.First, w.Last))).Where(t => !billed.Exists(b => b.Begin < t.Span.End && t.Span.Begin < b.End)).DistinctBy(t => t.Name).ToList();
        Span[] Of(string kind) => [.. words.Where(w => w.Value == kind).Select(w => note.SpanOf(w.First, w.Last))];
        var (outside, historian, reading, talk) = (Of("outside notes"), Of("historian"), Of("interpretation"), Of("discussion"));
        var first = tests.Count + Math.Min(1, outside.Length) + Math.Min(1, historian.Length);
        var categories = (first >= 3 ? 1 : 0) + Math.Min(1, reading.Length) + Math.Min(1, talk.Length);
        List<Span> evidence = [.. tests.Select(t => t.Span), .. outside, .. historian, .. reading, .. talk];
        var step = categories >= 2 ? 3 : categories == 1 ? 2 : tests.Count + Math.Min(1, outside.Length) >= 2 || historian.Length > 0 ? 1 : 0;
        return new Element(step, string.Create(CultureInfo.InvariantCulture,
            $"{tests.Count} tests ordered or reviewed{(outside.Length > 0 ? ", outside notes" : "")}{(historian.Length > 0 ? ", an independent historian" : "")}{(reading.Length > 0 ? ", an independent interpretation" : "")}{(talk.Length > 0 ? ", a discussion with another professional" : "")}."), evidence);
    }

    private static string Name(CaseNote note, int first, int last) => string.Join(' ', Enumerable.Range(first, last - first).Select(i => note.Note.Word(i).ToString().ToLowerInvariant()));

    private static Element Risk(CaseNote note, List<(int First, int Last, string Value)> words, IReadOnlyList<FoundBillable> services)
    {
        bool Managing(int token) => note.Section(token) is SectionKind.Assessment or SectionKind.Plan or SectionKind.Instructions or SectionKind.Course or SectionKind.None or SectionKind.Other;
        List<Span> Of(string kind, bool managing = true) => [.. words.Where(w => w.Value == kind && (!managing || Managing(w.First))).Select(w => note.SpanOf(w.First, w.Last))];
        foreach (var (kind, told) in new[]
                 {
                     ("hospital decision", "A decision about hospital care."), ("emergency surgery", "A decision about emergency major surgery."), ("do not resuscitate", "A decision not to resuscitate or to de-escalate care."),
                     ("toxicity monitoring", "Drug therapy that needs intensive monitoring for toxicity."), ("controlled parenteral", "A controlled drug given into a vein."),
                 })
            if (Of(kind) is { Count: > 0 } high)
                return new Element(3, told, high);
        var drugs = words.Where(w => w.Value == "drug verb" && Managing(w.First) && Doses.Given(note, w.First) is not null && !words.Any(o => o.Value == "over the counter" && note.Note.SentenceOf[o.First] == note.Note.SentenceOf[w.First])).Select(w => note.SpanOf(w.First, w.Last)).ToList();
        if (Of("prescription") is var prescribed && prescribed.Count + drugs.Count > 0)
            return new Element(2, "Prescription drug management.", [.. prescribed, .. drugs]);
        if (Of("major surgery") is { Count: > 0 } surgery)
            return new Element(2, "A decision about elective major surgery.", surgery);
        if (Of("social") is { Count: > 0 } social)
            return new Element(2, "Diagnosis or treatment limited by social determinants of health.", social);
        if (services.FirstOrDefault(s => s.Status == "reported" && s.Billable.DrugUnit is not null) is { } given)
            return new Element(2, "A prescription drug was given.", [.. given.Evidence]);
        if (Of("over the counter") is { Count: > 0 } otc)
            return new Element(1, "Over-the-counter drugs.", otc);
        var rest = Of("conservative");
        return rest.Count > 1 ? new Element(1, "Physical or supportive treatment.", rest)
            : new Element(0, "Minimal risk of testing or treatment.", rest);
    }

    private static ShortOf? Next(VisitFamily family, List<string> order, string chosen, int problems, int data, int risk)
    {
        var at = order.IndexOf(chosen);
        if (at < 0 || at + 1 >= order.Count)
            return null;
        var next = order[at + 1];
        var needed = family.StepOf(next);
        if (needed < 0)
            return new ShortOf(next, $"at least {family.MinutesOf(next)} documented minutes");
        var lacking = new[] { ("problems", problems, Ladder), ("data", data, DataLadder), ("risk", risk, Ladder) }.Where(e => e.Item2 < needed).Select(e => $"{e.Item1} are {e.Item3[e.Item2]}, {e.Item3[needed]} needed").ToList();
        var time = family.MinutesOf(next);
        return new ShortOf(next, $"two of three elements at that level: {string.Join("; ", lacking)}{(time > 0 ? $"; or {time} documented minutes" : "")}");
    }
}
