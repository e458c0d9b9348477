using System.Text.Json.Nodes;

namespace CodingAhead.Engines.RedactPhi.Formats;

/// <summary>The elements of FHIR R4 that identify, by their names and the object they stand in.</summary>
internal static class FhirElements
{
    private static readonly HashSet<string> Codes = new(StringComparer.Ordinal)
    {
        "system", "code", "url", "use", "status", "gender", "profile", "unit", "type", "mode", "intent", "language", "version", "versionId", "contentType", "severity", "criticality", "category", "kind", "method", "linkId", "comparator", "rank", "state", "country", "currency", "definitionUri", "instantiatesCanonical", "resource", "relation", "clinicalStatus", "verificationStatus", "priority", "valueCode", "valueUri", "valueCanonical",
    };

    /// <summary>Whether an element holds a code of the standard that must stay.</summary>
    public static bool Fixed(string name, string text) => Codes.Contains(name) && !text.Contains(' ', StringComparison.Ordinal) && !text.Contains('@', StringComparison.Ordinal) && !(name == "url" && !text.StartsWith("http://hl7.org", StringComparison.Ordinal) && !text.StartsWith("https://", StringComparison.Ordinal) && !text.StartsWith("http://", StringComparison.Ordinal));

    /// <summary>What an element holds; null when it is read as text.</summary>
    public static PhiType? TypeOf(string name, JsonObject holder, PhiType? within, string resource)
    {
        var human = holder.ContainsKey("family") || holder.ContainsKey("given");
        switch (name)
        {
            case "family" or "given" or "suffix": return PhiType.Name;
            case "prefix": return within == PhiType.Name ? PhiType.Name : null;
            case "text" when human: return PhiType.Name;
            case "name": return holder["name"] is JsonValue && resource is "Organization" or "Location" or "HealthcareService" ? PhiType.Facility : holder["name"] is JsonValue ? null : PhiType.Name;
            case "line" or "city" or "district" or "postalCode": return PhiType.Address;
            case "text" when holder.ContainsKey("city") || holder.ContainsKey("postalCode") || holder.ContainsKey("line"): return PhiType.Address;
            case "birthDate" or "deceasedDateTime" or "birthTime": return PhiType.Date;
            case "data" when holder.ContainsKey("contentType"): return PhiType.Photo;
            case "value" when holder.ContainsKey("system") && holder["system"] is JsonValue s && !holder.ContainsKey("code"): return Contact(s.ToString(), holder);
            case "value" when holder.ContainsKey("use") && holder["value"] is JsonValue v && v.ToString().Contains('@', StringComparison.Ordinal): return PhiType.Email;
            case "display" when holder["reference"] is JsonValue r: return Referred(r.ToString());
            case "valueString" when holder["url"] is JsonValue u && u.ToString() is var url && (url.Contains("maiden", StringComparison.OrdinalIgnoreCase) || url.Contains("Name", StringComparison.Ordinal)): return PhiType.Name;
            case "serialNumber" or "lotNumber" or "deviceIdentifier" or "carrierHRF" or "udiCarrier": return PhiType.Device;
            case "subscriberId": return PhiType.HealthPlanId;
            case "photo": return PhiType.Photo;
            // where a picture or a document lies; the addresses of extensions are names of the standard
            case "url" when within == PhiType.Photo || !holder.Any(e => e.Key.StartsWith("value", StringComparison.Ordinal) || e.Key == "extension"): return PhiType.Url;
        }
        return name is "contact" or "telecom" or "identifier" or "address" or "extension" or "text" ? null : holder[name] is JsonObject or JsonArray ? within == PhiType.Name && name is not ("period") ? within : null : null;
    }

    private static PhiType Referred(string reference) =>
        reference.Contains("Organization", StringComparison.Ordinal) || reference.Contains("Location", StringComparison.Ordinal) ? PhiType.Facility
        : reference.Contains("Device", StringComparison.Ordinal) ? PhiType.Device : PhiType.Name;

    private static PhiType Contact(string system, JsonObject holder) => system switch
    {
        "phone" or "sms" or "pager" => PhiType.Phone,
        "fax" => PhiType.Fax,
        "email" => PhiType.Email,
        "url" => PhiType.Url,
        _ when system.Contains("us-ssn", StringComparison.Ordinal) => PhiType.Ssn,
        _ when system.Contains("us-npi", StringComparison.Ordinal) || system.Contains("us-dea", StringComparison.Ordinal) => PhiType.License,
        _ when holder["type"] is { } type => type.ToJsonString() is var t && t.Contains("\"MR\"", StringComparison.Ordinal) ? PhiType.Mrn : t.Contains("\"SS\"", StringComparison.Ordinal) ? PhiType.Ssn : t.Contains("\"DL\"", StringComparison.Ordinal) || t.Contains("\"PPN\"", StringComparison.Ordinal) ? PhiType.License : t.Contains("\"MB\"", StringComparison.Ordinal) ? PhiType.HealthPlanId : PhiType.OtherId,
        _ => PhiType.OtherId,
    };
}
