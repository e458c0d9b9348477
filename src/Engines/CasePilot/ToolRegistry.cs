using CodingAhead.Engines.CasePilot.Tools;

namespace CodingAhead.Engines.CasePilot;

/// <summary>All tools in the order in which help and MCP list them.</summary>
public static class ToolRegistry
{
    public static IReadOnlyList<ITool> All { get; } =
    [
        new CodeTool(), new CompareTool(), new SearchTool(), new RangeTool(), new ValidateTool(), new IndicatorTool(), new ModifiersTool(), new ModifierAllowedTool(),
        new ModifierTool(), new PairTool(), new EditsTool(), new MueTool(), new AddOnTool(), new GlobalTool(), new FeeTool(), new DrugTool(), new NotesTool(),
        new SeventhTool(), new CrosswalkTool(), new GuidelineTool(), new TimeTool(), new DetectTool(), new HistoryTool(), new CoverageTool(), new PlaceTool(),
        new GuideTool(), new GuidelineTextTool(), new LoadedTool(), new ClaimTool(), new CompleteTool(), new NdcTool(), new RiskTool(), new AdjustmentTool(), new ChangesTool(),
    ];

    /// <summary>A tool by name.</summary>
    public static ITool Named(string name) => All.First(t => t.Name == name);
}
