using System.Text.RegularExpressions;

namespace CodingAhead.Tests.Conformance.Starter;

/// <summary>Runs of eight words, as numbers that two texts can be compared by.</summary>
internal static partial class Runs
{
    public const int Length = 8;

    /// <summary>Every run of eight words of a text, with where it begins and ends.</summary>
    public static IEnumerable<(int Hash, string Words)> Of(string text)
    {
        var words = Word().Matches(text.ToLowerInvariant()).Select(m => m.Value).ToArray();
        for (var i = 0; i + Length <= words.Length; i++)
        {
            var hash = new HashCode();
            for (var j = i; j < i + Length; j++)
                hash.Add(words[j], StringComparer.Ordinal);
            yield return (hash.ToHashCode(), string.Join(' ', words, i, Length));
        }
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
