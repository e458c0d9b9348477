using System.Net;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Accounts;

namespace CodingAhead.Tests.Workspace.Access;

/// <summary>What every answer carries when others can reach the server.</summary>
public sealed class HeaderTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/cpt/codes/78597")]
    [InlineData("/api/v1/codes/cpt/78597")]
    [InlineData("/login")]
    [InlineData("/nothing/here")]
    [InlineData("/health/live")]
    [InlineData("/account")]
    public async Task Every_answer_keeps_itself_to_itself(string path)
    {
        await using var server = await Server.Start(ServingMode.Public);
        using var browser = server.Browser();
        browser.Http.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        var headers = (await browser.Get(path)).Headers;
        var policy = headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(("nosniff", "DENY", "same-origin"), (headers.GetValues("X-Content-Type-Options").Single(), headers.GetValues("X-Frame-Options").Single(), headers.GetValues("Referrer-Policy").Single()));
        Assert.False(headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(headers.Contains("Server"));
        Assert.False(headers.Contains("Strict-Transport-Security"), "said over plain HTTP it would mean nothing");
    }

    [Theory]
    [InlineData("/account")]
    [InlineData("/kept")]
    [InlineData("/login")]
    [InlineData("/account/export")]
    public async Task Pages_of_an_account_are_kept_by_no_memory(string path)
    {
        await using var server = await Server.Start(ServingMode.Public);
        using var browser = await server.As(Roles.User);
        Assert.Contains("no-store", (await browser.Get(path)).Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_large_is_refused()
    {
        await using var server = await Server.Start(ServingMode.Public);
        using var browser = server.Browser();
        var answer = await browser.Send("/register", "/register", ("name", new string('a', 2 << 20)), ("passphrase", Server.Phrase));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        using var cookies = new HttpRequestMessage(HttpMethod.Get, "/");
        cookies.Headers.Add("Cookie", "a=" + new string('b', 60_000));
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, (await browser.Http.SendAsync(cookies)).StatusCode);
    }

    [Fact]
    public async Task A_forwarded_address_is_not_believed_of_anyone_who_is_no_named_proxy()
    {
        await using var server = await Server.Start(ServingMode.Public);
        using var browser = server.Browser(cookies: false);
        Assert.True(await browser.Opens("/cpt/codes/78597"));
        browser.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.77");
        Assert.False(await browser.Opens("/cpt/codes/99213"));
    }

    [Fact]
    public async Task A_form_that_another_site_sends_is_refused()
    {
        await using var server = await Server.Start(ServingMode.Public);
        using var browser = await server.As(Roles.User);
        browser.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Send("/logout", "/logout")).StatusCode);
    }

    [Theory]
    [InlineData("/login")]
    [InlineData("/login/passkey")]
    [InlineData("/kept/new")]
    [InlineData("/detecticd10cm")]
    [InlineData("/claims")]
    [InlineData("/redactphi/text")]
    public async Task A_form_that_cannot_be_read_is_the_senders_fault_and_not_the_servers(string path)
    {
        await using var server = await Server.Start(ServingMode.Public);
        using var browser = await server.As(Roles.User);
        using var broken = new StringContent("name=%00&text=%00", System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Http.PostAsync(new Uri(path, UriKind.Relative), broken)).StatusCode);
    }

    [Fact]
    public async Task Under_TLS_every_cookie_is_for_TLS_alone_and_out_of_reach_of_scripts()
    {
        await using var server = await Server.Start(ServingMode.Public, behind: true);
        using var browser = server.Browser(cookies: false);
        browser.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var cookies = (await browser.Get("/login")).Headers.GetValues("Set-Cookie").Concat((await browser.Get("/")).Headers.GetValues("Set-Cookie")).ToList();
        Assert.True(cookies.Count >= 2);
        Assert.All(cookies, c => Assert.Matches("(?i)(?=.*; *secure)(?=.*; *httponly)(?=.*; *samesite=(lax|strict))", c));
    }
}
