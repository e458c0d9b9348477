using System.Net;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Access;
using CodingAhead.Workspace.Accounts;
using CodingAhead.Workspace.Allowance;
using CodingAhead.Workspace.Audit;
using CodingAhead.Workspace.Store;
using ModelContextProtocol.Client;

namespace CodingAhead.Tests.Workspace.Allowance;

/// <summary>What a guest and what an account may open, over the real server.</summary>
public sealed class AllowanceTests(Postgres postgres)
{
    private static readonly string[] Six = ["/cpt/codes/99213", "/cpt/codes/99214", "/cpt/codes/99215", "/cpt/codes/99203", "/cpt/codes/99204", "/cpt/codes/99205"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_guest_opens_one_page_registers_and_opens_five_more(bool onPostgres)
    {
        await using var server = await Server.Start(ServingMode.Public, onPostgres ? await postgres.Database() : null);
        using var browser = server.Browser();
        Assert.True(await browser.Opens("/cpt/codes/78597"));
        Assert.False(await browser.Opens("/cpt/codes/99213"));
        var gate = await browser.Get("/cpt/codes/99213");
        Assert.Equal(HttpStatusCode.OK, gate.StatusCode);
        Assert.Contains("/register?back=%2Fcpt%2Fcodes%2F99213", await gate.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var registered = await browser.Send("/register", "/register", ("name", "ann"), ("passphrase", Server.Phrase), ("back", "/cpt/codes/99213"));
        Assert.Equal("/cpt/codes/99213", registered.Headers.Location!.ToString());
        for (var i = 0; i < 5; i++)
            Assert.True(await browser.Opens(Six[i]), Six[i]);
        Assert.False(await browser.Opens(Six[5]));
        Assert.True(await browser.Opens(Six[2]));
    }

    [Fact]
    public async Task What_an_assistant_is_answered_is_taken_from_its_accounts_allowance()
    {
        await using var server = await Server.Start(ServingMode.Public);
        using var browser = await server.As(Roles.User);
        var person = (await server.Get<AuditLog>().Read(null, 1))[0].Person;
        var key = await server.Get<ApiKeys>().Make(person, "assistant", [Scope.Text], 1000);
        await using var client = await McpClient.CreateAsync(new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = new Uri(server.Address + "/mcp"), TransportMode = HttpTransportMode.StreamableHttp, AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = "Bearer " + key },
        }), cancellationToken: TestContext.Current.CancellationToken);
        // what only tells what there is costs nothing
        for (var i = 0; i < 8; i++)
            Assert.NotEmpty(await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken));
        async Task<bool> Answered() => (await client.CallToolAsync("code", new Dictionary<string, object?> { ["codes"] = new[] { "99213" } }, cancellationToken: TestContext.Current.CancellationToken)).IsError is not true;
        for (var i = 0; i < 5; i++)
            Assert.True(await Answered());
        Assert.False(await Answered());
    }

    [Fact]
    public async Task The_line_under_the_masthead_counts_down()
    {
        await using var server = await Server.Start(ServingMode.Public, allowance: "guest=2/month");
        using var browser = server.Browser();
        Assert.Contains("<strong>2 code pages left this month</strong>", await browser.Text("/"), StringComparison.Ordinal);
        Assert.Contains("<strong>1 code page left this month</strong>", await browser.Text("/cpt/codes/99213"), StringComparison.Ordinal);
        Assert.Contains("<strong>No code pages left this month</strong>", await browser.Text("/cpt/codes/99214"), StringComparison.Ordinal);
        Assert.Contains("5 more", await browser.Text("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_code_costs_once_whatever_the_surface_the_day_and_the_spelling()
    {
        await using var server = await Server.Start(ServingMode.Public);
        using var browser = server.Browser();
        await browser.Get("/");
        foreach (var path in (string[])["/cpt/codes/78597", "/cpt/codes/78597?on=2025-06-01", "/cpt/codes/78597?preview=1", "/cpt/codes/78597/edits", "/cpt/codes/78597/fee", "/api/v1/codes/cpt/78597", "/api/v1/codes/CPT/78597", "/api/v1/fee/78597", "/api/v1/edits/78597"])
            Assert.Equal(HttpStatusCode.OK, (await browser.Get(path)).StatusCode);
        foreach (var path in (string[])["/cpt/codes/99213", "/cpt/codes/99213?on=2025-06-01", "/cpt/codes/99213?preview=1", "/cpt/codes/99213/edits", "/cpt/codes/99213/fee", "/source?book=starter&edition=cpt-2025&file=data/starter/facts/cpt.tsv&line=2&code=cpt:99213"])
            Assert.Matches("one more than your allowance", await browser.Text(path));
        foreach (var path in (string[])["/api/v1/codes/cpt/99213", "/api/v1/fee/99213", "/api/v1/edits/99213"])
        {
            var refused = await browser.Get(path);
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
            Assert.Equal("0", refused.Headers.GetValues("RateLimit-Remaining").Single());
        }
    }

    [Fact]
    public async Task A_prefetch_and_a_look_at_the_head_neither_show_nor_spend()
    {
        await using var server = await Server.Start(ServingMode.Public);
        using var browser = server.Browser();
        await browser.Get("/");
        using var prefetch = new HttpRequestMessage(HttpMethod.Get, "/cpt/codes/99213") { Headers = { { "Sec-Purpose", "prefetch" } } };
        var early = await browser.Http.SendAsync(prefetch);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, early.StatusCode);
        Assert.Empty(await early.Content.ReadAsByteArrayAsync());
        using var head = new HttpRequestMessage(HttpMethod.Head, "/cpt/codes/99214");
        await browser.Http.SendAsync(head);
        Assert.True(await browser.Opens("/cpt/codes/78597"));
    }

    [Fact]
    public async Task What_does_not_exist_costs_nothing()
    {
        await using var server = await Server.Start(ServingMode.Public);
        using var browser = server.Browser();
        Assert.Contains("Not loaded", await browser.Text("/icd10pcs/codes/0ZZZZZZ"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/cpt/codes/nonsense")).StatusCode);
        Assert.True(await browser.Opens("/cpt/codes/78597"));
    }

    [Fact]
    public async Task Guests_without_a_cookie_share_one_count_and_a_cookie_given_with_a_refusal_opens_nothing()
    {
        await using var server = await Server.Start(ServingMode.Public);
        using var first = server.Browser(cookies: false);
        using var second = server.Browser(cookies: false);
        Assert.True(await first.Opens("/cpt/codes/78597"));
        Assert.False(await second.Opens("/cpt/codes/99213"));
        Assert.True(await second.Opens("/cpt/codes/78597"));
        using var third = server.Browser();
        Assert.False(await third.Opens("/cpt/codes/99213"));
        Assert.False(await third.Opens("/cpt/codes/99213"));
    }

    [Fact]
    public async Task Fresh_cookies_again_and_again_end_with_the_count_of_the_network()
    {
        await using var server = await Server.Start(ServingMode.Public, allowance: "network=3/day");
        var opened = 0;
        foreach (var path in Six)
        {
            using var browser = server.Browser();
            await browser.Get("/");
            opened += await browser.Opens(path) ? 1 : 0;
        }
        Assert.Equal(3, opened);
    }

    [Fact]
    public async Task A_cookie_that_this_site_did_not_make_is_none()
    {
        await using var server = await Server.Start(ServingMode.Public);
        using var browser = server.Browser(cookies: false);
        Assert.True(await browser.Opens("/cpt/codes/78597"));
        browser.Http.DefaultRequestHeaders.Add("Cookie", $"{GuestPass.Cookie}=CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        Assert.False(await browser.Opens("/cpt/codes/99213"));
    }

    [Fact]
    public async Task The_memory_of_finished_pages_gives_no_paid_page_to_a_locked_visitor()
    {
        await using var server = await Server.Start(ServingMode.Public);
        using var admin = await server.As(Roles.Admin);
        using var guest = server.Browser();
        Assert.True(await guest.Opens("/cpt/codes/78597"));
        foreach (var path in Six)
        {
            Assert.True(await admin.Opens(path));
            Assert.True(await admin.Opens(path));
            Assert.False(await guest.Opens(path));
        }
        Assert.DoesNotContain("code page", await admin.Text(Six[0]), StringComparison.Ordinal);
        // nor through the tag of a page that the browser has from elsewhere
        var tag = (await admin.Get(Six[0])).Headers.ETag!;
        using var again = new HttpRequestMessage(HttpMethod.Get, Six[0]);
        again.Headers.IfNoneMatch.Add(tag);
        Assert.Equal(HttpStatusCode.OK, (await guest.Http.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task A_search_shows_a_counted_visitor_no_preview()
    {
        await using var server = await Server.Start(ServingMode.Public);
        using var guest = server.Browser();
        Assert.DoesNotContain("class=\"peek\"", await guest.Text("/search?q=99213"), StringComparison.Ordinal);
        using var admin = await server.As(Roles.Admin);
        Assert.Contains("class=\"peek\"", await admin.Text("/search?q=99213"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_servers_over_one_store_count_exactly(bool onPostgres)
    {
        var address = onPostgres ? await postgres.Database() : $"Data Source={Path.Combine(Path.GetTempPath(), $"two-{Guid.NewGuid():N}.db")}";
        // both start at once on an empty store: one writes the schema, the other waits
        var servers = await Task.WhenAll(Server.Start(ServingMode.Public, address, "free=5/month"), Server.Start(ServingMode.Public, address, "free=5/month"));
        var meters = servers.Select(s => s.Get<Meter>()).ToArray();
        const int People = 20, Pages = 12;
        var opened = new int[People];
        await Parallel.ForEachAsync(Enumerable.Range(0, People * Pages * 2), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, cancel) =>
        {
            var (person, page) = (i % People, i / People % Pages);
            // each page is asked for twice, once on each server
            if ((await meters[i / (People * Pages)].Open([new Purse($"person:{person}", 5, "month")], $"cpt:{page}", true, cancel)).Open)
                Interlocked.Increment(ref opened[person]);
        });
        foreach (var person in Enumerable.Range(0, People))
        {
            Assert.Equal(5, await servers[0].Get<Tallies>().Used($"person:{person}", "month"));
            // five pages, and each of them free the second time unless it was refused before another was opened
            Assert.InRange(opened[person], 5, 10);
        }
        foreach (var server in servers)
            await server.DisposeAsync();
    }
}
