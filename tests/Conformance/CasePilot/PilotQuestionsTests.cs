using System.Text.Json;
using CodingAhead.Engines.CasePilot;
using CodingAhead.Engines.CasePilot.Answers;
using CodingAhead.Surfaces.Cli;

namespace CodingAhead.Tests.Conformance.CasePilot;

/// <summary>Our own questions against what the official files say, over all releases; and each answer against its rows.</summary>
public sealed class PilotQuestionsTests(RealCatalogue real)
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("questions.jsonl", 363, 0.95)]
    [InlineData("second.jsonl", 63, 0.9)]
    [InlineData("third.jsonl", 116, 0.9)]
    public void The_questions_are_answered_from_the_books(string file, int all, double least)
    {
        var pilot = new Pilot(real.Shelf, Today);
        var wrong = new List<string>();
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "tests/Conformance/CasePilot", file)).Where(l => l.Length > 0).ToList();
        foreach (var line in lines)
        {
            using var row = JsonDocument.Parse(line);
            var turns = row.RootElement.TryGetProperty("turns", out var said) ? said.EnumerateArray().Select(t => t.GetString()!).ToList() : [row.RootElement.GetProperty("question").GetString()!];
            var answer = pilot.Ask(turns);
            Assert.Empty(AnswerVerifier.Check(answer));
            if (EvaluateVerb.Faults(row.RootElement, answer) is { Count: > 0 } faults)
                wrong.Add($"{row.RootElement.GetProperty("id")}: {string.Join("; ", faults)}");
        }
        Assert.Equal(all, lines.Count);
        Assert.True(lines.Count - wrong.Count >= least * lines.Count, $"{wrong.Count} of {lines.Count}:\n{string.Join('\n', wrong)}");
    }
}
