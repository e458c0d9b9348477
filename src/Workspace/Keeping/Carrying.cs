using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CodingAhead.Workspace.Keeping;

/// <summary>Everything that someone keeps, out and in again: as JSON, or as CSV with a row a value for a spreadsheet.</summary>
public sealed class Carrying(Kept kept, Things things, TimeProvider time)
{
    private const string Format = "codingahead-kept/2", Older = "codingahead-kept/1";
    private const int MostRecalled = 40;
    private const string Heading = "kind,name,team,written_by,changed,field,value";

    public async Task<byte[]> Json(Keeper keeper, CancellationToken cancel = default)
    {
        using var stream = new MemoryStream();
        await using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("name", keeper.Name);
            foreach (var (name, codes) in new[] { ("favourites", await kept.Favourites(keeper, cancel)), ("recent", await kept.Recent(keeper, cancel)), ("searched", await kept.Searches(keeper, cancel)) })
            {
                json.WriteStartArray(name);
                foreach (var one in codes)
                    json.WriteStringValue(one);
                json.WriteEndArray();
            }
            json.WriteStartArray("notes");
            foreach (var note in await kept.Notes(keeper, cancel))
            {
                json.WriteStartObject();
                json.WriteString("code", note.Code);
                json.WriteString("body", note.Body);
                Sign(json, note.Team, note.WrittenBy, note.Changed);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("things");
            foreach (var thing in await things.All(keeper, null, cancel))
                Write(json, thing);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    public async Task<string> Csv(Keeper keeper, CancellationToken cancel = default)
    {
        var text = new StringBuilder(Heading).Append('\n');
        void Row(string kind, string name, bool team, string by, DateTimeOffset? changed, string field, string value) => text.AppendJoin(',',
            ((string[])[kind, name, team ? "true" : "", by, changed?.ToString("O", CultureInfo.InvariantCulture) ?? "", field, value]).Select(CsvText.Cell)).Append('\n');
        foreach (var code in await kept.Favourites(keeper, cancel))
            Row("favourite", code, false, "", null, "", "");
        foreach (var code in await kept.Recent(keeper, cancel))
            Row("recent", code, false, "", null, "", "");
        foreach (var query in await kept.Searches(keeper, cancel))
            Row("searched", query, false, "", null, "", "");
        foreach (var note in await kept.Notes(keeper, cancel))
            Row("code_note", note.Code, note.Team, note.WrittenBy, note.Changed, "body", note.Body);
        foreach (var thing in await things.All(keeper, null, cancel))
            foreach (var (field, value) in thing.Fields ?? [])
                Row(thing.Kind.Name, thing.Name, thing.Team, thing.WrittenBy, thing.Changed, field, value);
        return text.ToString();
    }

    /// <summary>Takes an export in again, in either form: one's own things are added to what is there, the team's are not.</summary>
    /// <returns>How many were taken.</returns>
    /// <exception cref="FormatException">It is no export.</exception>
    public async Task<int> Take(Keeper keeper, string text, CancellationToken cancel = default)
    {
        if (text.TrimStart('\uFEFF').StartsWith(Heading, StringComparison.Ordinal))
            return await TakeCsv(keeper, text.TrimStart('\uFEFF'), cancel);
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && Text(root, "format") is Format or Older ? await TakeJson(keeper, root, cancel) : throw new FormatException("expected an export of this program");
        }
        catch (JsonException e)
        {
            throw new FormatException("expected an export of this program", e);
        }
    }

    private async Task<int> TakeJson(Keeper keeper, JsonElement root, CancellationToken cancel)
    {
        var taken = 0;
        foreach (var code in Rows(root, "favourites").Reverse())
            taken += await Favour(keeper, code.ValueKind == JsonValueKind.String ? code.GetString() : null, cancel);
        foreach (var note in Rows(root, "notes").Where(n => n.ValueKind == JsonValueKind.Object && !Team(n)))
            taken += await Note(keeper, Text(note, "code"), Text(note, "body") ?? "", cancel);
        foreach (var thing in Rows(root, "things").Where(t => t.ValueKind == JsonValueKind.Object && !Team(t)))
        {
            var fields = Rows(thing, "fields").Where(f => f.ValueKind == JsonValueKind.Array && f.GetArrayLength() == 2 && f.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String)).Select(f => KeyValuePair.Create(f[0].GetString()!, f[1].GetString()!));
            taken += await Keep(keeper, Text(thing, "kind"), Text(thing, "name"), Text(thing, "changed"), fields, cancel);
        }
        static List<string> Words(IEnumerable<JsonElement> rows) => [.. rows.Where(r => r.ValueKind == JsonValueKind.String).Select(r => r.GetString()!)];
        await Recall(keeper, Words(Rows(root, "recent")), Words(Rows(root, "searched")), cancel);
        return taken;
    }

    private async Task<int> TakeCsv(Keeper keeper, string text, CancellationToken cancel)
    {
        var rows = CsvText.Rows(text).Skip(1).Where(r => r.Length == 7 && r[2] != "true").ToList();
        var taken = 0;
        foreach (var row in rows.Where(r => r[0] == "favourite").Reverse())
            taken += await Favour(keeper, row[1], cancel);
        foreach (var row in rows.Where(r => r[0] == "code_note"))
            taken += await Note(keeper, row[1], row[6], cancel);
        foreach (var thing in rows.Where(r => Kind.Find(r[0]) is not null).GroupBy(r => (r[0], r[1])))
            taken += await Keep(keeper, thing.Key.Item1, thing.Key.Item2, thing.First()[4], thing.Select(r => KeyValuePair.Create(r[5], r[6])), cancel);
        await Recall(keeper, [.. rows.Where(r => r[0] == "recent").Select(r => r[1])], [.. rows.Where(r => r[0] == "searched").Select(r => r[1])], cancel);
        return taken;
    }

    // in the order in which they were, the newest first; these are no entries of anyone's making and are not counted as taken
    private async Task Recall(Keeper keeper, IReadOnlyList<string> codes, IReadOnlyList<string> searches, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var (place, code) in codes.Take(MostRecalled).Index())
            if (CodeName.Read(code) is { } name)
                await kept.Read(keeper.Person, name, now.AddMilliseconds(-place), cancel);
        foreach (var (place, query) in searches.Take(MostRecalled).Index())
            await kept.Searched(keeper.Person, query, now.AddMilliseconds(-place), cancel);
    }

    private async Task<int> Favour(Keeper keeper, string? code, CancellationToken cancel)
    {
        if (CodeName.Read(code) is not { } name)
            return 0;
        await kept.Favour(keeper, name, true, cancel);
        return 1;
    }

    private async Task<int> Note(Keeper keeper, string? code, string body, CancellationToken cancel)
    {
        if (CodeName.Read(code) is not { } name || body.Length == 0)
            return 0;
        await kept.Write(keeper, name, body, team: false, cancel);
        return 1;
    }

    private async Task<int> Keep(Keeper keeper, string? kind, string? name, string? changed, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancel)
    {
        DateTimeOffset? at = DateTimeOffset.TryParse(changed, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var read) ? read : null;
        return Kind.Find(kind) is { } known && name is not null && await things.Keep(keeper, known, name, fields, team: false, at, cancel) is not null ? 1 : 0;
    }

    private static void Write(Utf8JsonWriter json, Thing thing)
    {
        json.WriteStartObject();
        json.WriteString("kind", thing.Kind.Name);
        json.WriteString("name", thing.Name);
        Sign(json, thing.Team, thing.WrittenBy, thing.Changed);
        if (thing.Fields is null)
            json.WriteString("not_opened", "sealed under another key");
        json.WriteStartArray("fields");
        foreach (var (field, value) in thing.Fields ?? [])
        {
            json.WriteStartArray();
            json.WriteStringValue(field);
            json.WriteStringValue(value);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Sign(Utf8JsonWriter json, bool team, string by, DateTimeOffset changed)
    {
        json.WriteBoolean("team", team);
        json.WriteString("written_by", by);
        json.WriteString("changed", changed);
    }

    private static bool Team(JsonElement row) => row.TryGetProperty("team", out var team) && team.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<JsonElement> Rows(JsonElement root, string name) => root.TryGetProperty(name, out var rows) && rows.ValueKind == JsonValueKind.Array ? rows.EnumerateArray() : [];
}

/// <summary>Values between commas (RFC 4180), read back as they were written.</summary>
internal static class CsvText
{
    // a cell that a spreadsheet would take for a formula is marked as text; reading takes the mark away
    public static string Cell(string value)
    {
        var text = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\'' ? "'" + value : value;
        return text.AsSpan().IndexOfAny(",\"\n\r") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    public static IEnumerable<string[]> Rows(string text)
    {
        var (row, cell, quoted, at) = (new List<string>(), new StringBuilder(), false, 0);
        for (; at < text.Length; at++)
        {
            var sign = text[at];
            if (quoted && sign == '"' && at + 1 < text.Length && text[at + 1] == '"')
                cell.Append(text[++at]);
            else if (sign == '"')
                quoted = !quoted;
            else if (!quoted && sign is ',' or '\n')
            {
                row.Add(Plain(cell));
                cell.Clear();
                if (sign == ',')
                    continue;
                yield return [.. row];
                row.Clear();
            }
            else if (quoted || sign != '\r')
                cell.Append(sign);
        }
        if (row.Count > 0 || cell.Length > 0)
            yield return [.. row, Plain(cell)];
    }

    private static string Plain(StringBuilder cell) => cell.Length > 0 && cell[0] == '\'' ? cell.ToString(1, cell.Length - 1) : cell.ToString();
}
