using System.Globalization;
using System.Text.RegularExpressions;

namespace CodingAhead.Engines.CasePilot.Understanding;

/// <summary>Recognises doses, minutes, ages, a person's sex and the setting.</summary>
internal static partial class AmountReader
{
    public static (decimal Amount, string Unit)? Dose(string text) =>
        Dosed().Match(text) is { Success: true } d && decimal.TryParse(d.Groups[1].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? (amount, Plain(d.Groups[2].Value.ToLowerInvariant())) : null;

    public static int? Minutes(string text)
    {
        if (Hours().Match(text) is { Success: true } h)
            return Number(h.Groups[1].Value) is { } hours ? hours * 60 + (h.Groups[2].Success ? int.Parse(h.Groups[2].ValueSpan, CultureInfo.InvariantCulture) : 0) : null;
        return Minute().Match(text) is { Success: true } m ? int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    public static int? Age(string text) =>
        Newborn().IsMatch(text) ? 0 : Aged().Match(text) is { Success: true } a ? int.Parse((a.Groups[1].Success ? a.Groups[1] : a.Groups[2]).ValueSpan, CultureInfo.InvariantCulture) : null;

    public static string? Sex(string text) => Female().IsMatch(text) ? "female" : Male().IsMatch(text) ? "male" : null;

    public static bool? Facility(string text) =>
        Outside().IsMatch(text) ? false : Inside().IsMatch(text) ? true : null;

    private static int? Number(string word) => word.ToLowerInvariant() switch { "an" or "one" => 1, "two" => 2, "three" => 3, _ => int.TryParse(word, CultureInfo.InvariantCulture, out var n) && n < 24 ? n : null };

    private static string Plain(string unit) => unit switch { "gram" or "grams" or "gm" or "gms" => "g", "milligram" or "milligrams" or "mgs" => "mg", "microgram" or "micrograms" or "ug" => "mcg", "milliliter" or "milliliters" or "cc" or "mls" => "ml", "iu" => "units", _ => unit };

    [GeneratedRegex(@"(?<![\w.])([\d,]*\.?\d+)\s*-?\s*(mgs?|mcg|ug|gms?|g|grams?|milligrams?|micrograms?|mls?|milliliters?|cc|units?|iu)\b(?!\s*(?:limit|do|does|can|may|are)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Dosed();
    [GeneratedRegex(@"\b(\d{1,3})\s*-?\s*min", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Minute();
    [GeneratedRegex(@"\b(\d{1,2}|an|one|two|three)\s+hours?\b(?:\s*(?:and\s*)?(\d{1,2})\s*min)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Hours();
    [GeneratedRegex(@"\b(?:age[d]?|is)\s+(\d{1,3})\b(?!\s*(?:min|mg|unit|day|%))|\b(\d{1,3})\s*-?\s*(?:years?|yrs?|y/?o)\b(?!\s*ago)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Aged();
    [GeneratedRegex(@"\bnewborn (?:patient|baby|boy|girl)|\bfor a newborn\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Newborn();
    [GeneratedRegex(@"\b(?:females?|woman|women|girl|lady|she|her)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Female();
    [GeneratedRegex(@"\b(?:males?|man|men|boy|gentleman)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Male();
    [GeneratedRegex(@"\bnon-?\s?facility\b|\boffice\b|\bPOS\s*11\b|\bclinic\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Outside();
    [GeneratedRegex(@"\bfacility\b|\bin (?:a |the )?hospital\b|\bhospital setting\b|\bPOS\s*(?:19|2[1-4])\b|\bASC\b|\bsurgery cent", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Inside();
}
