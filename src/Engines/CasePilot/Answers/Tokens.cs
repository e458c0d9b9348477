using System.Globalization;
using System.Text.RegularExpressions;

namespace CodingAhead.Engines.CasePilot.Answers;

/// <summary>The codes, numbers and dates of a sentence, in one form each, so that a sentence can be held against its row.</summary>
public static partial class Tokens
{
    /// <summary>Every word with a digit, upper case; a number in its shortest form, a code without its dot.</summary>
    public static IReadOnlyList<string> Of(string text) => [.. Digits().Matches(text).Select(m => Plain(m.Value)).Where(t => t.Length > 0)];

    /// <summary>Those of a sentence that do not stand in a row.</summary>
    public static IReadOnlyList<string> NotIn(string sentence, string row)
    {
        var there = Of(row).ToHashSet(StringComparer.Ordinal);
        return [.. Of(sentence).Where(t => !there.Contains(t))];
    }

    private static string Plain(string word)
    {
        var bare = word.Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(bare, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && bare.Contains('.', StringComparison.Ordinal) == bare.Any(c => c == '.') && bare.Count(c => c == '.') <= 1
            ? number.ToString("0.############", CultureInfo.InvariantCulture) : bare.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant();
    }

    [GeneratedRegex(@"[A-Za-z]*\d[A-Za-z0-9]*(?:[.,][A-Za-z0-9]+)*", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Digits();
}
