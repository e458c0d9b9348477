using CodingAhead.Workspace;
using CodingAhead.Workspace.Accounts;
using CodingAhead.Workspace.Audit;
using CodingAhead.Workspace.Keeping;
using CodingAhead.Workspace.Store;

namespace CodingAhead.Tests.Workspace.Store;

/// <summary>Backup, wipe, restore.</summary>
public sealed class BackupTests(Postgres postgres)
{
    private static readonly Keeper Ada = new("a1", "ada", "east");

    private static async Task<(WorkspaceDatabase Database, Kept Kept)> Fill(string? address, string home)
    {
        var database = new WorkspaceDatabase(address, home);
        var kept = new Kept(database, TimeProvider.System);
        await using (var connection = await database.Open())
            connection.Run("INSERT INTO person (id, user_name, normalized_user_name, email_confirmed, password_hash, phone_number_confirmed, two_factor_enabled, lockout_end, lockout_enabled, access_failed_count, role, plan, plan_until, created) "
                + "VALUES ('a1', 'ada', 'ADA', @no, 'hash', @no, @no, @end, @yes, 3, 'lead', 'paid', 77, 5)", null, ("no", false), ("yes", true), ("end", new DateTimeOffset(2030, 1, 2, 3, 4, 5, 600, TimeSpan.Zero)));
        await kept.Favour(Ada, "cpt:78597", true);
        await kept.Write(Ada, "icd10cm:E119", "ask for the type\n“quoted”, ünïcode, \\ and \u2028", team: false);
        await kept.Write(Ada, "icd10cm:E119", "for all of us", team: true);
        await kept.Read("a1", "cpt:99213");
        var log = new AuditLog(database, TimeProvider.System, null);
        for (var i = 0; i < 12; i++)
            await log.Add("a1", "ada", "act", $"{i}", "done", "");
        return (database, kept);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task What_was_kept_comes_back_byte_for_byte_on_either_database(bool fromPostgres, bool toPostgres)
    {
        using var home = new TestHome();
        using var other = new TestHome();
        var (database, kept) = await Fill(fromPostgres ? await postgres.Database() : null, home.Folder);
        var before = await kept.Export(Ada);
        var file = Path.Combine(home.Folder, "all.backup");
        var written = await new Backup(database, home.Folder).Write(file, null);

        var fresh = new WorkspaceDatabase(toPostgres ? await postgres.Database() : null, other.Folder);
        var read = await new Backup(fresh, other.Folder).Read(file, null, replace: false);
        Assert.Equal(written.Tables, read.Tables);
        Assert.Equal(before, await new Kept(fresh, TimeProvider.System).Export(Ada));
        Assert.Null((await new AuditLog(fresh, TimeProvider.System, null).Verify()).Broken);
        var again = Path.Combine(home.Folder, "again.backup");
        await new Backup(fresh, other.Folder).Write(again, null);
        Assert.Equal(await File.ReadAllBytesAsync(file), await File.ReadAllBytesAsync(again));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task A_damaged_backup_and_a_workspace_that_is_not_empty_are_refused_and_nothing_changes()
    {
        using var home = new TestHome();
        var (database, kept) = await Fill(null, home.Folder);
        var file = Path.Combine(home.Folder, "all.backup");
        await new Backup(database, home.Folder).Write(file, null);
        var export = await kept.Export(Ada);
        await Assert.ThrowsAsync<BackupException>(() => new Backup(database, home.Folder).Read(file, null, replace: false));
        var bytes = await File.ReadAllBytesAsync(file);
        for (var i = 40; i < bytes.Length - 400; i += 97)
        {
            var broken = (byte[])bytes.Clone();
            broken[i] ^= 0x55;
            var damaged = Path.Combine(home.Folder, "damaged.backup");
            await File.WriteAllBytesAsync(damaged, broken);
            try
            {
                // a bit that no reader looks at may go unnoticed: then all of it must still be right
                await new Backup(database, home.Folder).Read(damaged, null, replace: true);
            }
            catch (Exception e) when (e is BackupException or InvalidDataException or System.Text.Json.JsonException)
            {
            }
            Assert.Equal(export, await kept.Export(Ada));
        }
    }

    [Fact]
    public async Task Keys_of_redaction_go_along_only_under_a_passphrase_and_open_only_with_it()
    {
        using var home = new TestHome();
        using var other = new TestHome();
        var (database, _) = await Fill(null, home.Folder);
        Directory.CreateDirectory(Path.Combine(home.Folder, "keys"));
        await File.WriteAllTextAsync(Path.Combine(home.Folder, "keys", "redaction.key"), "canary-key-material");
        var (plain, with) = (Path.Combine(home.Folder, "plain.backup"), Path.Combine(home.Folder, "with.backup"));
        Assert.Equal(0, (await new Backup(database, home.Folder).Write(plain, null)).Keys);
        Assert.Equal(1, (await new Backup(database, home.Folder).Write(with, "four words rowing home")).Keys);
        var into = new Backup(new WorkspaceDatabase(null, other.Folder), other.Folder);
        await Assert.ThrowsAsync<BackupException>(() => into.Read(with, "another passphrase", replace: false));
        Assert.Equal(1, (await into.Read(with, "four words rowing home", replace: false)).Keys);
        Assert.Equal("canary-key-material", await File.ReadAllTextAsync(Path.Combine(other.Folder, "keys", "redaction.key")));
        using (var zip = System.IO.Compression.ZipFile.OpenRead(with))
        using (var reader = new StreamReader(zip.GetEntry("keys/redaction.key")!.Open()))
            Assert.DoesNotContain("canary", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_workspace_of_the_first_version_is_brought_up_with_its_people(bool onPostgres)
    {
        using var home = new TestHome();
        var address = onPostgres ? await postgres.Database() : null;
        var old = new WorkspaceDatabase(address, home.Folder);
        await using (var connection = old.Make())
        {
            await connection.OpenAsync();
            Schema.Bring(connection, onPostgres, upTo: 1);
            connection.Run("INSERT INTO tally (subject, period, used, ends) VALUES ('person:x', '2026-01', 4, 9)");
        }
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new WorkspaceDatabase(address, home.Folder).Prepare())));
        await using var now = await old.Open();
        Assert.Equal(4, Convert.ToInt32(now.One("SELECT used FROM tally WHERE subject = 'person:x'"), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(Schema.Newest, Convert.ToInt32(now.One("SELECT MAX(number) FROM step"), System.Globalization.CultureInfo.InvariantCulture));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_left_alone()
    {
        using var home = new TestHome();
        var database = new WorkspaceDatabase(null, home.Folder);
        await using (var connection = await database.Open())
            connection.Run("INSERT INTO step (number, applied) VALUES (999, 0)");
        Assert.Contains("newer version", Assert.Throws<InvalidOperationException>(() => new WorkspaceDatabase(null, home.Folder).Prepare()).Message, StringComparison.Ordinal);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}
