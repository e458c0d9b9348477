using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CodingAhead.Workspace.Store;

namespace CodingAhead.Workspace.Accounts;

/// <summary>What an invitation gives to the one who uses it.</summary>
public sealed record Invitation(string Role, string? Team);

/// <summary>Words for one use that make an account of a role: those of an administrator, and the first one, which is printed on the console.</summary>
public sealed class Invitations(WorkspaceDatabase database, TimeProvider time)
{
    private const string Console = "console";

    /// <summary>A word for the first administrator, when there is none yet; it holds for a day and replaces earlier ones.</summary>
    public async Task<string?> First(CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        if (await connection.OneAsync("SELECT 1 FROM person WHERE role = 'admin'", null, cancel) is not null)
            return null;
        return await Make(Roles.Admin, null, Console, TimeSpan.FromDays(1), cancel);
    }

    public async Task<string> Make(string role, string? team, string by, TimeSpan holds, CancellationToken cancel = default)
    {
        var word = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(18));
        await using var connection = await database.Open(cancel);
        await connection.RunAsync("INSERT INTO invitation (hash, role, team, made_by, expires) VALUES (@hash, @role, @team, @by, @expires)", null, cancel,
            ("hash", Hash(word)), ("role", role), ("team", team), ("by", by), ("expires", time.GetUtcNow().Add(holds).ToUnixTimeMilliseconds()));
        return word;
    }

    /// <summary>Whether a word would be taken.</summary>
    public async Task<Invitation?> Find(string word, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        await using var command = connection.Command("SELECT role, team FROM invitation WHERE hash = @hash AND expires > @now", null, ("hash", Hash(word)), ("now", time.GetUtcNow().ToUnixTimeMilliseconds()));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? new Invitation(reader.GetString(0), await reader.IsDBNullAsync(1, cancel) ? null : reader.GetString(1)) : null;
    }

    /// <summary>Uses a word up: of two who come with the same one, one gets it. The console's words end with the first administrator.</summary>
    public async Task<bool> Use(string word, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        if (await connection.RunAsync("DELETE FROM invitation WHERE hash = @hash AND expires > @now", null, cancel, ("hash", Hash(word)), ("now", time.GetUtcNow().ToUnixTimeMilliseconds())) != 1)
            return false;
        await connection.RunAsync("DELETE FROM invitation WHERE made_by = @by AND EXISTS (SELECT 1 FROM person WHERE role = 'admin')", null, cancel, ("by", Console));
        return true;
    }

    private static string Hash(string word) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(word)));
}
