using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CodingAhead.Engines.RedactPhi;

namespace CodingAhead.Surfaces;

/// <summary>A row of <c>redact --jsonl</c> or of the API, and its answer in the contract's shape. Blocked text is never in it.</summary>
internal static class RedactionJson
{
    /// <summary>Redacts the object <c>{"id","text","known"?}</c>; its known values join those of the options.</summary>
    public static (string Json, bool Blocked) Row(PhiRedactor redactor, string line, RedactionOptions? options = null)
    {
        using var row = JsonDocument.Parse(line);
        var root = row.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
            throw new JsonException("expected a field 'text'");
        var known = root.TryGetProperty("known", out var values) ? KnownValue.Read(values) : [];
        var id = root.TryGetProperty("id", out var named) ? named.ToString() : null;
        var given = options ?? new RedactionOptions();
        var result = redactor.Redact(text.GetString()!, known.Count > 0 ? given with { Known = [.. given.Known, .. known] } : given);
        return (Written(id, result), result.Blocked);
    }

    /// <summary>The answer as the contract shapes it.</summary>
    public static string Written(string? id, RedactionResult result)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WriteString("text", result.Blocked ? null : result.Text);
            writer.WriteBoolean("blocked", result.Blocked);
            writer.WriteString("policy", result.Policy);
            writer.WriteStartArray("spans");
            foreach (var span in result.Spans)
            {
                writer.WriteStartObject();
                writer.WriteNumber("begin", span.Begin);
                writer.WriteNumber("end", span.End);
                writer.WriteString("type", span.Type.Word());
                writer.WriteString("class", span.Class.ToString());
                writer.WriteString("replacement", span.Replacement);
                writer.WriteNumber("score", Math.Round(span.Score, 3));
                writer.WriteString("recogniser", span.Recogniser);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteStartObject("report");
            writer.WriteStartObject("class");
            foreach (var (letter, count) in result.Report.Found.OrderBy(f => f.Key))
                writer.WriteNumber(letter.ToString(), count);
            writer.WriteEndObject();
            writer.WriteStartArray("residual");
            foreach (var residual in result.Report.Residual)
            {
                writer.WriteStartObject();
                writer.WriteString("kind", residual.Kind);
                writer.WriteString("class", residual.Class.ToString());
                writer.WriteNumber("begin", residual.Begin);
                writer.WriteNumber("end", residual.End);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteBoolean("safe_harbor", result.Report.SafeHarbor);
            writer.WriteString("why", result.Report.Why);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
