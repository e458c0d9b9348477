namespace CodingAhead.Engines.RedactPhi.Operators;

/// <summary>What is put in the place of an identifier.</summary>
public enum Operator
{
    /// <summary>The type in brackets.</summary>
    Tag,
    /// <summary>An asterisk for each letter and digit.</summary>
    Mask,
    /// <summary>Nothing.</summary>
    Remove,
    /// <summary>A fixed text.</summary>
    Fixed,
    /// <summary>A keyed HMAC-SHA-256, cut to 16 hex digits; the same value gives the same code. Needs a key.</summary>
    Hash,
    /// <summary>AES-256-GCM, reversible with the key. Needs a key.</summary>
    Encrypt,
    /// <summary>An invented value of the same form; the same value gives the same one through a document and, with a key, a collection.</summary>
    Surrogate,
    /// <summary>A date moved by a number of days that is one for the patient. Needs a key.</summary>
    Shift,
    /// <summary>Days from the note's first full date, as "day +12".</summary>
    Relative,
    /// <summary>The year of a date, if it shows no age over 89.</summary>
    Year,
    /// <summary>The first three digits of a ZIP code, 000 where the law asks for it; other addresses are tagged.</summary>
    Zip3,
    /// <summary>The value itself.</summary>
    Keep,
}

/// <summary>An operator with its text.</summary>
/// <param name="Operator">What is done.</param>
public sealed record OperatorRule(Operator Operator)
{
    /// <summary>The fixed text of <see cref="Operator.Fixed"/>.</summary>
    public string? Text { get; init; }

    /// <summary>The type in brackets.</summary>
    public static OperatorRule Tag { get; } = new(Operator.Tag);
}
