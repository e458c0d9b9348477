using CodingAhead.Workspace.Accounts;
using CodingAhead.Workspace.Allowance;
using Microsoft.AspNetCore.Http;

namespace CodingAhead.Workspace.Access;

/// <summary>Who asks: what a page may show of it, and what it is kept apart by in the memory of finished pages.</summary>
/// <param name="Id">The person; null for a guest.</param>
public sealed record Visitor(ServingMode Mode, string? Id, string Role)
{
    /// <summary>The one person of a workbench that listens on this machine only.</summary>
    public static Visitor Local { get; } = new(ServingMode.Local, "local", Roles.Admin);

    /// <summary>The code pages of the visitor; null where none are counted.</summary>
    public Opening? Allowance { get; init; }

    /// <summary>How long the count runs: <c>day</c>, <c>month</c>, <c>year</c> or <c>ever</c>.</summary>
    public string Period { get; init; } = "";

    /// <summary>How many code pages an account of the free plan opens; what the gate offers a guest.</summary>
    public int? FreePages { get; init; }

    /// <summary>Sections that this page keeps locked, the number of pages being spent; empty on a page that is open.</summary>
    public IReadOnlyList<string> Locked { get; init; } = [];

    public bool Guest => Id is null;

    /// <summary>Whether accounts are in use at all.</summary>
    public bool Accounts => Mode != ServingMode.Local;

    public bool Metered => Allowance is not null;

    /// <summary>Two visitors with the same key see the same pages. Empty on one's own machine.</summary>
    public string Key => Mode == ServingMode.Local ? "" : $"{Role}{(Guest ? "-" : "+")}{(Allowance is { } a ? $"{a.Used}/{a.Limit}/{Period}/{FreePages}/{string.Join(' ', Locked)}" : "")}";

    /// <summary>The visitor of a request, as the door has let it in.</summary>
    public static Visitor Of(HttpContext http) => http.Features.Get<Visitor>() ?? Local;
}
