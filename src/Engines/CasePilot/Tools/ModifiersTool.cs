using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>Which modifiers go with a code, and why.</summary>
public sealed class ModifiersTool : ITool
{
    public string Name => "modifiers_for_code";

    public string Answers => "Which modifiers go with a code, and why.";

    public IReadOnlyList<string> Reads => ["codes", "on"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        foreach (var code in input.Codes.Take(3))
            foreach (var modifier in books.Page(code, input.On).Modifiers.Where(m => m.Ended is null).Take(14))
                facts.Add(ModifierAllowedTool.Of(code, modifier));
        return facts.Count > 0 ? new ToolResult(facts, []) : ToolResult.None("No rule about modifiers stands in the loaded books for that code.");
    }
}
