using System.Diagnostics;
using System.Text.Json;
using CodingAhead.Engines.CasePilot;

namespace CodingAhead.Bench.Engines.CasePilot;

/// <summary>
/// Our own questions, each asked 20 times: the time of an answer and of its first step, and the processor time of a question, from which
/// the questions a second of two cores follow. On a busy machine only the processor time says something.
/// </summary>
internal static class PilotSpeed
{
    private const int Rounds = 20;

    public static int Run()
    {
        var shelf = BenchBooks.Ready();
        var pilot = new Pilot(shelf, new DateOnly(2026, 11, 24));
        var questions = Directory.EnumerateFiles(Questions(), "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Where(l => l.Length > 0).Select(Turns).ToList();
        foreach (var turns in questions)
            pilot.Ask(turns);
        var (times, first) = (new List<double>(), new List<double>());
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        for (var round = 0; round < Rounds; round++)
            foreach (var turns in questions)
            {
                var start = Stopwatch.GetTimestamp();
                double? step = null;
                pilot.Ask(turns, null, _ => step ??= Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                if (step is { } at)
                    first.Add(at);
            }
        using var self = Process.GetCurrentProcess();
        var each = (self.TotalProcessorTime - processor).TotalMilliseconds / times.Count;
        Report("answer", times);
        Report("first step", first);
        Console.WriteLine($"processor time a question {each:F3} ms; two cores answer {2_000 / each:F0} questions a second");
        return 0;
    }

    // the questions stand beside the sources, above the folder that the program was built into
    private static string Questions()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (Path.Combine(at.FullName, "tests", "Conformance", "CasePilot") is var folder && Directory.Exists(folder))
                return folder;
        throw new InvalidOperationException("run it from the sources");
    }

    private static IReadOnlyList<string> Turns(string line)
    {
        using var row = JsonDocument.Parse(line);
        return row.RootElement.TryGetProperty("turns", out var said) ? [.. said.EnumerateArray().Select(t => t.GetString()!)] : [row.RootElement.GetProperty("question").GetString()!];
    }

    private static void Report(string name, List<double> times)
    {
        times.Sort();
        double At(double p) => times[(int)(times.Count * p)];
        Console.WriteLine($"{name,-10} p50 {At(0.5):F3} ms  p90 {At(0.9):F3} ms  p99 {At(0.99):F3} ms");
    }
}
