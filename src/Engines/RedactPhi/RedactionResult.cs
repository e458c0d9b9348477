namespace CodingAhead.Engines.RedactPhi;

/// <summary>What became of a text: the output, unless the gate blocks it; every span; the report.</summary>
public sealed record RedactionResult
{
    /// <summary>The redacted text; null when the release is blocked.</summary>
    public required string? Text { get; init; }

    /// <summary>Whether the leak gate, or a recogniser that failed, holds the text back.</summary>
    public required bool Blocked { get; init; }

    /// <summary>The policy that was applied.</summary>
    public required string Policy { get; init; }

    /// <summary>The version of the policy.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>All spans in order, none overlapping another.</summary>
    public required IReadOnlyList<PhiSpan> Spans { get; init; }

    /// <summary>What was found and done, free of values.</summary>
    public required RedactionReport Report { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{(Blocked ? "blocked" : "released")}, {Spans.Count} spans, policy {Policy}";
}

/// <summary>One thing that the gate found in the output, by place and kind; never by value.</summary>
/// <param name="Kind">What it looks like, such as <c>known_name</c> or <c>date</c>.</param>
/// <param name="Class">The letter of its class.</param>
/// <param name="Begin">First code point in the output.</param>
/// <param name="End">Code point after the last in the output.</param>
public readonly record struct Residual(string Kind, char Class, int Begin, int End);

/// <summary>The counts of a redaction and its standing under 45 CFR 164.514; holds no value of the text.</summary>
public sealed record RedactionReport
{
    /// <summary>Class letter to the number of spans found.</summary>
    public required IReadOnlyDictionary<char, int> Found { get; init; }

    /// <summary>Type word to the number of spans found.</summary>
    public required IReadOnlyDictionary<string, int> Types { get; init; }

    /// <summary>What was done to them: operator to number.</summary>
    public required IReadOnlyDictionary<string, int> Done { get; init; }

    /// <summary>What the gate still found in the output.</summary>
    public required IReadOnlyList<Residual> Residual { get; init; }

    /// <summary>Whether the policy and its outcome stay within the safe harbour's methods.</summary>
    public required bool SafeHarbor { get; init; }

    /// <summary>The reason, in a sentence a privacy officer can file.</summary>
    public required string Why { get; init; }

    /// <summary>What software cannot judge.</summary>
    public IReadOnlyList<string> NotJudged { get; } =
    [
        "Whether the remaining text, alone or with what the recipient knows, identifies a person (actual knowledge, 164.514(b)(2)(ii)).",
        "Rare diagnoses, unusual events and occupations that single a person out (class R).",
        "Images, handwriting and sound: faces, voices and prints are found only where the text names them (classes P, Q).",
    ];

    /// <inheritdoc/>
    public override string ToString() => $"{Found.Values.Sum()} found, {Residual.Count} residual, safe harbor {(SafeHarbor ? "yes" : "no")}";
}
