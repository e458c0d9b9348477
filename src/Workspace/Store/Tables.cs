using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;

namespace CodingAhead.Workspace.Store;

/// <summary>The kind of a column, the same for both databases.</summary>
internal enum ColumnKind
{
    Text,
    Number,
    Truth,
    Moment,

    /// <summary>Bytes, in base64.</summary>
    Bytes,

    /// <summary>JSON, written out in one order of its names: PostgreSQL keeps it in an order of its own.</summary>
    Json,
}

/// <summary>A table as a backup holds it.</summary>
/// <param name="Columns">Names with their kinds.</param>
/// <param name="Order">The columns that put its rows into one order.</param>
internal sealed record Table(string Name, string Order, IReadOnlyList<(string Name, ColumnKind Kind)> Columns)
{
    public string Selects => string.Join(", ", Columns.Select(c => c.Name));

    public string Inserts(bool postgres) => $"INSERT INTO {Name} ({Selects}) VALUES ({string.Join(", ", Columns.Select(c => postgres && c.Kind == ColumnKind.Json ? $"@{c.Name}::jsonb" : "@" + c.Name))})";

    /// <summary>The table as an older backup has it: columns are only ever added at the end.</summary>
    public Table First(int columns) => columns >= Columns.Count ? this : this with { Columns = [.. Columns.Take(columns)] };

    /// <summary>A value of a row: text, number, truth, or a moment in round-trip form; null for none.</summary>
    public object? Read(DbDataReader row, int column) => row.IsDBNull(column) ? null : Columns[column].Kind switch
    {
        ColumnKind.Number => row.GetInt64(column),
        ColumnKind.Truth => row.GetBoolean(column),
        ColumnKind.Bytes => Convert.ToBase64String(row.GetFieldValue<byte[]>(column)),
        ColumnKind.Json => Ordered(JsonNode.Parse(row.GetString(column)))!.ToJsonString(),
        ColumnKind.Moment => row.GetFieldValue<DateTimeOffset>(column).ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        _ => row.GetString(column),
    };

    private static JsonNode? Ordered(JsonNode? node) => node switch
    {
        JsonObject some => new JsonObject(some.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Ordered(p.Value)))),
        JsonArray many => new JsonArray([.. many.Select(Ordered)]),
        _ => node?.DeepClone(),
    };
}

/// <summary>
/// The tables that a backup holds, those that others refer to first. Sessions, form and cookie keys, and the keys of days are left out:
/// they open things, and people log in again.
/// </summary>
internal static class Tables
{
    public static IReadOnlyList<Table> All { get; } =
    [
        Of("person", "id", "id user_name normalized_user_name email normalized_email email_confirmed? password_hash security_stamp concurrency_stamp phone_number phone_number_confirmed? two_factor_enabled? lockout_end! lockout_enabled? access_failed_count# role plan plan_until# team created#"),
        Of("person_token", "user_id, login_provider, name", "user_id login_provider name value"),
        Of("person_login", "login_provider, provider_key", "login_provider provider_key provider_display_name user_id"),
        Of("person_passkey", "credential_id", "credential_id* user_id data{"),
        Of("invitation", "hash", "hash role team made_by expires#"),
        Of("plan", "name", "name pages# period days# locked"),
        Of("tally", "subject, period", "subject period used# ends#"),
        Of("opened", "subject, period, page", "subject period page ends#"),
        Of("favourite", "person, code", "person code created#"),
        Of("note", "owner, code", "owner code body written_by changed#"),
        Of("recent", "person, code", "person code seen#"),
        Of("recent_search", "person, query", "person query seen#"),
        Of("choice", "person, name", "person name value"),
        Of("thing", "id", "id owner kind name body written_by created# changed#"),
        Of("api_key", "hash", "hash id person label scopes per_hour# created# used#"),
        Of("audit", "seq", "seq# at# person name act object outcome place hash"),
    ];

    private static Table Of(string name, string order, string columns) => new(name, order, [.. columns.Split(' ').Select(c => c[^1] switch
    {
        '#' => (c[..^1], ColumnKind.Number),
        '?' => (c[..^1], ColumnKind.Truth),
        '!' => (c[..^1], ColumnKind.Moment),
        '*' => (c[..^1], ColumnKind.Bytes),
        '{' => (c[..^1], ColumnKind.Json),
        _ => (c, ColumnKind.Text),
    })]);
}
