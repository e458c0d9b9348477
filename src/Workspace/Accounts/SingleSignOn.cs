using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CodingAhead.Workspace.Accounts;

/// <summary>An OpenID Connect provider whose people may log in here.</summary>
/// <param name="Name">What the button says, such as the name of the hospital.</param>
public sealed record SingleSignOn(string Authority, string Client, string? Secret, string Name)
{
    public const string Scheme = "single";

    /// <summary>The claim that tells someone's groups, and which group has which role here; nobody becomes an administrator in another way.</summary>
    public string RoleClaim { get; init; } = "roles";

    public IReadOnlyDictionary<string, string> Roles { get; init; } = new Dictionary<string, string>();

    /// <summary>The claim that tells someone's team; null for none.</summary>
    public string? TeamClaim { get; init; }

    /// <summary>The role of someone, by the groups that the provider tells; null where it tells none that is known here.</summary>
    public string? RoleOf(ClaimsPrincipal person)
    {
        // the one that may most goes first
        foreach (var role in (string[])[Accounts.Roles.Admin, Accounts.Roles.Auditor, Accounts.Roles.Lead, Accounts.Roles.User])
            if (person.FindAll(RoleClaim).Any(c => Roles.TryGetValue(c.Value, out var named) && named == role))
                return role;
        return null;
    }

    /// <summary>Reads <c>group=role;group=role</c>.</summary>
    /// <exception cref="FormatException">A role is none.</exception>
    public static IReadOnlyDictionary<string, string> ReadRoles(string? text)
    {
        var roles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var piece in (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            roles[piece.Split('=')[0].Trim()] = piece.Split('=', 2) is [_, var role] && Accounts.Roles.OfAccounts.Contains(role.Trim()) ? role.Trim()
                : throw new FormatException($"CODINGAHEAD_OIDC_ROLES: expected group=role with a role of {string.Join(", ", Accounts.Roles.OfAccounts)}, found '{piece}'");
        return roles;
    }

    internal void Add(IServiceCollection services)
    {
        services.AddSingleton(this);
        services.AddAuthentication().AddOpenIdConnect(Scheme, oidc =>
        {
            oidc.SignInScheme = IdentityConstants.ExternalScheme;
            (oidc.Authority, oidc.ClientId, oidc.ClientSecret) = (Authority, Client, Secret);
            oidc.RequireHttpsMetadata = !(Uri.TryCreate(Authority, UriKind.Absolute, out var uri) && uri.IsLoopback);
            oidc.ResponseType = OpenIdConnectResponseType.Code;
            // back by an address and not by a form: a form of another site would need cookies that are sent to everyone
            oidc.ResponseMode = OpenIdConnectResponseMode.Query;
            oidc.UsePkce = true;
            oidc.MapInboundClaims = false;
            oidc.GetClaimsFromUserInfoEndpoint = false;
            oidc.CallbackPath = "/login/single/back";
            oidc.Scope.Clear();
            foreach (var scope in (string[])["openid", "profile", "email"])
                oidc.Scope.Add(scope);
            oidc.TokenValidationParameters.NameClaimType = "name";
            foreach (var cookie in (CookieBuilder[])[oidc.NonceCookie, oidc.CorrelationCookie])
                (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
            oidc.Events.OnRemoteFailure = context =>
            {
                // what the provider or a forger says is nobody's page
                context.Response.Redirect("/login?single=failed");
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
    }
}
