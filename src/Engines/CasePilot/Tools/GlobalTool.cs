using CodingAhead.Engines.CasePilot.Guides;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>The global period of a code and what it includes.</summary>
public sealed class GlobalTool : ITool
{
    public string Name => "global_period";

    public string Answers => "The global period of a code and what it includes.";

    public IReadOnlyList<string> Reads => ["codes", "on", "words"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var found = new IndicatorTool().Run(input with { Words = "global " + input.Words }, books);
        // what the package holds is the same for every surgery
        return found.Facts.Any(f => f.Text.Contains("day", StringComparison.Ordinal)) && GuideBook.All.Topics.FirstOrDefault(t => t.Title == "Global surgery") is { } package
            ? found with { Facts = [.. found.Facts, .. package.Sentences.Where(s => s.Text.Contains("package", StringComparison.Ordinal) || s.Text.Contains("outside", StringComparison.Ordinal)).Select(s => s.AsFact(package))] } : found;
    }
}
