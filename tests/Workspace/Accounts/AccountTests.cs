using System.Net;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Accounts;
using CodingAhead.Workspace.Audit;

namespace CodingAhead.Tests.Workspace.Accounts;

/// <summary>Registering, logging in and out, over the real server.</summary>
public sealed class AccountTests
{
    [Fact]
    public async Task A_session_that_was_ended_is_not_opened_by_its_old_cookie()
    {
        await using var server = await Server.Start(ServingMode.Public);
        using var browser = await server.As(Roles.User, "ben");
        var page = await browser.Get("/account");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var cookie = page.RequestMessage!.Headers;
        using var thief = server.Browser(cookies: false);
        // what a thief would have copied
        var login = await server.Browser().LogIn("ben", Server.Phrase);
        var stolen = login.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("codingahead=", StringComparison.Ordinal)).Split(';')[0];
        thief.Http.DefaultRequestHeaders.Add("Cookie", stolen);
        Assert.Equal(HttpStatusCode.OK, (await thief.Get("/account")).StatusCode);
        await server.Get<Sessions>().End((await server.Get<AuditLog>().Read(null, 1))[0].Person, null);
        Assert.Equal(HttpStatusCode.Redirect, (await thief.Get("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/account")).StatusCode);
    }

    [Fact]
    public async Task Logging_out_ends_the_session_and_needs_a_form()
    {
        await using var server = await Server.Start(ServingMode.Public);
        using var browser = await server.As(Roles.User);
        await browser.Get("/logout");
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send("/logout", "/logout")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/account")).StatusCode);
    }

    [Fact]
    public async Task Changing_the_passphrase_ends_the_other_sessions()
    {
        await using var server = await Server.Start(ServingMode.Public);
        using var here = await server.As(Roles.User, "eva");
        using var there = server.Browser();
        await there.LogIn("eva", Server.Phrase);
        Assert.Equal(HttpStatusCode.BadRequest, (await here.Send("/account/passphrase", "/account", ("old", "not the present one"), ("new", "nine brass kettles humming"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await there.Get("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.Send("/account/passphrase", "/account", ("old", Server.Phrase), ("new", "nine brass kettles humming"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.Get("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.Get("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.LogIn("eva", Server.Phrase)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await there.LogIn("eva", "nine brass kettles humming")).StatusCode);
    }

    [Fact]
    public async Task Who_logs_in_over_another_session_ends_that_one_and_is_asked_again()
    {
        await using var server = await Server.Start(ServingMode.Public);
        (await server.As(Roles.User, "fay")).Dispose();
        using var browser = await server.As(Roles.User, "gus");
        Assert.Equal("/login", (await browser.LogIn("fay", Server.Phrase)).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/account")).StatusCode);
        await browser.LogIn("fay", Server.Phrase);
        Assert.Contains("<h1>fay</h1>", await browser.Text("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var server = await Server.Start(ServingMode.Public);
        using var browser = server.Browser();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("name", "eve"), KeyValuePair.Create("passphrase", Server.Phrase)]);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Http.PostAsync(new Uri("/register", UriKind.Relative), form)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Http.PostAsync(new Uri("/login", UriKind.Relative), form)).StatusCode);
    }

    [Fact]
    public async Task A_wrong_name_and_a_wrong_passphrase_get_the_same_answer()
    {
        await using var server = await Server.Start(ServingMode.Public);
        (await server.As(Roles.User, "cleo")).Dispose();
        using var browser = server.Browser();
        var wrong = await browser.LogIn("cleo", "not the passphrase at all");
        var nobody = await browser.LogIn("nobody", "not the passphrase at all");
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (wrong.StatusCode, nobody.StatusCode));
        string Plain(string page) => Server.Token().Replace(page, "").Replace("nobody", "cleo", StringComparison.Ordinal);
        Assert.Equal(Plain(await wrong.Content.ReadAsStringAsync()), Plain(await nobody.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Guessing_locks_the_account_even_for_the_right_passphrase()
    {
        await using var server = await Server.Start(ServingMode.Public);
        (await server.As(Roles.User, "dora")).Dispose();
        using var browser = server.Browser();
        for (var i = 0; i < 6; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.LogIn("dora", $"guess number {i} of many")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.LogIn("dora", Server.Phrase)).StatusCode);
        for (var i = 0; i < 5; i++)
            await browser.LogIn("dora", $"guess number {i} of many");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.LogIn("dora", "one more guess it is")).StatusCode);
    }

    [Fact]
    public async Task Of_many_who_register_one_name_at_once_one_gets_it()
    {
        await using var server = await Server.Start(ServingMode.Public);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var browser = server.Browser();
            return (await browser.Send("/register", "/register", ("name", "twin"), ("passphrase", Server.Phrase))).StatusCode;
        }));
        Assert.Single(answers, HttpStatusCode.SeeOther);
        Assert.Equal(7, answers.Count(a => a == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task The_word_of_the_console_makes_one_administrator()
    {
        await using var server = await Server.Start(ServingMode.Team);
        var word = await server.Get<Invitations>().First();
        using var browser = server.Browser();
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/register")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send("/register", "/register?invitation=" + word, ("invitation", word!), ("name", "root"), ("passphrase", Server.Phrase))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/admin")).StatusCode);
        using var late = server.Browser();
        Assert.Equal(HttpStatusCode.Forbidden, (await late.Get("/register?invitation=" + word)).StatusCode);
        Assert.Null(await server.Get<Invitations>().First());
    }

    [Fact]
    public async Task In_team_mode_a_guest_reads_nothing_and_is_led_back_after_logging_in()
    {
        await using var server = await Server.Start(ServingMode.Team);
        using var browser = server.Browser();
        var answer = await browser.Get("/cpt/codes/78597");
        Assert.Equal("/login?back=%2Fcpt%2Fcodes%2F78597", answer.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/api/v1/codes/cpt/78597")).StatusCode);
        (await server.As(Roles.User, "finn")).Dispose();
        var entered = await browser.Send("/login", "/login?back=/cpt/codes/78597", ("name", "finn"), ("passphrase", Server.Phrase), ("back", "/cpt/codes/78597"));
        Assert.Equal("/cpt/codes/78597", entered.Headers.Location!.ToString());
        Assert.True(await browser.Opens("/cpt/codes/78597"));
        Assert.True(await browser.Opens("/cpt/codes/99213"));
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("/a\r\nSet-Cookie: x=y")]
    public async Task After_logging_in_nobody_is_led_to_another_site(string back)
    {
        await using var server = await Server.Start(ServingMode.Public);
        (await server.As(Roles.User, "gil")).Dispose();
        using var browser = server.Browser();
        var answer = await browser.Send("/login", "/login", ("name", "gil"), ("passphrase", Server.Phrase), ("back", back));
        Assert.Equal("/account", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Neither_passphrases_nor_session_words_are_readable_in_the_store()
    {
        await using var server = await Server.Start(ServingMode.Public, key: [.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
        using var browser = server.Browser();
        var answer = await browser.Send("/register", "/register", ("name", "hugo"), ("passphrase", Server.Phrase));
        var word = answer.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("codingahead=", StringComparison.Ordinal));
        Assert.Contains("httponly", word, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", word, StringComparison.OrdinalIgnoreCase);
        var bytes = System.Text.Encoding.Latin1.GetString([.. Directory.EnumerateFiles(server.Home, "workspace.db*").SelectMany(File.ReadAllBytes)]);
        Assert.Contains("hugo", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain(Server.Phrase, bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("<masterKey", bytes, StringComparison.Ordinal);
        Assert.Contains("sealed:", bytes, StringComparison.Ordinal);
    }
}
