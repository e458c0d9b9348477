using System.Text.Json;

namespace CodingAhead.Engines.RedactPhi;

/// <summary>A value that the caller knows to be the patient's: a name, a number, an address. It never shows in text form.</summary>
public sealed class KnownValue(string value, PhiType? type = null)
{
    internal string Value { get; } = value;

    /// <summary>What the value is; null when the caller does not say.</summary>
    public PhiType? Type { get; } = type;

    /// <inheritdoc/>
    public override string ToString() => Type?.Word() ?? "known value";

    /// <summary>
    /// Reads what callers send as "known": a text, a list of texts, a list of {"type","value"}, or an object whose fields are
    /// kinds (name, first, last, mrn, dob, phone, address …) and whose values are texts or lists of texts.
    /// </summary>
    public static IReadOnlyList<KnownValue> Read(JsonElement known)
    {
        var values = new List<KnownValue>();
        Read(known, null, values, 0);
        return values;
    }

    private static void Read(JsonElement element, PhiType? type, List<KnownValue> into, int depth)
    {
        if (depth > 6) return;
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                if (element.GetString() is { Length: > 1 } text) into.Add(new KnownValue(text, type));
                break;
            case JsonValueKind.Number:
                into.Add(new KnownValue(element.GetRawText(), type));
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray()) Read(item, type, into, depth + 1);
                break;
            case JsonValueKind.Object:
                if (element.TryGetProperty("value", out var value) && element.TryGetProperty("type", out var kind) && kind.ValueKind == JsonValueKind.String)
                    Read(value, TypeOf(kind.GetString()!) ?? type, into, depth + 1);
                else
                    foreach (var field in element.EnumerateObject()) Read(field.Value, TypeOf(field.Name) ?? type, into, depth + 1);
                break;
        }
    }

    private static PhiType? TypeOf(string field)
    {
        if (PhiTypes.Read(field) is { } type) return type;
        var plain = field.ToLowerInvariant();
        bool Has(string part) => plain.Contains(part, StringComparison.Ordinal);
        if (Has("name") || Has("first") || Has("last") || Has("given") || Has("family") || Has("patient") || Has("provider") || Has("relative") || Has("alias") || Has("spouse") || Has("physician") || Has("contact") && !Has("phone")) return PhiType.Name;
        if (Has("dob") || Has("date") || Has("birth")) return PhiType.Date;
        if (Has("phone") || Has("mobile") || Has("tel")) return PhiType.Phone;
        if (Has("fax")) return PhiType.Fax;
        if (Has("mail")) return PhiType.Email;
        if (Has("address") || Has("street") || Has("city") || Has("zip") || Has("county") || Has("postal")) return PhiType.Address;
        if (Has("ssn") || Has("social")) return PhiType.Ssn;
        if (Has("mrn") || Has("record")) return PhiType.Mrn;
        if (Has("member") || Has("policy") || Has("plan") || Has("insurance") || Has("mbi")) return PhiType.HealthPlanId;
        if (Has("account")) return PhiType.Account;
        return Has("employer") || Has("facility") || Has("hospital") || Has("school") ? PhiType.Facility : null;
    }
}
