using System.Data.Common;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using CodingAhead.Workspace.Store;
using Microsoft.AspNetCore.Http;

namespace CodingAhead.Workspace.Audit;

/// <summary>One act.</summary>
/// <param name="Person">The person's number; empty when nobody was signed in.</param>
/// <param name="Object">What it was done to: an address, a person, a code. Never a value of a clinical text.</param>
/// <param name="Place">The network address it came from.</param>
/// <param name="Hash">Over this row and the hash of the row before it.</param>
public sealed record AuditEntry(long Seq, DateTimeOffset At, string Person, string Name, string Act, string Object, string Outcome, string Place, string Hash);

/// <summary>What a check of the chain found.</summary>
/// <param name="Rows">How many rows stand.</param>
/// <param name="Head">The hash of the last row: noted down elsewhere, it shows later whether rows were cut off the end.</param>
/// <param name="Broken">The first row that does not fit the one before it; null when the chain is whole.</param>
public sealed record AuditCheck(long Rows, string Head, long? Broken);

/// <summary>
/// The record of acts: it only grows, and each row is chained to the one before by a hash, under the operator's key where there is one. Who
/// changes, removes or inserts a row breaks the chain from there on.
/// </summary>
public sealed class AuditLog(WorkspaceDatabase database, TimeProvider time, byte[]? key)
{
    private const long Turn = 7_305_211_641;
    private const string Columns = "seq, at, person, name, act, object, outcome, place, hash";

    /// <summary>Records an act of the one who asks.</summary>
    public Task Add(HttpContext http, string act, string what, string outcome, CancellationToken cancel = default) =>
        Add(http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", http.User.Identity?.Name ?? "", act, what, outcome, http.Connection.RemoteIpAddress?.ToString() ?? "", cancel);

    public async Task Add(string person, string name, string act, string what, string outcome, string place, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        // one row at a time, whichever server writes it
        if (database.Postgres)
            await connection.RunAsync($"SELECT pg_advisory_xact_lock({Turn})", transaction, cancel);
        var (seq, before) = (0L, "");
        await using (var command = connection.Command("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1", transaction))
        await using (var reader = await command.ExecuteReaderAsync(cancel))
            if (await reader.ReadAsync(cancel))
                (seq, before) = (reader.GetInt64(0), reader.GetString(1));
        var entry = new AuditEntry(seq + 1, DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds()), person, Plain(name), act, Plain(what), outcome, place, "");
        await connection.RunAsync($"INSERT INTO audit ({Columns}) VALUES (@seq, @at, @person, @name, @act, @object, @outcome, @place, @hash)", transaction, cancel,
            ("seq", entry.Seq), ("at", entry.At.ToUnixTimeMilliseconds()), ("person", entry.Person), ("name", entry.Name), ("act", entry.Act), ("object", entry.Object),
            ("outcome", entry.Outcome), ("place", entry.Place), ("hash", Hash(entry, before)));
        await transaction.CommitAsync(cancel);
    }

    /// <summary>The newest rows before a number.</summary>
    public async Task<IReadOnlyList<AuditEntry>> Read(long? before, int most, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        await using var command = connection.Command($"SELECT {Columns} FROM audit WHERE seq < @before ORDER BY seq DESC LIMIT @most", null, ("before", before ?? long.MaxValue), ("most", most));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var all = new List<AuditEntry>();
        while (await reader.ReadAsync(cancel))
            all.Add(Row(reader));
        return all;
    }

    /// <summary>Reads the whole chain and checks every link.</summary>
    /// <param name="head">A hash noted down earlier, which must still stand in the chain.</param>
    public async Task<AuditCheck> Verify(string? head = null, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        await using var command = connection.Command($"SELECT {Columns} FROM audit ORDER BY seq", null);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var (rows, before, seen) = (0L, "", head is null);
        while (await reader.ReadAsync(cancel))
        {
            var entry = Row(reader);
            if (entry.Seq != rows + 1 || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(entry.Hash), Encoding.ASCII.GetBytes(Hash(entry, before))))
                return new AuditCheck(rows, before, rows + 1);
            (rows, before, seen) = (rows + 1, entry.Hash, seen || entry.Hash == head);
        }
        return new AuditCheck(rows, before, seen ? null : rows + 1);
    }

    private string Hash(AuditEntry entry, string before)
    {
        var text = new StringBuilder();
        // lengths stand before the values, so that no two rows write the same text
        foreach (var value in (string[])[before, entry.Seq.ToString(CultureInfo.InvariantCulture), entry.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), entry.Person, entry.Name, entry.Act, entry.Object, entry.Outcome, entry.Place])
            text.Append(CultureInfo.InvariantCulture, $"{value.Length}:{value}");
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        return Convert.ToHexStringLower(key is null ? SHA256.HashData(bytes) : HMACSHA256.HashData(key, bytes));
    }

    private static AuditEntry Row(DbDataReader row) => new(row.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), row.GetString(2), row.GetString(3), row.GetString(4),
        row.GetString(5), row.GetString(6), row.GetString(7), row.GetString(8));

    // a name that was typed in may hold anything; a record is one line
    private static string Plain(string text)
    {
        var plain = new string([.. text.Where(c => !char.IsControl(c))]);
        return plain.Length > 200 ? plain[..200] : plain;
    }
}
