using CodingAhead.Engines.Claims.Rules;
using CodingAhead.Engines.Claims.X12;

namespace CodingAhead.Engines.Claims;

/// <summary>What the checker is given beside the claim and the books.</summary>
/// <param name="Syntax">What the file that held the claim had wrong in it; it stands first and counts as failed.</param>
/// <param name="Rules">Edits of a payer or practice of one's own.</param>
public sealed record ClaimOptions(IReadOnlyList<SyntaxFault>? Syntax = null, IReadOnlyList<PracticeRule>? Rules = null)
{
    /// <summary>Nothing beside the claim.</summary>
    public static ClaimOptions None { get; } = new();
}
