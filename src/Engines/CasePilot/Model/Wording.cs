using System.Text.RegularExpressions;
using CodingAhead.Engines.CasePilot.Answers;
using CodingAhead.Engines.CasePilot.Understanding;

namespace CodingAhead.Engines.CasePilot.Model;

/// <summary>A line that the books support, with its row.</summary>
internal sealed record Backed(string Text, Citation Citation);

/// <summary>
/// Holds a model's sentence against the lines that tools gave. A sentence stands only when it is one of those lines in its own order of
/// words, but for words without a meaning of their own: so no code, number, date, modifier, yes or no can be added, dropped or exchanged.
/// </summary>
internal static partial class Wording
{
    // words that link and say nothing: leaving one out, or putting one in, neither turns nor widens what is said
    private static readonly HashSet<string> Links =
        [.. "the a an of so thus therefore hence also here this that these those".Split(' ')];

    /// <summary>The line that a sentence repeats; null when none does.</summary>
    public static Backed? Of(string sentence, IEnumerable<Backed> lines)
    {
        var said = Meant(sentence);
        if (said.Count == 0)
            return null;
        foreach (var line in lines)
        {
            // a line may be cut where its clauses part, never inside of one
            var built = new List<string>();
            foreach (var clause in line.Text.Split("; "))
            {
                built.AddRange(Meant(clause));
                if (built.SequenceEqual(said, StringComparer.Ordinal))
                    return line;
            }
        }
        return null;
    }

    /// <summary>The lines of an answer that end in their citation.</summary>
    public static IEnumerable<Backed> Lines(PilotAnswer answer)
    {
        foreach (var line in answer.Answer.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (Mark().Match(line) is { Success: true } mark && answer.Citations.FirstOrDefault(c => c.N.ToString(System.Globalization.CultureInfo.InvariantCulture) == mark.Groups[1].Value) is { } citation)
                yield return new Backed(line[..mark.Index].Trim(), citation);
    }

    /// <summary>The lines of an answer without a citation: what is not known, what was set aside.</summary>
    public static IEnumerable<string> Remarks(PilotAnswer answer) =>
        answer.Answer.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(l => !Mark().IsMatch(l));

    /// <summary>The sentences of a model's text, without the marks that it put behind them.</summary>
    public static IReadOnlyList<string> Sentences(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(l => Ends().Split(l)).Select(s => Marks().Replace(s, "").Trim().TrimEnd('.').Trim()).Where(s => s.Any(char.IsLetterOrDigit))];

    private static List<string> Meant(string text)
    {
        var said = new List<string>();
        foreach (Match word in Word().Matches(text))
        {
            var plain = word.Value.Trim('.', ',', '\'', '’');
            if (plain.Length == 0 || Links.Contains(plain.ToLowerInvariant()) && plain != "A" && plain != "I")
                continue;
            said.Add(plain.Any(char.IsAsciiDigit) ? string.Join(' ', Tokens.Of(plain)) : Stems.Of(plain) is [var stem] ? stem : plain.ToLowerInvariant());
        }
        return said;
    }

    // signs that bind figures count as words: a sum is no product, a minus no plus
    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}.,'’]*|[$%+×=<>≤≥*/]", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Word();
    [GeneratedRegex(@"\s*\[(\d{1,4})\]\.?$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Mark();
    [GeneratedRegex(@"\s*\[\d{1,4}\]|^\s*(?:[-*•]|\d{1,2}[.)])\s+|\*\*|__|`", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Marks();
    [GeneratedRegex(@"(?<=\[\d{1,4}\]\.?)\s+|(?<=[a-z)]{2}[.!?])\s+(?=[A-Z0-9])", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Ends();
}
