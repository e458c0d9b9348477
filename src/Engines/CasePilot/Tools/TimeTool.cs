using System.Globalization;
using CodingAhead.Engines.Guidelines;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>The level of a visit by medical decision making or time.</summary>
public sealed class TimeTool : ITool
{
    public string Name => "em_level";

    public string Answers => "The level of a visit by medical decision making or time.";

    public IReadOnlyList<string> Reads => ["codes", "words", "minutes"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        foreach (var row in VisitLevels.All.Where(r => input.Codes.Any(c => c.Text == r.Code)))
            facts.Add(Of(row));
        var words = input.Words.ToLowerInvariant();
        if (facts.Count == 0 && input.Codes.Count == 0)
        {
            var level = VisitLevels.Steps.FirstOrDefault(l => words.Contains(l, StringComparison.Ordinal));
            var kind = words.Contains("new", StringComparison.Ordinal) ? "new" : words.Contains("establish", StringComparison.Ordinal) || words.Contains("return", StringComparison.Ordinal) ? "established" : null;
            foreach (var group in VisitLevels.All.Where(r => kind is null || r.Kind == kind).GroupBy(r => r.Kind))
            {
                if (input.Minutes is { } minutes && group.Where(r => r.Minutes <= minutes).MaxBy(r => r.Minutes) is { } timed && kind is not null)
                    facts.Add(Of(timed));
                if (level is not null && group.FirstOrDefault(r => r.Level == level) is { } fitting && kind is not null)
                    facts.Add(Of(fitting));
            }
        }
        if (facts.Count == 0)
            return new GuideTool().Run(input, books);
        return new ToolResult(facts, []);
    }

    /// <summary>What a visit code takes, as a fact.</summary>
    internal static Fact Of(VisitCode row) => new(
        string.Create(CultureInfo.InvariantCulture, $"{row.Code}, {row.Place}, {row.Kind} patient: {row.Level}{(VisitLevels.Steps.Any(row.Takes) ? " medical decision making" : "")}{(row.Minutes > 1 ? $", or at least {row.Minutes} minutes of total time that day" : "")}"),
        row.Source, string.Create(CultureInfo.InvariantCulture, $"{row.Code} | {row.Kind} | {row.Place} | {row.Level} | {row.Minutes} minutes"), $"Visit level {row.Code}");
}
