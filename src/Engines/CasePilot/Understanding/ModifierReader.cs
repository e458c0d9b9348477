using System.Text.RegularExpressions;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Understanding;

/// <summary>Recognises modifiers: two characters behind the word, behind a code, or standing alone where a modifier can be meant.</summary>
internal static partial class ModifierReader
{
    // two letters that are words, titles or places far more often than modifiers
    private static readonly HashSet<string> Words = [.. "AM AN AS AT BE BY CC CM CO CT CY DO DX ED EM ER FY GO HE HR ID IF IN IS IT IV LA MA MD ME MI MP MY NO NP OF OH OK ON OR OT PA PE PM PT PY RN RX SI SO TO UP US WE HI OX DC MCC SP CR EKG PC PR PI OA AC RE VS".Split(' ')];

    public static IReadOnlyList<string> Read(string text, IReadOnlyList<Code> codes, PilotBooks books, string? place)
    {
        var found = new List<string>();
        foreach (Match match in TwoLike().Matches(text))
        {
            var upper = match.Value.ToUpperInvariant();
            var direct = Before().IsMatch(text.AsSpan(0, match.Index)) || AfterIt().IsMatch(text.AsSpan(match.Index + match.Length));
            if ((direct ? direct && (match.Value == upper || char.IsAsciiDigit(upper[1]) || !Words.Contains(upper)) : Alone(text, match, upper, place)) && !found.Contains(upper) && codes.All(c => c.Text != upper) && (direct || books.Knows(new Code(CodeSystem.Modifier, upper))))
                found.Add(upper);
        }
        return found;
    }

    private static bool Alone(string text, Match match, string upper, string? place)
    {
        if (upper == place || Words.Contains(upper) || match.Value != upper || Valued().IsMatch(text.AsSpan(0, match.Index)))
            return false;
        if (upper.All(char.IsAsciiDigit) && Places().IsMatch(text))
            return false;
        return !char.IsAsciiDigit(upper[0]) || !char.IsAsciiDigit(upper[1])
            || !Unit().IsMatch(text.AsSpan(match.Index + match.Length)) && !Named().IsMatch(text.AsSpan(0, match.Index));
    }

    [GeneratedRegex(@"(?<![\w.$/-])(?<!\d[.,])[A-Za-z0-9]{2}(?![\w/]|[.,]\d|-\d)|(?<=\d{5}-)[A-Za-z0-9]{2}(?!\w)|(?<=modifier-)[A-Za-z0-9]{2}(?!\w)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex TwoLike();
    [GeneratedRegex(@"(?:\bmodif\w*\s*-?\s*|\bmod\.?\s*-?\s*|[A-Z0-9]\d{3}[A-Z0-9]-)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Before();
    [GeneratedRegex(@"^\s+modif", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex AfterIt();
    [GeneratedRegex(@"\b(?:indicators?|values?|status|SI)(?: (?:is|of|code))?\s*[""'“]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Valued();
    [GeneratedRegex(@"^(?!.*\bmod).*\b(?:pos|places? of service)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, 5000)]
    private static partial Regex Places();
    [GeneratedRegex(@"^\s*-?(?:min|hour|year|yr|yo\b|y/o|day|unit|mg|mcg|ml|g\b|percent|%|month|week|times|digit|character|mile|line|th\b|st\b|nd\b|rd\b|of \d|or more|kg|lb)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Unit();
    [GeneratedRegex(@"\b(?:indicators?|values?|status|pos|place of service|tos|service|mai|hcc|aged?|section|chapter|drg|v|mg|types?|icd-?|part|first|last|every|each|about|over|than|least|spent|took|of the|bmi|apc|revenue(?: code)?|level|option|item|year|reason(?: code)?)(?: (?:is|of|code))?\s*-?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Named();
}
