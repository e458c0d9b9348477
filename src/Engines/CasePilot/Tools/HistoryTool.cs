using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>When a code was added, changed or deleted, over the loaded editions.</summary>
public sealed class HistoryTool : ITool
{
    public string Name => "history";

    public string Answers => "When a code was added, changed or deleted, over the loaded editions.";

    public IReadOnlyList<string> Reads => ["codes"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        var missing = new List<string>();
        foreach (var code in input.Codes.Take(4))
        {
            if (!books.Knows(code))
            {
                Unknown.Add(facts, missing, books, code);
                continue;
            }
            Standing.Add(facts, missing, books, code, input.On);
            foreach (var step in books.Page(code, input.On).History.Where(h => h.Source is not null).Take(10))
                facts.Add(new Fact($"- {code.Text}: {step.Action}{(step.Date is { } day ? day.ToString(" yyyy-MM-dd", CultureInfo.InvariantCulture) : "")}{(step.Notes.Length > 0 ? ", " + step.Notes : "")}", step.Source!,
                    $"{code.Text} | {step.Action} | {(step.Date is { } d ? d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "")} | {step.Notes}", $"History of {code.Text}"));
        }
        return new ToolResult(facts, missing);
    }
}
