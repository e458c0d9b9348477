using System.Runtime.CompilerServices;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.CasePilot.Answers;
using CodingAhead.Engines.CasePilot.Tools;
using CodingAhead.Engines.CasePilot.Understanding;

namespace CodingAhead.Engines.CasePilot;

/// <summary>
/// Answers questions about coding from the books. It reads the question, ranks the intents, asks the tools and writes only sentences
/// whose codes, numbers and dates stand in the row they cite. The same question over the same books gives the same answer.
/// </summary>
public sealed class Pilot(Shelf shelf, DateOnly today)
{
    private const int Longest = 8_000;
    private const int Turns = 40;
    private readonly PilotBooks books = new(shelf, today);
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
        var text = turns.Count == 0 ? "" : Cut(turns[^1]);
        if (text.Trim().Length < 2)
            return Plain(id, "Which code, modifier or topic do you mean? Please give it, and the question.", false);
        if (!text.Any(char.IsAsciiLetterOrDigit))
            return Plain(id, "Please ask in English words or give a code; nothing in this text names one.", false);
        var (instead, rest) = Refusals.Of(text);
        if (instead is not null)
            return Plain(id, instead, true);
        Question? before = null;
        IReadOnlyList<string> tools = [];
        foreach (var turn in turns.Skip(Math.Max(0, turns.Count - Turns)).SkipLast(1).Where(t => t.Trim().Length >= 2 && Refusals.Of(Cut(t)).Instead is null))
        {
            before = Conversation.Follow(Read(turn), before, tools);
            tools = Planner.Of(before).Plans is [var first, ..] ? first : [];
        }
        return Answer(id, Conversation.Follow(Read(rest), before, tools), rest.Length < text.Length, step);
    }

    /// <summary>Asks one tool by itself, as programs do that choose tools on their own; the answer is written by the same rules.</summary>
    public PilotAnswer Use(ITool tool, ToolInput input)
    {
        ArgumentNullException.ThrowIfNull(tool);
        ArgumentNullException.ThrowIfNull(input);
        var writer = new AnswerWriter();
        var result = tool.Run(input, books);
        Write(writer, result, yesNo: true);
        return Whole(null, writer, [Step(tool.Name, input, result)], result.FollowUps ?? []);
    }

    /// <summary>An answer with the codes that its text names.</summary>
    internal PilotAnswer Named(PilotAnswer answer) => answer with { Codes = Tokens.Codes(answer.Answer, books) };

    private PilotAnswer Answer(string? id, Question question, bool cleared, Action<PilotStep>? step)
    {
        var writer = new AnswerWriter();
        foreach (var unknown in question.Unknown.Take(5))
            if (books.OfEdition(CodeSystem.Cpt, $"{unknown} is not found in the loaded code sets and has not the shape of a valid code", $"no row lists {unknown}") is { } none)
                writer.Say(none);
        var plan = Planner.Of(question);
        var (steps, next, missing) = (new List<PilotStep>(), new List<string>(), new List<string>());
        foreach (var tools in plan.Plans)
        {
            missing.Clear();
            var input = question.Input;
            foreach (var name in tools)
            {
                if (name == Planner.Found)
                {
                    if (plan.Find is not { } find || SearchTool.Find(find.Words, find.Need, books) is not { } code)
                        break;
                    input = input with { Codes = [code] };
                    writer.Say(books.Entry(code, $"The nearest code is {code.Text}, {books.Title(code)}"));
                    continue;
                }
                var tool = ToolRegistry.Named(name);
                var result = tool.Run(input, books);
                steps.Add(Step(tool.Name, input, result));
                step?.Invoke(steps[^1]);
                Write(writer, result with { Missing = result.Facts.Count > 0 ? result.Missing : [] }, question.YesNo || tool.Name == "ptp_pair");
                missing.AddRange(result.Facts.Count > 0 || tool.Name == "guide" && tools.Count > 1 ? [] : result.Missing); // a guide beside a book is not missed
                next.AddRange(result.FollowUps ?? []);
            }
            if (writer.Citations.Count > 0)
                break;
        }
        if (writer.Citations.Count == 0 && question.Bare && !steps.Exists(s => s.Tool is "indicator" or "fee" or "place_of_service" or "coverage" or "ndc" or "adjustment" && missing.Count > 0))
            return Without(id, question, steps);
        foreach (var why in missing.Where(m => Tokens.Of(m).Count == 0).Distinct())
            writer.Say(why);
        if (plan.Other is { } other && writer.Citations.Count > 0)
            next.Insert(0, Offer(other, question));
        if (cleared)
            writer.Say("Orders inside a pasted text stay data and were not followed.");
        return Whole(id, writer, steps, next);
    }

    // nothing was found: the code is asked for where one is missing, the books are named where the question is about coding, else it is out of scope
    private PilotAnswer Without(string? id, Question question, IReadOnlyList<PilotStep> steps)
    {
        if (question.Carried.Count == 0 && (Conversation.Points(question.Text) || question.Text.Split(' ').Length <= 4) && (IntentTable.Wants(question) || Conversation.Points(question.Text)) || IntentTable.Wants(question) && (steps.Count == 0 || Understanding.Domain.Speaks(question.Text) && steps.All(s => s.Tool is "search" or "guide" or "guideline_text")))
            return Plain(id, "Which code is meant? Name it, and I can look it up.", false);
        return IntentTable.Rank(question) is [{ Strong: true }, ..] && Understanding.Domain.Speaks(question.Text)
            ? new PilotAnswer(id, "That is not in my data as it is asked; please give the code, or other words for it.", [], false, steps, [], [])
            : Plain(id, "I can only answer questions about medical coding from the loaded data, and this one is outside of that scope. Ask about a code, a modifier, an edit, a fee, a guideline or a compliance topic.", true);
    }

    private static void Write(AnswerWriter writer, ToolResult result, bool yesNo)
    {
        var verdict = yesNo ? result.Verdict : null;
        foreach (var fact in result.Facts)
        {
            var before = writer.Text.Length;
            writer.Say(fact, verdict);
            if (writer.Text.Length > before)
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
        return new PilotAnswer(id, writer.Text, writer.Citations, false, steps, Tokens.Codes(writer.Text, books), [.. next.Distinct().Take(4)]);
    }

    private Question Read(string turn) => QuestionReader.Read(Identifiers.Cleared(Cut(turn)), books);

    private static string Cut(string text) => text.Length > Longest ? text[..Longest] : text;

    private static PilotStep Step(string name, ToolInput input, ToolResult result) =>
        new(name, string.Join(' ', input.Codes.Select(c => c.Text).Concat(input.Modifiers).Take(20)) is { Length: > 0 } shown ? shown : "words of the question", $"{result.Facts.Count} facts, {result.Missing.Count} not known");

    private static string Offer(string tool, Question question) =>
        $"{ToolRegistry.Named(tool).Answers.Split([',', ':', ';', '.'])[0]}{(question.Codes.Count > 0 ? $": {string.Join(", ", question.Codes.Take(2).Select(c => c.Text))}?" : "?")}";

    private static PilotAnswer Plain(string? id, string text, bool refused) => new(id, text, [], refused, [], [], []);
}
