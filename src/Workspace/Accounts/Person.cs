using Microsoft.AspNetCore.Identity;

namespace CodingAhead.Workspace.Accounts;

/// <summary>Someone with an account. A name is enough: an e-mail address is asked for only where mail can be sent.</summary>
public sealed class Person : IdentityUser
{
    /// <summary>What the person may do: one of <see cref="Roles"/>.</summary>
    public string Role { get; set; } = Roles.User;

    /// <summary>What the person may read: a plan of the allowance. A plan is not a role.</summary>
    public string Plan { get; set; } = "free";

    /// <summary>When a trial or a paid plan ends (milliseconds since 1970); after it the plan is <c>free</c>.</summary>
    public long? PlanUntil { get; set; }

    /// <summary>The team whose notes and claims the person sees; null for none.</summary>
    public string? Team { get; set; }

    /// <summary>Milliseconds since 1970.</summary>
    public long Created { get; set; }
}

/// <summary>The roles, as they stand in the store and in the table of addresses.</summary>
public static class Roles
{
    public const string Guest = "guest";
    public const string User = "user";
    public const string Lead = "lead";
    public const string Admin = "admin";
    public const string Auditor = "auditor";

    public static IReadOnlyList<string> All { get; } = [Guest, User, Lead, Admin, Auditor];

    /// <summary>Those that an account can have.</summary>
    public static IReadOnlyList<string> OfAccounts { get; } = [User, Lead, Admin, Auditor];
}
