using System.Globalization;
using System.Text.RegularExpressions;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Layouts;

/// <summary>The year, and the month where one is named, that an edition starts in.</summary>
/// <param name="Month">0 where only a year is named.</param>
internal readonly record struct NamedDate(int Year, int Month);

/// <summary>Finds the edition in the names of files, folders and zips, as publishers write them.</summary>
/// <remarks>
/// The name nearest to the file decides the year; a month may come from a name further out when it is of the same year, so that
/// <c>icd10cm-january-2021.zip/icd10cm_tabular_2021.xml</c> is of January 2021.
/// </remarks>
internal static partial class EditionNames
{
    /// <summary>
    /// The date in a path or a value of <c>--edition</c>; with <paramref name="fiscal"/>, October to December count to the next year.
    /// </summary>
    public static NamedDate? Find(string path, bool fiscal)
    {
        if (IsExcerpt(path))
            return null;
        NamedDate? nearest = null;
        foreach (var piece in path.Split('/').Reverse())
        {
            if (piece.Length > 255 || In(piece) is not { } date)
                continue;
            if (fiscal && date.Month >= 10)
                date = new NamedDate(date.Year + 1, 0);
            if (nearest is null)
                nearest = date;
            else if (nearest.Value.Month == 0 && date.Month != 0 && date.Year == nearest.Value.Year)
                return date;
            if (nearest.Value.Month != 0)
                return nearest;
        }
        return nearest;
    }

    /// <summary>Whether a file only shows a layout: it must not stand for the edition that it was cut from.</summary>
    public static bool IsExcerpt(string path) => path.Contains(".excerpt.", StringComparison.OrdinalIgnoreCase);

    /// <summary>False where a name says that others re-shaped the content.</summary>
    public static bool IsOfficial(string path) => !path.Contains("derived", StringComparison.OrdinalIgnoreCase);

    /// <summary>An edition of a fiscal year, from October; or from a month within it to its end.</summary>
    public static Edition? Fiscal(string book, string path)
    {
        if (Find(path, fiscal: true) is not { } date)
            return null;
        var from = date.Month == 0 ? new DateOnly(date.Year - 1, 10, 1) : new DateOnly(date.Year, date.Month, 1);
        return new Edition(book, Name(date), from, new DateOnly(date.Year, 9, 30), IsOfficial(path));
    }

    /// <summary>An edition of a calendar year; or from a month within it, for a quarter.</summary>
    public static Edition? Calendar(string book, string path) =>
        Find(path, fiscal: false) is not { } date ? null
        : date.Month == 0 ? new Edition(book, Name(date), new DateOnly(date.Year, 1, 1), new DateOnly(date.Year, 12, 31), IsOfficial(path))
        : Quarter(book, date, IsOfficial(path));

    /// <summary>
    /// The edition of a sentence inside a file, such as "Effective January 1, 2026 through March 31, 2026"; of a quarter.
    /// </summary>
    public static Edition? Stated(string book, FileHead head, string sentence)
    {
        if (IsExcerpt(head.Path) || StatedMonth().Match(sentence) is not { Success: true } match)
            return null;
        return Quarter(book, new NamedDate(Number(match.Groups["y"].Value), Month(match.Groups["m"].Value)), IsOfficial(head.Path));
    }

    /// <summary>An edition from a month to the end of its quarter.</summary>
    public static Edition Quarter(string book, NamedDate date, bool official)
    {
        var from = new DateOnly(date.Year, date.Month, 1);
        var last = (date.Month + 2) / 3 * 3;
        return new Edition(book, Name(date), from, new DateOnly(date.Year, last, DateTime.DaysInMonth(date.Year, last)), official);
    }

    /// <summary><c>2026</c>, or <c>2025-04</c> where a month is named.</summary>
    public static string Name(NamedDate date) => date.Month == 0 ? $"{date.Year}" : $"{date.Year}-{date.Month:00}";

    private static NamedDate? In(string piece)
    {
        if (MonthYear().Match(piece) is { Success: true } named)
            return new NamedDate(Number(named.Groups["y"].Value), Month(named.Groups["m"].Value));
        if (MonthDayYear().Match(piece) is { Success: true } dated)
            return new NamedDate(Number(dated.Groups["y"].Value), Number(dated.Groups["m"].Value));
        if (RelativeValue().Match(piece) is { Success: true } rvu)
            return new NamedDate(2000 + Number(rvu.Groups["y"].Value), rvu.Groups["q"].ValueSpan is [var q] ? ((q | 0x20) - 'a') * 3 + 1
                : 0);
        if (Year().Match(piece) is { Success: true } year)
            return new NamedDate(Number(year.Groups["y"].Value), 0);
        return ShortYear().Match(piece) is { Success: true } brief ? new NamedDate(2000 + Number(brief.Groups["y"].Value), 0) : null;
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static int Month(string name) =>
        "janfebmaraprmayjunjulaugsepoctnovdec".IndexOf(name[..3], StringComparison.OrdinalIgnoreCase) / 3 + 1;

    private const string Months = "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?";

    // October 2025, Jan-2021, 2025_Oct, OCT2025
    [GeneratedRegex($@"(?<![a-z])(?<m>{Months})[-_ .]*(?<y>20\d\d)(?!\d)|(?<!\d)(?<y>20\d\d)[-_ .]*(?<m>{Months})(?![a-z])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MonthYear();

    // January 1, 2026; October Release behind 2025
    [GeneratedRegex($@"(?<m>{Months}) \d{{1,2}}, (?<y>20\d\d)|(?<y>20\d\d)[^\r\n]{{1,80}}?(?<m>{Months}) Release",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex StatedMonth();

    // Eff_07-01-2024, 2025-08
    [GeneratedRegex(@"(?<!\d)(?<m>0[1-9]|1[0-2])-\d\d-(?<y>20\d\d)(?!\d)|(?<!\d)(?<y>20\d\d)-(?<m>0[1-9]|1[0-2])(?!\d)",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MonthDayYear();

    // RVU25D, the fourth quarter of 2025; rvu26
    [GeneratedRegex(@"(?<![a-z])rvu(?<y>\d\d)(?<q>[a-d])?(?![a-z0-9])",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RelativeValue();

    [GeneratedRegex(@"(?<!\d)(?<y>20\d\d)(?!\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Year();

    // FY26, HCPC18
    [GeneratedRegex(@"(fy|hcpc)[- ]?(?<y>\d\d)(?!\d)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ShortYear();
}
