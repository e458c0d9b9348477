using System.Globalization;
using System.Text.RegularExpressions;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Understanding;

/// <summary>Recognises codes in any form, modifiers, ranges, dates, years, places, settings, times, ages and doses in a question.</summary>
internal static partial class QuestionReader
{
    private static readonly string[] States = ["Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut", "Delaware", "District of Columbia", "Florida", "Georgia", "Hawaii", "Idaho", "Illinois", "Indiana", "Iowa", "Kansas", "Kentucky", "Louisiana", "Maine", "Maryland", "Massachusetts", "Michigan", "Minnesota", "Mississippi", "Missouri", "Montana", "Nebraska", "Nevada", "New Hampshire", "New Jersey", "New Mexico", "New York", "North Carolina", "North Dakota", "Ohio", "Oklahoma", "Oregon", "Pennsylvania", "Rhode Island", "South Carolina", "South Dakota", "Tennessee", "Texas", "Utah", "Vermont", "Virginia", "Washington", "West Virginia", "Wisconsin", "Wyoming", "Puerto Rico"];
    private static readonly string[] Abbreviated = ["AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "PR"];
    private static readonly string[] Cities = ["Manhattan", "Chicago", "Detroit", "Los Angeles", "San Francisco", "Houston", "Dallas", "Austin", "Miami", "Atlanta", "Boston", "Philadelphia", "Seattle", "Portland", "New Orleans", "Baltimore", "Brooklyn", "Queens", "San Diego", "Fort Worth", "Galveston", "Beaumont", "St. Louis", "Kansas City"];

    public static Question Read(string text, PilotBooks books)
    {
        var zip = Zip().Match(text) is { Success: true } z ? z.Groups[1].Value : null;
        var nine = Nine().IsMatch(text);
        var codes = new List<Code>();
        var unknown = new List<string>();
        foreach (Match match in CodeLike().Matches(text))
            if (match.Value != zip && !(match.Value.ToUpperInvariant() is "V28" or "V24" or "V22" && Model().IsMatch(text)) && !Measured(text, match))
                Add(codes, unknown, match.Value.TrimEnd('.'), books, nine);
        var year = Year().Matches(text).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture)).Where(y => codes.All(c => c.Text != y.ToString(CultureInfo.InvariantCulture))).Select(y => (int?)y).FirstOrDefault();
        if (year is null && text.Contains("last year", StringComparison.OrdinalIgnoreCase))
            year = books.Today.Year - 1;
        var (place, placeWord) = PlaceOf(text);
        var input = new ToolInput
        {
            Words = text, Codes = codes, Modifiers = Modifiers(text, codes, books, placeWord), Year = year, On = Dated(text), Place = place, Zip = zip,
            Facility = text.Contains("non-facility", StringComparison.OrdinalIgnoreCase) || text.Contains("nonfacility", StringComparison.OrdinalIgnoreCase) || text.Contains("office", StringComparison.OrdinalIgnoreCase) ? false
                : text.Contains("facility", StringComparison.OrdinalIgnoreCase) ? true : null,
            Minutes = Minute().Match(text) is { Success: true } m ? int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture) : null,
            Age = Aged().Match(text) is { Success: true } a ? int.Parse(a.Groups[1].Value, CultureInfo.InvariantCulture) : null,
            Sex = Female().IsMatch(text) ? "female" : Male().IsMatch(text) ? "male" : null,
            Dose = Dosed().Match(text) is { Success: true } d && decimal.TryParse(d.Groups[1].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? (amount, d.Groups[2].Value.ToLowerInvariant()) : null,
        };
        return new Question(input, unknown, RangeOf().IsMatch(text), Asking().IsMatch(text));
    }

    private static void Add(List<Code> codes, List<string> unknown, string word, PilotBooks books, bool nine)
    {
        List<Code> read = [.. Code.Read(word).Where(c => c.System is not CodeSystem.Modifier && (c.System is not (CodeSystem.Icd9Cm or CodeSystem.Icd9Pcs) || nine || word.Contains('.', StringComparison.Ordinal)) && (c.System != CodeSystem.Icd10Pcs || c.Value.Length == 7 || !char.IsAsciiLetter(word[0])) && !(c.System == CodeSystem.Icd10Pcs && c.Value.Length == 3))];
        if (nine && read.Exists(c => c.System is CodeSystem.Icd9Cm && books.Knows(c)))
            read.RemoveAll(c => c.System is not CodeSystem.Icd9Cm);
        List<Code> known = [.. read.Where(books.Knows)];
        foreach (var code in known.Count > 0 ? known : read.Take(1))
            if (!codes.Contains(code))
                codes.Add(code);
        if (read.Count == 0 && word.Length is >= 5 and <= 8 && word.Count(char.IsAsciiDigit) is >= 3 and < 8 && word.Any(char.IsAsciiLetter))
            unknown.Add(word.ToUpperInvariant());
    }

    // a number with a unit behind it, or part of a date or an identifier, is no code
    private static bool Measured(string text, Match match)
    {
        var before = match.Index > 0 ? text[match.Index - 1] : ' ';
        var after = match.Index + match.Length < text.Length ? text[match.Index + match.Length] : ' ';
        var digits = match.Value.All(char.IsAsciiDigit);
        return before is '/' or '$' or '#' || after is '/' or '%' && digits || digits && match.Length < 5 && !Nine().IsMatch(text) || digits && (before == '-' && match.Length < 5 || Unit().IsMatch(text.AsSpan(match.Index + match.Length)));
    }

    private static List<string> Modifiers(string text, List<Code> codes, PilotBooks books, string? place)
    {
        var found = new List<string>();

        foreach (Match match in TwoLike().Matches(text))
        {
            var word = match.Value;
            var upper = word.ToUpperInvariant();
            var numeric = word.All(char.IsAsciiDigit);
            var behind = text[..match.Index].TrimEnd().Split(' ')[^1].Trim('(', ',', '"', '-').ToLowerInvariant();
            var direct = Before().IsMatch(text[..match.Index]);
            if (!direct && (word == place || !numeric && word != upper || numeric && (Unit().IsMatch(text.AsSpan(match.Index + match.Length)) || behind is "indicator" or "value" or "status" or "pos" or "service" or "mai" or "hcc" or "age" or "section" or "chapter" or "drg" or "v" or "mg" or "type" or "icd")))
                continue;
            if (!direct && !numeric && upper is "IS" or "IT" or "OR" or "IN" or "ON" or "TO" or "MD" or "DO" or "NP" or "PA" or "HCC" or "RN" or "US" or "EM" or "PT" or "OT" or "ER" or "OK" or "CM" or "CC" or "AM" or "PM" or "ED" or "MA" or "IV" or "DX" or "RX" or "E/M" or "SI" or "PE" or "MP" or "PY" or "FY")
                continue;
            if (books.Knows(new Code(CodeSystem.Modifier, upper)) && !found.Contains(upper) && codes.All(c => c.Text != upper))
                found.Add(upper);
        }
        return found;
    }

    private static (string? Place, string? Word) PlaceOf(string text)
    {
        for (var i = States.Length - 1; i >= 0; i--)
            if (Regex.IsMatch(text, $@"\b{States[i]}\b", RegexOptions.IgnoreCase, TimeSpan.FromMilliseconds(200)) && !(States[i] == "Virginia" && text.Contains("West Virginia", StringComparison.OrdinalIgnoreCase)))
                return (Cities.FirstOrDefault(c => text.Contains(c, StringComparison.OrdinalIgnoreCase)) ?? (i < Abbreviated.Length ? Abbreviated[i] : States[i]), null);
        if (Cities.FirstOrDefault(c => text.Contains(c, StringComparison.OrdinalIgnoreCase)) is { } city)
            return (city, null);
        if (Locality().Match(text) is { Success: true } locality)
            return (locality.Groups[1].Value, null);
        return InState().Match(text) is { Success: true } state && Abbreviated.Contains(state.Groups[1].Value) ? (state.Groups[1].Value, state.Groups[1].Value) : (null, null);
    }

    private static DateOnly? Dated(string text)
    {
        if (IsoDate().Match(text) is { Success: true } iso && DateOnly.TryParseExact(iso.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        if (Long().Match(text) is { Success: true } spoken && DateTime.TryParse($"{spoken.Groups[1].Value} {(spoken.Groups[2].Success ? spoken.Groups[2].Value : "1")} {spoken.Groups[3].Value}", CultureInfo.InvariantCulture, DateTimeStyles.None, out var when))
            return DateOnly.FromDateTime(when);
        return null;
    }

    [GeneratedRegex(@"(?<![\w.])[A-Za-z]?\d[A-Za-z0-9]{1,7}(?:\.[A-Za-z0-9]{1,4})?(?![\w])|(?<![\w.])[A-Za-z]\d[A-Za-z0-9](?:\.[A-Za-z0-9]{1,4})?(?!\w)", RegexOptions.CultureInvariant, 500)]
    private static partial Regex CodeLike();
    [GeneratedRegex(@"(?<![\w.])[A-Za-z0-9]{2}(?![\w]|\.\d)", RegexOptions.CultureInvariant, 500)]
    private static partial Regex TwoLike();
    [GeneratedRegex(@"(?:modifiers?\s*-?|\bmod\.?\s*-?|\d{5}-)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Before();
    [GeneratedRegex(@"^\s*-?(?:min|hour|year|yr|day|unit|mg|mcg|ml|g\b|percent|%|month|week|times|digit|character|mile|th\b|st\b|nd\b|rd\b|of \d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Unit();
    [GeneratedRegex(@"\bzip(?: code)?\s*:?\s*(\d{5})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Zip();
    [GeneratedRegex(@"\b(?:ICD-?\s?9)\b|\bICD-?9", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Nine();
    [GeneratedRegex(@"(?<![\w.$-])(?:19|20)\d\d(?![\w-]|\.\d)", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Year();
    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d\b", RegexOptions.CultureInvariant, 500)]
    private static partial Regex IsoDate();
    [GeneratedRegex(@"\b(January|February|March|April|May|June|July|August|September|October|November|December)\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?((?:19|20)\d\d)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Long();
    [GeneratedRegex(@"\b(\d{1,3})\s*-?\s*min", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Minute();
    [GeneratedRegex(@"\b(?:age[d]?\s*|)(\d{1,3})\s*-?\s*(?:year|yr|y/o|yo\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Aged();
    [GeneratedRegex(@"\b(?:HCCs?|RAF|model|risk|payment)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Model();
    [GeneratedRegex(@"\b(?:female|woman|women|girl)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Female();
    [GeneratedRegex(@"\b(?:male|man|men|boy)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Male();
    [GeneratedRegex(@"(?<![\w.])([\d,]+(?:\.\d+)?)\s*(mg|mcg|gm|g|ml|units?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Dosed();
    [GeneratedRegex(@"\b(?:locality|carrier)\s+([\d-]{2,9})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Locality();
    [GeneratedRegex(@"\b(?:in|for)\s+([A-Z]{2})\b(?!\s*modifier)", RegexOptions.CultureInvariant, 500)]
    private static partial Regex InState();
    [GeneratedRegex(@"(?<![\w.])[A-Za-z]?\d[\w.]{1,6}\s*(?:-|–|to|through|thru)\s*[A-Za-z]?\d[\w.]{1,6}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex RangeOf();
    [GeneratedRegex(@"(?:^|[.,;:!?-]\s*|\b(?:and|but|so|then)\s+)(?:is|are|can|could|does|do|did|may|must|should|will|would)\b|^(?:has|have|was|am)\b|\b(?:allowed|ok|okay|right|acceptable|permitted|legal|valid|required)\s*\?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Asking();
}
