using System.Text.RegularExpressions;

namespace CodingAhead.Catalogue.Codes;

/// <summary>The ICD-10-CM codes that an official text names.</summary>
public static partial class CodeMentions
{
    /// <summary>The codes and ranges as printed, each once, without what stands for more characters: <c>E08.-</c> is <c>E08</c>.</summary>
    public static IReadOnlyList<string> In(string text) =>
        [.. CodePattern().Matches(text).Select(m => m.Value.TrimEnd('.', '-')).Distinct()];

    /// <summary>
    /// The categories that a text names, alone or within a range, and how many categories the narrowest such range holds: a section on
    /// E08-E13 speaks of E11, but less than one on E11 itself.
    /// </summary>
    public static IReadOnlyDictionary<string, int> Categories(string text)
    {
        var widths = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var named in In(text))
        {
            var ends = named.Replace(".", "", StringComparison.Ordinal).Split('-');
            var range = ends.Length == 1 || ends[1].Length < 3 ? [ends[0][..3]] : Between(ends[0][..3], ends[1][..3]).ToList();
            foreach (var category in range)
                if (!widths.TryGetValue(category, out var width) || range.Count < width)
                    widths[category] = range.Count;
        }
        return widths;
    }

    // a range over more than one letter counts each letter's hundred
    private static IEnumerable<string> Between(string first, string last)
    {
        if (!char.IsAsciiDigit(first[2]) || !char.IsAsciiDigit(last[2]))
            yield break;
        for (var (n, to) = (Number(first), Number(last)); n <= to; n++)
            yield return $"{(char)('A' + n / 100)}{n % 100:00}";
    }

    private static int Number(string category) => (category[0] - 'A') * 100 + int.Parse(category.AsSpan(1), null);

    [GeneratedRegex(@"\b[A-TV-Z]\d[0-9AB](?:\.[0-9A-Z]{1,4})?(?:\.?-(?:[A-TV-Z]\d[0-9AB](?:\.[0-9A-Z]{1,4})?)?)?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CodePattern();
}
