using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CodingAhead.Engines.RedactPhi;

namespace CodingAhead.Surfaces;

/// <summary>A row of <c>redact --jsonl</c> or of the API, and its answer in the contract's shape. Blocked text is never in it.</summary>
internal static class RedactionJson
{
    /// <summary>What a row asks: <c>{"id","text","known"?,"policy"?}</c>.</summary>
    internal sealed record Asked(string? Id, string Text, IReadOnlyList<KnownValue> Known, string? Policy)
    {
        /// <inheritdoc/>
        public override string ToString() => "a row";
    }

    /// <summary>Reads a row.</summary>
    public static Asked Read(string line)
    {
        using var row = JsonDocument.Parse(line);
        var root = row.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
            throw new JsonException("expected a field 'text'");
        return new Asked(root.TryGetProperty("id", out var named) ? named.ToString() : null, text.GetString()!, root.TryGetProperty("known", out var values) ? KnownValue.Read(values) : [],
            root.TryGetProperty("policy", out var policy) && policy.ValueKind == JsonValueKind.String ? policy.GetString() : null);
    }

    /// <summary>Redacts what a row asks; its known values join those of the options.</summary>
    public static RedactionResult Redact(PhiRedactor redactor, Asked row, RedactionOptions options) =>
        redactor.Redact(row.Text, row.Known.Count > 0 ? options with { Known = [.. options.Known, .. row.Known] } : options);

    /// <summary>The answer as the contract shapes it.</summary>
    public static string Written(string? id, RedactionResult result, string? signed = null, byte[]? document = null)
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
            if (document is not null)
                writer.WriteBase64String("document", document);
            if (signed is not null)
            {
                writer.WritePropertyName("signed_report");
                writer.WriteRawValue(signed);
            }
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
