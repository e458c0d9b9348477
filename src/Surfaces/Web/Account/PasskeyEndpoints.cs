using System.Buffers.Text;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Accounts;
using CodingAhead.Workspace.Audit;
using Microsoft.AspNetCore.Identity;

namespace CodingAhead.Surfaces.Web.Account;

/// <summary>Passkeys: made under one's account, and logged in with. A passkey is two factors in one, so no code is asked for after it.</summary>
internal static class PasskeyEndpoints
{
    public static void MapPasskeys(this IEndpointRouteBuilder app, ServingMode mode)
    {
        if (mode == ServingMode.Local)
            return;
        app.MapPost("/account/passkeys/options", MakingOptions).ExcludeFromDescription();
        app.MapPost("/account/passkeys", Make).ExcludeFromDescription();
        app.MapPost("/account/passkeys/remove", Remove).ExcludeFromDescription();
        app.MapPost("/login/passkey/options", AskingOptions).ExcludeFromDescription();
        app.MapPost("/login/passkey", LogIn).ExcludeFromDescription();
    }

    private static async Task MakingOptions(HttpContext http)
    {
        if (await Reply.Form(http) is null)
            return;
        var signs = http.RequestServices.GetRequiredService<SignInManager<Person>>();
        if (await signs.UserManager.GetUserAsync(http.User) is { } person)
            await Data(http, await signs.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = person.Id, Name = person.UserName!, DisplayName = person.UserName! }));
    }

    private static async Task Make(HttpContext http)
    {
        if (await Reply.Form(http) is not { } form)
            return;
        var signs = http.RequestServices.GetRequiredService<SignInManager<Person>>();
        if (await signs.UserManager.GetUserAsync(http.User) is not { } person)
        {
            Reply.GoTo(http, "/login");
            return;
        }
        var made = await Guarded(() => signs.PerformPasskeyAttestationAsync(form["credential"].ToString()));
        if (made is not { Succeeded: true } || (await signs.UserManager.GetPasskeysAsync(person)).Count >= 10)
        {
            await AccountEndpoints.Show(http, "The passkey was not made.");
            return;
        }
        var label = form["label"].ToString().Trim();
        made.Passkey.Name = label.Length is 0 or > 60 ? "passkey" : label;
        await signs.UserManager.AddOrUpdatePasskeyAsync(person, made.Passkey);
        await http.RequestServices.GetRequiredService<AuditLog>().Add(http, "passkey", "made", "done");
        MailEndpoints.Tell(http, person, "A passkey was added.");
        Reply.GoTo(http, "/account");
    }

    private static async Task Remove(HttpContext http)
    {
        if (await Reply.Form(http) is not { } form)
            return;
        var people = http.RequestServices.GetRequiredService<UserManager<Person>>();
        if (await people.GetUserAsync(http.User) is { } person && Read(form["id"].ToString()) is { } id && (await people.GetPasskeysAsync(person)).Any(p => p.CredentialId.AsSpan().SequenceEqual(id)))
        {
            await people.RemovePasskeyAsync(person, id);
            await http.RequestServices.GetRequiredService<AuditLog>().Add(http, "passkey", "removed", "done");
            MailEndpoints.Tell(http, person, "A passkey was removed.");
        }
        Reply.GoTo(http, "/account");
    }

    // no name is asked for: which accounts have passkeys is nobody's business
    private static async Task AskingOptions(HttpContext http)
    {
        if (await Reply.Form(http) is not null && await Attempts.Take(http, "passkey", 120))
            await Data(http, await http.RequestServices.GetRequiredService<SignInManager<Person>>().MakePasskeyRequestOptionsAsync(null));
    }

    private static async Task LogIn(HttpContext http)
    {
        if (await Reply.Form(http) is not { } form || !await Attempts.Take(http, "passkey", 120))
            return;
        var signs = http.RequestServices.GetRequiredService<SignInManager<Person>>();
        var shown = await Guarded(() => signs.PerformPasskeyAssertionAsync(form["credential"].ToString()));
        var person = shown is { Succeeded: true } ? shown.User : null;
        var done = person is not null && !await signs.UserManager.IsLockedOutAsync(person);
        if (done)
        {
            await signs.UserManager.AddOrUpdatePasskeyAsync(person!, shown!.Passkey!);
            await signs.SignInWithClaimsAsync(person!, isPersistent: false, SecondFactors.Mark("passkey"));
            KnownBrowsers.Greet(http, person!);
        }
        await http.RequestServices.GetRequiredService<AuditLog>().Add(person?.Id ?? "", person?.UserName ?? "", "log in", "passkey", done ? "done" : "refused", http.Connection.RemoteIpAddress?.ToString() ?? "");
        var back = Reply.Inside(form["back"]);
        if (done)
            Reply.GoTo(http, back == "/" ? "/account" : back);
        else
            await Reply.Page<Pages.LoginPage>(http, 401, ("Back", back), ("Fault", "This passkey opens no account here."));
    }

    // what a browser sends may be anything; the library says so by exceptions
    private static async Task<T?> Guarded<T>(Func<Task<T>> act) where T : class
    {
        try
        {
            return await act();
        }
        catch (Exception e) when (e is InvalidOperationException or System.Text.Json.JsonException or ArgumentException or FormatException or PasskeyException)
        {
            return null;
        }
    }

    private static byte[]? Read(string text)
    {
        var bytes = new byte[text.Length];
        return text.Length is > 0 and < 2_000 && Base64Url.TryDecodeFromChars(text, bytes, out var length) ? bytes[..length] : null;
    }

    private static Task Data(HttpContext http, string json)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.WriteAsync(json, http.RequestAborted);
    }
}
