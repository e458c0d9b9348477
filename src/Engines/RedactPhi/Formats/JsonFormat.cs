using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CodingAhead.Engines.RedactPhi.Formats;

/// <summary>JSON, JSON Lines and FHIR R4: properties whose name or element says identifier are taken whole, all other strings are read as text.</summary>
internal static class JsonFormat
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Pretty = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };
    private static readonly JsonNodeOptions NodeOptions = new();

    public static DocumentResult Redact(string json, RedactionOptions options, PhiRedactor redactor, DocumentFormat format)
    {
        var (result, text) = One(json, options, redactor, format == DocumentFormat.Fhir, json.AsSpan().TrimStart().IndexOf('\n') >= 0);
        return DocumentRedactor.Done(format, result, text is null ? null : Encoding.UTF8.GetBytes(text), ".json");
    }

    /// <summary>Each line on its own; one blocked or broken line blocks the file.</summary>
    public static DocumentResult Lines(string text, RedactionOptions options, PhiRedactor redactor)
    {
        var output = new StringBuilder(text.Length);
        RedactionResult? last = null;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Trim().IsEmpty) continue;
            var (result, made) = One(line.ToString(), options, redactor, line.IndexOf("\"resourceType\"", StringComparison.Ordinal) >= 0, false);
            last = last is null ? result : last.Blocked ? last : result with { Spans = [.. last.Spans, .. result.Spans], Report = Add(last.Report, result.Report) };
            if (made is null) return DocumentRedactor.Done(DocumentFormat.JsonLines, last, null, ".jsonl");
            output.Append(made).Append('\n');
        }
        return DocumentRedactor.Done(DocumentFormat.JsonLines, last ?? redactor.Redact("", options), Encoding.UTF8.GetBytes(output.ToString()), ".jsonl");
    }

    private static RedactionReport Add(RedactionReport a, RedactionReport b)
    {
        static Dictionary<T, int> Sum<T>(IReadOnlyDictionary<T, int> x, IReadOnlyDictionary<T, int> y) where T : notnull
        {
            var sum = new Dictionary<T, int>(x);
            foreach (var (k, v) in y) sum[k] = sum.GetValueOrDefault(k) + v;
            return sum;
        }
        return b with { Found = Sum(a.Found, b.Found), Types = Sum(a.Types, b.Types), Done = Sum(a.Done, b.Done), Residual = [.. a.Residual, .. b.Residual], SafeHarbor = a.SafeHarbor && b.SafeHarbor, Why = a.SafeHarbor ? b.Why : a.Why };
    }

    private static (RedactionResult, string?) One(string json, RedactionOptions options, PhiRedactor redactor, bool fhir, bool pretty)
    {
        var root = JsonNode.Parse(json, NodeOptions, new JsonDocumentOptions { MaxDepth = 128 });
        var slots = new List<Slot>();
        var late = new List<Action>();
        var holder = new JsonArray { root };
        new Walk(slots, late, fhir).Node(holder[0], "", null, v => holder[0] = v, "");
        var result = redactor.RedactSlots(slots, options);
        if (result.Blocked) return (result, null);
        foreach (var slot in slots) slot.Put?.Invoke(slot.Text);
        foreach (var action in late) action();
        return (result, holder[0]?.ToJsonString(pretty ? Pretty : Compact) ?? "null");
    }

    private sealed class Walk(List<Slot> slots, List<Action> late, bool fhir)
    {
        private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);

        public void Node(JsonNode? node, string name, PhiType? within, Action<JsonNode?> put, string path)
        {
            switch (node)
            {
                case JsonObject o: Object(o, within, path); break;
                case JsonArray a:
                    for (var i = 0; i < a.Count; i++) { var at = i; Node(a[i], name, within, v => a[at] = v, path); }
                    break;
                case JsonValue v: Value(v, name, within, put, path); break;
            }
        }

        private void Object(JsonObject o, PhiType? within, string path)
        {
            var resource = o.TryGetPropertyValue("resourceType", out var kind) ? kind?.ToString() : null;
            foreach (var (name, child) in o.ToArray())
            {
                var type = fhir ? FhirElements.TypeOf(name, o, within, resource ?? path) : FieldNames.TypeOf(name) ?? (child is JsonObject or JsonArray ? within : null) ?? within;
                Node(child, name, child is JsonObject && !fhir ? null : type, v => o[name] = v, resource ?? path);
                // a key can be a value too: {"Ann Lee": 3}
                if (!fhir && name.Contains(' ', StringComparison.Ordinal)) Key(o, name);
            }
        }

        private void Key(JsonObject o, string name)
        {
            var slot = new Slot(name);
            slots.Add(slot);
            late.Add(() =>
            {
                if (slot.Text == name || !o.TryGetPropertyValue(name, out var value)) return;
                o.Remove(name);
                var key = slot.Text;
                for (var n = 2; o.ContainsKey(key); n++) key = $"{slot.Text} {n}";
                o[key] = value;
            });
        }

        private void Value(JsonValue value, string name, PhiType? type, Action<JsonNode?> put, string path)
        {
            var isText = value.GetValueKind() == JsonValueKind.String;
            if (!isText && value.GetValueKind() != JsonValueKind.Number) return;
            var text = isText ? value.GetValue<string>() : value.ToJsonString();
            if (text.Length == 0) return;
            if (fhir)
            {
                if (name == "resourceType" || type != PhiType.Url && FhirElements.Fixed(name, text)) return;
                if (name is "id" or "reference" or "fullUrl" && path.Length >= 0) { late.Add(() => put(JsonValue.Create(Id(name, text)))); if (!text.Contains("://", StringComparison.Ordinal)) return; return; }
                if (name == "div") { Div(text, put); return; }
            }
            if (!isText && type is null && !(text.Length >= 7 && text.All(char.IsAsciiDigit))) return;
            slots.Add(new Slot(text)
            {
                Type = type,
                Before = name.Contains(' ', StringComparison.Ordinal) ? "\n\n" : $"\n\n{Words(name)}: ",
                BareYear = fhir && type == PhiType.Date || fhir && text.Length >= 8 && char.IsAsciiDigit(text[0]) && text.Length > 7 && text[4] == '-',
                Put = made => { if (made != text) put(JsonValue.Create(made)); },
            });
        }

        private void Div(string html, Action<JsonNode?> put)
        {
            var parts = HtmlFormat.Split(html, slots);
            late.Add(() => put(JsonValue.Create(HtmlFormat.Join(parts))));
        }

        /// <summary>Ids become random ones; references to them stay references to them.</summary>
        private string Id(string name, string text)
        {
            var slash = text.LastIndexOf('/');
            var colon = text.LastIndexOf(':');
            var cut = Math.Max(slash, text.StartsWith("urn:", StringComparison.Ordinal) ? colon : -1);
            var id = text[(cut + 1)..];
            var head = text[..(cut + 1)];
            if (name == "reference" && text.StartsWith('#')) { head = "#"; id = text[1..]; }
            if (head.Contains("://", StringComparison.Ordinal)) head = slash > 0 && head[..slash].LastIndexOf('/') is var at && at > 0 ? "https://example.org/fhir/" + head[(at + 1)..] : "https://example.org/fhir/";
            if (!ids.TryGetValue(id, out var made)) ids[id] = made = new Guid(RandomNumberGenerator.GetBytes(16)).ToString();
            return head + made;
        }

        /// <summary>"dateOfBirth" and "date_of_birth" as words, for the recognisers.</summary>
        private static string Words(string name)
        {
            var words = new StringBuilder(name.Length + 4);
            for (var i = 0; i < name.Length; i++)
            {
                if (i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1])) words.Append(' ');
                words.Append(name[i] is '_' or '-' ? ' ' : name[i]);
            }
            return words.ToString();
        }
    }
}
