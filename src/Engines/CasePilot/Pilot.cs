using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.CasePilot.Answers;
using CodingAhead.Engines.CasePilot.Guides;
using CodingAhead.Engines.CasePilot.Understanding;
using CodingAhead.Engines.RedactPhi;

namespace CodingAhead.Engines.CasePilot;

/// <summary>
/// Answers questions about coding from the books. It reads the question, ranks the intents, asks the tools and writes only sentences
/// whose codes, numbers and dates stand in the row they cite. The same question over the same books gives the same answer.
/// </summary>
public sealed partial class Pilot(Shelf shelf, DateOnly today)
{
    private const int Longest = 8_000;
    private const int Turns = 40;
    private readonly PilotBooks books = new(shelf, today);
    private static readonly PhiRedactor Redactor = new();
    private static readonly ConditionalWeakTable<Shelf, Pilot> Kept = [];

    /// <summary>The pilot of a shelf, which keeps the code pages that it has read; a new one each day.</summary>
    public static Pilot Of(Shelf shelf, DateOnly today)
    {
        var kept = Kept.GetValue(shelf, s => new Pilot(s, today));
        if (kept.books.Today != today)
            Kept.AddOrUpdate(shelf, kept = new Pilot(shelf, today));
        return kept;
    }

    /// <summary>Answers the last of a conversation's turns; earlier ones say what "it" is.</summary>
    /// <param name="turns">The user's questions in order.</param>
    public PilotAnswer Ask(IReadOnlyList<string> turns, string? id = null, Action<PilotStep>? step = null)
    {
        ArgumentNullException.ThrowIfNull(turns);
        Question? before = null;
        string? topic = null;
        foreach (var turn in turns.Skip(Math.Max(0, turns.Count - Turns)).SkipLast(1))
        {
            before = Follow(Read(turn), before);
            topic = IntentTable.Rank(before) is [var known, ..] ? known.Intent.Tool : topic;
        }
        var text = turns.Count == 0 ? "" : turns[^1];
        if (text.Trim().Length < 2)
            return Plain(id, "Which code, modifier or topic do you mean? Please give it, and the question.", false);
        if (!text.Any(char.IsAsciiLetterOrDigit))
            return Plain(id, "Please ask in English words or give a code; nothing in this text names one.", false);
        var refused = Refusals.Of(text.Length > Longest ? text[..Longest] : text);
        var question = Follow(Read(text), before);
        if (refused is not null)
            return Plain(id, refused, true);
        return Answer(id, question, before, topic, step);
    }

    private PilotAnswer Answer(string? id, Question question, Question? before, string? topic, Action<PilotStep>? step)
    {
        var writer = new AnswerWriter();
        var steps = new List<PilotStep>();
        var next = new List<string>();
        foreach (var unknown in question.Unknown.Take(5))
            if (books.OfEdition(CodeSystem.Cpt, $"{unknown} is not found in the loaded code sets and has not the shape of a valid code", $"no row lists {unknown}") is { } none)
                writer.Say(none);
        var ranked = IntentTable.Rank(question);
        var guide = GuideBook.All.Best(question.Text);
        var tools = new List<string>();
        if (question.Codes.Count == 0 && question.Unknown.Count == 0)
            tools.AddRange(WithoutCode(question, ranked, guide));
        else if (before is not null && topic is not null && ReferenceEquals(question.Codes, before.Codes) && !(ranked is [var first, ..] && first.Score >= 1))
            tools.Add(topic); // "and in Florida?" goes on with what was asked of the same code
        else if (question.Codes.Count > 0)
            tools.Add(ranked.Count > 0 ? ranked[0].Intent.Tool : "code");
        // a topic of the guides that explains nearly the whole question goes before a bare look-up of a code in it
        if (guide is { Score: >= 0.5 } && tools is ["code"] or ["validate"] or ["compare"] or ["claim"])
            tools.Insert(0, "guide");
        if (tools.Count == 0 && writer.Citations.Count == 0)
            return IntentTable.Wants(question) || Pronoun().IsMatch(question.Text)
                ? Plain(id, "Which code is meant? Name it, and I can look it up.", false)
                : Plain(id, "I can only answer questions about medical coding from the loaded data, and this one is outside of that scope. Ask about a code, a modifier, an edit, a fee, a guideline or a compliance topic.", true);
        foreach (var name in tools.Distinct().Take(3))
        {
            var tool = ToolRegistry.Named(name);
            var result = tool.Run(name is "search" or "detect" ? question.Input with { Words = Wanted(question.Text, name) } : question.Input, books);
            var made = new PilotStep(name, Shown(question.Input), $"{result.Facts.Count} facts, {result.Missing.Count} not known");
            steps.Add(made);
            step?.Invoke(made);
            Write(writer, result, question.YesNo || name == "ptp_pair");
            next.AddRange(result.FollowUps ?? []);
        }
        return Whole(id, writer, steps, next);
    }

    /// <summary>Asks one tool by itself, as programs do that choose tools on their own; the answer is written by the same rules.</summary>
    public PilotAnswer Use(ITool tool, ToolInput input)
    {
        ArgumentNullException.ThrowIfNull(tool);
        ArgumentNullException.ThrowIfNull(input);
        var writer = new AnswerWriter();
        var result = tool.Run(input, books);
        Write(writer, result, yesNo: true);
        return Whole(null, writer, [new PilotStep(tool.Name, Shown(input), $"{result.Facts.Count} facts, {result.Missing.Count} not known")], result.FollowUps ?? []);
    }

    private static void Write(AnswerWriter writer, ToolResult result, bool yesNo)
    {
        var verdict = yesNo ? result.Verdict : null;
        foreach (var fact in result.Facts)
        {
            writer.Say(fact, verdict);
            if (writer.Citations.Count > 0)
                verdict = null;
        }
        foreach (var missing in result.Missing.Where(m => Tokens.Of(m).Count == 0).Distinct())
            writer.Say(missing);
    }

    private PilotAnswer Whole(string? id, AnswerWriter writer, IReadOnlyList<PilotStep> steps, IEnumerable<string> next)
    {
        if (writer.Text.Length == 0)
            writer.Say("That is not in my data; please give the code or other words for it.");
        if (shelf.Imported is null && writer.Citations.Count > 0)
            writer.Say("Only the starter edition is loaded; official releases that are imported say more.");
        return new PilotAnswer(id, writer.Text, writer.Citations, false, steps, Named(writer.Text), [.. next.Distinct().Take(4)]);
    }

    private static IEnumerable<string> WithoutCode(Question question, IReadOnlyList<(Intent Intent, double Score)> ranked, (GuideTopic Topic, double Score)? guide)
    {
        var best = ranked.Count > 0 ? ranked[0] : default;
        var strong = guide?.Score ?? 0;
        if (question.Modifiers.Count > 0 && strong < 0.5)
            return [ranked.Count > 0 ? best.Intent.Tool : "modifier"];
        // who asks for a code wants one, unless a topic is nearly the question itself
        if (best.Intent?.Tool is "search" or "detect" && best.Score >= (best.Intent.Tool == "detect" ? 2.5 : 1.8) && strong < 0.68 && !question.YesNo)
            return [best.Intent.Tool];
        if (best.Intent is { Tool: not ("search" or "detect") } && best.Score >= 2 && strong < 0.68)
            return [best.Intent.Tool];
        if (strong >= 0.55 || strong > 0 && (best.Intent is null || best.Score < 2 && best.Intent.Tool is "search"))
            return question.Modifiers.Count > 0 ? ["guide", "modifier"] : ["guide"];
        if (best.Intent is not null)
            return [best.Intent.Tool];
        if (question.Modifiers.Count > 0)
            return ["modifier"];
        return question.Text.Split(' ').Length <= 5 && !question.YesNo && Stems.Of(question.Text).Count > 0 && !Pronoun().IsMatch(question.Text) ? ["search"] : [];
    }

    private Question Read(string turn) => QuestionReader.Read(Clean(turn.Length > Longest ? turn[..Longest] : turn), books);

    // identifiers take no part: they are neither searched for nor said again
    private static string Clean(string text)
    {
        if (!Identified().IsMatch(text))
            return text;
        var cleared = Redactor.Redact(text);
        return cleared.Text is { } safe ? Placeholder().Replace(safe, " ") : Placeholder().Replace(Identified().Replace(text, " "), " ");
    }

    private static Question Follow(Question question, Question? before)
    {
        if (before is null)
            return question;
        var bare = question.Codes.Count == 0 && question.Unknown.Count == 0;
        var follows = bare && (Pronoun().IsMatch(question.Text) || Onward().IsMatch(question.Text) || question.Text.Split(' ').Length <= 6 || IntentTable.Wants(question));
        var modifiers = question.Modifiers.Count > 0 ? question.Modifiers : follows && before.Codes.Count == 0 ? before.Modifiers : [];
        var (now, then) = (question.Input, before.Input);
        return question with
        {
            Input = now with
            {
                Codes = follows && !(now.Modifiers.Count > 0 && then.Codes.Count == 0) ? then.Codes : now.Codes, Modifiers = modifiers,
                Place = now.Place ?? (follows || Onward().IsMatch(now.Words) ? then.Place : null), Year = now.Year ?? (follows ? then.Year : null),
                On = now.On ?? (follows ? then.On : null), Facility = now.Facility ?? (follows ? then.Facility : null),
            },
        };
    }

    private static string Wanted(string text, string tool) => tool == "detect" ? text
        : string.Join(' ', Stems.Split(text).Where(w => !Stems.IsEmpty(w) && w is not ("code" or "codes" or "hcpcs" or "cpt" or "icd" or "10" or "cm" or "pcs" or "modifier" or "modifiers" or "report" or "reports" or "reported" or "shows" or "bill" or "billed"))) is { Length: > 0 } words ? words + Kind(text) : text;

    private static string Kind(string text) => text.Contains("modifier", StringComparison.OrdinalIgnoreCase) ? " modifier" : "";

    private static string Shown(ToolInput input) => string.Join(' ', input.Codes.Select(c => c.Text).Concat(input.Modifiers).Take(20)) is { Length: > 0 } shown ? shown : "words of the question";

    private IReadOnlyList<string> Named(string text) => [.. CodeWord().Matches(text).Select(m => m.Value.TrimEnd('.')).Distinct().Where(w => w.Any(char.IsAsciiDigit) && w.Length >= 3 && Code.Read(w).Any(c => c.System is not (CodeSystem.Modifier or CodeSystem.Icd9Cm or CodeSystem.Icd9Pcs) && books.Knows(c))).Take(200)];

    private static PilotAnswer Plain(string? id, string text, bool refused) => new(id, text, [], refused, [], [], []);

    [GeneratedRegex(@"\b(?:it|its|that|this|these|those|them|they|same|the code)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Pronoun();
    [GeneratedRegex(@"^\s*(?:and|what about|how about|so|then|also|but|ok|now|or)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Onward();
    [GeneratedRegex(@"\b(?:DOB|MRN|SSN|date of birth|born)\b|\b\d{3}-\d\d-\d{4}\b|\b(?:Mr|Mrs|Ms)\.?\s+[A-Z]|\b[Pp]atient\s+[A-Z][a-z]+\s+(?:[A-Z]\.?\s+)?[A-Z][a-z]+", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Identified();
    [GeneratedRegex(@"\[[^\]]{1,60}\]|<[^>]{1,60}>|\b(?:DOB|MRN|SSN)\b:?", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Placeholder();
    [GeneratedRegex(@"(?<![\w.])[A-Z0-9][A-Z0-9]{2,6}(?:\.[A-Z0-9]{1,4})?(?!\w)", RegexOptions.CultureInvariant, 500)]
    private static partial Regex CodeWord();
}
