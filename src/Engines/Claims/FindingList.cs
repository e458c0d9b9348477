using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Claims;

/// <summary>The findings of a claim as its edits add them. A failure of Medicare's rule only warns on another payer's claim.</summary>
internal sealed class FindingList(ReadClaim claim)
{
    private readonly List<Finding> _all = new(8);

    public IReadOnlyList<Finding> All => _all;

    public void Fail(IClaimEdit edit, ReadLine line, FormattableString message, FormattableString? help = null, Source? source = null, params ClaimChange[] tries) =>
        One(edit, "fail", line, message, help, source, tries);

    public void Warn(IClaimEdit edit, ReadLine line, FormattableString message, FormattableString? help = null, Source? source = null) =>
        One(edit, "warn", line, message, help, source, []);

    public void Open(IClaimEdit edit, ReadLine line, FormattableString message, Source? source = null) =>
        One(edit, "not_checked", line, message, null, source, []);

    /// <summary>A finding on several lines, or on none.</summary>
    public void Add(IClaimEdit edit, string status, IReadOnlyList<int> lines, IReadOnlyList<string> codes, FormattableString message, FormattableString? help = null, Source? source = null, params ClaimChange[] tries)
    {
        var softened = Softened(status);
        _all.Add(new Finding(edit.Name, softened ? "warn" : status, lines, codes, message, help, "Medicare", source, softened ? claim.Given.Payer : null) { WhatIf = tries });
    }

    private void One(IClaimEdit edit, string status, ReadLine line, FormattableString message, FormattableString? help, Source? source, ClaimChange[] tries)
    {
        var softened = Softened(status);
        _all.Add(new Finding(edit.Name, softened ? "warn" : status, line, message, help, "Medicare", source, softened ? claim.Given.Payer : null) { WhatIf = tries });
    }

    private bool Softened(string status) => status == "fail" && !claim.Medicare;

    /// <summary>A finding of a rule that is not Medicare's.</summary>
    public void Own(string edit, string status, IReadOnlyList<int> lines, IReadOnlyList<string> codes, FormattableString message, FormattableString? help, string whose, Source? source) =>
        _all.Add(new Finding(edit, status, lines, codes, message, help, whose, source));
}
