using System.Globalization;
using System.Text.RegularExpressions;

namespace CodingAhead.Engines.CasePilot.Understanding;

/// <summary>Recognises a date of service in figures or words, and a year.</summary>
internal static partial class TimeReader
{
    /// <summary>The day that is meant; the first of a month that is named alone, the middle of a year where "in 2019" asks of a standing.</summary>
    public static DateOnly? Day(string text, DateOnly today)
    {
        if (Iso().Match(text) is { Success: true } iso && DateOnly.TryParseExact(iso.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        if (Slashed().Match(text) is { Success: true } slashed && DateOnly.TryParseExact(slashed.Value, ["M/d/yyyy", "M/d/yy", "M-d-yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return day;
        if (Spoken().Match(text) is { Success: true } spoken)
            return Of(spoken.Groups[3].Value, spoken.Groups[1].Value, spoken.Groups[2].Value);
        if (DayFirst().Match(text) is { Success: true } first)
            return Of(first.Groups[3].Value, first.Groups[2].Value, first.Groups[1].Value);
        if (Said(text, "today") || Said(text, "right now"))
            return null;
        if (Said(text, "yesterday"))
            return today.AddDays(-1);
        if (Said(text, "last month"))
            return today.AddMonths(-1);
        return Standing().Match(text) is { Success: true } year ? new DateOnly(int.Parse(year.Groups[1].ValueSpan, CultureInfo.InvariantCulture), 7, 1) : null;
    }

    public static int? Year(string text, DateOnly today)
    {
        foreach (Match match in Years().Matches(text))
            return int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        return Said(text, "last year") ? today.Year - 1 : Said(text, "this year") || Said(text, "current year") ? today.Year : Said(text, "next year") ? today.Year + 1 : null;
    }

    private static bool Said(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static DateOnly? Of(string year, string month, string day) =>
        DateTime.TryParse($"{month[..3]} {(day.Length == 0 ? "1" : day)} {year}", CultureInfo.InvariantCulture, DateTimeStyles.None, out var when) ? DateOnly.FromDateTime(when) : null;

    private const string Months = @"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?";

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d\b", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Iso();
    [GeneratedRegex(@"(?<![\d/])\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/])|(?<![\d-])\d{1,2}-\d{1,2}-\d{4}(?![\d-])", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Slashed();
    [GeneratedRegex(@"\b(" + Months + @")\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?:of\s+)?((?:19|20)\d\d)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Spoken();
    [GeneratedRegex(@"\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(" + Months + @")\.?,?\s+((?:19|20)\d\d)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex DayFirst();
    [GeneratedRegex(@"\b(?:was|were|valid|billable|active|in force|used|use|still)\b.*\bin ((?:19|20)\d\d)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Standing();
    [GeneratedRegex(@"(?<![\w.$/-])(?:CY|FY|PY)?\s?((?:19|20)\d\d)(?![\w]|[-.]\d|/)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Years();
}
