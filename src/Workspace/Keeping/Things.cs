using System.Data.Common;
using System.Text.Json;
using CodingAhead.Workspace.Store;

namespace CodingAhead.Workspace.Keeping;

/// <summary>A kind of thing that people keep: a form, filled in, under a name.</summary>
/// <param name="Address">The page that the form belongs to; null for one that only stands in a list.</param>
/// <param name="Sealed">Whether it may hold clinical text, and so is encrypted in the store.</param>
/// <param name="Fields">The fields that are kept, and no others; a name that ends in <c>*</c> stands for numbered ones.</param>
public sealed record Kind(string Name, string Title, string? Address, bool Posts, bool Sealed, IReadOnlyList<string> Fields)
{
    public static IReadOnlyList<Kind> All { get; } =
    [
        new("search", "Searches", "/search", false, false, ["q", "system", "billable", "on"]),
        new("list", "Code lists", null, false, false, ["codes"]),
        new("rule", "Rules of one's own", null, false, false, ["codes", "not_with", "only_with", "diagnoses", "payer", "setting", "age_from", "age_to", "sex", "most_units", "message"]),
        new("claim", "Claims", "/claims", true, true, ["setting", "payer", "birth_date", "sex", "diagnosis*", "date*", "pos*", "code*", "modifiers*", "pointers*", "units*"]),
        new("conversation", "Conversations with CasePilot", "/casepilot", true, true, ["turn", "question"]),
        new("case", "Cases for Case2Code", "/case2code", true, true, ["text", "setting", "on", "against"]),
        new("note", "Notes for DetectICD10CM", "/detecticd10cm", true, true, ["text", "setting", "on"]),
    ];

    public static Kind? Find(string? name) => All.FirstOrDefault(k => k.Name == name);

    /// <summary>Whether a field belongs to this kind.</summary>
    public bool Takes(string field) => Fields.Any(f => f[^1] == '*' ? field.StartsWith(f[..^1], StringComparison.Ordinal) && field.Length > f.Length - 1 && field[(f.Length - 1)..].All(char.IsAsciiDigit) : f == field);
}

/// <summary>A thing that someone keeps.</summary>
/// <param name="Fields">The form's values; null when they are sealed under a key that is not at hand.</param>
public sealed record Thing(string Id, Kind Kind, string Name, bool Team, string WrittenBy, DateTimeOffset Created, DateTimeOffset Changed, IReadOnlyList<KeyValuePair<string, string>>? Fields)
{
    public string Field(string name) => Fields?.FirstOrDefault(f => f.Key == name).Value ?? "";
}

/// <summary>Searches, lists, rules, claims, conversations and cases, kept by an explicit act; one's own and one's team's, never another's.</summary>
public sealed class Things(WorkspaceDatabase database, Vault vault, TimeProvider time)
{
    public const int LongestBody = 300_000;
    public const int LongestName = 100;
    public const int MostOfOne = 2_000;

    private const string Columns = "id, owner, kind, name, body, written_by, created, changed";

    public bool Seals => vault.Open;

    /// <param name="kind">Only of this kind; null for all.</param>
    public async Task<IReadOnlyList<Thing>> All(Keeper keeper, Kind? kind = null, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        await using var command = connection.Command($"SELECT {Columns} FROM thing WHERE (owner = @own OR owner = @team) AND (@kind = '' OR kind = @kind) ORDER BY kind, name, id", null, ("own", keeper.Own), ("team", keeper.Shared ?? ""), ("kind", kind?.Name ?? ""));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var all = new List<Thing>();
        while (await reader.ReadAsync(cancel))
            if (Row(reader) is { } thing)
                all.Add(thing);
        return all;
    }

    public async Task<Thing?> Find(Keeper keeper, string id, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        await using var command = connection.Command($"SELECT {Columns} FROM thing WHERE id = @id AND (owner = @own OR owner = @team)", null, ("id", id), ("own", keeper.Own), ("team", keeper.Shared ?? ""));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? Row(reader) : null;
    }

    /// <summary>Keeps a form under a name; one of the same kind and name is replaced. Its number, or null where it may not be kept.</summary>
    /// <param name="changed">The moment that an import brings along; null for now.</param>
    public async Task<string?> Keep(Keeper keeper, Kind kind, string name, IEnumerable<KeyValuePair<string, string>> fields, bool team, DateTimeOffset? changed = null, CancellationToken cancel = default)
    {
        var body = JsonSerializer.Serialize(fields.Where(f => kind.Takes(f.Key) && f.Value.Length > 0).Select(f => new[] { f.Key, f.Value }).ToArray());
        var owner = team ? keeper.Shared : keeper.Own;
        name = new string([.. name.Trim().Where(c => !char.IsControl(c))]);
        if (owner is null || name.Length is 0 or > LongestName || body.Length is 2 or > LongestBody || (kind.Sealed && !vault.Open))
            return null;
        await using var connection = await database.Open(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var id = await connection.OneAsync("SELECT id FROM thing WHERE owner = @owner AND kind = @kind AND name = @name", transaction, cancel, ("owner", owner), ("kind", kind.Name), ("name", name)) as string;
        if (id is null && Convert.ToInt32(await connection.OneAsync("SELECT COUNT(*) FROM thing WHERE owner = @owner", transaction, cancel, ("owner", owner)), System.Globalization.CultureInfo.InvariantCulture) >= MostOfOne)
            return null;
        id ??= Guid.NewGuid().ToString("N");
        var now = time.GetUtcNow();
        await connection.RunAsync(
            $"INSERT INTO thing ({Columns}) VALUES (@id, @owner, @kind, @name, @body, @by, @now, @changed) ON CONFLICT (id) DO UPDATE SET body = @body, written_by = @by, changed = @changed", transaction, cancel,
            ("id", id), ("owner", owner), ("kind", kind.Name), ("name", name), ("body", kind.Sealed ? vault.Seal(body, $"{owner}/{id}") : body), ("by", keeper.Name),
            ("now", now.ToUnixTimeMilliseconds()), ("changed", (changed ?? now).ToUnixTimeMilliseconds()));
        await transaction.CommitAsync(cancel);
        return id;
    }

    public async Task<bool> Remove(Keeper keeper, string id, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        return await connection.RunAsync("DELETE FROM thing WHERE id = @id AND (owner = @own OR owner = @team)", null, cancel, ("id", id), ("own", keeper.Own), ("team", keeper.Shared ?? "")) == 1;
    }

    private Thing? Row(DbDataReader row)
    {
        if (Kind.Find(row.GetString(2)) is not { } kind)
            return null;
        var (id, owner) = (row.GetString(0), row.GetString(1));
        var body = kind.Sealed ? vault.Unseal(row.GetString(4), $"{owner}/{id}") : row.GetString(4);
        return new Thing(id, kind, row.GetString(3), owner.StartsWith("team:", StringComparison.Ordinal), row.GetString(5), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)),
            body is null ? null : [.. JsonSerializer.Deserialize<string[][]>(body)!.Select(p => KeyValuePair.Create(p[0], p[1]))]);
    }
}
