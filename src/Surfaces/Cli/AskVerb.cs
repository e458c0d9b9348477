using System.CommandLine;
using CodingAhead.Engines.CasePilot;

namespace CodingAhead.Surfaces.Cli;

/// <summary><c>ask "QUESTION"</c>: CasePilot, which answers from the books; without a question, a conversation in the terminal.</summary>
internal static class AskVerb
{
    public static Command Make()
    {
        var question = new Argument<string[]>("question") { Arity = ArgumentArity.ZeroOrMore, Description = "A question about coding; none opens a conversation." };
        var (json, jsonl) = (Words.Json(), Words.Jsonl());
        var verb = new Command("ask", "Ask CasePilot, which answers from the books and cites each row.") { question, json, jsonl };
        verb.SetAction(parsed =>
        {
            var shelf = Settings.OpenLibrary().Current;
            if (parsed.GetValue(jsonl) is { } rows)
                return JsonLines.Run(rows, line => Json.Text(AskRow.Read(line).Answer(shelf, Settings.Today), SurfaceJson.Default.PilotAnswer));
            var text = string.Join(' ', parsed.GetValue(question)!);
            var pilot = Pilot.Of(shelf, Settings.Today);
            if (text.Length == 0 && !parsed.GetValue(json))
                return Chat(pilot);
            var answer = pilot.Ask([text]);
            if (parsed.GetValue(json))
                Json.Print(answer, SurfaceJson.Default.PilotAnswer);
            else
                Write(answer);
            return ExitCode.Done;
        });
        return verb;
    }

    private static int Chat(Pilot pilot)
    {
        var turns = new List<string>();
        Console.Error.WriteLine("CasePilot answers from the loaded books. An empty line ends the conversation.");
        while (true)
        {
            Console.Error.Write("> ");
            if (Console.In.ReadLine() is not { Length: > 0 } line)
                return ExitCode.Done;
            turns.Add(line);
            Write(pilot.Ask(turns));
        }
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
    }
}
