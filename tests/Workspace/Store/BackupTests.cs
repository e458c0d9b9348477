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

    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    private static Carrying Of(WorkspaceDatabase database, string home) => new(new Kept(database, TimeProvider.System), new Things(database, new Vault(database, home, Key), TimeProvider.System), TimeProvider.System);

    private static async Task<(WorkspaceDatabase Database, Carrying Kept)> Fill(string? address, string home)
    {
        var database = new WorkspaceDatabase(address, home);
        var kept = new Kept(database, TimeProvider.System);
        var things = new Things(database, new Vault(database, home, Key), TimeProvider.System);
        foreach (var kind in Kind.All)
            Assert.NotNull(await things.Keep(Ada, kind, $"of {kind.Name}", [KeyValuePair.Create(kind.Fields[0].Replace("*", "1", StringComparison.Ordinal), "“what” it, holds\n\\")], team: kind.Name == "list"));
        await using (var connection = await database.Open())
            connection.Run("INSERT INTO person (id, user_name, normalized_user_name, email_confirmed, password_hash, phone_number_confirmed, two_factor_enabled, lockout_end, lockout_enabled, access_failed_count, role, plan, plan_until, created) "
                + "VALUES ('a1', 'ada', 'ADA', @no, 'hash', @no, @no, @end, @yes, 3, 'lead', 'paid', 77, 5)", null, ("no", false), ("yes", true), ("end", new DateTimeOffset(2030, 1, 2, 3, 4, 5, 600, TimeSpan.Zero)));
        await using (var connection = await database.Open())
            connection.Run($"INSERT INTO person_passkey (credential_id, user_id, data) VALUES (@id, 'a1', {(database.Postgres ? "@data::jsonb" : "@data")})", null, ("id", new byte[] { 0, 255, 7 }), ("data", """{"Name":"the ring","Flags":[true,{"b":2,"a":"ü"}],"Count":3}"""));
        await kept.Favour(Ada, "cpt:78597", true);
        await kept.Write(Ada, "icd10cm:E119", "ask for the type\n“quoted”, ünïcode, \\ and \u2028", team: false);
        await kept.Write(Ada, "icd10cm:E119", "for all of us", team: true);
        await kept.Read("a1", "cpt:99213");
        await kept.Searched("a1", "office visit");
        var log = new AuditLog(database, TimeProvider.System, null);
        for (var i = 0; i < 12; i++)
            await log.Add("a1", "ada", "act", $"{i}", "done", "");
        return (database, Of(database, home));
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
        var before = await kept.Json(Ada);
        var file = Path.Combine(home.Folder, "all.backup");
        var written = await new Backup(database, home.Folder).Write(file, null);

        var fresh = new WorkspaceDatabase(toPostgres ? await postgres.Database() : null, other.Folder);
        var read = await new Backup(fresh, other.Folder).Read(file, null, replace: false);
        Assert.Equal(written.Tables, read.Tables);
        Assert.Equal(before, await Of(fresh, other.Folder).Json(Ada));
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
        var export = await kept.Json(Ada);
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
            Assert.Equal(export, await kept.Json(Ada));
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

    [Fact]
    public async Task A_backup_of_an_older_version_is_restored_with_what_was_added_since_at_its_beginning()
    {
        using var home = new TestHome();
        var (database, _) = await Fill(null, home.Folder);
        var file = Path.Combine(home.Folder, "all.backup");
        await new Backup(database, home.Folder).Write(file, null);
        // as version 2 wrote it: no days and no locked sections in a plan, and two tables fewer
        using (var zip = System.IO.Compression.ZipFile.Open(file, System.IO.Compression.ZipArchiveMode.Update))
        {
            var plans = string.Join('\n', Lines(zip, "tables/plan.jsonl").Select(l => new System.Text.Json.Nodes.JsonArray([.. System.Text.Json.Nodes.JsonNode.Parse(l)!.AsArray().Take(3).Select(v => v?.DeepClone())]).ToJsonString())) + "\n";
            var manifest = System.Text.Json.Nodes.JsonNode.Parse(string.Concat(Lines(zip, "manifest.json")))!;
            manifest["step"] = 2;
            var tables = manifest["tables"]!.AsArray();
            foreach (var gone in tables.Where(t => (string?)t!["name"] is "thing" or "person_passkey").ToList())
                tables.Remove(gone);
            tables.Single(t => (string?)t!["name"] == "plan")!["sha256"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(plans)));
            Put(zip, "tables/plan.jsonl", plans);
            Put(zip, "manifest.json", manifest.ToJsonString());
        }
        using var other = new TestHome();
        var fresh = new WorkspaceDatabase(null, other.Folder);
        await new Backup(fresh, other.Folder).Read(file, null, replace: false);
        await using var now = await fresh.Open();
        Assert.Equal("", now.One("SELECT locked FROM plan WHERE name = 'guest'"));
        Assert.Equal("ada", now.One("SELECT user_name FROM person"));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();

        static string[] Lines(System.IO.Compression.ZipArchive zip, string name)
        {
            using var reader = new StreamReader(zip.GetEntry(name)!.Open());
            return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }

        static void Put(System.IO.Compression.ZipArchive zip, string name, string text)
        {
            zip.GetEntry(name)!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(text);
        }
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
