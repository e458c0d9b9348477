using System.Buffers.Text;
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

/// <summary>
/// What goes by mail: confirming an address, a new passphrase, another address. Every answer is the same whether the address is known or
/// not, and no letter's link does anything until its form is sent: programs that look into mail follow links.
/// </summary>
internal static class MailEndpoints
{
    private const int LettersOfNetwork = 30, LettersOfAddress = 5;

    private static readonly string[] Looking = ["GET", "HEAD"];

    public static void MapMail(this IEndpointRouteBuilder app, ServingMode mode)
    {
        if (mode == ServingMode.Local)
            return;
        app.MapMethods("/confirm", Looking, (HttpContext http) => ShowLink<ConfirmPage>(http)).ExcludeFromDescription();
        app.MapPost("/confirm", Confirm).ExcludeFromDescription();
        app.MapMethods("/forgot", Looking, (HttpContext http) => ShowForgot(http)).ExcludeFromDescription();
        app.MapPost("/forgot", Forgot).ExcludeFromDescription();
        app.MapMethods("/reset", Looking, (HttpContext http) => ShowLink<ResetPage>(http)).ExcludeFromDescription();
        app.MapPost("/reset", Reset).ExcludeFromDescription();
        app.MapPost("/account/mail", Move).ExcludeFromDescription();
        app.MapMethods("/account/mail", Looking, (HttpContext http) => ShowLink<MovePage>(http)).ExcludeFromDescription();
        app.MapPost("/account/mail/confirm", Moved).ExcludeFromDescription();
    }

    /// <summary>Registers by address: an account that opens once its letter is answered. The answer is the same for an address that is taken.</summary>
    public static async Task Register(HttpContext http, Person person, string phrase)
    {
        var services = http.RequestServices;
        if (!await TakeLetter(http, person.UserName!))
            return;
        var people = services.GetRequiredService<UserManager<Person>>();
        var known = await Owner(people, person.UserName!) ?? await people.FindByNameAsync(person.UserName!);
        var outcome = "done";
        if (known is { EmailConfirmed: false, Email.Length: > 0 })
        {
            // not confirmed yet: the newest form holds, and the letters before it are void
            known.PasswordHash = await HashTurns.Take(() => Task.FromResult(people.PasswordHasher.HashPassword(known, phrase)), http.RequestAborted);
            await people.UpdateSecurityStampAsync(known);
            await Write(http, known);
        }
        else if (known is not null)
        {
            await HashTurns.Take(() => Task.FromResult(people.PasswordHasher.HashPassword(person, phrase)), http.RequestAborted);
            outcome = "taken";
            if (known.EmailConfirmed)
                Post(http, Letters.Known(known.Email!, Link(http, "/login"), Link(http, "/forgot")));
        }
        else
        {
            person.Email = person.UserName;
            if (await SignEndpoints.Create(http, people, person, phrase))
                await Write(http, person);
        }
        await services.GetRequiredService<AuditLog>().Add("", person.UserName!, "register", "by mail", outcome, http.Connection.RemoteIpAddress?.ToString() ?? "");
        await Reply.Say(http, 200, "Look into your mail", $"A letter is on its way to {person.UserName}. Its link opens the account; it holds for two hours.");
    }

    /// <summary>Sends the letter of an account that is not confirmed yet.</summary>
    public static async Task Write(HttpContext http, Person person)
    {
        var word = await People(http).GenerateEmailConfirmationTokenAsync(person);
        Post(http, Letters.Confirm(person.Email!, Link(http, $"/confirm?who={person.Id}&word={Pack(word)}")));
    }

    /// <summary>Tells the owner of an account of a change, where there is a confirmed address.</summary>
    public static void Tell(HttpContext http, Person person, string what)
    {
        if (person is { EmailConfirmed: true, Email.Length: > 0 })
            Post(http, Letters.Changed(person.Email, what));
    }

    /// <summary>The address of a page of this site as it stands in a letter.</summary>
    public static string Link(HttpContext http, string path) => http.RequestServices.GetRequiredService<OwnAddress>().Of(http) + path;

    public static void Post(HttpContext http, Letter letter) => http.RequestServices.GetRequiredService<PostOffice>().Post(letter);

    private static Task ShowLink<T>(HttpContext http, string? fault = null) where T : Microsoft.AspNetCore.Components.IComponent
    {
        string Given(string name) => http.Request.HasFormContentType ? http.Request.Form[name].ToString() : http.Request.Query[name].ToString();
        return Reply.Page<T>(http, fault is null ? 200 : 400, ("Who", Given("who")), ("Word", Given("word")), ("To", Given("to")), ("Fault", fault));
    }

    private static async Task Confirm(HttpContext http)
    {
        if (await Reply.Form(http) is not { } form || !await Attempts.Take(http, "confirm", 60))
            return;
        var signs = http.RequestServices.GetRequiredService<SignInManager<Person>>();
        var person = await signs.UserManager.FindByIdAsync(form["who"].ToString());
        // the letter shows that the address is theirs, the passphrase that it was they who registered it
        var holds = person is { Email.Length: > 0 } && Unpack(form["word"].ToString()) is { } word
            && await signs.UserManager.VerifyUserTokenAsync(person, signs.Options.Tokens.EmailConfirmationTokenProvider, UserManager<Person>.ConfirmEmailTokenPurpose, word)
            && (await signs.CheckPasswordSignInAsync(person, Short(form["passphrase"].ToString()), lockoutOnFailure: true)).Succeeded;
        if (!holds)
        {
            await ShowLink<ConfirmPage>(http, "The link is used or over, or the passphrase is not the one that was chosen. Log in to be sent another letter.");
            return;
        }
        person!.EmailConfirmed = true;
        await signs.UserManager.UpdateAsync(person);
        await Audit(http, person, "confirm address", "done");
        await signs.SignInAsync(person, isPersistent: false);
        KnownBrowsers.Remember(http, person);
        Reply.GoTo(http, "/account");
    }

    private static Task ShowForgot(HttpContext http) => http.RequestServices.GetRequiredService<PostOffice>().Open
        ? Reply.Page<ForgotPage>(http, 200)
        : Reply.Say(http, 200, "No mail is sent here", "Ask whoever runs this site for an invitation: it makes a new account, and yours can be removed.");

    private static async Task Forgot(HttpContext http)
    {
        if (await Reply.Form(http) is not { } form)
            return;
        var name = form["name"].ToString().Trim();
        if (!await TakeLetter(http, name))
            return;
        var people = People(http);
        var person = name.Length is 0 or > 100 ? null : await Owner(people, name) ?? await people.FindByNameAsync(name);
        if (person is { EmailConfirmed: true, Email.Length: > 0 })
            Post(http, Letters.Reset(person.Email, Link(http, $"/reset?who={person.Id}&word={Pack(await people.GeneratePasswordResetTokenAsync(person))}")));
        await http.RequestServices.GetRequiredService<AuditLog>().Add("", name, "ask for passphrase", "", person is null ? "unknown" : "done", http.Connection.RemoteIpAddress?.ToString() ?? "");
        await Reply.Say(http, 200, "Look into your mail", "If there is an account with this name or address, and its address is confirmed, a letter is on its way. Its link holds for two hours, and once.");
    }

    private static async Task Reset(HttpContext http)
    {
        if (await Reply.Form(http) is not { } form || !await Attempts.Take(http, "reset", 60))
            return;
        var people = People(http);
        var person = await people.FindByIdAsync(form["who"].ToString());
        var phrase = form["passphrase"].ToString();
        if (http.RequestServices.GetRequiredService<Passphrases>().Refuse(phrase, person?.UserName) is { } fault)
        {
            await ShowLink<ResetPage>(http, fault);
            return;
        }
        if (person is null || Unpack(form["word"].ToString()) is not { } word || !(await people.ResetPasswordAsync(person, word, phrase)).Succeeded)
        {
            await ShowLink<ResetPage>(http, "The link is used, or its time is over. Ask for another letter.");
            return;
        }
        // a lock of too many attempts ends with the proof; one of an administrator's does not
        if (person.LockoutEnd is { Year: < 9000 })
            await people.SetLockoutEndDateAsync(person, null);
        await people.ResetAccessFailedCountAsync(person);
        await http.RequestServices.GetRequiredService<Sessions>().End(person.Id, null);
        await Audit(http, person, "new passphrase by mail", "done");
        Tell(http, person, "The passphrase was changed by a letter to this address. All sessions were ended.");
        await Reply.Page<LoginPage>(http, 200, ("Name", person.UserName), ("Done", "The passphrase is changed. Log in with it."));
    }

    private static async Task Move(HttpContext http)
    {
        if (await Reply.Form(http) is not { } form)
            return;
        var people = People(http);
        if (await people.GetUserAsync(http.User) is not { } person)
        {
            Reply.GoTo(http, "/login");
            return;
        }
        var to = form["to"].ToString().Trim();
        if (!MailOptions.IsAddress(to) || !await people.CheckPasswordAsync(person, Short(form["passphrase"].ToString())))
        {
            await AccountEndpoints.Show(http, "An e-mail address and the present passphrase were expected.");
            return;
        }
        if (!await TakeLetter(http, to))
            return;
        Post(http, Letters.Move(to, Link(http, $"/account/mail?to={Uri.EscapeDataString(to)}&word={Pack(await people.GenerateChangeEmailTokenAsync(person, to))}")));
        await AccountEndpoints.Show(http, done: $"A letter is on its way to {to}. The address changes when its link is answered.");
    }

    private static async Task Moved(HttpContext http)
    {
        if (await Reply.Form(http) is not { } form)
            return;
        var people = People(http);
        if (await people.GetUserAsync(http.User) is not { } person)
        {
            Reply.GoTo(http, "/login");
            return;
        }
        var (to, before) = (form["to"].ToString(), person is { EmailConfirmed: true } ? person.Email : null);
        if (await Owner(people, to) is not null || Unpack(form["word"].ToString()) is not { } word || !(await people.ChangeEmailAsync(person, to, word)).Succeeded)
        {
            await AccountEndpoints.Show(http, "The link is used or over, or belongs to another account.");
            return;
        }
        if (before is { Length: > 0 })
            Post(http, Letters.Changed(before, $"Its address is now another one. This letter is the last to the old one."));
        await Audit(http, person, "change address", "done");
        // the stamp changed with the address: this session goes on under the new one
        await http.RequestServices.GetRequiredService<SignInManager<Person>>().RefreshSignInAsync(person);
        await AccountEndpoints.Show(http, done: "The address is confirmed.");
    }

    private static async Task<bool> TakeLetter(HttpContext http, string address)
    {
        if (!await Attempts.Take(http, "mail", LettersOfNetwork))
            return false;
        var by = "mail:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToUpperInvariant())).AsSpan(0, 16));
        if (await http.RequestServices.GetRequiredService<Tallies>().Take(by, "hour", LettersOfAddress) is not null)
            return true;
        await Attempts.TooMany(http);
        return false;
    }

    // two accounts may have named one address; it belongs to the one that confirmed it
    private static Task<Person?> Owner(UserManager<Person> people, string address)
    {
        var plain = people.NormalizeEmail(address);
        return people.Users.Where(p => p.NormalizedEmail == plain && p.EmailConfirmed).OrderBy(p => p.Id).FirstOrDefaultAsync();
    }

    private static UserManager<Person> People(HttpContext http) => http.RequestServices.GetRequiredService<UserManager<Person>>();

    private static Task Audit(HttpContext http, Person person, string act, string outcome) =>
        http.RequestServices.GetRequiredService<AuditLog>().Add(person.Id, person.UserName ?? "", act, "", outcome, http.Connection.RemoteIpAddress?.ToString() ?? "");

    private static string Short(string phrase) => phrase.Length <= Passphrases.Longest ? phrase : "";

    private static string Pack(string word) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(word));

    private static string? Unpack(string text)
    {
        var bytes = new byte[Math.Min(text.Length, 2_000)];
        return text.Length is > 0 and < 2_000 && Base64Url.TryDecodeFromChars(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
