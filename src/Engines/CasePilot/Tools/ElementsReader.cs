using System.Text.RegularExpressions;
using CodingAhead.Engines.Guidelines;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>Reads the three elements of medical decision making where a question names them one by one, and the level that two of them meet.</summary>
internal static partial class ElementsReader
{
    /// <summary>The level that at least two of the named elements reach; null when fewer than two are named.</summary>
    public static string? Level(string words)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Match match in Before().Matches(words).Concat(After().Matches(words)))
            found.TryAdd(match.Groups["element"].Value[..4], Step(match.Groups["step"].Value));
        // the second highest: two of three are met or exceeded; of two, the lower
        return found.Count < 2 ? null : VisitLevels.Steps[found.Values.OrderDescending().ElementAt(1)];
    }

    private static int Step(string word) => word switch { "minimal" or "none" or "no" or "straightforward" or "minor" => 0, "low" or "limited" => 1, "moderate" => 2, _ => 3 };

    [GeneratedRegex(@"\b(?<step>minimal|no|straightforward|minor|low|limited|moderate|high|extensive)\s+(?:complexity\s+|number\s+of\s+|(?:amount|risk)\s+of\s+)?(?<element>problems?|data|risk)\b", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Before();
    [GeneratedRegex(@"\b(?<element>problems?|data|risk)\s*(?:is|are|was|were|:|=|-)?\s*(?<step>minimal|none|straightforward|minor|low|limited|moderate|high|extensive)\b(?!\s+(?:problems?|data|risk))", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex After();
}
