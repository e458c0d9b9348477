using CodingAhead.Workspace.Store;

namespace CodingAhead.Workspace.Keeping;

/// <summary>A note on a code.</summary>
/// <param name="Code">Such as <c>cpt:78597</c>.</param>
/// <param name="Team">Whether it is the team's and not the person's own.</param>
public sealed record CodeNote(string Code, string Body, string WrittenBy, DateTimeOffset Changed, bool Team);

/// <summary>Whose things are meant: a person, and the team whose notes are shared.</summary>
public sealed record Keeper(string Person, string Name, string? Team)
{
    /// <summary>The one person of a local workbench.</summary>
    public static Keeper Local { get; } = new("local", "", null);

    internal string Own => "person:" + Person;

    internal string? Shared => Team is { Length: > 0 } team ? "team:" + team : null;
}

/// <summary>What people keep of codes: favourites, notes of their own and of their team, and what they read last. Only ever one's own.</summary>
public sealed class Kept(WorkspaceDatabase database, TimeProvider time)
{
    public const int LongestNote = 4_000;
    public const int LongestSearch = 80;
    private const int MostRecent = 40;
    private const string Remembering = "remember";

    public async Task<IReadOnlyList<string>> Favourites(Keeper keeper, CancellationToken cancel = default) =>
        await List("SELECT code FROM favourite WHERE person = @person ORDER BY created DESC, code", keeper.Person, cancel);

    public async Task<IReadOnlyList<string>> Recent(Keeper keeper, CancellationToken cancel = default) =>
        await List($"SELECT code FROM recent WHERE person = @person ORDER BY seen DESC LIMIT {MostRecent}", keeper.Person, cancel);

    public async Task Favour(Keeper keeper, string code, bool keep, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        await connection.RunAsync(keep ? "INSERT INTO favourite (person, code, created) VALUES (@person, @code, @now) ON CONFLICT (person, code) DO NOTHING"
            : "DELETE FROM favourite WHERE person = @person AND code = @code AND @now > 0", null, cancel, ("person", keeper.Person), ("code", code), ("now", Now));
    }

    /// <summary>What someone searched for, newest first.</summary>
    public async Task<IReadOnlyList<string>> Searches(Keeper keeper, CancellationToken cancel = default) =>
        await List($"SELECT query FROM recent_search WHERE person = @person ORDER BY seen DESC, query LIMIT {MostRecent}", keeper.Person, cancel);

    /// <summary>Notes that a code was read, unless the person wants nothing remembered, and forgets what was read long before.</summary>
    /// <param name="at">The moment that an import brings along; null for now.</param>
    public Task Read(string person, string code, DateTimeOffset? at = null, CancellationToken cancel = default) => Remember("recent", "code", person, code, at, cancel);

    /// <summary>Notes a search in the same way. The caller has made sure that it holds nothing of a patient.</summary>
    public Task Searched(string person, string query, DateTimeOffset? at = null, CancellationToken cancel = default) =>
        query.Length is 0 or > LongestSearch ? Task.CompletedTask : Remember("recent_search", "query", person, query, at, cancel);

    private async Task Remember(string table, string column, string person, string value, DateTimeOffset? at, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await connection.RunAsync(
            $"INSERT INTO {table} (person, {column}, seen) SELECT @person, @value, @now WHERE NOT EXISTS (SELECT 1 FROM choice WHERE person = @person AND name = '{Remembering}' AND value = '0') ON CONFLICT (person, {column}) DO UPDATE SET seen = @now",
            null, cancel, ("person", person), ("value", value), ("now", at?.ToUnixTimeMilliseconds() ?? Now));
        // what is listed is bounded anyway; one in eight clears up behind it
        if (Random.Shared.Next(8) == 0)
            await connection.RunAsync($"DELETE FROM {table} WHERE person = @person AND seen < (SELECT MIN(seen) FROM (SELECT seen FROM {table} WHERE person = @person ORDER BY seen DESC LIMIT {MostRecent}) AS last)", null, cancel, ("person", person));
    }

    /// <summary>Whether what the person reads and searches is remembered: yes, until they say no.</summary>
    public async Task<bool> Remembers(Keeper keeper, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        return await connection.OneAsync($"SELECT value FROM choice WHERE person = @person AND name = '{Remembering}'", null, cancel, ("person", keeper.Person)) is not "0";
    }

    /// <summary>Chooses whether it is remembered; with no, what was is forgotten at once.</summary>
    public async Task Choose(Keeper keeper, bool remember, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        await connection.RunAsync($"INSERT INTO choice (person, name, value) VALUES (@person, '{Remembering}', @value) ON CONFLICT (person, name) DO UPDATE SET value = @value", null, cancel, ("person", keeper.Person), ("value", remember ? "1" : "0"));
        foreach (var sql in remember ? [] : (string[])["DELETE FROM recent WHERE person = @person", "DELETE FROM recent_search WHERE person = @person"])
            await connection.RunAsync(sql, null, cancel, ("person", keeper.Person));
    }

    /// <summary>The notes that a person sees: their own, and their team's.</summary>
    public async Task<IReadOnlyList<CodeNote>> Notes(Keeper keeper, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        await using var command = connection.Command("SELECT owner, code, body, written_by, changed FROM note WHERE owner = @own OR owner = @team ORDER BY code, owner", null, ("own", keeper.Own), ("team", keeper.Shared ?? ""));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var all = new List<CodeNote>();
        while (await reader.ReadAsync(cancel))
            all.Add(new CodeNote(reader.GetString(1), reader.GetString(2), reader.GetString(3), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(4)), reader.GetString(0).StartsWith("team:", StringComparison.Ordinal)));
        return all;
    }

    /// <summary>Writes a note; an empty one is removed.</summary>
    /// <param name="team">For the team to see; without a team nothing is written.</param>
    public async Task Write(Keeper keeper, string code, string body, bool team, CancellationToken cancel = default)
    {
        if ((team ? keeper.Shared : keeper.Own) is not { } owner)
            return;
        await using var connection = await database.Open(cancel);
        if (body.Trim().Length == 0)
            await connection.RunAsync("DELETE FROM note WHERE owner = @owner AND code = @code", null, cancel, ("owner", owner), ("code", code));
        else
            await connection.RunAsync(
                "INSERT INTO note (owner, code, body, written_by, changed) VALUES (@owner, @code, @body, @by, @now) ON CONFLICT (owner, code) DO UPDATE SET body = @body, written_by = @by, changed = @now", null, cancel,
                ("owner", owner), ("code", code), ("body", body.Length > LongestNote ? body[..LongestNote] : body), ("by", keeper.Name), ("now", Now));
    }

    /// <summary>Removes everything of a person. The team's notes stay the team's.</summary>
    public async Task Forget(Keeper keeper, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        foreach (var sql in (string[])["DELETE FROM favourite WHERE person = @person", "DELETE FROM recent WHERE person = @person", "DELETE FROM recent_search WHERE person = @person", "DELETE FROM choice WHERE person = @person"])
            await connection.RunAsync(sql, null, cancel, ("person", keeper.Person));
        foreach (var sql in (string[])["DELETE FROM note WHERE owner = @own", "DELETE FROM thing WHERE owner = @own"])
            await connection.RunAsync(sql, null, cancel, ("own", keeper.Own));
        foreach (var sql in (string[])["DELETE FROM tally WHERE subject = @subject", "DELETE FROM opened WHERE subject = @subject"])
            await connection.RunAsync(sql, null, cancel, ("subject", "person:" + keeper.Person));
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task<IReadOnlyList<string>> List(string sql, string person, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await using var command = connection.Command(sql, null, ("person", person));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var all = new List<string>();
        while (await reader.ReadAsync(cancel))
            all.Add(reader.GetString(0));
        return all;
    }
}

/// <summary>A code as it is kept: its system and its characters, such as <c>icd10cm:E119</c>.</summary>
public static class CodeName
{
    /// <summary>Reads <c>system:code</c> in any spelling; null when it is none.</summary>
    public static string? Read(string? text) => text?.Split(':', 2) is [var system, var code] ? Of(system, code) : null;

    public static string? Of(string system, string code)
    {
        var book = system.Replace("-", "", StringComparison.Ordinal).Trim().ToLowerInvariant();
        var plain = new string([.. code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return book.Length is > 0 and <= 12 && book.All(char.IsAsciiLetterOrDigit) && plain.Length is > 0 and <= 10 ? $"{book}:{plain}" : null;
    }
}
