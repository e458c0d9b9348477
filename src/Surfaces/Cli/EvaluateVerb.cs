using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using CodingAhead.Engines.CasePilot;

namespace CodingAhead.Surfaces.Cli;

/// <summary><c>evaluate FILE</c>: asks CasePilot the questions of a file and reports, for each topic, how many answers pass.</summary>
internal static class EvaluateVerb
{
    public static Command Make()
    {
        var file = new Argument<string>("file") { Description = "Questions, one JSON object a line: id, question or turns, topic, must_include, must_not_include, must_cite, must_refuse." };
        var verb = new Command("evaluate", "Score CasePilot on a file of questions, by topic.") { file };
        verb.SetAction(parsed => Run(parsed.GetValue(file)!));
        return verb;
    }

    private static int Run(string file)
    {
        if (!File.Exists(file))
            throw new UsageException($"{file}: no such file");
        var shelf = Settings.OpenLibrary().Current;
        var topics = new SortedDictionary<string, (int Passed, int All)>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (line.Trim().Length == 0)
                continue;
            try
            {
                using var document = JsonDocument.Parse(line);
                var row = document.RootElement;
                var topic = row.TryGetProperty("topic", out var named) ? named.ToString() : "all";
                var faults = Faults(row, AskRow.Read(line).Answer(shelf, Settings.Today));
                var (passed, all) = topics.GetValueOrDefault(topic);
                topics[topic] = (passed + (faults.Count == 0 ? 1 : 0), all + 1);
                if (faults.Count > 0)
                    Console.Out.WriteLine($"FAIL line {number} [{topic}] {string.Join("; ", faults)}");
            }
            catch (JsonException)
            {
                throw new UsageException($"{file}:{number}: expected a JSON object with a question");
            }
        }
        foreach (var (topic, (passed, all)) in topics)
            Console.Out.WriteLine($"{topic,-20} {passed}/{all}");
        Console.Out.WriteLine($"{"all",-20} {topics.Values.Sum(t => t.Passed)}/{topics.Values.Sum(t => t.All)}");
        return topics.Values.All(t => t.Passed == t.All) ? ExitCode.Done : ExitCode.No;
    }

    /// <summary>What an answer lacks of what a row asks for.</summary>
    internal static IReadOnlyList<string> Faults(JsonElement row, PilotAnswer answer)
    {
        var text = string.Join(' ', answer.Answer.Replace("**", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var faults = new List<string>();
        foreach (var alternatives in Items(row, "must_include"))
            if (!Texts(alternatives).Any(p => Found(p, text)))
                faults.Add($"lacks {string.Join(" | ", Texts(alternatives))}");
        foreach (var forbidden in Items(row, "must_not_include"))
            if (Found(forbidden.GetString()!, text))
                faults.Add($"has {forbidden.GetString()}");
        var refuse = Said(row, "must_refuse");
        if (refuse && !answer.Refused)
            faults.Add("answers what is to be refused");
        if (!refuse && answer.Refused && !Said(row, "refused_ok"))
            faults.Add("refuses what is to be answered");
        if (Said(row, "must_cite") && !refuse && answer.Citations.Count == 0 && !(answer.Refused && Said(row, "refused_ok")))
            faults.Add("cites nothing");
        return faults;
    }

    private static IEnumerable<JsonElement> Items(JsonElement row, string name) => row.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(e => e.GetString()!);

    private static bool Said(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static bool Found(string pattern, string text) => Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
