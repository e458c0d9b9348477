using System.Text.RegularExpressions;

namespace CodingAhead.Engines.CasePilot.Understanding;

/// <summary>What CasePilot does not do, from <c>data/rules/pilot/refusals.txt</c>: the words that show it, and what is right instead.</summary>
internal static class Refusals
{
    private static readonly List<(Regex Shown, string Instead)> All = [.. EmbeddedText.Files("pilot/").Where(f => f.File == "refusals.txt").SelectMany(f => f.Lines)
        .Where(l => l.Contains("=>", StringComparison.Ordinal) && !l.StartsWith('#')).Select(l => l.Split("=>", 2))
        .Select(p => (new Regex(p[0].Trim(), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking), p[1].Trim()))];

    /// <summary>The answer to a question that is refused; null when it is not.</summary>
    public static string? Of(string question)
    {
        foreach (var (shown, instead) in All)
            if (shown.IsMatch(question))
                return instead;
        return null;
    }
}
