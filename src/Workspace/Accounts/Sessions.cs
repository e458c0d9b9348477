using System.Buffers.Text;
using System.Data.Common;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using CodingAhead.Workspace.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace CodingAhead.Workspace.Accounts;

/// <summary>Where a person is signed in.</summary>
/// <param name="Id">A hash: it names the session and does not open it.</param>
/// <param name="Agent">What the browser calls itself, shortened.</param>
public sealed record Session(string Id, string Agent, DateTimeOffset Created, DateTimeOffset Seen);

/// <summary>
/// Signed-in sessions, kept in the store: the cookie holds a random word, the store its hash. Logging out, or ending a session from another
/// machine, ends it for good; a copied cookie opens nothing afterwards.
/// </summary>
public sealed class Sessions(WorkspaceDatabase database, TimeProvider time, IDataProtectionProvider protection, IHttpContextAccessor accessor) : ITicketStore
{
    private readonly IDataProtector protector = protection.CreateProtector("CodingAhead.Session");

    public Task<string> StoreAsync(AuthenticationTicket ticket) => StoreAsync(ticket, CancellationToken.None);

    public async Task<string> StoreAsync(AuthenticationTicket ticket, CancellationToken cancellationToken)
    {
        var word = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = time.GetUtcNow();
        await using var connection = await database.Open(cancellationToken);
        await connection.RunAsync("INSERT INTO session (id, person, ticket, agent, created, seen, expires) VALUES (@id, @person, @ticket, @agent, @now, @now, @expires)", null, cancellationToken,
            ("id", Hash(word)), ("person", Person(ticket)), ("ticket", Protect(ticket)), ("agent", Agent()), ("now", now.ToUnixTimeMilliseconds()), ("expires", Expires(ticket, now)));
        return word;
    }

    /// <summary>Set among the items of a request whose session is to go on although all of its person's were ended.</summary>
    public const string GoesOn = "codingahead.session-goes-on";

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var now = time.GetUtcNow();
        // an ended session is never brought back by a request that was under way
        var sql = accessor.HttpContext?.Items.ContainsKey(GoesOn) == true
            ? "INSERT INTO session (id, person, ticket, agent, created, seen, expires) VALUES (@id, @person, @ticket, @agent, @now, @now, @expires) ON CONFLICT (id) DO UPDATE SET ticket = @ticket, seen = @now, expires = @expires"
            : "UPDATE session SET ticket = @ticket, seen = @now, expires = @expires WHERE id = @id AND person = @person AND @agent IS NOT NULL";
        await using var connection = await database.Open();
        await connection.RunAsync(sql, null, default, ("id", Hash(key)), ("person", Person(ticket)), ("ticket", Protect(ticket)), ("agent", Agent()), ("now", now.ToUnixTimeMilliseconds()), ("expires", Expires(ticket, now)));
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        await using var connection = await database.Open();
        var bytes = await connection.OneAsync("SELECT ticket FROM session WHERE id = @id AND expires > @now", null, default, ("id", Hash(key)), ("now", time.GetUtcNow().ToUnixTimeMilliseconds()));
        try
        {
            return bytes is byte[] ticket ? TicketSerializer.Default.Deserialize(protector.Unprotect(ticket)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public async Task RemoveAsync(string key)
    {
        await using var connection = await database.Open();
        await connection.RunAsync("DELETE FROM session WHERE id = @id", null, default, ("id", Hash(key)));
    }

    public async Task<IReadOnlyList<Session>> Of(string person, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        await using var command = connection.Command("SELECT id, agent, created, seen FROM session WHERE person = @person AND expires > @now ORDER BY seen DESC", null, ("person", person), ("now", time.GetUtcNow().ToUnixTimeMilliseconds()));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var all = new List<Session>();
        while (await reader.ReadAsync(cancel))
            all.Add(new Session(reader.GetString(0), reader.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(2)), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(3))));
        return all;
    }

    /// <summary>Ends one of a person's sessions, or all of them; another person's is never touched.</summary>
    public async Task End(string person, string? id, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        await connection.RunAsync("DELETE FROM session WHERE person = @person AND (@id = '' OR id = @id)", null, cancel, ("person", person), ("id", id ?? ""));
    }

    private byte[] Protect(AuthenticationTicket ticket) => protector.Protect(TicketSerializer.Default.Serialize(ticket));

    private static string Person(AuthenticationTicket ticket) => ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("a session without a person");

    private static long Expires(AuthenticationTicket ticket, DateTimeOffset now) => (ticket.Properties.ExpiresUtc ?? now.AddHours(1)).ToUnixTimeMilliseconds();

    private static string Hash(string word) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(word)));

    private string Agent()
    {
        var text = accessor.HttpContext?.Request.Headers.UserAgent.ToString() ?? "";
        var plain = new string([.. text.Where(c => c is >= ' ' and < (char)127)]);
        return plain.Length > 120 ? plain[..120] : plain;
    }
}
