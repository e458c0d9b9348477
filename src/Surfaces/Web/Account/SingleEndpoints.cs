using System.Security.Claims;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Accounts;
using CodingAhead.Workspace.Allowance;
using CodingAhead.Workspace.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace CodingAhead.Surfaces.Web.Account;

/// <summary>
/// Logging in at the operator's own provider. Someone who comes for the first time gets an account of their own: it is never joined to one
/// that has the same name here, since a name at the provider proves nothing about it.
/// </summary>
internal static class SingleEndpoints
{
    private static readonly string[] Looking = ["GET", "HEAD"];

    public static void MapSingle(this IEndpointRouteBuilder app, ServingMode mode)
    {
        if (mode == ServingMode.Local)
            return;
        app.MapMethods("/login/single", Looking, Begin).ExcludeFromDescription();
        app.MapMethods("/login/single/done", Looking, Done).ExcludeFromDescription();
    }

    private static async Task Begin(HttpContext http)
    {
        if (http.RequestServices.GetService<SingleSignOn>() is null)
        {
            await Reply.Say(http, 404, "No single sign-on here", "Log in with a name and a passphrase.");
            return;
        }
        var done = "/login/single/done?back=" + Uri.EscapeDataString(Reply.Inside(http.Request.Query["back"]));
        var signs = http.RequestServices.GetRequiredService<SignInManager<Person>>();
        try
        {
            await http.ChallengeAsync(SingleSignOn.Scheme, signs.ConfigureExternalAuthenticationProperties(SingleSignOn.Scheme, done));
        }
        catch (InvalidOperationException)
        {
            // its configuration is fetched at the first use
            http.Response.Clear();
            http.Response.Headers.RetryAfter = "30";
            await Reply.Say(http, 503, "Single sign-on does not answer", "The provider cannot be reached at the moment. Try again in a little while, or log in with a name and a passphrase.");
        }
    }

    private static async Task Done(HttpContext http)
    {
        var (services, back) = (http.RequestServices, Reply.Inside(http.Request.Query["back"]));
        var signs = services.GetRequiredService<SignInManager<Person>>();
        if (services.GetService<SingleSignOn>() is not { } single || await signs.GetExternalLoginInfoAsync() is not { } told)
        {
            Reply.GoTo(http, "/login");
            return;
        }
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        var people = signs.UserManager;
        var person = await people.FindByLoginAsync(told.LoginProvider, told.ProviderKey);
        var first = person is null;
        person ??= await Make(http, people, single, told);
        var locked = person is null || await people.IsLockedOutAsync(person);
        await services.GetRequiredService<AuditLog>().Add(person?.Id ?? "", person?.UserName ?? "", first ? "register" : "log in", "single sign-on", locked ? "refused" : "done", http.Connection.RemoteIpAddress?.ToString() ?? "");
        if (locked)
        {
            await Reply.Say(http, 403, "Not allowed", "This account is locked. Ask whoever runs this site.");
            return;
        }
        await Follow(people, person!, single, told.Principal);
        await signs.SignInWithClaimsAsync(person!, isPersistent: false, SecondFactors.Mark("provider"));
        KnownBrowsers.Greet(http, person!);
        Reply.GoTo(http, back == "/" ? "/account" : back);
    }

    // two browsers of one person may come for the first time at once: the store's own key decides, and the second one finds the account
    private static async Task<Person?> Make(HttpContext http, UserManager<Person> people, SingleSignOn single, ExternalLoginInfo told)
    {
        var wanted = told.Principal.FindFirstValue("preferred_username") ?? told.Principal.FindFirstValue("email") ?? told.Principal.FindFirstValue("name") ?? "someone";
        var plain = new string([.. wanted.Where(c => !char.IsControl(c)).Take(80)]).Trim();
        var person = new Person { UserName = plain.Length < 2 ? "someone" : plain, Role = single.RoleOf(told.Principal) ?? Roles.User, Plan = Plans.Free, Created = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds() };
        for (var n = 2; await people.FindByNameAsync(person.UserName!) is not null; n++)
            person.UserName = $"{plain} ({n})";
        try
        {
            if ((await people.CreateAsync(person)).Succeeded && (await people.AddLoginAsync(person, told)).Succeeded)
                return person;
        }
        catch (Microsoft.EntityFrameworkCore.DbUpdateException)
        {
            // looked up below
        }
        return await people.FindByLoginAsync(told.LoginProvider, told.ProviderKey);
    }

    // the provider's word on roles and teams goes before what stood here, where it says one
    private static async Task Follow(UserManager<Person> people, Person person, SingleSignOn single, ClaimsPrincipal told)
    {
        var role = single.Roles.Count == 0 ? person.Role : single.RoleOf(told) ?? Roles.User;
        var team = single.TeamClaim is null ? person.Team : told.FindFirstValue(single.TeamClaim) is { Length: > 0 and <= 60 } named ? named : null;
        if (role == person.Role && team == person.Team)
            return;
        (person.Role, person.Team) = (role, team);
        await people.UpdateAsync(person);
    }
}
