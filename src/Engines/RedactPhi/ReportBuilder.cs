using CodingAhead.Engines.RedactPhi.Operators;
using CodingAhead.Engines.RedactPhi.Policies;

namespace CodingAhead.Engines.RedactPhi;

/// <summary>Counts what was found and done.</summary>
internal sealed class ReportBuilder(RedactionPolicy policy, bool keyed)
{
    private readonly SortedDictionary<char, int> found = [];
    private readonly SortedDictionary<string, int> types = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> done = new(StringComparer.Ordinal);

    /// <summary>How many finds a person has kept.</summary>
    public int Kept { get; set; }

    public void Count(PhiType type, char letter, Operator with)
    {
        found[letter] = found.GetValueOrDefault(letter) + 1;
        types[type.Word()] = types.GetValueOrDefault(type.Word()) + 1;
        var word = with.ToString().ToLowerInvariant();
        done[word] = done.GetValueOrDefault(word) + 1;
    }

    public RedactionReport Build(IReadOnlyList<Residual> residual, string failed, bool allowed)
    {
        var because = policy.NotSafeHarbor() ?? (keyed && done.ContainsKey("surrogate") ? "its surrogates are derived with a key (164.514(c))" : Kept > 0 ? $"a person kept {Kept} of the finds" : null);
        var why = failed.Length > 0 ? $"Held back: the step \"{failed}\" failed, so nothing is released."
            : residual.Count > 0 ? allowed ? $"Not Safe Harbor: the gate still found {residual.Count} in the output and was overridden." : $"Held back: the gate still found {residual.Count} in the output."
            : because is not null ? $"Not Safe Harbor: {because}; needs an expert determination (b)(1) or a data-use agreement (e)."
            : "The methods are those of 45 CFR 164.514(b)(2): removal, generalisation, random surrogates. An aid to judgement, not a certificate.";
        return new RedactionReport { Found = found, Types = types, Done = done, Residual = residual, SafeHarbor = failed.Length == 0 && residual.Count == 0 && because is null, Why = why };
    }
}
