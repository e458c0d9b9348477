using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>How codes or modifiers differ.</summary>
public sealed class CompareTool : ITool
{
    public string Name => "compare";

    public string Answers => "How codes or modifiers differ.";

    public IReadOnlyList<string> Reads => ["codes", "modifiers"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        List<Fact> facts = [];
        var missing = new List<string>();
        if (input.Codes.Count > 0)
        {
            var found = new CodeTool().Run(input with { Codes = [.. input.Codes.Take(4)] }, books);
            facts.AddRange(found.Facts);
            missing.AddRange(found.Missing);
        }
        if (input.Modifiers.Count > 0)
        {
            var found = new ModifierTool().Run(input, books);
            facts.AddRange(found.Facts);
            missing.AddRange(found.Missing);
        }
        return new ToolResult(facts, missing);
    }
}
