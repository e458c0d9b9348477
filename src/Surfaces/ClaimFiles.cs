using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Claims;
using CodingAhead.Engines.Claims.Rules;
using CodingAhead.Engines.Claims.X12;

namespace CodingAhead.Surfaces;

/// <summary>The verdicts on the claims of a file, what is wrong with the file around them, and for X12 the answer to each transaction.</summary>
public sealed record ClaimBatch(IReadOnlyList<ClaimVerdict> Claims, IReadOnlyList<SyntaxFault> Syntax)
{
    /// <summary>In the manner of a 999; empty for other files.</summary>
    public IReadOnlyList<AcknowledgedTransaction> Acknowledgement { get; init; } = [];
}

/// <summary>Checks whatever holds claims: JSON of one claim, X12 837 or CSV of lines, told apart by content.</summary>
internal static class ClaimFiles
{
    /// <summary>Whether the text holds one claim as JSON, whose verdict stands alone.</summary>
    public static bool IsOne(string text) => text.AsSpan().TrimStart() is ['{', ..];

    /// <summary>The verdict on a claim in JSON, whose field <c>rules</c> may hold rules beside those given.</summary>
    public static ClaimVerdict CheckOne(string text, Shelf shelf, IReadOnlyList<PracticeRule>? rules = null)
    {
        var (claim, own, id) = ClaimJson.ReadWithRules(text);
        return ClaimChecker.Check(claim, shelf, Options(own, rules)) with { Id = id };
    }

    /// <summary>All claims of a text.</summary>
    /// <exception cref="UsageException">It is none of the three.</exception>
    public static ClaimBatch Check(string text, Shelf shelf, IReadOnlyList<PracticeRule>? rules = null)
    {
        if (X12Claims.Recognises(text))
        {
            var file = X12Claims.Read(text);
            return new ClaimBatch([.. file.Claims.AsParallel().AsOrdered().Select(c => ClaimChecker.Check(c.Claim, shelf, new ClaimOptions(c.Faults, rules)) with { Id = c.Id })], file.Faults)
            {
                Acknowledgement = CodingAhead.Engines.Claims.X12.Acknowledgement.Of(file),
            };
        }
        if (text.AsSpan().TrimStart() is ['{' or '[', ..])
            return new ClaimBatch([CheckOne(text, shelf, rules)], []);
        return new ClaimBatch([.. ClaimCsv.Read(text).Select(c => ClaimChecker.Check(c.Claim, shelf, new ClaimOptions(null, rules)) with { Id = c.Id })], []);
    }

    private static ClaimOptions Options(IReadOnlyList<PracticeRule> own, IReadOnlyList<PracticeRule>? rules) => new(null, own.Count == 0 ? rules : [.. own, .. rules ?? []]);
}
