using System.Security.Cryptography;
using CodingAhead.Engines.RedactPhi;
using CodingAhead.Engines.RedactPhi.Policies;

namespace CodingAhead.Surfaces;

/// <summary>What the served surfaces need of the home to redact; the composition root gives it, and they never see the files.</summary>
/// <param name="Redactor">The redactor, to which the words of the books are words of medicine.</param>
/// <param name="Key">The home's key; null where strangers are served: whoever may ask for hashes of his own values can guess those of others.</param>
/// <param name="Signer">A fresh handle on the key that signs reports.</param>
/// <param name="Record">Records an act without values: what, under which policy, how many.</param>
internal sealed record RedactionDesk(PhiRedactor Redactor, Func<RedactionKey>? Key, Func<ECDsa> Signer, Action<string, string, int> Record)
{
    /// <summary>The program as reports name it.</summary>
    public static string Program { get; } = $"codingahead {typeof(RedactionDesk).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>The names of the policies that can be asked for here.</summary>
    public IReadOnlyList<string> Policies { get; } = Key is not null ? RedactionPolicy.Names : [.. RedactionPolicy.Names.Where(n => !Derives(RedactionPolicy.Find(n)!))];

    /// <summary>The options that a request asks for; null says the safe harbour.</summary>
    /// <exception cref="UsageException">The policy or the override is not to be had here.</exception>
    public RedactionOptions Options(string? policy, bool allowResidual, CancellationToken cancel)
    {
        var chosen = RedactionPolicy.Find(string.IsNullOrEmpty(policy) ? "safe-harbor" : policy);
        if (chosen is null || !Policies.Contains(chosen.Name))
            throw new UsageException($"policy: expected one of {string.Join(", ", Policies)}");
        if (allowResidual && Key is null)
            throw new UsageException("allow_residual: only the user of this machine may override the leak gate");
        // removal and random surrogates need no key: what is derived must not stand under the safe harbour
        return new RedactionOptions { Policy = chosen, AllowResidual = allowResidual, Key = Derives(chosen) ? Key!() : null, Cancellation = cancel };
    }

    /// <summary>The signed report of a result.</summary>
    public string Report(RedactionResult result, ReadOnlySpan<byte> input, ReadOnlySpan<byte> output, DateTimeOffset at)
    {
        using var signer = Signer();
        return SignedReport.Write(result, input, output, Program, at, signer);
    }

    /// <summary>Records that the gate was overridden, where it was.</summary>
    public void Overridden(RedactionOptions options, RedactionResult result)
    {
        if (options.AllowResidual && result.Report.Residual.Count > 0 && !result.Blocked)
            Record("allow_residual", result.Policy, result.Report.Residual.Count);
    }

    private static bool Derives(RedactionPolicy policy) =>
        PhiTypes.All.Any(t => policy.RuleFor(t).Operator is Engines.RedactPhi.Operators.Operator.Hash or Engines.RedactPhi.Operators.Operator.Encrypt or Engines.RedactPhi.Operators.Operator.Shift or Engines.RedactPhi.Operators.Operator.Surrogate);
}
