using System.Globalization;
using System.Text.RegularExpressions;
using CodingAhead.Catalogue.Codes;

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

    /// <summary>The codes that a text names and a book lists.</summary>
    internal static IReadOnlyList<string> Codes(string text, PilotBooks books) => [.. CodeWord().Matches(text).Select(m => m.Value.TrimEnd('.')).Distinct()
        .Where(w => w.Any(char.IsAsciiDigit) && w.Length >= 3 && Code.Read(w).Any(c => c.System is not (CodeSystem.Modifier or CodeSystem.Icd9Cm or CodeSystem.Icd9Pcs) && books.Knows(c))).Take(200)];

    private static string Plain(string word)
    {
        var bare = word.Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(bare, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && bare.Contains('.', StringComparison.Ordinal) == bare.Any(c => c == '.') && bare.Count(c => c == '.') <= 1
            ? number.ToString("0.############", CultureInfo.InvariantCulture) : bare.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant();
    }

    [GeneratedRegex(@"[A-Za-z]*\d[A-Za-z0-9]*(?:[.,][A-Za-z0-9]+)*", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Digits();
    [GeneratedRegex(@"(?<![\w.$])[A-Z0-9][A-Z0-9]{2,6}(?:\.[A-Z0-9]{1,4})?(?!\w)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex CodeWord();
}
