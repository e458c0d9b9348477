using CodingAhead.Workspace.Audit;
using CodingAhead.Workspace.Keeping;
using CodingAhead.Workspace.Store;

namespace CodingAhead.Tests.Workspace.Store;

/// <summary>What is held for how long.</summary>
public sealed class SweepTests(Postgres postgres)
{
    private static readonly Keeper Ada = new("a1", "ada", null);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cases_that_are_too_old_go_and_lists_and_younger_cases_stay(bool onPostgres)
    {
        using var home = new TestHome();
        var database = new WorkspaceDatabase(onPostgres ? await postgres.Database() : null, home.Folder);
        var (now, audit) = (TimeProvider.System.GetUtcNow(), new AuditLog(database, TimeProvider.System, null));
        var things = new Things(database, new Vault(database, home.Folder, new byte[32]), TimeProvider.System);
        foreach (var (kind, name, days) in new[] { ("case", "old", 31), ("case", "young", 29), ("list", "old list", 400) })
            await things.Keep(Ada, Kind.Find(kind)!, name, [KeyValuePair.Create(Kind.Find(kind)!.Fields[0], "x")], team: false, now.AddDays(-days));
        await using (var connection = await database.Open())
            foreach (var (name, confirmed, days) in new[] { ("late", false, 8), ("fresh", false, 2), ("sure", true, 80) })
                connection.Run("INSERT INTO person (id, user_name, email, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, role, plan, created) VALUES (@name, @name, @name, @confirmed, @no, @no, @no, 0, 'user', 'free', @at)",
                    null, ("name", name), ("confirmed", confirmed), ("no", false), ("at", now.AddDays(-days).ToUnixTimeMilliseconds()));
        await new Sweep(database, TimeProvider.System, new Retention(), audit).Run();
        Assert.Equal(3, (await things.All(Ada)).Count);
        await new Sweep(database, TimeProvider.System, Retention.Read("cases=30"), audit).Run();
        Assert.Equal(["young", "old list"], (await things.All(Ada)).Select(t => t.Name));
        Assert.Equal("retention", (await audit.Read(null, 1)).Single().Act);
        await using var after = await database.Open();
        Assert.Equal(2, Convert.ToInt32(after.One("SELECT COUNT(*) FROM person WHERE id IN ('fresh', 'sure')"), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(2, Convert.ToInt32(after.One("SELECT COUNT(*) FROM person"), System.Globalization.CultureInfo.InvariantCulture));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Theory]
    [InlineData("cases=many")]
    [InlineData("claims=3")]
    public void What_cannot_be_read_is_refused(string text) => Assert.Contains("CODINGAHEAD_RETENTION", Assert.Throws<FormatException>(() => Retention.Read(text)).Message, StringComparison.Ordinal);
}
