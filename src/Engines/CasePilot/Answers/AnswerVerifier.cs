using System.Globalization;
using System.Text.RegularExpressions;

namespace CodingAhead.Engines.CasePilot.Answers;

/// <summary>
/// Holds a finished answer against its citations, without knowing how it was made: a line with a code, number or date ends in its
/// <c>[n]</c>, they stand in row n, and no citation is unused.
/// </summary>
public static partial class AnswerVerifier
{
    /// <summary>What is wrong with an answer; empty when nothing is.</summary>
    public static IReadOnlyList<string> Check(PilotAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var faults = new List<string>();
        var used = new HashSet<int>();
        foreach (var line in answer.Answer.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Mark().Match(line) is not { Success: true } mark)
            {
                if (Tokens.Of(line).Count > 0)
                    faults.Add($"no citation: {line}");
                continue;
            }
            var n = int.Parse(mark.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            used.Add(n);
            if (n < 1 || n > answer.Citations.Count)
                faults.Add($"no row {n}: {line}");
            else if (Tokens.NotIn(line[..mark.Index], answer.Citations[n - 1].Row) is { Count: > 0 } foreign)
                faults.Add($"{string.Join(' ', foreign)} not in row {n}: {line}");
        }
        faults.AddRange(answer.Citations.Where(c => !used.Contains(c.N)).Select(c => $"unused citation {c.N}"));
        return faults;
    }

    [GeneratedRegex(@" \[(\d{1,4})\]\.$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Mark();
}
