using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace CodingAhead.Workspace.Accounts;

/// <summary>Whether someone logged in with more than a passphrase: the session says so, and keeps saying so while it lasts.</summary>
public static class SecondFactors
{
    private const string Claim = "codingahead-second";

    /// <summary>The mark of a log-in that was two factors in one (a passkey), or whose provider answers for it (single sign-on).</summary>
    public static IEnumerable<Claim> Mark(string by) => [new Claim(Claim, by)];

    /// <summary>Whether the session of this person had a second factor.</summary>
    public static bool Had(ClaimsPrincipal person) => person.HasClaim(c => c.Type == Claim);

    /// <summary>Reads the roles that need one: <c>admin,lead</c>, or <c>none</c>.</summary>
    /// <exception cref="FormatException">A word is no role.</exception>
    public static IReadOnlyList<string> Read(string? setting)
    {
        var roles = (setting ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(r => r != "none").ToList();
        return roles.FirstOrDefault(r => !Roles.OfAccounts.Contains(r)) is { } strange
            ? throw new FormatException($"CODINGAHEAD_SECOND_FACTOR: expected roles such as admin,lead, or none, found '{strange}'") : roles;
    }

    // with a second factor set up no log-in goes without it
    internal static void Add(ClaimsIdentity identity, Person person)
    {
        if (person.TwoFactorEnabled)
            identity.AddClaim(new Claim(Claim, "code"));
    }

    // the platform makes the session's claims anew every half hour: what the log-in was goes along
    internal static Task Carry(SecurityStampRefreshingPrincipalContext context)
    {
        if (context is { CurrentPrincipal: { } old, NewPrincipal.Identity: ClaimsIdentity renewed } && !renewed.HasClaim(c => c.Type == Claim))
            renewed.AddClaims(old.Claims.Where(c => c.Type == Claim && c.Value != "code").Select(c => new Claim(c.Type, c.Value)));
        return Task.CompletedTask;
    }
}
