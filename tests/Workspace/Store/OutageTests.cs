using System.Net;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Accounts;
using CodingAhead.Workspace.Allowance;
using CodingAhead.Workspace.Store;

namespace CodingAhead.Tests.Workspace.Store;

/// <summary>A PostgreSQL that crashes in the middle of requests, over two servers.</summary>
[Collection(RestartedPostgresTests.Name)]
public sealed class OutageTests(RestartedPostgres postgres)
{
    [Fact]
    public async Task What_was_acknowledged_is_there_after_the_database_came_back_and_nothing_is_doubled()
    {
        var address = await postgres.Database();
        await using var one = await Server.Start(ServingMode.Public, address, "free=1000/month");
        await using var two = await Server.Start(ServingMode.Public, address, "free=1000/month");
        Meter[] meters = [one.Get<Meter>(), two.Get<Meter>()];
        Tallies tallies = one.Get<Tallies>();
        var (acknowledged, refused) = (0, 0);
        using var stop = new CancellationTokenSource();
        var workers = Enumerable.Range(0, 6).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested && i < 150; i++)
                try
                {
                    if ((await meters[worker % 2].Open([new Purse("person:x", 1000, "month")], $"cpt:{worker}-{i}", true)).Open)
                        Interlocked.Increment(ref acknowledged);
                }
                catch (Exception e) when (e is System.Data.Common.DbException or TimeoutException)
                {
                    Interlocked.Increment(ref refused);
                    await Task.Delay(20);
                }
        })).ToList();
        await Task.Delay(150);
        postgres.Restart();
        await Task.WhenAll(workers);
        Npgsql.NpgsqlConnection.ClearAllPools();
        var used = await tallies.Used("person:x", "month");
        await using var connection = await one.Get<WorkspaceDatabase>().Open();
        var opened = Convert.ToInt32(connection.One("SELECT COUNT(*) FROM opened WHERE subject = 'person:x'"), System.Globalization.CultureInfo.InvariantCulture);
        // a commit whose answer was lost on the way counts without having been acknowledged: at most one a worker
        Assert.InRange(used, acknowledged, acknowledged + 6);
        Assert.Equal(used, opened);
        Assert.True(acknowledged > 100, $"only {acknowledged} were acknowledged, {refused} refused");
    }

    [Fact]
    public async Task While_the_database_is_slow_nobody_waits_longer_than_its_address_says_and_nothing_is_written()
    {
        var address = await postgres.Database();
        await using var server = await Server.Start(ServingMode.Public, address + ";Command Timeout=1", "free=5/month");
        using var browser = await server.As(Roles.User);
        await using (var blocking = new Npgsql.NpgsqlConnection(address))
        {
            await blocking.OpenAsync();
            await using var transaction = await blocking.BeginTransactionAsync();
            await using var command = new Npgsql.NpgsqlCommand("LOCK TABLE tally, favourite IN ACCESS EXCLUSIVE MODE", blocking, transaction);
            await command.ExecuteNonQueryAsync();
            var clock = System.Diagnostics.Stopwatch.StartNew();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.Get("/cpt/codes/78597")).StatusCode);
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(15), $"it took {clock.Elapsed.TotalSeconds:F0} s");
            await transaction.RollbackAsync();
        }
        Assert.Equal(0, await server.Get<Tallies>().Used("person:" + (await server.Get<CodingAhead.Workspace.Audit.AuditLog>().Read(null, 1))[0].Person, "month"));
        Assert.True(await browser.Opens("/cpt/codes/78597"));
    }

    [Fact]
    public async Task While_the_database_is_away_pages_say_so_and_readiness_is_lost()
    {
        await using var server = await Server.Start(ServingMode.Public, await postgres.Database());
        using var browser = await server.As(Roles.User);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/health/ready")).StatusCode);
        postgres.Stop();
        foreach (var path in (string[])["/cpt/codes/78597", "/api/v1/codes/cpt/78597", "/login"])
        {
            var answer = await browser.Get(path);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.DoesNotContain("codingahead-pg", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.NotNull(answer.Headers.RetryAfter);
        }
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.Get("/health/ready")).StatusCode);
        postgres.Begin();
        Npgsql.NpgsqlConnection.ClearAllPools();
        Assert.True(await browser.Opens("/cpt/codes/78597"));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/health/ready")).StatusCode);
    }
}
