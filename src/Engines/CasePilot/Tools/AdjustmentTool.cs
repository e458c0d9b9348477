using System.Text.RegularExpressions;
using CodingAhead.Engines.CasePilot.Guides;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>What the group codes of a remittance mean, in our own words; the published lists of reasons, remarks and revenue codes are licensed and not held.</summary>
public sealed partial class AdjustmentTool : ITool
{
    private static readonly string[] Groups = ["CO", "PR", "OA", "PI", "CR"];

    public string Name => "adjustment";

    public string Answers => "What the group codes of a remittance mean, and where reason, remark and revenue codes are published.";

    public IReadOnlyList<string> Reads => ["words"];

    /// <summary>Whether a text names a code of a remittance or a revenue code: <c>CO-45</c>, <c>CARC 16</c>, <c>rev code 0450</c>.</summary>
    internal static bool Names(string words) => Remitted().IsMatch(words) || Revenue().IsMatch(words);

    [GeneratedRegex(@"(?<!\w)(?:CO|PR|OA|PI)\s?-?\s?[AB]?\d{1,3}(?!\w)|\b(?:carcs?|rarcs?)\b|\b(?:remark|denial|adjustment reason) codes?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Remitted();
    [GeneratedRegex(@"\brev(?:enue)?\.? codes?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Revenue();

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        var words = input.Words.Split([' ', '-', '?', ',', '.', '/', ':', ';', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var group in Groups.Where(g => words.Contains(g, StringComparer.Ordinal)))
            if (books.Decoding("cagc", group, $"Adjustment group {group}: {{}}") is { } fact)
                facts.Add(fact);
        if (facts.Count == 0)
        {
            var topic = GuideBook.All.Topics.First(t => t.Title == (Revenue().IsMatch(input.Words) ? "Revenue codes" : "Remittance codes"));
            facts.AddRange(topic.Sentences.Select(s => s.AsFact(topic)));
        }
        return new ToolResult(facts, ["The wording of single reason, remark and revenue codes is licensed by its publishers and not in my data; their public lists have it."]);
    }
}
