namespace CodingAhead.Engines.Claims.X12;

/// <summary>Whether a transaction could be taken as it stands: accepted, accepted with errors in claims, or rejected.</summary>
/// <param name="Control">Its control number.</param>
/// <param name="Status"><c>accepted</c>, <c>accepted_with_errors</c> or <c>rejected</c>.</param>
/// <param name="Claims">How many claims were read from it.</param>
public sealed record AcknowledgedTransaction(string Control, string Status, int Claims, IReadOnlyList<SyntaxFault> Errors);

/// <summary>What a receiver would answer to a file of claims: each transaction with the errors in it by segment and element, in the manner of a 999.</summary>
public static class Acknowledgement
{
    public static IReadOnlyList<AcknowledgedTransaction> Of(ClaimFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var answers = new List<AcknowledgedTransaction>();
        foreach (var transaction in file.Transactions)
        {
            bool Within(int segment) => segment >= transaction.First && segment <= transaction.Last;
            var claims = file.Claims.Where(c => Within(c.Segment)).ToList();
            var own = file.Faults.Where(f => Within(f.Segment)).ToList();
            List<SyntaxFault> all = [.. own.Concat(claims.SelectMany(c => c.Faults)).OrderBy(f => f.Segment).ThenBy(f => f.Element)];
            // a fault of the envelope or of every claim leaves nothing to take
            var status = all.Count == 0 ? "accepted" : own.Count > 0 || claims.TrueForAll(c => c.Faults.Count > 0) ? "rejected" : "accepted_with_errors";
            answers.Add(new AcknowledgedTransaction(transaction.Control, status, claims.Count, all));
        }
        return answers;
    }
}
