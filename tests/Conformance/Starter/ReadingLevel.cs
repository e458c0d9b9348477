using System.Text.RegularExpressions;

namespace CodingAhead.Tests.Conformance.Starter;

/// <summary>The Flesch-Kincaid grade of a text: 0.39 words a sentence + 11.8 syllables a word − 15.59.</summary>
internal static partial class ReadingLevel
{
    public static double Grade(string text)
    {
        var sentences = OwnText.Sentences(text).Count();
        var words = Word().Matches(text);
        return sentences == 0 || words.Count == 0 ? 0
            : 0.39 * words.Count / sentences + 11.8 * words.Sum(w => Syllables(w.Value)) / words.Count - 15.59;
    }

    /// <summary>Groups of vowels, without a silent e at the end; at least one.</summary>
    public static int Syllables(string word)
    {
        var lower = word.ToLowerInvariant();
        var groups = Vowels().Count(lower);
        if (groups > 1 && SilentEnd().IsMatch(lower))
            groups--;
        return Math.Max(1, groups);
    }

    [GeneratedRegex(@"[A-Za-z]+(?:['’-][A-Za-z]+)*")]
    private static partial Regex Word();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels();

    [GeneratedRegex("(?:[^laeiouy]e|[^aeiouydt]ed|[^aeiouyscgxz]es)$")]
    private static partial Regex SilentEnd();
}
