using System.Globalization;

namespace CodingAhead.Engines.Claims.Facts;

/// <summary>An amount of a drug. Weights are kept in micrograms, so that <c>1 GM</c> and <c>1000 MG</c> are the same.</summary>
/// <param name="Unit"><c>mcg</c>, <c>ml</c>, or a unit that only equals itself, such as <c>unit</c>.</param>
internal sealed record Dose(decimal Amount, string Unit)
{
    /// <summary>Reads <c>10 MG</c>, <c>0.5 mg</c>, <c>1MG</c>, <c>100,000 UNITS</c>; null for anything that says more than one amount and one unit.</summary>
    public static Dose? Read(string? text)
    {
        var span = (text ?? "").AsSpan().Trim();
        var digits = 0;
        while (digits < span.Length && (char.IsAsciiDigit(span[digits]) || span[digits] is '.' or ','))
            digits++;
        if (!decimal.TryParse(span[..digits], NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var amount) || amount <= 0 || amount > 1_000_000_000)
            return null;
        return span[digits..].Trim().ToString().ToLowerInvariant() switch
        {
            "kg" => new Dose(amount * 1_000_000_000, "mcg"),
            "g" or "gm" or "gram" or "grams" => new Dose(amount * 1_000_000, "mcg"),
            "mg" or "me" or "milligram" or "milligrams" => new Dose(amount * 1_000, "mcg"),
            "mcg" or "ug" or "microgram" or "micrograms" => new Dose(amount, "mcg"),
            "ml" or "cc" or "milliliter" or "milliliters" => new Dose(amount, "ml"),
            "l" or "liter" or "liters" => new Dose(amount * 1000, "ml"),
            "unit" or "units" or "usp unit" or "usp units" => new Dose(amount, "unit"),
            "iu" or "i.u." => new Dose(amount, "iu"),
            "meq" => new Dose(amount, "meq"),
            _ => null,
        };
    }
}
