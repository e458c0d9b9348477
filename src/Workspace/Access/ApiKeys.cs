using System.Buffers.Text;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using CodingAhead.Workspace.Store;
using Microsoft.AspNetCore.Http;

namespace CodingAhead.Workspace.Access;

/// <summary>A key of the API, as its owner sees it again; the word itself is shown once, when it is made.</summary>
public sealed record ApiKey(string Id, string Label, IReadOnlyList<Scope> Scopes, int PerHour, DateTimeOffset Created, DateTimeOffset? Used);

/// <summary>Keys by which programs act for a person, within scopes and so often an hour. The store knows their hashes only.</summary>
public sealed class ApiKeys(WorkspaceDatabase database, TimeProvider time)
{
    public const string Mark = "ca_";
    public const int PerHour = 3_600;

    public async Task<string> Make(string person, string label, IReadOnlyList<Scope> scopes, int perHour, CancellationToken cancel = default)
    {
        var word = Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await using var connection = await database.Open(cancel);
        await connection.RunAsync("INSERT INTO api_key (hash, id, person, label, scopes, per_hour, created) VALUES (@hash, @id, @person, @label, @scopes, @per, @now)", null, cancel,
            ("hash", Hash(word)), ("id", Guid.NewGuid().ToString("N")[..12]), ("person", person), ("label", label.Length > 60 ? label[..60] : label),
            ("scopes", string.Join(' ', scopes.Select(s => s.ToString().ToLowerInvariant()))), ("per", perHour), ("now", time.GetUtcNow().ToUnixTimeMilliseconds()));
        return word;
    }

    public async Task<IReadOnlyList<ApiKey>> Of(string person, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        await using var command = connection.Command("SELECT id, label, scopes, per_hour, created, used FROM api_key WHERE person = @person ORDER BY created", null, ("person", person));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var all = new List<ApiKey>();
        while (await reader.ReadAsync(cancel))
            all.Add(new ApiKey(reader.GetString(0), reader.GetString(1), Read(reader.GetString(2)), reader.GetInt32(3), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(4)),
                await reader.IsDBNullAsync(5, cancel) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(5))));
        return all;
    }

    /// <summary>The keys of everyone, with the names of their people.</summary>
    public async Task<IReadOnlyList<(string Person, string Name, ApiKey Key)>> All(int most, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        await using var command = connection.Command("SELECT k.id, k.label, k.scopes, k.per_hour, k.created, k.used, k.person, p.user_name FROM api_key k JOIN person p ON p.id = k.person ORDER BY p.user_name, k.created LIMIT @most", null, ("most", most));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var all = new List<(string, string, ApiKey)>();
        while (await reader.ReadAsync(cancel))
            all.Add((reader.GetString(6), reader.GetString(7), new ApiKey(reader.GetString(0), reader.GetString(1), Read(reader.GetString(2)), reader.GetInt32(3), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(4)),
                await reader.IsDBNullAsync(5, cancel) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(5)))));
        return all;
    }

    /// <summary>Ends a key of a person; another person's is not touched.</summary>
    public async Task<bool> End(string person, string id, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        return await connection.RunAsync("DELETE FROM api_key WHERE person = @person AND id = @id", null, cancel, ("person", person), ("id", id)) == 1;
    }

    /// <summary>Whom a key speaks for; null when there is no such key, or its person is locked out.</summary>
    internal async Task<(ClaimsPrincipal Person, string Id, Scope[] Scopes, int PerHour)?> Find(string word, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await using var command = connection.Command(
            "SELECT k.id, k.scopes, k.per_hour, p.id, p.user_name, p.role, p.lockout_end FROM api_key k JOIN person p ON p.id = k.person WHERE k.hash = @hash", null, ("hash", Hash(word)));
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            if (!await reader.ReadAsync(cancel) || (!await reader.IsDBNullAsync(6, cancel) && await reader.GetFieldValueAsync<DateTimeOffset>(6, cancel) > time.GetUtcNow()))
                return null;
            var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, reader.GetString(3)), new(ClaimTypes.Name, reader.GetString(4)), new(ClaimTypes.Role, reader.GetString(5))], "key");
            return (new ClaimsPrincipal(identity), reader.GetString(0), Read(reader.GetString(1)), reader.GetInt32(2));
        }
    }

    internal async Task Touch(string id, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await connection.RunAsync("UPDATE api_key SET used = @now WHERE id = @id", null, cancel, ("now", time.GetUtcNow().ToUnixTimeMilliseconds()), ("id", id));
    }

    private static Scope[] Read(string scopes) => [.. scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => Enum.TryParse<Scope>(s, ignoreCase: true, out var scope) ? scope : Scope.None)];

    private static string Hash(string word) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(word)));
}

/// <summary>Lets a program in by its key, before the door; a word that is no key is refused, not taken for a guest.</summary>
public sealed class KeyDoor(RequestDelegate next, ApiKeys keys, Tallies tallies, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            await next(http);
            return;
        }
        var found = header.Length is > 10 and < 200 ? await keys.Find(header[7..].Trim(), http.RequestAborted) : null;
        if (found is not { } key)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer realm=\"codingahead\", error=\"invalid_token\"";
            await Results.Problem("The key is not known, or was ended.", statusCode: 401, title: "Log in").ExecuteAsync(http);
            return;
        }
        var used = await tallies.Take("key:" + key.Id, "hour", key.PerHour, http.RequestAborted);
        var reset = Math.Max(1, (long)(Period.Around(time.GetUtcNow(), "hour").Ends - time.GetUtcNow()).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["RateLimit-Limit"] = key.PerHour.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["RateLimit-Remaining"] = Math.Max(0, key.PerHour - (used ?? key.PerHour)).ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["RateLimit-Reset"] = reset;
        if (used is null)
        {
            http.Response.Headers.RetryAfter = reset;
            await Results.Problem("This key has made its requests of the hour.", statusCode: 429, title: "Too many requests").ExecuteAsync(http);
            return;
        }
        // the first request of an hour is noted; every one would be a write for a date
        if (used == 1)
            await keys.Touch(key.Id, http.RequestAborted);
        http.User = key.Person;
        http.Items[Door.Scopes] = key.Scopes;
        await next(http);
    }
}
