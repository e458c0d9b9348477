namespace CodingAhead.Workspace.Access;

/// <summary>Roles, as a set.</summary>
[Flags]
public enum Who
{
    Nobody = 0,
    Guest = 1,
    User = 2,
    Lead = 4,
    Admin = 8,
    Auditor = 16,
    Accounts = User | Lead | Admin | Auditor,
    Everyone = Guest | Accounts,
    Overseers = Admin | Auditor,
}

/// <summary>What an address lays open, and so takes from the allowance.</summary>
public enum Opens
{
    Nothing,

    /// <summary>The code of the route's <c>system</c> and <c>code</c>.</summary>
    Code,

    /// <summary>The procedure of the route's <c>code</c>.</summary>
    Procedure,

    /// <summary>A row of the code in the query's <c>code</c>.</summary>
    Row,

    /// <summary>An answer that may hold what code pages hold: each request is one.</summary>
    Answer,

    /// <summary>Answers inside the request's own protocol: each is one, taken through <see cref="LateOpening"/> when it is given.</summary>
    Call,
}

/// <summary>What a key of the API must be made for.</summary>
public enum Scope
{
    /// <summary>No key opens this: it belongs to a browser.</summary>
    None,
    Read,
    Text,
}

/// <summary>Who may call an address. A route that has no row is refused to everyone.</summary>
/// <param name="Public">Who may in public mode.</param>
/// <param name="Team">Who may in team mode.</param>
public sealed record AddressRule(string Methods, string Pattern, Who Public, Who Team, Opens Opens = Opens.Nothing, Scope Scope = Scope.None)
{
    /// <summary>Whether programs call it: they are told by status, not by a page.</summary>
    public bool Api => Pattern.StartsWith("/api/", StringComparison.Ordinal) || Pattern.StartsWith("/mcp", StringComparison.Ordinal) || Pattern.StartsWith("/openapi", StringComparison.Ordinal) || Pattern is "/suggest" or "/metrics";
}

/// <summary>The table of addresses and roles: the one place where it is decided who may do what. The page of the guide is written from it.</summary>
public static class AddressTable
{
    private const string Get = "GET HEAD";

    public static IReadOnlyList<AddressRule> All { get; } =
    [
        // reading
        new(Get, "/", Who.Everyone, Who.Accounts),
        new(Get, "/search", Who.Everyone, Who.Accounts),
        new(Get, "/suggest", Who.Everyone, Who.Accounts),
        new(Get, "/releases", Who.Everyone, Who.Accounts),
        new(Get, "/about", Who.Everyone, Who.Everyone),
        new(Get, "/source", Who.Everyone, Who.Accounts, Opens.Row),
        new(Get, "/{system}", Who.Everyone, Who.Accounts),
        new(Get, "/{system}/ranges/{range}", Who.Everyone, Who.Accounts),
        new(Get, "/{system}/codes/{code}", Who.Everyone, Who.Accounts, Opens.Code),
        new(Get, "/{system}/codes/{code}/edits", Who.Everyone, Who.Accounts, Opens.Code),
        new(Get, "/{system}/codes/{code}/fee", Who.Everyone, Who.Accounts, Opens.Code),
        new(Get, "/releases/diff", Who.Everyone, Who.Accounts),
        new(Get, "/assets/{name}", Who.Everyone, Who.Everyone),
        new("*", "{*path:nonfile}", Who.Everyone, Who.Everyone),
        // tools
        new(Get + " POST", "/detecticd10cm", Who.Everyone, Who.Accounts),
        new("POST", "/detecticd10cm/{format}", Who.Everyone, Who.Accounts),
        new(Get + " POST", "/redactphi", Who.Everyone, Who.Accounts),
        new("POST", "/redactphi/report", Who.Everyone, Who.Accounts),
        new("POST", "/redactphi/text", Who.Everyone, Who.Accounts),
        new(Get + " POST", "/claims", Who.Everyone, Who.Accounts),
        new(Get + " POST", "/case2code", Who.Everyone, Who.Accounts),
        new("POST", "/case2code/{format}", Who.Everyone, Who.Accounts),
        new(Get, "/casepilot", Who.Everyone, Who.Accounts),
        new("POST", "/casepilot", Who.Everyone, Who.Accounts, Opens.Answer),
        new("POST", "/casepilot/{format}", Who.Everyone, Who.Accounts, Opens.Answer),
        // programs
        new(Get, "/api/v1/codes/{system}/{code}", Who.Everyone, Who.Accounts, Opens.Code, Scope.Read),
        new(Get, "/api/v1/edits/{code}", Who.Everyone, Who.Accounts, Opens.Procedure, Scope.Read),
        new(Get, "/api/v1/fee/{code}", Who.Everyone, Who.Accounts, Opens.Procedure, Scope.Read),
        new(Get, "/api/v1/search", Who.Everyone, Who.Accounts, Scope: Scope.Read),
        new(Get, "/api/v1/releases", Who.Everyone, Who.Accounts, Scope: Scope.Read),
        new(Get, "/api/v1/releases/diff", Who.Everyone, Who.Accounts, Scope: Scope.Read),
        new(Get, "/api/v1/risk/{codes}", Who.Everyone, Who.Accounts, Scope: Scope.Read),
        new(Get, "/api/v1/check/edits", Who.Everyone, Who.Accounts, Scope: Scope.Read),
        new("POST", "/api/v1/check", Who.Everyone, Who.Accounts, Scope: Scope.Text),
        new("POST", "/api/v1/detect", Who.Everyone, Who.Accounts, Scope: Scope.Text),
        new("POST", "/api/v1/redact", Who.Everyone, Who.Accounts, Scope: Scope.Text),
        new("POST", "/api/v1/redact/document", Who.Everyone, Who.Accounts, Scope: Scope.Text),
        new("POST", "/api/v1/code", Who.Everyone, Who.Accounts, Scope: Scope.Text),
        new("POST", "/api/v1/ask", Who.Everyone, Who.Accounts, Opens.Answer, Scope.Text),
        new("GET DELETE", "/mcp", Who.Everyone, Who.Everyone, Scope: Scope.Text),
        new("POST", "/mcp", Who.Accounts, Who.Accounts, Opens.Call, Scope.Text),
        new("GET", "/openapi/{documentName}.json", Who.Everyone, Who.Everyone, Scope: Scope.Read),
        new("GET", "/health/live", Who.Everyone, Who.Everyone),
        new("GET", "/health/ready", Who.Everyone, Who.Everyone),
        // accounts
        new(Get + " POST", "/register", Who.Everyone, Who.Everyone),
        new(Get + " POST", "/login", Who.Everyone, Who.Everyone),
        new(Get + " POST", "/login/second", Who.Everyone, Who.Everyone),
        new(Get + " POST", "/logout", Who.Everyone, Who.Everyone),
        new(Get, "/login/single", Who.Everyone, Who.Everyone),
        new(Get, "/login/single/done", Who.Everyone, Who.Everyone),
        new("POST", "/login/passkey/options", Who.Everyone, Who.Everyone),
        new("POST", "/login/passkey", Who.Everyone, Who.Everyone),
        new(Get + " POST", "/confirm", Who.Everyone, Who.Everyone),
        new(Get + " POST", "/forgot", Who.Everyone, Who.Everyone),
        new(Get + " POST", "/reset", Who.Everyone, Who.Everyone),
        new(Get, "/account", Who.Accounts, Who.Accounts),
        new("POST", "/account/passphrase", Who.Accounts, Who.Accounts),
        new("POST", "/account/sessions", Who.Accounts, Who.Accounts),
        new("POST", "/account/second", Who.Accounts, Who.Accounts),
        new("POST", "/account/keys", Who.Accounts, Who.Accounts),
        new("POST", "/account/delete", Who.Accounts, Who.Accounts),
        new(Get + " POST", "/account/mail", Who.Accounts, Who.Accounts),
        new("POST", "/account/mail/confirm", Who.Accounts, Who.Accounts),
        new("POST", "/account/passkeys/options", Who.Accounts, Who.Accounts),
        new("POST", "/account/passkeys", Who.Accounts, Who.Accounts),
        new("POST", "/account/passkeys/remove", Who.Accounts, Who.Accounts),
        new("GET", "/account/export", Who.Accounts, Who.Accounts),
        new("GET", "/account/export.csv", Who.Accounts, Who.Accounts),
        new("POST", "/account/import", Who.Accounts, Who.Accounts),
        new(Get, "/kept", Who.Accounts, Who.Accounts),
        new("POST", "/kept/favourite", Who.Accounts, Who.Accounts),
        new("POST", "/kept/note", Who.Accounts, Who.Accounts),
        new("POST", "/kept/remember", Who.Accounts, Who.Accounts),
        new("POST", "/kept/new", Who.Accounts, Who.Accounts),
        new("POST", "/kept/things", Who.Accounts, Who.Accounts),
        new(Get, "/kept/things/{id}", Who.Accounts, Who.Accounts),
        new("POST", "/kept/things/{id}/remove", Who.Accounts, Who.Accounts),
        // overseeing
        new(Get, "/team", Who.Lead, Who.Lead),
        new("POST", "/team/invitations", Who.Lead, Who.Lead),
        new("POST", "/team/members", Who.Lead, Who.Lead),
        new(Get, "/admin", Who.Overseers, Who.Overseers),
        new("POST", "/admin/people", Who.Admin, Who.Admin),
        new("POST", "/admin/invitations", Who.Admin, Who.Admin),
        new("POST", "/admin/plans", Who.Admin, Who.Admin),
        new("POST", "/admin/keys", Who.Admin, Who.Admin),
        new(Get, "/admin/releases", Who.Overseers, Who.Overseers),
        new("POST", "/admin/releases/upload", Who.Admin, Who.Admin),
        new("POST", "/admin/releases/import", Who.Admin, Who.Admin),
        new("POST", "/admin/releases/rollback", Who.Admin, Who.Admin),
        new("GET", "/metrics", Who.Overseers, Who.Overseers, Scope: Scope.Read),
        new(Get, "/admin/audit", Who.Overseers, Who.Overseers),
        new("GET", "/admin/audit.csv", Who.Overseers, Who.Overseers),
    ];

    private static readonly Dictionary<(string Method, string Pattern), AddressRule> ByAddress = All
        .SelectMany(rule => rule.Methods.Split(' ').Select(method => (method, rule))).ToDictionary(r => (r.method, Plain(r.rule.Pattern)), r => r.rule);

    /// <summary>The row of a route; null when there is none.</summary>
    public static AddressRule? Find(string method, string? pattern)
    {
        if (pattern is null)
            return null;
        var plain = Plain(pattern);
        return ByAddress.GetValueOrDefault((method.ToUpperInvariant(), plain)) ?? ByAddress.GetValueOrDefault(("*", plain));
    }

    /// <summary>The set with a role's name.</summary>
    public static Who Of(string role) => role switch
    {
        Accounts.Roles.User => Who.User,
        Accounts.Roles.Lead => Who.Lead,
        Accounts.Roles.Admin => Who.Admin,
        Accounts.Roles.Auditor => Who.Auditor,
        _ => Who.Guest,
    };

    private static string Plain(string pattern) => "/" + pattern.Trim('/');
}
