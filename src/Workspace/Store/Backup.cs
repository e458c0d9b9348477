using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CodingAhead.Workspace.Store;

/// <summary>A file is no backup, or not a whole one.</summary>
public sealed class BackupException(string message) : Exception(message);

/// <summary>What a backup holds: rows by table, and how many files of keys.</summary>
public sealed record BackupReport(IReadOnlyList<(string Table, long Rows)> Tables, int Keys);

/// <summary>
/// The workspace in one zip, the same for both databases: a JSON array a row, a file a table, and a manifest with the hash of each. Keys
/// of redaction go in only under a passphrase. Restoring reads the file through first, and changes nothing unless all of it fits.
/// </summary>
public sealed class Backup(WorkspaceDatabase database, string home)
{
    private const string Format = "codingahead-backup/1";
    private const int Rounds = 600_000;

    public async Task<BackupReport> Write(string path, string? passphrase, CancellationToken cancel = default)
    {
        var counts = new List<(string, long)>();
        var keys = 0;
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        // written beside and renamed: a backup that broke off never has the name of one
        var unfinished = path + ".part";
        await using (var file = new FileStream(unfinished, options))
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            var manifest = new JsonObject { ["format"] = Format, ["step"] = Schema.Newest, ["tables"] = new JsonArray() };
            await using var connection = await database.Open(cancel);
            // one look at the store: what is written meanwhile is in the next backup
            await using var transaction = await connection.BeginTransactionAsync(database.Postgres ? System.Data.IsolationLevel.RepeatableRead : System.Data.IsolationLevel.Serializable, cancel);
            foreach (var table in Tables.All)
            {
                using var text = new MemoryStream();
                var rows = await Dump(connection, transaction, table, text, cancel);
                counts.Add((table.Name, rows));
                ((JsonArray)manifest["tables"]!).Add(new JsonObject { ["name"] = table.Name, ["rows"] = rows, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(text.GetBuffer().AsSpan(0, (int)text.Length))) });
                await Put(zip, $"tables/{table.Name}.jsonl", text.GetBuffer().AsMemory(0, (int)text.Length), cancel);
            }
            var folder = Path.Combine(home, "keys");
            if (passphrase is not null && Directory.Exists(folder))
                foreach (var key in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
                {
                    await Put(zip, $"keys/{Path.GetFileName(key)}", Seal(await File.ReadAllBytesAsync(key, cancel), passphrase), cancel);
                    keys++;
                }
            await Put(zip, "manifest.json", Encoding.UTF8.GetBytes(manifest.ToJsonString()), cancel);
        }
        File.Move(unfinished, path, overwrite: true);
        return new BackupReport(counts, keys);
    }

    /// <param name="replace">Whether a workspace that already holds people or notes may be replaced.</param>
    /// <exception cref="BackupException">The file is not whole, of a newer version, sealed by another passphrase, or the workspace is not empty.</exception>
    public async Task<BackupReport> Read(string path, string? passphrase, bool replace, CancellationToken cancel = default)
    {
        using var zip = OpenZip(path);
        var manifest = JsonNode.Parse(Entry(zip, "manifest.json")) as JsonObject;
        if ((string?)manifest?["format"] != Format)
            throw new BackupException($"{path}: expected a backup of this program");
        if ((int)manifest["step"]! > Schema.Newest)
            throw new BackupException($"{path}: this backup is of a newer version of the program");
        var texts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var node in (JsonArray)manifest["tables"]!)
        {
            var name = (string)node!["name"]!;
            texts[name] = Entry(zip, $"tables/{name}.jsonl");
            if (Convert.ToHexStringLower(SHA256.HashData(texts[name])) != (string?)node["sha256"])
                throw new BackupException($"{path}: the table '{name}' is not as it was written; nothing was restored");
        }
        var keys = zip.Entries.Where(e => e.FullName.StartsWith("keys/", StringComparison.Ordinal)).Select(e => (Name: Path.GetFileName(e.FullName), Bytes: passphrase is null ? [] : Unseal(Entry(zip, e.FullName), passphrase, path))).ToList();
        var counts = await Fill(texts, replace, path, cancel);
        if (passphrase is not null)
            foreach (var (name, bytes) in keys)
                WriteKey(Path.Combine(home, "keys", name), bytes);
        return new BackupReport(counts, passphrase is null ? 0 : keys.Count);
    }

    private async Task<List<(string, long)>> Fill(Dictionary<string, byte[]> texts, bool replace, string path, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var held = Convert.ToInt64(await connection.OneAsync("SELECT (SELECT COUNT(*) FROM person) + (SELECT COUNT(*) FROM note) + (SELECT COUNT(*) FROM favourite) + (SELECT COUNT(*) FROM thing)", transaction, cancel), CultureInfo.InvariantCulture);
        if (held > 0 && !replace)
            throw new BackupException("The workspace is not empty. Add --replace to put the backup in its place.");
        await connection.RunAsync("DELETE FROM session", transaction, cancel);
        foreach (var table in Tables.All.Reverse())
            await connection.RunAsync($"DELETE FROM {table.Name}", transaction, cancel);
        var counts = new List<(string, long)>();
        foreach (var newest in Tables.All.Where(t => texts.ContainsKey(t.Name)))
        {
            var rows = 0L;
            // an older backup lacks the columns that were added since: they get what the schema gives them
            var table = newest.First(Width(texts[newest.Name]));
            using var reader = new StreamReader(new MemoryStream(texts[table.Name]));
            while (await reader.ReadLineAsync(cancel) is { } line)
            {
                var values = (JsonArray)JsonNode.Parse(line)!;
                await connection.RunAsync(table.Inserts(database.Postgres), transaction, cancel, [.. table.Columns.Select((c, i) => (c.Name, Value(c.Kind, values[i])))]);
                rows++;
            }
            // read back and compared before anything is final
            using var back = new MemoryStream();
            await Dump(connection, transaction, table, back, cancel);
            if (!back.GetBuffer().AsSpan(0, (int)back.Length).SequenceEqual(texts[table.Name]))
                throw new BackupException($"{path}: the table '{table.Name}' does not read back as it was written; nothing was restored");
            counts.Add((table.Name, rows));
        }
        await transaction.CommitAsync(cancel);
        return counts;
    }

    private static int Width(byte[] text) => text.Length == 0 ? int.MaxValue : ((JsonArray)JsonNode.Parse(text.AsSpan(0, text.AsSpan().IndexOf((byte)'\n')))!).Count;

    private static async Task<long> Dump(DbConnection connection, DbTransaction transaction, Table table, Stream output, CancellationToken cancel)
    {
        var lines = new List<string>();
        await using (var command = connection.Command($"SELECT {table.Selects} FROM {table.Name}", transaction))
        await using (var reader = await command.ExecuteReaderAsync(cancel))
            while (await reader.ReadAsync(cancel))
            {
                var row = new JsonArray();
                for (var i = 0; i < table.Columns.Count; i++)
                    row.Add(table.Read(reader, i) switch { string text => JsonValue.Create(text), long number => JsonValue.Create(number), bool truth => JsonValue.Create(truth), _ => null });
                lines.Add(row.ToJsonString());
            }
        // the order of the bytes, which no database's collation decides
        lines.Sort(StringComparer.Ordinal);
        foreach (var line in lines)
            await output.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancel);
        return lines.Count;
    }

    private object? Value(ColumnKind kind, JsonNode? node) => node is null ? null : kind switch
    {
        ColumnKind.Number => (long)node,
        ColumnKind.Truth => (bool)node,
        ColumnKind.Bytes => Convert.FromBase64String((string)node!),
        ColumnKind.Moment => DateTimeOffset.Parse((string)node!, CultureInfo.InvariantCulture) is var moment && database.Postgres ? moment : moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        _ => (string)node!,
    };

    private static ZipArchive OpenZip(string path)
    {
        try
        {
            return ZipFile.OpenRead(path);
        }
        catch (InvalidDataException)
        {
            throw new BackupException($"{path}: expected a backup of this program, found something else");
        }
    }

    private static byte[] Entry(ZipArchive zip, string name)
    {
        var entry = zip.GetEntry(name) ?? throw new BackupException($"expected '{name}' in the backup, found nothing");
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        try
        {
            stream.CopyTo(bytes);
        }
        catch (InvalidDataException)
        {
            throw new BackupException($"'{name}' in the backup is damaged; nothing was restored");
        }
        return bytes.ToArray();
    }

    private static async Task Put(ZipArchive zip, string name, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await using var stream = entry.Open();
        await stream.WriteAsync(bytes, cancel);
    }

    private static byte[] Seal(byte[] plain, string passphrase)
    {
        var (salt, nonce, tag, hidden) = (RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(12), new byte[16], new byte[plain.Length]);
        using var cipher = new AesGcm(Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, Rounds, HashAlgorithmName.SHA256, 32), 16);
        cipher.Encrypt(nonce, plain, hidden, tag);
        return [.. salt, .. nonce, .. tag, .. hidden];
    }

    private static byte[] Unseal(byte[] bytes, string passphrase, string path)
    {
        try
        {
            var plain = new byte[bytes.Length - 44];
            using var cipher = new AesGcm(Rfc2898DeriveBytes.Pbkdf2(passphrase, bytes.AsSpan(0, 16), Rounds, HashAlgorithmName.SHA256, 32), 16);
            cipher.Decrypt(bytes.AsSpan(16, 12), bytes.AsSpan(44), bytes.AsSpan(28, 16), plain);
            return plain;
        }
        catch (Exception e) when (e is CryptographicException or OverflowException)
        {
            throw new BackupException($"{path}: the keys do not open with this passphrase; nothing was restored");
        }
    }

    private static void WriteKey(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(path, options);
        stream.Write(bytes);
    }
}
