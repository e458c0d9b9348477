using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>The global period of a code and what it includes.</summary>
public sealed class GlobalTool : ITool
{
    public string Name => "global_period";

    public string Answers => "The global period of a code and what it includes.";

    public IReadOnlyList<string> Reads => ["codes", "on", "words"];

    public ToolResult Run(ToolInput input, PilotBooks books) => new IndicatorTool().Run(input with { Words = "global " + input.Words }, books);
}
