using System.Net;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Accounts;
using CodingAhead.Workspace.Allowance;
using CodingAhead.Workspace.Store;

namespace CodingAhead.Tests.Workspace.Allowance;

/// <summary>Plans as data: sections that stay locked beyond the number, trials, plans of roles, and what gatherers of pages are shown.</summary>
public sealed class PlanTests
{
    private const string Locking = "guest=1/month, locked payment facts modifiers crosswalks;free=2/month, locked payment";

    [Fact]
    public async Task Beyond_the_number_the_page_is_shown_and_its_locked_sections_are_not_in_it()
    {
        await using var server = await Server.Start(ServingMode.Public, allowance: Locking);
        using var guest = server.Browser();
        await guest.Get("/");
        var open = await guest.Text("/cpt/codes/78597");
        Assert.DoesNotContain("class=\"locked\"", open, StringComparison.Ordinal);
        Assert.Contains("id=\"facts\"", open, StringComparison.Ordinal);
        var locked = await guest.Text("/cpt/codes/99213");
        Assert.Contains("class=\"codepage\"", locked, StringComparison.Ordinal);
        Assert.Contains("class=\"locked\"", locked, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"facts\"", locked, StringComparison.Ordinal);
        Assert.DoesNotContain("No loaded book leads from this code", locked, StringComparison.Ordinal);
        // the memory of finished pages keeps the two apart, and a page that was opened stays open
        Assert.DoesNotContain("class=\"locked\"", await guest.Text("/cpt/codes/78597"), StringComparison.Ordinal);
        // what is not the page itself stays behind the gate
        Assert.Contains("one more than your allowance", await guest.Text("/cpt/codes/99213/fee"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await guest.Get("/api/v1/codes/cpt/99213")).StatusCode);
        Assert.Contains("class=\"locked\"", await guest.Text("/cpt/codes/99213?preview=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_account_begins_on_the_trial_and_falls_back_when_its_days_are_over()
    {
        await using var server = await Server.Start(ServingMode.Public, allowance: "trial=all, 14 days;free=1/month");
        using var browser = server.Browser();
        Assert.Contains("for 14 days", await browser.Text("/register"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send("/register", "/register", ("name", "olive"), ("passphrase", Server.Phrase))).StatusCode);
        foreach (var code in (string[])["99213", "99214", "99215"])
            Assert.True(await browser.Opens($"/cpt/codes/{code}"));
        await using var connection = await server.Get<WorkspaceDatabase>().Open();
        connection.Run("UPDATE person SET plan_until = 1 WHERE user_name = 'olive'");
        Assert.True(await browser.Opens("/cpt/codes/99203"));
        Assert.False(await browser.Opens("/cpt/codes/99204"));
    }

    [Fact]
    public async Task A_plan_of_a_roles_name_is_for_its_people()
    {
        await using var server = await Server.Start(ServingMode.Public, allowance: "free=1/month;lead=2/month");
        using var user = await server.As(Roles.User);
        using var lead = await server.As(Roles.Lead);
        Assert.True(await user.Opens("/cpt/codes/99213"));
        Assert.False(await user.Opens("/cpt/codes/99214"));
        Assert.True(await lead.Opens("/cpt/codes/99213"));
        Assert.True(await lead.Opens("/cpt/codes/99214"));
        Assert.False(await lead.Opens("/cpt/codes/99215"));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", true)]
    [InlineData("facebookexternalhit/1.1", true)]
    [InlineData("Mozilla/5.0 (Linux; Android 13; CUBOT P80) AppleWebKit/537.36", false)]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0", false)]
    [InlineData("", false)]
    public void A_gatherer_of_pages_is_known_by_what_it_says_of_itself(string agent, bool gathers) => Assert.Equal(gathers, Crawlers.Is(agent));

    [Theory]
    [InlineData(null)]
    [InlineData(Locking)]
    public async Task A_gatherer_real_or_pretended_gets_the_locked_page_and_nothing_is_counted(string? allowance)
    {
        await using var server = await Server.Start(ServingMode.Public, allowance: allowance);
        using var crawler = server.Browser(cookies: false);
        crawler.Http.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (compatible; Googlebot/2.1)");
        foreach (var code in (string[])["78597", "99213"])
        {
            var page = await crawler.Text($"/cpt/codes/{code}");
            Assert.DoesNotContain("id=\"facts\"", page, StringComparison.Ordinal);
            Assert.Contains(allowance is null ? "one more than your allowance" : "class=\"locked\"", page, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, (await crawler.Get("/api/v1/codes/cpt/78597")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await crawler.Get("/search?q=office")).StatusCode);
        using var reader = server.Browser(cookies: false);
        Assert.True(await reader.Opens("/cpt/codes/78597"));
    }

    [Fact]
    public async Task A_first_look_at_the_head_costs_the_new_cookie_nothing()
    {
        await using var server = await Server.Start(ServingMode.Public);
        using var browser = server.Browser();
        using var head = new HttpRequestMessage(HttpMethod.Head, "/cpt/codes/99214");
        Assert.Equal(HttpStatusCode.OK, (await browser.Http.SendAsync(head)).StatusCode);
        using var api = new HttpRequestMessage(HttpMethod.Head, "/api/v1/codes/cpt/99214");
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await browser.Http.SendAsync(api)).StatusCode);
        Assert.True(await browser.Opens("/cpt/codes/78597"));
    }

    [Theory]
    [InlineData("guest=1/week")]
    [InlineData("guest")]
    [InlineData("guest=1/month, locked everything")]
    [InlineData("trial=all, some days")]
    [InlineData("two words=1/month")]
    public void A_plan_that_cannot_be_read_is_refused(string setting) => Assert.Contains("CODINGAHEAD_ALLOWANCE", Assert.Throws<FormatException>(() => PlanWords.Read(setting)).Message, StringComparison.Ordinal);
}
