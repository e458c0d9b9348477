using System.Net;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Accounts;

namespace CodingAhead.Tests.Workspace;

/// <summary>What depends on the clock: log-off after a while without a request, and a clock that is set while the server runs.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task Who_asks_for_nothing_for_a_quarter_of_an_hour_is_logged_off_and_who_goes_on_is_not()
    {
        var clock = new Clock();
        await using var server = await Server.Start(ServingMode.Team, time: clock);
        using var browser = await server.As(Roles.User);
        for (var turn = 0; turn < 4; turn++)
        {
            clock.Now += TimeSpan.FromMinutes(14);
            Assert.Equal(HttpStatusCode.OK, (await browser.Get("/kept")).StatusCode);
        }
        clock.Now += TimeSpan.FromMinutes(16);
        var off = await browser.Get("/kept");
        Assert.StartsWith("/login", off.Headers.Location?.ToString(), StringComparison.Ordinal);
        // and a clock that is set back does not open it again
        clock.Now -= TimeSpan.FromMinutes(1);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/kept")).StatusCode);
    }

    [Fact]
    public async Task A_clock_that_jumps_gives_no_page_away_and_breaks_nothing()
    {
        var clock = new Clock();
        await using var server = await Server.Start(ServingMode.Public, allowance: "guest=1/month;free=2/month", time: clock);
        using var guest = server.Browser();
        using var reader = await server.As(Roles.User);
        Assert.True(await guest.Opens("/cpt/codes/99213"));
        Assert.True(await reader.Opens("/cpt/codes/99213"));
        Assert.True(await reader.Opens("/cpt/codes/99214"));
        foreach (var jump in (TimeSpan[])[TimeSpan.FromMinutes(-3), TimeSpan.FromHours(-2), TimeSpan.FromMinutes(5)])
        {
            clock.Now += jump;
            Assert.False(await guest.Opens("/cpt/codes/99215"));
            Assert.False(await reader.Opens("/cpt/codes/99215"));
            Assert.True(await reader.Opens("/cpt/codes/99213"));
        }
        // a clock that was a month ahead opens the next month's pages and no more, and they are spent when that month comes
        var now = clock.Now;
        clock.Now = now.AddMonths(1);
        using var later = server.Browser();
        Assert.Equal(HttpStatusCode.SeeOther, (await later.Send("/register", "/register", ("name", "late"), ("passphrase", Server.Phrase))).StatusCode);
        Assert.True(await later.Opens("/cpt/codes/99215"));
        Assert.True(await later.Opens("/cpt/codes/99203"));
        clock.Now = now;
        foreach (var path in (string[])["/", "/login", "/account", "/health/ready", "/search?q=office+visit"])
            Assert.True((int)(await later.Get(path)).StatusCode < 400, path);
        clock.Now = now.AddMonths(1);
        using var again = server.Browser();
        Assert.Equal(HttpStatusCode.SeeOther, (await again.LogIn("late", Server.Phrase)).StatusCode);
        Assert.False(await again.Opens("/cpt/codes/99204"));
        Assert.True(await again.Opens("/cpt/codes/99203"));
    }

    private sealed class Clock : TimeProvider
    {
        // the middle of a day in the middle of a month, so that no jump of the test crosses a bound that it does not mean to
        public DateTimeOffset Now { get; set; } = new(TimeProvider.System.GetUtcNow().Year, TimeProvider.System.GetUtcNow().Month, 14, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
