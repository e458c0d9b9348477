using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Guidelines;
using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>Hands what was found to the rules over the encounter, and puts their decisions into words.</summary>
internal static class EncounterWriter
{
    public static (List<EncounterCode> Codes, List<Query> Queries) Write(NoteText note, TermBook book, List<Found> found, string setting)
    {
        var inpatient = setting == "inpatient";
        var seen = new List<Seen>();
        for (var i = 0; i < found.Count; i++)
            if (!found[i].Match.Within)
                seen.Add(See(note, found[i], i));
        var decisions = EncounterRules.Decide(seen, inpatient, new CodeFacts(book));
        var codes = new List<EncounterCode>(decisions.Count);
        var queries = new List<Query>();
        foreach (var decision in decisions)
        {
            if (book.Codes[decision.Code] is not { } code)
                continue;
            var role = !decision.First ? "secondary" : inpatient ? "principal" : "first_listed";
            var checks = decision.Checks.Select(c => new CodeCheck(c.Kind, c.Message, code.Source)).Append(new CodeCheck("guideline", $"Official Guidelines {decision.Guideline}", null)).ToList();
            var status = decision.Status switch { DecisionStatus.Reported => "reported", DecisionStatus.Query => "query", _ => "not_reported" };
            codes.Add(new EncounterCode(code.Text, code.Title, status, role, inpatient && decision.Status == DecisionStatus.Reported ? Poa(book, code) : null, decision.Evidence, decision.Why, checks));
            if (decision.Status == DecisionStatus.Query)
                queries.Add(new Query(code.Text, $"The note speaks of “{Said(note, found, decision.Evidence)}” without saying whether it is established. Please document the diagnosis, or the sign or symptom, that was evaluated."));
            else if (decision.Status == DecisionStatus.Reported && code.Title.Contains("unspecified", StringComparison.OrdinalIgnoreCase) && Side(code) is { } asked)
                queries.Add(new Query(code.Text, asked));
        }
        return (codes, queries);
    }

    private static Seen See(NoteText note, Found found, int index)
    {
        var sentence = note.Sentences[found.Sentence];
        var section = note.Sections[found.Section].Kind;
        var head = Heads.Is(note, found.First, found.Last, found.Sentence);
        return new Seen(index, found.Code.Value, found.Code.Title, found.Asserted.Assertion, section, head, Lasting.Is(note, found.First, found.Last), Uncontrolled(note, found, sentence))
        {
            Text = note.Text[note.Tokens[found.First].Begin..note.Tokens[found.Last - 1].End],
            Side = SideOf(note, sentence),
            Resolved = found.Asserted.Cue?.Contains("resolved", StringComparison.OrdinalIgnoreCase) is true,
        };
    }

    private static string? SideOf(NoteText note, Sentence sentence)
    {
        for (var i = sentence.First; i < sentence.Last; i++)
            if (note.Word(i).Equals("left", StringComparison.OrdinalIgnoreCase))
                return "left";
            else if (note.Word(i).Equals("right", StringComparison.OrdinalIgnoreCase))
                return "right";
        return null;
    }

    // the sentence and the two behind it: "Diabetes. Her sugar is not controlled."
    private static bool Uncontrolled(NoteText note, Found found, Sentence sentence)
    {
        if (found.Code.Value is not ['E', '0' or '1', ..])
            return false;
        var last = note.Sentences[Math.Min(note.Sentences.Count - 1, found.Sentence + 2)].Last;
        var text = note.Text.AsSpan(note.Tokens[sentence.First].Begin, note.Tokens[last - 1].End - note.Tokens[sentence.First].Begin);
        foreach (var word in Poorly)
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    // the words from which the index leads to hyperglycemia (Diabetes, inadequately controlled, out of control, poorly controlled)
    private static readonly string[] Poorly =
    [
        "poorly controlled", "inadequately controlled", "out of control", "uncontrolled", "hyperglycemia", "not controlled", "not well controlled", "not been controlled", "not been well controlled", "not under control",
    ];

    private static string? Poa(TermBook book, BookCode code) => book.Catalogue.Rows("icd10cm", "poa_exempt", code.Value).Count > 0 ? "exempt" : "Y";

    private static string? Side(BookCode code) => code.Parent is { } above && above.Children.Exists(c => c.Title.Contains(" left ", StringComparison.OrdinalIgnoreCase) || c.Title.EndsWith(" left", StringComparison.OrdinalIgnoreCase) || c.Title.Contains("left ", StringComparison.OrdinalIgnoreCase))
        ? "The note does not say which side. Please document the side." : null;

    private static string Said(NoteText note, List<Found> found, IReadOnlyList<int> evidence)
    {
        var one = found[evidence[0]];
        return note.Text[note.Tokens[one.First].Begin..note.Tokens[one.Last - 1].End];
    }
}
