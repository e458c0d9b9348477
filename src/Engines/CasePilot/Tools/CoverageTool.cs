using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>The loaded coverage documents that name a code, and its status for Medicare.</summary>
public sealed class CoverageTool : ITool
{
    public string Name => "coverage";

    public string Answers => "The loaded coverage documents that name a code, and its status for Medicare.";

    public IReadOnlyList<string> Reads => ["codes"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        foreach (var code in input.Codes.Take(3))
        {
            var page = books.Page(code, input.On);
            foreach (var walk in page.Crosswalks.Where(w => w.Kind.Contains("coverage", StringComparison.Ordinal)))
                foreach (var item in walk.Items.Take(10))
                    facts.Add(new Fact($"- {code.Text} is named by {item.Code}{(item.Title.Length > 0 ? ", " + item.Title : "")}", item.Source, $"{code.Text} | {item.Code} | {item.Title}", "Coverage documents"));
            foreach (var indicator in page.Indicators.Where(i => i.Name is "status" or "coverage"))
            {
                facts.Add(Values.Indicator(books, page, indicator));
                if (books.Decoding(indicator.Name, indicator.Value, $"{indicator.Label} {indicator.Value}: {{}}") is { } meaning)
                    facts.Add(meaning);
            }
            Standing.Add(facts, [], books, code, input.On);
        }
        return new ToolResult(facts, ["The policies of a private payer, and local articles that are not imported, are not in my data; ask that payer or import the coverage files."]);
    }
}
