using System.Net;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Accounts;
using CodingAhead.Workspace.Audit;
using CodingAhead.Workspace.Store;

namespace CodingAhead.Tests.Workspace.Audit;

/// <summary>The record of acts.</summary>
public sealed class AuditTests(Postgres postgres)
{
    private static async Task Tamper(WorkspaceDatabase database, string sql)
    {
        await using var connection = await database.Open();
        connection.Run(sql);
    }

    [Theory]
    [InlineData("UPDATE audit SET outcome = 'done' WHERE seq = 3")]
    [InlineData("UPDATE audit SET place = '10.0.0.9' WHERE seq = 1")]
    [InlineData("DELETE FROM audit WHERE seq = 4")]
    [InlineData("DELETE FROM audit WHERE seq = 1")]
    [InlineData("UPDATE audit SET seq = seq + 10 WHERE seq = 8")]
    public async Task What_is_changed_or_removed_is_found(string sql)
    {
        using var home = new TestHome();
        var database = new WorkspaceDatabase(null, home.Folder);
        var log = new AuditLog(database, TimeProvider.System, null);
        for (var i = 0; i < 8; i++)
            await log.Add("p", "pia", "log in", $"{i}", "refused", "192.0.2.1");
        Assert.Null((await log.Verify()).Broken);
        await Tamper(database, sql);
        Assert.NotNull((await log.Verify()).Broken);
    }

    [Fact]
    public async Task Rows_cut_off_the_end_are_found_by_a_head_noted_down_and_a_forged_chain_by_the_key()
    {
        using var home = new TestHome();
        var database = new WorkspaceDatabase(null, home.Folder);
        byte[] key = [.. Enumerable.Repeat((byte)7, 32)];
        var log = new AuditLog(database, TimeProvider.System, key);
        for (var i = 0; i < 5; i++)
            await log.Add("p", "pia", "log in", $"{i}", "done", "");
        var head = (await log.Verify()).Head;
        await log.Add("p", "pia", "log out", "", "done", "");
        Assert.Null((await log.Verify(head)).Broken);
        await Tamper(database, "DELETE FROM audit WHERE seq >= 5");
        Assert.Null((await log.Verify()).Broken);
        Assert.NotNull((await log.Verify(head)).Broken);
        // who writes to the store without the key cannot go on with the chain
        await new AuditLog(database, TimeProvider.System, null).Add("p", "pia", "log in", "forged", "done", "");
        Assert.Equal(5, (await log.Verify()).Broken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_servers_write_one_chain(bool onPostgres)
    {
        using var home = new TestHome();
        var address = onPostgres ? await postgres.Database() : null;
        AuditLog[] logs = [.. Enumerable.Range(0, 2).Select(_ => new AuditLog(new WorkspaceDatabase(address, home.Folder), TimeProvider.System, null))];
        await Parallel.ForEachAsync(Enumerable.Range(0, 100), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, cancel) => await logs[i % 2].Add("p", "pia", "act", $"{i}", "done", "", cancel));
        Assert.Equal((100L, (long?)null), await logs[0].Verify() is var check ? (check.Rows, check.Broken) : default);
    }

    [Fact]
    public async Task Signing_in_and_using_a_tool_are_recorded_and_the_text_is_not()
    {
        await using var server = await Server.Start(ServingMode.Team);
        using var browser = await server.As(Roles.User, "jo");
        await server.Browser().LogIn("jo", "a wrong phrase altogether");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("text", "Canary Quillfeather has a cough."), KeyValuePair.Create("setting", "outpatient")]);
        Assert.Equal(HttpStatusCode.OK, (await browser.Http.PostAsync(new Uri("/detecticd10cm", UriKind.Relative), form)).StatusCode);
        var rows = await server.Get<AuditLog>().Read(null, 10);
        Assert.Equal([("used", "/detecticd10cm", "200"), ("log in", "", "refused"), ("register", "user", "done")], rows.Select(r => (r.Act, r.Object, r.Outcome)));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(server.Home, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain("Quillfeather", System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Auditors_read_it_and_others_do_not()
    {
        await using var server = await Server.Start(ServingMode.Team);
        using var auditor = await server.As(Roles.Auditor);
        Assert.Contains("the chain is whole", await auditor.Text("/admin/audit?check=1"), StringComparison.Ordinal);
        using var lead = await server.As(Roles.Lead);
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.Get("/admin/audit")).StatusCode);
        Assert.Equal("refused", (await server.Get<AuditLog>().Read(null, 1))[0].Act);
    }
}
