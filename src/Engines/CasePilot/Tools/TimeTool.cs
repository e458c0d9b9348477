using System.Globalization;
using CodingAhead.Engines.CasePilot.Guides;
using CodingAhead.Catalogue.Codes;

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
        foreach (var row in LevelTable.Rows.Where(r => input.Codes.Any(c => c.Text == r.Code)))
            facts.Add(row.AsFact());
        var words = input.Words.ToLowerInvariant();
        if (facts.Count == 0 && input.Codes.Count == 0)
        {
            var level = new[] { "straightforward", "low", "moderate", "high" }.FirstOrDefault(l => words.Contains(l, StringComparison.Ordinal));
            var kind = words.Contains("new", StringComparison.Ordinal) ? "new" : words.Contains("establish", StringComparison.Ordinal) || words.Contains("return", StringComparison.Ordinal) ? "established" : null;
            foreach (var group in LevelTable.Rows.Where(r => kind is null || r.Kind == kind).GroupBy(r => r.Kind))
            {
                if (input.Minutes is { } minutes && group.Where(r => r.Minutes <= minutes).MaxBy(r => r.Minutes) is { } timed && kind is not null)
                    facts.Add(timed.AsFact());
                if (level is not null && group.FirstOrDefault(r => r.Level == level) is { } fitting && kind is not null)
                    facts.Add(fitting.AsFact());
            }
        }
        if (facts.Count == 0)
            return new GuideTool().Run(input, books);
        return new ToolResult(facts, []);
    }
}
