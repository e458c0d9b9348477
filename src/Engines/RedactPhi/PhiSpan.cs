namespace CodingAhead.Engines.RedactPhi;

/// <summary>One identifier: where it stands in the original (code points, end exclusive), what it is, and what stands for it in the output.</summary>
/// <param name="Begin">First code point.</param>
/// <param name="End">Code point after the last.</param>
/// <param name="Type">What it is.</param>
/// <param name="Class">The letter A to R of 45 CFR 164.514(b)(2)(i).</param>
/// <param name="Replacement">What the output holds instead; null when the policy keeps it.</param>
/// <param name="Score">From 0 to 1, how sure the recogniser is.</param>
/// <param name="Recogniser">The name of its data sheet.</param>
public readonly record struct PhiSpan(int Begin, int End, PhiType Type, char Class, string? Replacement, double Score, string Recogniser)
{
    /// <summary>Places and kinds only: a replacement may be a shifted date or a ciphertext and stays out of logs.</summary>
    public override string ToString() => $"{Type.Word()} {Begin}-{End}";
}
