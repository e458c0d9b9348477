using System.Diagnostics;
using CodingAhead.Workspace.Audit;
using CodingAhead.Workspace.Keeping;
using CodingAhead.Workspace.Store;

namespace CodingAhead.Tests.Surfaces.Cli;

/// <summary>backup, restore and audit verify as a script calls them.</summary>
public sealed class BackupVerbTests
{
    private static async Task Fill(TestHome home)
    {
        var database = new WorkspaceDatabase(null, home.Folder);
        await new Kept(database, TimeProvider.System).Favour(Keeper.Local, "cpt:78597", true);
        var log = new AuditLog(database, TimeProvider.System, null);
        for (var i = 0; i < 3; i++)
            await log.Add("", "", "act", $"{i}", "done", "");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task What_was_kept_goes_into_one_file_and_comes_back()
    {
        using var home = new TestHome();
        using var other = new TestHome();
        await Fill(home);
        var file = Path.Combine(home.Folder, "b.zip");
        Assert.Equal(0, ProgramTests.Run(home, ["backup", file]).Exit);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(0, ProgramTests.Run(other, ["restore", file]).Exit);
        Assert.Equal(["cpt:78597"], await new Kept(new WorkspaceDatabase(null, other.Folder), TimeProvider.System).Favourites(Keeper.Local));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var (again, _, error) = ProgramTests.Run(other, ["restore", file]);
        Assert.Equal(2, again);
        Assert.Contains("--replace", error, StringComparison.Ordinal);
        Assert.Equal(0, ProgramTests.Run(other, ["restore", file, "--replace"]).Exit);
    }

    [Fact]
    public async Task A_whole_record_ends_with_0_and_a_broken_one_with_1()
    {
        using var home = new TestHome();
        await Fill(home);
        var (whole, said, _) = ProgramTests.Run(home, ["audit", "verify"]);
        Assert.Equal(0, whole);
        var head = said.Trim().Split(' ')[^1];
        Assert.Equal(64, head.Length);
        Assert.Equal(0, ProgramTests.Run(home, ["audit", "verify", "--head", head]).Exit);
        await using (var connection = await new WorkspaceDatabase(null, home.Folder).Open())
            connection.Run("UPDATE audit SET object = 'x' WHERE seq = 2");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var (broken, found, _) = ProgramTests.Run(home, ["audit", "verify"]);
        Assert.Equal(1, broken);
        Assert.Contains("row 2", found, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_backup_and_a_database_that_does_not_answer_are_one_clear_line()
    {
        using var home = new TestHome();
        var (exit, _, error) = ProgramTests.Run(home, ["restore", home.Write("no.zip", "not a zip")]);
        Assert.Equal(2, exit);
        Assert.Single(error.Trim().Split('\n'));
        var start = ProgramTests.Start(home, ["backup", Path.Combine(home.Folder, "b.zip")]);
        start.Environment["CODINGAHEAD_DATABASE"] = "Host=127.0.0.1;Port=1;Username=u;Password=of-ours;Database=d;Timeout=3";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(2, process.ExitCode);
        Assert.DoesNotContain("of-ours", said, StringComparison.Ordinal);
        Assert.Single(said.Trim().Split('\n'));
    }
}
