using System.Text.RegularExpressions;

namespace CodingAhead.Engines.CasePilot.Understanding;

/// <summary>
/// What CasePilot does not do, from <c>data/rules/pilot/refusals.txt</c>: the words that show it, words that take it back, and what is
/// right instead. A sentence of orders inside a longer text is set aside as data, and the rest is answered.
/// </summary>
internal static partial class Refusals
{
    private sealed record Rule(Regex Shown, Regex? Unless, string Instead, bool Orders);

    private static readonly List<Rule> All = [.. EmbeddedText.Files("pilot/").Where(f => f.File == "refusals.txt").SelectMany(f => f.Lines)
        .Where(l => l.Contains("=>", StringComparison.Ordinal) && !l.StartsWith('#')).Select(Read)];

    /// <summary>What is said instead of an answer, or null; and the question without the orders that were pasted into it.</summary>
    public static (string? Instead, string Asked) Of(string question)
    {
        var rest = question;
        foreach (var rule in All)
            if (rule.Shown.IsMatch(rest) && rule.Unless?.IsMatch(rest) != true)
            {
                if (rule.Orders && string.Join(' ', Sentence().Split(rest).Where(s => !rule.Shown.IsMatch(s))).Trim() is { Length: > 8 } others)
                    rest = others;
                else
                    return (rule.Instead, question);
            }
        return (null, rest);
    }

    private static Rule Read(string line)
    {
        var parts = line.Split("=>", 2, StringSplitOptions.TrimEntries);
        var orders = parts[0].StartsWith("orders:", StringComparison.Ordinal);
        var shown = (orders ? parts[0][7..] : parts[0]).Split(" unless ", 2, StringSplitOptions.TrimEntries);
        return new Rule(Pattern(shown[0]), shown.Length > 1 ? Pattern(shown[1]) : null, parts[1], orders);
    }

    private static Regex Pattern(string text) => new(text, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline);

    [GeneratedRegex(@"(?<=[.!?;\n])\s+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Sentence();
}
