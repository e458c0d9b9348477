using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>What a place of service code means, and whether it is paid as a facility.</summary>
public sealed class PlaceTool : ITool
{
    public string Name => "place_of_service";

    public string Answers => "What a place of service code means, and whether it is paid as a facility.";

    public IReadOnlyList<string> Reads => ["words"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        List<Fact> facts = [.. IndicatorTool.Candidates(input.Words).Select(v => v.PadLeft(2, '0')).Distinct()
            .Select(value => books.Decoding("pos", value, $"Place of service {value}: {{}}")).OfType<Fact>().Take(4)];
        return facts.Count > 0 ? new ToolResult(facts, []) : new GuideTool().Run(input, books);
    }
}
