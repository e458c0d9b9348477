using System.CommandLine;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.CasePilot;

namespace CodingAhead.Surfaces.Cli;

/// <summary><c>ask "QUESTION"</c>: CasePilot, which answers from the books; without a question, a conversation in the terminal.</summary>
internal static class AskVerb
{
    public static Command Make()
    {
        var question = new Argument<string[]>("question") { Arity = ArgumentArity.ZeroOrMore, Description = "A question about coding; none opens a conversation." };
        var (json, jsonl) = (Words.Json(), Words.Jsonl());
        var alone = new Option<bool>("--no-model") { Description = "Answer from the books alone, though a language model is connected." };
        var sent = new Option<bool>("--show-sent") { Description = "Show which texts went to the connected language model." };
        var verb = new Command("ask", "Ask CasePilot, which answers from the books and cites each row.") { question, json, jsonl, alone, sent };
        verb.SetAction(async (parsed, cancel) =>
        {
            ILibrary library = Settings.OpenLibrary();
            var shelf = library.Current;
            var model = parsed.GetValue(alone) ? null : ConnectedModel.Read(library);
            if (model is not null)
                await Console.Error.WriteLineAsync(model.Banner);
            Task<PilotAnswer> Ask(AskRow row) => (row with { ShowSent = row.ShowSent || parsed.GetValue(sent) }).Answer(shelf, Settings.Today, model, null, cancel);
            if (parsed.GetValue(jsonl) is { } rows)
                return JsonLines.Run(rows, line => Json.Text(Ask(AskRow.Read(line)).GetAwaiter().GetResult(), SurfaceJson.Default.PilotAnswer));
            var text = string.Join(' ', parsed.GetValue(question)!);
            if (text.Length == 0 && !parsed.GetValue(json))
                return await Chat(turns => Ask(new AskRow(null, null, turns)), new TypedLines());
            var answer = await Ask(new AskRow(null, text, null));
            if (parsed.GetValue(json))
                Json.Print(answer, SurfaceJson.Default.PilotAnswer);
            else
                Write(answer);
            return ExitCode.Done;
        });
        return verb;
    }

    private static async Task<int> Chat(Func<IReadOnlyList<string>, Task<PilotAnswer>> ask, TypedLines lines)
    {
        var turns = new List<string>();
        IReadOnlyList<string> offered = [];
        await Console.Error.WriteLineAsync("CasePilot answers from the loaded books. :history shows your questions, :1 asks the first one offered, :clear begins anew; an empty line ends.");
        while (lines.Read("> ") is { Length: > 0 } line)
        {
            if (line is ":clear")
            {
                turns.Clear();
                offered = [];
                continue;
            }
            if (line is ":history")
            {
                for (var i = 0; i < turns.Count; i++)
                    Console.Out.WriteLine($"{i + 1}. {turns[i]}");
                continue;
            }
            if (line is [':', var digit] && digit - '1' is >= 0 and var n && n < offered.Count)
                Console.Out.WriteLine(line = offered[n]);
            turns.Add(line);
            var answer = await ask([.. turns]);
            offered = answer.FollowUps;
            Write(answer);
        }
        return ExitCode.Done;
    }

    private static void Write(PilotAnswer answer)
    {
        Console.Out.WriteLine(answer.Answer);
        if (answer.Citations.Count > 0)
            Console.Out.WriteLine();
        foreach (var citation in answer.Citations)
            Console.Out.WriteLine($"[{citation.N}] {citation.Title} · {citation.Book} {citation.Edition} · {citation.Locator}");
        foreach (var next in answer.FollowUps)
            Console.Out.WriteLine($"  ? {next}");
        if (answer.Model is { } model)
        {
            Console.Out.WriteLine(model.Used ? $"Worded by {model.Where}; each sentence was held against its row." : $"Not worded by {model.Where}: {model.Why}.");
            foreach (var text in model.Sent ?? [])
                Console.Out.WriteLine($"  sent: {text}");
        }
    }
}
