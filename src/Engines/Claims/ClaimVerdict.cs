namespace CodingAhead.Engines.Claims;

/// <summary>The verdict on one claim.</summary>
/// <param name="Releases">The editions that hold on the days of the claim.</param>
public sealed record ClaimVerdict(IReadOnlyList<Finding> Findings, ClaimSummary Summary, IReadOnlyList<ClaimRelease> Releases)
{
    private readonly Func<string>? _hash;
    private string? _hashed;

    internal ClaimVerdict(IReadOnlyList<Finding> findings, ClaimSummary summary, IReadOnlyList<ClaimRelease> releases, Func<string> hash) : this(findings, summary, releases) => _hash = hash;

    /// <summary>Over input, editions and rule versions: equal hashes, equal verdicts on any machine.</summary>
    public string VerdictHash => _hashed ??= _hash?.Invoke() ?? "";

    /// <summary>What holds of the verdict as a whole, in words: how far the edits could look, and what this program does not do.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The row's name in a stream of claims.</summary>
    public string? Id { get; init; }
}

/// <summary>The counts, and what could not be checked with the book that would be needed.</summary>
public sealed class ClaimSummary
{
    private readonly IReadOnlyList<Finding> _findings;

    internal ClaimSummary(IReadOnlyList<Finding> findings)
    {
        _findings = findings;
        var open = false;
        foreach (var finding in findings)
            switch (finding.Status)
            {
                case "fail": Failed++; break;
                case "warn": Warned++; break;
                case "bypassed": Bypassed++; break;
                case "not_checked": open = true; break;
            }
        Clean = Failed == 0 && !open;
    }

    /// <summary>True only when every edit that applies to the claim was checked and none failed.</summary>
    public bool Clean { get; }

    public int Failed { get; }

    public int Warned { get; }

    public int Bypassed { get; }

    public IReadOnlyList<NotChecked> NotChecked =>
        [.. _findings.Where(f => f.Status == "not_checked").Select(f => new NotChecked(f.Edit, f.Message, ClaimChecker.BookOf(f.Edit))).Distinct()];
}

/// <summary>An edit that could not be checked, why, and the book that is missing.</summary>
public sealed record NotChecked(string Edit, string Why, string Book);

/// <summary>An edition that the verdict rests on.</summary>
public sealed record ClaimRelease(string Book, string Edition, DateOnly From, DateOnly To);

/// <summary>An edit as the list of edits shows it.</summary>
public sealed record EditDescription(string Edit, string Rule, string Citation, int Version);
