using CodingAhead.Engines.CasePilot.Guides;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>What the group codes of a remittance mean, in our own words; the published lists of reasons, remarks and revenue codes are licensed and not held.</summary>
public sealed class AdjustmentTool : ITool
{
    private static readonly string[] Groups = ["CO", "PR", "OA", "PI", "CR"];

    public string Name => "adjustment";

    public string Answers => "What the group codes of a remittance mean, and where reason, remark and revenue codes are published.";

    public IReadOnlyList<string> Reads => ["words"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        var words = input.Words.Split([' ', '-', '?', ',', '.', '/', ':', ';', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var group in Groups.Where(g => words.Contains(g, StringComparer.Ordinal)))
            if (books.Decoding("cagc", group, $"Adjustment group {group}: {{}}") is { } fact)
                facts.Add(fact);
        if (facts.Count == 0 && GuideBook.All.Best(input.Words, input) is { Topic.Title: "Remittance codes" or "Revenue codes" } best)
            facts.AddRange(best.Topic.Sentences.Select(s => s.AsFact(best.Topic)));
        return new ToolResult(facts, ["The wording of single reason, remark and revenue codes is licensed by its publishers and not in my data; their public lists have it."]);
    }
}
