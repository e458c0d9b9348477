using System.Diagnostics;
using CodingAhead.Tests.Workspace;
using Npgsql;

[assembly: AssemblyFixture(typeof(Postgres))]

namespace CodingAhead.Tests.Workspace;

/// <summary>A PostgreSQL that tests stop and start, one test after the other, without disturbing those that use the other one.</summary>
public sealed class RestartedPostgres() : Postgres("restarted");

[CollectionDefinition(Name)]
public sealed class RestartedPostgresTests : ICollectionFixture<RestartedPostgres>
{
    public const string Name = "a PostgreSQL that is restarted";
}

/// <summary>A PostgreSQL of this machine, started once for all tests in a folder of its own. Where there is none, tests are skipped with the reason.</summary>
public class Postgres : IAsyncLifetime
{
    private readonly SemaphoreSlim starting = new(1);
    private readonly string folder;
    private string? bin, fault;
    private bool started;
    private int databases;

    public Postgres()
        : this("all")
    {
    }

    private protected Postgres(string name) => folder = Path.Combine(Path.GetTempPath(), $"codingahead-pg-{Environment.ProcessId}-{name}");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The connection string of a fresh database; skips the test where there is no PostgreSQL.</summary>
    public async Task<string> Database()
    {
        await starting.WaitAsync();
        try
        {
            Start();
        }
        finally
        {
            starting.Release();
        }
        Assert.SkipWhen(!started, fault ?? "no PostgreSQL");
        var name = $"test{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(Address("postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        await command.ExecuteNonQueryAsync();
        return Address(name);
    }

    /// <summary>Stops it at once and starts it again, as a crash would.</summary>
    public void Restart()
    {
        Stop();
        Begin();
    }

    public void Stop() => Run("pg_ctl", $"-D {folder}/data -m immediate -w stop");

    public void Begin() => Run("pg_ctl", StartWords);

    public ValueTask DisposeAsync()
    {
        if (started)
            Run("pg_ctl", $"-D {folder}/data -m immediate -w stop");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        starting.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    // only through a socket in the folder: no port, nothing to clash with
    private string StartWords => $"-D {folder}/data -l {folder}/log -w -o \"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off -c max_connections=80\" start";

    private string Address(string database) => $"Host={folder};Username=postgres;Database={database};Maximum Pool Size=30";

    private void Start()
    {
        if (started || fault is not null)
            return;
        bin = Directory.Exists("/usr/lib/postgresql") ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending().Select(d => Path.Combine(d, "bin")).FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb"))) : null;
        if (bin is null)
        {
            fault = "no PostgreSQL on this machine: apt-get install postgresql";
            return;
        }
        Directory.CreateDirectory(folder);
        // PostgreSQL does not run as root: it gets the folder under its own account
        if (Environment.UserName == "root" && Process.Start("chown", $"postgres {folder}") is { } chown)
            chown.WaitForExit();
        if (Run("initdb", $"-D {folder}/data -U postgres -A trust --no-sync -E UTF8 --locale=C") != 0 || Run("pg_ctl", StartWords) != 0)
            fault = "PostgreSQL does not start here";
        else
            started = true;
    }

    private int Run(string program, string words)
    {
        var path = Path.Combine(bin!, program);
        var start = Environment.UserName == "root" ? new ProcessStartInfo("runuser", $"-u postgres -- {path} {words}") : new ProcessStartInfo(path, words);
        (start.RedirectStandardOutput, start.RedirectStandardError, start.WorkingDirectory) = (false, false, Path.GetTempPath());
        // its server keeps the streams that it is given; a shell hands it none of ours
        start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = Path.GetTempPath(), ArgumentList = { "-c", $"{start.FileName} {start.Arguments} >/dev/null 2>&1 </dev/null" } };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
