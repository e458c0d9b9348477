using System.Text;
using System.Text.Json;
using CodingAhead.Surfaces.Web.Pages;
using CodingAhead.Surfaces.Web.Serving;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Access;
using CodingAhead.Workspace.Accounts;
using CodingAhead.Workspace.Audit;
using CodingAhead.Workspace.Keeping;
using CodingAhead.Workspace.Mail;
using Microsoft.AspNetCore.Identity;

namespace CodingAhead.Surfaces.Web.Account;

/// <summary>One's own account: passphrase, second factor, sessions, keys of the API, and leaving.</summary>
internal static class AccountEndpoints
{
    private static readonly string[] Looking = ["GET", "HEAD"];

    public static void MapAccounts(this IEndpointRouteBuilder app, ServingMode mode)
    {
        if (mode == ServingMode.Local)
        {
            app.MapMethods("/account", Looking, http => Reply.Say(http, 200, "No account is needed here", "This workbench listens on this machine only and serves one person: you. What you keep stands under /kept.")).ExcludeFromDescription();
            return;
        }
        app.MapMethods("/account", Looking, http => Show(http)).ExcludeFromDescription();
        app.MapPost("/account/passphrase", (HttpContext http) => With(http, Passphrase)).ExcludeFromDescription();
        app.MapPost("/account/sessions", (HttpContext http) => With(http, EndSession)).ExcludeFromDescription();
        app.MapPost("/account/second", (HttpContext http) => With(http, Second)).ExcludeFromDescription();
        app.MapPost("/account/keys", (HttpContext http) => With(http, Keys)).ExcludeFromDescription();
        app.MapPost("/account/delete", (HttpContext http) => With(http, Delete)).ExcludeFromDescription();
    }

    private static async Task With(HttpContext http, Func<HttpContext, IFormCollection, Person, UserManager<Person>, Task> act)
    {
        if (await Reply.Form(http) is not { } form)
            return;
        var people = http.RequestServices.GetRequiredService<UserManager<Person>>();
        if (await people.GetUserAsync(http.User) is { } person)
            await act(http, form, person, people);
        else
            Reply.GoTo(http, "/login");
    }

    public static async Task Show(HttpContext http, string? fault = null, string? done = null, string? secret = null, IReadOnlyList<string>? codes = null)
    {
        var services = http.RequestServices;
        var people = services.GetRequiredService<UserManager<Person>>();
        if (await people.GetUserAsync(http.User) is not { } person)
        {
            Reply.GoTo(http, "/login");
            return;
        }
        await Reply.Page<AccountPage>(http, fault is null ? 200 : 400, ("Person", person), ("Sessions", await services.GetRequiredService<Sessions>().Of(person.Id)),
            ("Keys", await services.GetRequiredService<ApiKeys>().Of(person.Id)), ("Fault", fault), ("Done", done), ("Secret", secret), ("Codes", codes),
            ("Mail", services.GetRequiredService<PostOffice>().Open), ("Passkeys", await people.GetPasskeysAsync(person)), ("HasPhrase", await people.HasPasswordAsync(person)),
            ("Setup", person.TwoFactorEnabled ? null : await people.GetAuthenticatorKeyAsync(person)));
    }

    private static async Task Passphrase(HttpContext http, IFormCollection form, Person person, UserManager<Person> people)
    {
        var next = form["new"].ToString();
        if (http.RequestServices.GetRequiredService<Passphrases>().Refuse(next, person.UserName) is { } fault)
        {
            await Show(http, fault);
            return;
        }
        var old = form["old"].ToString();
        var result = !await people.HasPasswordAsync(person) ? await people.AddPasswordAsync(person, next)
            : old.Length > Passphrases.Longest ? IdentityResult.Failed() : await people.ChangePasswordAsync(person, old, next);
        await Record(http, "change passphrase", "", result.Succeeded ? "done" : "refused");
        if (!result.Succeeded)
        {
            await Show(http, "The present passphrase is not right.");
            return;
        }
        MailEndpoints.Tell(http, person, "The passphrase was changed.");
        // whoever else was in with the old one is out
        await http.RequestServices.GetRequiredService<Sessions>().End(person.Id, null);
        http.Items[Sessions.GoesOn] = true;
        await http.RequestServices.GetRequiredService<SignInManager<Person>>().SignInAsync(person, isPersistent: false);
        await Show(http, done: "The passphrase is changed. Other sessions were ended.");
    }

    private static async Task EndSession(HttpContext http, IFormCollection form, Person person, UserManager<Person> people)
    {
        var id = form["id"].ToString();
        await http.RequestServices.GetRequiredService<Sessions>().End(person.Id, id.Length == 0 ? "-" : id);
        await Record(http, "end session", "", "done");
        Reply.GoTo(http, "/account");
    }

    private static async Task Second(HttpContext http, IFormCollection form, Person person, UserManager<Person> people)
    {
        switch (form["act"].ToString())
        {
            case "begin" when !person.TwoFactorEnabled:
                await people.ResetAuthenticatorKeyAsync(person);
                // the stamp changed with the key: this session goes on under the new one
                await http.RequestServices.GetRequiredService<SignInManager<Person>>().RefreshSignInAsync(person);
                await Show(http);
                break;
            case "confirm" when !person.TwoFactorEnabled:
                var code = form["code"].ToString().Replace(" ", "", StringComparison.Ordinal);
                if (!await people.VerifyTwoFactorTokenAsync(person, people.Options.Tokens.AuthenticatorTokenProvider, code))
                {
                    await Show(http, "This code does not hold. Check the clock of your device.");
                    return;
                }
                await people.SetTwoFactorEnabledAsync(person, true);
                var codes = (await people.GenerateNewTwoFactorRecoveryCodesAsync(person, 8) ?? []).ToList();
                await http.RequestServices.GetRequiredService<SignInManager<Person>>().RefreshSignInAsync(person);
                await Record(http, "second factor", "on", "done");
                MailEndpoints.Tell(http, person, "A second factor was switched on.");
                await Show(http, done: "The second factor is on.", codes: codes);
                break;
            case "end" when await people.CheckPasswordAsync(person, form["passphrase"].ToString() is { Length: <= Passphrases.Longest } phrase ? phrase : ""):
                await people.SetTwoFactorEnabledAsync(person, false);
                await people.ResetAuthenticatorKeyAsync(person);
                await http.RequestServices.GetRequiredService<SignInManager<Person>>().RefreshSignInAsync(person);
                await Record(http, "second factor", "off", "done");
                MailEndpoints.Tell(http, person, "The second factor was switched off.");
                Reply.GoTo(http, "/account");
                break;
            default:
                await Show(http, "The passphrase is not right.");
                break;
        }
    }

    private static async Task Keys(HttpContext http, IFormCollection form, Person person, UserManager<Person> people)
    {
        var keys = http.RequestServices.GetRequiredService<ApiKeys>();
        if (form["id"].ToString() is { Length: > 0 } id)
        {
            await Record(http, "end key", id, await keys.End(person.Id, id) ? "done" : "refused");
            Reply.GoTo(http, "/account");
            return;
        }
        Scope[] scopes = [.. ((Scope[])[Scope.Read, Scope.Text]).Where(s => form["scope"].Contains(s.ToString().ToLowerInvariant()))];
        if (scopes.Length == 0)
        {
            await Show(http, "A key opens nothing unless it is made for something: tick what it may do.");
            return;
        }
        var label = form["label"].ToString().Trim();
        var word = await keys.Make(person.Id, label.Length == 0 ? "key" : label, scopes, ApiKeys.PerHour);
        await Record(http, "make key", string.Join(' ', scopes), "done");
        await Show(http, done: "The key is made. It is shown this once:", secret: word);
    }

    private static async Task Delete(HttpContext http, IFormCollection form, Person person, UserManager<Person> people)
    {
        // who logs in elsewhere has no passphrase here to be asked for
        if (await people.HasPasswordAsync(person) && !await people.CheckPasswordAsync(person, form["passphrase"].ToString() is { Length: <= Passphrases.Longest } phrase ? phrase : ""))
        {
            await Show(http, "The passphrase is not right; nothing was deleted.");
            return;
        }
        if (person.Role == Roles.Admin && people.Users.Count(p => p.Role == Roles.Admin) == 1)
        {
            await Show(http, "You are the last administrator. Make another one first.");
            return;
        }
        var services = http.RequestServices;
        await services.GetRequiredService<Kept>().Forget(new Keeper(person.Id, person.UserName ?? "", person.Team));
        await Record(http, "delete account", "", "done");
        await services.GetRequiredService<SignInManager<Person>>().SignOutAsync();
        await people.DeleteAsync(person);
        await Reply.Say(http, 200, "The account is deleted", "What you kept went with it. The record of acts stays, as it must.");
    }

    private static Task Record(HttpContext http, string act, string what, string outcome) => http.RequestServices.GetRequiredService<AuditLog>().Add(http, act, what, outcome);
}
