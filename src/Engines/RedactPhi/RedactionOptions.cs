using CodingAhead.Engines.RedactPhi.Policies;

namespace CodingAhead.Engines.RedactPhi;

/// <summary>How one text is to be redacted.</summary>
public sealed record RedactionOptions
{
    /// <summary>What is done with what; the safe harbour by default.</summary>
    public RedactionPolicy Policy { get; init; } = RedactionPolicy.SafeHarbor;

    /// <summary>Values known to be the patient's, found in all their parts and spellings.</summary>
    public IReadOnlyList<KnownValue> Known { get; init; } = [];

    /// <summary>What a person who looked at the finds has changed; in order, in code points of the text.</summary>
    public IReadOnlyList<SpanEdit> Edits { get; init; } = [];

    /// <summary>The key for hashes, encryption, shifts and surrogates that hold over a collection; needed by policies that use them.</summary>
    public RedactionKey? Key { get; init; }

    /// <summary>Whose text this is: the same patient gets the same shift and surrogates under one key. Never printed.</summary>
    public string? Patient { get; init; }

    /// <summary>Releases the text although the gate found something; the caller audits it.</summary>
    public bool AllowResidual { get; init; }

    /// <summary>Stops the work; a stopped note is blocked, not half-redacted.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"policy {Policy.Name}, {Known.Count} known values";
}
