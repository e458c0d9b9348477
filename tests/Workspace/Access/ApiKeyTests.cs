using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Access;
using CodingAhead.Workspace.Accounts;
using CodingAhead.Workspace.Audit;

namespace CodingAhead.Tests.Workspace.Access;

/// <summary>Programs that come with a key.</summary>
public sealed partial class ApiKeyTests
{
    [Fact]
    public async Task A_key_made_on_the_account_page_reads_within_its_scope_until_it_is_ended()
    {
        await using var server = await Server.Start(ServingMode.Team);
        using var browser = await server.As(Roles.User);
        var made = await browser.Send("/account/keys", "/account", ("label", "report"), ("scope", "read"));
        var word = Word().Match(await made.Content.ReadAsStringAsync()).Value;
        using var program = server.Browser(cookies: false);
        program.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", word);
        var answer = await program.Get("/api/v1/codes/cpt/78597");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("3599", answer.Headers.GetValues("RateLimit-Remaining").Single());
        using var body = new StringContent("{\"text\":\"Cough.\"}");
        Assert.Equal(HttpStatusCode.Forbidden, (await program.Http.PostAsync(new Uri("/api/v1/detect", UriKind.Relative), body)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.Get("/account")).StatusCode);
        var id = KeyId().Match(await browser.Text("/account")).Groups[1].Value;
        // another person's request does not end it
        using var other = await server.As(Roles.User);
        await other.Send("/account/keys", "/account", ("id", id));
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/api/v1/codes/cpt/78597")).StatusCode);
        await browser.Send("/account/keys", "/account", ("id", id));
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Get("/api/v1/codes/cpt/78597")).StatusCode);
    }

    [Fact]
    public async Task A_key_that_made_its_requests_of_the_hour_waits()
    {
        await using var server = await Server.Start(ServingMode.Team);
        using var browser = await server.As(Roles.User);
        var person = (await server.Get<AuditLog>().Read(null, 1))[0].Person;
        var word = await server.Get<ApiKeys>().Make(person, "small", [Scope.Read], 2);
        using var program = server.Browser(cookies: false);
        program.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", word);
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/api/v1/releases")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/api/v1/releases")).StatusCode);
        var third = await program.Get("/api/v1/releases");
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.True(third.Headers.RetryAfter!.Delta > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_word_that_is_no_key_is_refused_and_not_taken_for_a_guest()
    {
        await using var server = await Server.Start(ServingMode.Public);
        using var program = server.Browser(cookies: false);
        program.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "ca_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Get("/api/v1/codes/cpt/78597")).StatusCode);
    }

    [GeneratedRegex("ca_[A-Za-z0-9_-]{43}")]
    private static partial Regex Word();

    [GeneratedRegex("action=\"/account/keys\">.*?name=\"id\" value=\"([^\"]+)\"", RegexOptions.Singleline)]
    private static partial Regex KeyId();
}
