using System.Text.RegularExpressions;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Understanding;

/// <summary>Recognises codes in any form and the ends of ranges; what has a code's shape and no system is kept as unknown.</summary>
internal static partial class CodeReader
{
    public static (IReadOnlyList<Code> Codes, IReadOnlyList<string> Unknown, bool Range) Read(string text, string? zip, PilotBooks books)
    {
        var nine = Nine().IsMatch(text);
        var codes = new List<Code>();
        var unknown = new List<string>();
        var bare = Product().Replace(text, m => new string(' ', m.Length));
        foreach (Match match in CodeLike().Matches(bare))
            if (match.Value != zip && !Model().IsMatch(match.Value) && !Measured(bare, match, nine))
                Add(codes, unknown, match.Value, books, nine);
        return (codes, unknown, codes.Count == 2 && Between().IsMatch(text) && !Pairs().IsMatch(text));
    }

    /// <summary>The national drug code in a text, with its hyphens; null when there is none.</summary>
    public static string? Ndc(string text) => Product().Match(text) is { Success: true } found ? found.Value : null;

    private static void Add(List<Code> codes, List<string> unknown, string word, PilotBooks books, bool nine)
    {
        var dotted = word.Contains('.', StringComparison.Ordinal);
        List<Code> read = [.. Code.Read(word).Where(c => Meant(c, word, dotted, nine))];
        if (nine && read.Exists(c => c.System is CodeSystem.Icd9Cm && books.Knows(c)))
            read.RemoveAll(c => c.System is not CodeSystem.Icd9Cm);
        List<Code> known = [.. read.Where(books.Knows)];
        foreach (var code in known.Count > 0 ? known : read.Take(1))
            if (!codes.Contains(code))
                codes.Add(code);
        if (read.Count == 0 && word.Length is >= 5 and <= 9 && word.Count(char.IsAsciiDigit) is >= 3 and < 8 && word.Any(char.IsAsciiLetter) && !Ordinal().IsMatch(word) && !unknown.Contains(word.ToUpperInvariant()))
            unknown.Add(word.ToUpperInvariant());
    }

    private static bool Meant(Code code, string word, bool dotted, bool nine) => code.System switch
    {
        CodeSystem.Modifier => false,
        CodeSystem.Icd9Cm or CodeSystem.Icd9Pcs => nine || dotted,
        CodeSystem.Icd10Pcs => code.Value.Length == 7,
        _ => word.Length > 3 || char.IsAsciiLetterUpper(word[0]) || char.IsAsciiLetter(word[0]) && word.Length == 3,
    };

    // a number with a unit behind it, or part of a date, a price or an identifier, is no code
    private static bool Measured(string text, Match match, bool nine)
    {
        var before = match.Index > 0 ? text[match.Index - 1] : ' ';
        var end = match.Index + match.Length;
        var after = end < text.Length ? text[end] : ' ';
        var digits = match.Value.All(char.IsAsciiDigit);
        if (before is '$' or '#' || before == '/' && match.Length < 5 || after == '%' || after == '/' && digits && match.Length < 5)
            return true;
        return digits && (match.Length < 5 && !nine || before == '-' && match.Length < 5 || (match.Length == 5 ? Dosed() : Unit()).IsMatch(text.AsSpan(end)) || Labelled().IsMatch(text.AsSpan(0, match.Index)));
    }

    [GeneratedRegex(@"(?<![\w.])(?:[A-Za-z]?\d[A-Za-z0-9]{1,8}|[A-Za-z]\d[A-Za-z])(?:\.[A-Za-z0-9]{1,5})?(?!\w)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex CodeLike();
    [GeneratedRegex(@"(?<![\w-])\d{4,5}-\d{3,4}-\d{1,2}(?![\w-])", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Product();
    [GeneratedRegex(@"^\s*-?(?:min|hour|year|yr|day|unit|mg|mcg|ml|g\b|percent|%|month|week|times|digit|character|mile|dollar|th\b|st\b|nd\b|rd\b|of \d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Unit();
    [GeneratedRegex(@"(?:\bzip(?: code)?|\bssn|\bmrn|\bnpi|\bacct|\baccount|\bphone|\btel|\broom)\s*(?:no\.?|number|is|:|#)?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Labelled();
    [GeneratedRegex(@"\bICD[- ]?9|\b9th revision|\bninth revision", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Nine();
    [GeneratedRegex(@"^[vV]2[248]$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Model();
    [GeneratedRegex(@"^\d+(?:st|nd|rd|th|mg|ml|mcg|min|yo|hr|hrs|am|pm)$|^FY\d+$|^CY\d+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Ordinal();
    [GeneratedRegex(@"(?<![\w.])[A-Za-z]?\d[\w.]{1,7}\s*(?:-|–|to|through|thru|until|up to|bis)\s*[A-Za-z]?\d[\w.]{1,7}(?!\w)|\bbetween\s+[A-Za-z]?\d[\w.]{1,7}\s+and\s+[A-Za-z]?\d|\bfrom\s+[A-Za-z]?\d[\w.]{1,7}\s+(?:to|until|through)\s+[A-Za-z]?\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Between();
    // five digits are no count of minutes or days: "99214 minutes" asks for the code's
    [GeneratedRegex(@"^\s*-?(?:units?\b|mg|mcg|ml|g\b|percent|%|mile|dollar)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Dosed();
    // two codes that are held against each other are no range
    [GeneratedRegex(@"\b(?:edits?|ncci|cci|ptp|un?bundl\w*|bundl\w*|differ\w*|compar\w*|conflict\w*|choose|excludes?\d?|relation\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Pairs();
}
