using System.CommandLine;
using System.Data.Common;
using CodingAhead.Workspace.Store;

namespace CodingAhead.Surfaces.Cli;

/// <summary><c>backup PATH</c> and <c>restore PATH</c>: what people keep, in one file that is checked when it is read.</summary>
internal static class BackupVerb
{
    public static Command MakeBackup()
    {
        var (path, secret) = (Where(), Secret());
        var verb = new Command("backup", "Write accounts, notes and the record of acts into one file.") { path, secret };
        verb.SetAction((parsed, cancel) => Guarded(async () =>
        {
            var target = parsed.GetValue(path)!;
            var report = await Store().Write(target, Passphrase(parsed.GetValue(secret)), cancel);
            Say(report, $"written to {target}");
        }));
        return verb;
    }

    public static Command MakeRestore()
    {
        var (path, secret) = (Where(), Secret());
        var replace = new Option<bool>("--replace") { Description = "Put the backup in the place of what is there." };
        var verb = new Command("restore", "Read a backup in again; all of it or nothing.") { path, secret, replace };
        verb.SetAction((parsed, cancel) => Guarded(async () =>
        {
            var source = parsed.GetValue(path)!;
            if (!File.Exists(source))
                throw new UsageException($"{source}: no such file");
            Say(await Store().Read(source, Passphrase(parsed.GetValue(secret)), parsed.GetValue(replace), cancel), "restored, and read back the same");
        }));
        return verb;
    }

    private static Argument<string> Where() => new("path") { Description = "The file of the backup." };

    private static Option<string?> Secret() => new("--passphrase-file") { Description = "A file with a passphrase, under which the keys of redaction go along; without it they stay out." };

    internal static WorkspaceDatabase Database()
    {
        try
        {
            return new WorkspaceDatabase(Settings.Database, Settings.Home);
        }
        catch (DatabaseAddressException e)
        {
            throw new UsageException(e.Message);
        }
    }

    private static Backup Store() => new(Database(), Settings.Home);

    private static string? Passphrase(string? file)
    {
        if (file is null)
            return null;
        var text = File.Exists(file) ? File.ReadAllText(file).TrimEnd('\r', '\n') : throw new UsageException($"{file}: no such file");
        return text.Length >= 12 ? text : throw new UsageException($"{file}: expected a passphrase of at least 12 characters");
    }

    internal static async Task<int> Guarded(Func<Task> act)
    {
        try
        {
            await act();
            return ExitCode.Done;
        }
        catch (Exception e) when (e is BackupException or InvalidOperationException { InnerException: null } && e is not ObjectDisposedException)
        {
            throw new UsageException(e.Message);
        }
        catch (DbException)
        {
            throw new UsageException("CODINGAHEAD_DATABASE: the database does not answer, or does not let this program in");
        }
    }

    private static void Say(BackupReport report, string done)
    {
        foreach (var (table, rows) in report.Tables.Where(t => t.Rows > 0))
            Console.Out.WriteLine($"{table,-14} {rows,8:N0}");
        Console.Out.WriteLine($"{report.Tables.Sum(t => t.Rows):N0} rows{(report.Keys > 0 ? $" and {report.Keys} files of keys" : "")} {done}");
    }
}
