using System.Security.Cryptography;
using System.Text;
using CodingAhead.Surfaces.Web.Pages;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Access;
using CodingAhead.Workspace.Accounts;
using CodingAhead.Workspace.Allowance;
using CodingAhead.Workspace.Audit;
using CodingAhead.Workspace.Mail;
using CodingAhead.Workspace.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CodingAhead.Surfaces.Web.Account;

/// <summary>Register, log in, log out: forms that need no script.</summary>
internal static class SignEndpoints
{
    private const int LogInsOfNetwork = 120, LogInsOfName = 12, RegistrationsOfNetwork = 40;

    private static readonly string[] Looking = ["GET", "HEAD"];

    // for a name that nobody has, so that the answer takes as long as for one that somebody has
    private static string? nobody;

    public static void MapSigns(this IEndpointRouteBuilder app, ServingMode mode)
    {
        if (mode == ServingMode.Local)
        {
            foreach (var path in (string[])["/register", "/login", "/logout"])
                app.MapMethods(path, Looking, http => Reply.Say(http, 200, "No account is needed here", "This workbench listens on this machine only and serves one person: you. Accounts come with CODINGAHEAD_MODE set to team or public.")).ExcludeFromDescription();
            return;
        }
        app.MapMethods("/register", Looking, (HttpContext http) => ShowRegister(http, http.Request.Query["invitation"], null, http.Request.Query["back"], null)).ExcludeFromDescription();
        app.MapPost("/register", Register).ExcludeFromDescription();
        app.MapMethods("/login", Looking, http => Reply.Page<LoginPage>(http, 200, ("Back", Reply.Inside(http.Request.Query["back"])))).ExcludeFromDescription();
        app.MapPost("/login", LogIn).ExcludeFromDescription();
        app.MapMethods("/login/second", Looking, http => Reply.Page<SecondPage>(http, 200, ("Back", Reply.Inside(http.Request.Query["back"])))).ExcludeFromDescription();
        app.MapPost("/login/second", Second).ExcludeFromDescription();
        app.MapMethods("/logout", Looking, http => Reply.Page<LogoutPage>(http, 200)).ExcludeFromDescription();
        app.MapPost("/logout", LogOut).ExcludeFromDescription();
    }

    private static async Task ShowRegister(HttpContext http, string? invitation, string? name, string? back, string? fault, int status = 200)
    {
        var services = http.RequestServices;
        var invited = invitation is { Length: > 0 } ? await services.GetRequiredService<Invitations>().Find(invitation) : null;
        if (Visitor.Of(http).Mode == ServingMode.Team && invited is null)
            await Reply.Say(http, 403, "By invitation", "Accounts of this workbench are made by its administrators. Ask one for an invitation; each holds once, and not for ever.");
        else
            await Reply.Page<RegisterPage>(http, status, ("Invitation", invited is null ? null : invitation), ("Role", invited?.Role), ("Name", name), ("Back", Reply.Inside(back)), ("Fault", fault),
                ("Mail", invited is null && services.GetRequiredService<PostOffice>().Open), ("Trial", await services.GetRequiredService<Plans>().Trial()));
    }

    private static async Task Register(HttpContext http)
    {
        if (await Reply.Form(http) is not { } form)
            return;
        if (await WasIn(http, "/register"))
            return;
        var services = http.RequestServices;
        var (name, phrase, word, back) = (form["name"].ToString().Trim(), form["passphrase"].ToString(), form["invitation"].ToString(), form["back"].ToString());
        if (!await Attempts.Take(http, "register", RegistrationsOfNetwork))
            return;
        var invitations = services.GetRequiredService<Invitations>();
        var invited = word.Length > 0 ? await invitations.Find(word) : null;
        if (invited is null && (word.Length > 0 || Visitor.Of(http).Mode == ServingMode.Team))
        {
            await ShowRegister(http, null, name, back, "This invitation was used, or its time is over.", 400);
            return;
        }
        var mail = invited is null && services.GetRequiredService<PostOffice>().Open;
        var fault = mail && !MailOptions.IsAddress(name) ? "An e-mail address was expected: a letter goes there." : name.Length is < 2 or > 100 || name.Any(char.IsControl) ? "A name has 2 to 100 characters; an e-mail address will do." : services.GetRequiredService<Passphrases>().Refuse(phrase, name);
        if (fault is not null)
        {
            await ShowRegister(http, word, name, back, fault, 400);
            return;
        }
        var people = services.GetRequiredService<UserManager<Person>>();
        var person = new Person
        {
            UserName = name, Role = invited?.Role ?? Roles.User, Team = invited?.Team, Plan = invited is { Role: Roles.Admin } ? "paid" : Plans.Free,
            Created = services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds(),
        };
        if (person.Plan == Plans.Free && await services.GetRequiredService<Plans>().Trial() is { Days: { } days } trial)
            (person.Plan, person.PlanUntil) = (trial.Name, services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(days).ToUnixTimeMilliseconds());
        if (mail)
        {
            await MailEndpoints.Register(http, person, phrase);
            return;
        }
        var made = await Create(http, people, person, phrase);
        var audit = services.GetRequiredService<AuditLog>();
        if (!made)
        {
            await audit.Add("", name, "register", "", "taken", Place(http));
            await ShowRegister(http, word, name, back, "Somebody has this name already. If it is you, log in; else choose another.", 409);
            return;
        }
        // of two who come with the same invitation at once, the second one's account is taken back
        if (word.Length > 0 && !await invitations.Use(word))
        {
            await people.DeleteAsync(person);
            await ShowRegister(http, null, name, back, "This invitation was used, or its time is over.", 400);
            return;
        }
        await audit.Add(person.Id, name, "register", person.Role, "done", Place(http));
        await services.GetRequiredService<SignInManager<Person>>().SignInAsync(person, isPersistent: false);
        KnownBrowsers.Remember(http, person);
        Reply.GoTo(http, back.Length > 0 ? back : "/account");
    }

    // the name is looked up and then written; when two do so at once, the store's own index decides
    internal static async Task<bool> Create(HttpContext http, UserManager<Person> people, Person person, string phrase)
    {
        try
        {
            return (await HashTurns.Take(() => people.CreateAsync(person, phrase), http.RequestAborted)).Succeeded;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }

    private static async Task LogIn(HttpContext http)
    {
        if (await Reply.Form(http) is not { } form)
            return;
        if (await WasIn(http, "/login"))
            return;
        var services = http.RequestServices;
        var (name, phrase, back) = (form["name"].ToString().Trim(), form["passphrase"].ToString(), Reply.Inside(form["back"]));
        var tallies = services.GetRequiredService<Tallies>();
        var byName = "login:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name.ToUpperInvariant())).AsSpan(0, 16));
        var audit = services.GetRequiredService<AuditLog>();
        if (!await Attempts.Take(http, "login", LogInsOfNetwork))
            return;
        if (await tallies.Take(byName, "hour", LogInsOfName) is null)
        {
            await audit.Add("", name, "log in", "", "too many attempts", Place(http));
            await Attempts.TooMany(http);
            return;
        }
        var signs = services.GetRequiredService<SignInManager<Person>>();
        var person = name.Length is 0 or > 100 || phrase.Length > Passphrases.Longest ? null : await signs.UserManager.FindByNameAsync(name);
        if (person is null)
            await HashTurns.Take(() => Task.FromResult(signs.UserManager.PasswordHasher.VerifyHashedPassword(new Person(), nobody ??= signs.UserManager.PasswordHasher.HashPassword(new Person(), Convert.ToHexString(RandomNumberGenerator.GetBytes(16))), phrase.Length > Passphrases.Longest ? "" : phrase)), http.RequestAborted);
        if (person is { EmailConfirmed: false, Email.Length: > 0 } && services.GetRequiredService<PostOffice>().Open)
        {
            await Unconfirmed(http, signs, person, phrase, back);
            return;
        }
        var result = person is null ? SignInResult.Failed : await HashTurns.Take(() => signs.PasswordSignInAsync(person, phrase, isPersistent: false, lockoutOnFailure: true), http.RequestAborted);
        if (result.RequiresTwoFactor)
        {
            Reply.GoTo(http, "/login/second?back=" + Uri.EscapeDataString(back));
            return;
        }
        Signals.LogIn(result.Succeeded);
        await audit.Add(person?.Id ?? "", name, "log in", "", result.Succeeded ? "done" : result.IsLockedOut ? "locked" : "refused", Place(http));
        if (result.Succeeded)
        {
            await tallies.Forget(byName);
            KnownBrowsers.Greet(http, person!);
            Reply.GoTo(http, back == "/" ? "/account" : back);
            return;
        }
        await Reply.Page<LoginPage>(http, 401, ("Back", back), ("Name", name), ("Fault", Refused));
    }

    // only to whoever knows the passphrase is it said that the address is not confirmed
    private static async Task Unconfirmed(HttpContext http, SignInManager<Person> signs, Person person, string phrase, string back)
    {
        var right = (await HashTurns.Take(() => signs.CheckPasswordSignInAsync(person, phrase, lockoutOnFailure: true), http.RequestAborted)).Succeeded;
        await http.RequestServices.GetRequiredService<AuditLog>().Add(person.Id, person.UserName ?? "", "log in", "", right ? "not confirmed" : "refused", Place(http));
        if (right)
        {
            await MailEndpoints.Write(http, person);
            await Reply.Say(http, 200, "Look into your mail", "The address of this account is not confirmed yet. Another letter is on its way; its link opens the account.");
        }
        else
            await Reply.Page<LoginPage>(http, 401, ("Back", back), ("Name", person.UserName), ("Fault", Refused));
    }

    // one sentence for every reason: which of them it was is nobody's business
    private const string Refused = "Name and passphrase do not go together, or the account is locked for a quarter of an hour after too many attempts.";

    private static async Task Second(HttpContext http)
    {
        if (await Reply.Form(http) is not { } form)
            return;
        var services = http.RequestServices;
        var back = Reply.Inside(form["back"]);
        if (!await Attempts.Take(http, "second", LogInsOfNetwork))
            return;
        var signs = services.GetRequiredService<SignInManager<Person>>();
        var person = await signs.GetTwoFactorAuthenticationUserAsync();
        if (person is null)
        {
            Reply.GoTo(http, "/login");
            return;
        }
        if (await services.GetRequiredService<Tallies>().Take("second:" + person.Id, "hour", LogInsOfName) is null)
        {
            await Attempts.TooMany(http);
            return;
        }
        var code = form["code"].ToString().Replace(" ", "", StringComparison.Ordinal);
        var six = code.Length == 6 && code.All(char.IsAsciiDigit);
        var result = six ? await signs.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false) : await signs.TwoFactorRecoveryCodeSignInAsync(code);
        // a code is good for one use: whoever looked over a shoulder comes too late
        if (six && result.Succeeded && await services.GetRequiredService<Tallies>().Take($"totp:{person.Id}:{code}", "hour", 1) is null)
        {
            await signs.SignOutAsync();
            result = SignInResult.Failed;
        }
        await services.GetRequiredService<AuditLog>().Add(person.Id, person.UserName ?? "", "log in", six ? "second factor" : "recovery code", result.Succeeded ? "done" : "refused", Place(http));
        if (result.Succeeded)
        {
            KnownBrowsers.Greet(http, person);
            Reply.GoTo(http, back == "/" ? "/account" : back);
        }
        else
            await Reply.Page<SecondPage>(http, 401, ("Back", back), ("Fault", "This code does not hold, or not any more. Wait for the next one."));
    }

    private static async Task LogOut(HttpContext http)
    {
        if (await Reply.Form(http) is null)
            return;
        var services = http.RequestServices;
        if (http.User.Identity?.IsAuthenticated == true)
            await services.GetRequiredService<AuditLog>().Add(http, "log out", "", "done");
        await services.GetRequiredService<SignInManager<Person>>().SignOutAsync();
        Reply.GoTo(http, "/");
    }

    // a session belongs to one person: who logs in anew begins a new one
    private static async Task<bool> WasIn(HttpContext http, string form)
    {
        if (http.User.Identity?.IsAuthenticated != true)
            return false;
        await http.RequestServices.GetRequiredService<SignInManager<Person>>().SignOutAsync();
        Reply.GoTo(http, form);
        return true;
    }

    private static string Place(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
}
