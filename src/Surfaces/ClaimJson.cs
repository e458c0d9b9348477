using System.Globalization;
using System.Text.Json;
using CodingAhead.Engines.Claims;
using CodingAhead.Engines.Claims.Rules;
using CodingAhead.Engines.Claims.X12;

namespace CodingAhead.Surfaces;

/// <summary>Reads claims from the contract's JSON. A wrong field is one clear error that names it; values are not quoted at length.</summary>
internal static class ClaimJson
{
    /// <summary>The claim in a JSON text.</summary>
    /// <exception cref="UsageException">The text is no claim; the message names the field and what it should be.</exception>
    public static Claim Read(string text) => ReadWithRules(text).Claim;

    /// <summary>The claim in a JSON text, the rules that its field <c>rules</c> gives, and its <c>id</c>.</summary>
    public static (Claim Claim, IReadOnlyList<PracticeRule> Rules, string? Id) ReadWithRules(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true });
            var root = document.RootElement;
            var claim = Read(root);
            return (claim, root.TryGetProperty("rules", out var rules) && rules.ValueKind != JsonValueKind.Null ? RuleFile.Objects(rules, "rules") : [], root.TryGetProperty("id", out var id) ? id.ToString() : null);
        }
        catch (JsonException e)
        {
            throw new UsageException($"claim: expected JSON, found something else at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        }
    }

    /// <summary>The claim in a JSON object.</summary>
    public static Claim Read(JsonElement claim)
    {
        if (claim.ValueKind != JsonValueKind.Object)
            throw Wrong("claim", "an object", claim);
        var setting = Text(claim, "setting") switch
        {
            null or "practitioner" => ClaimSetting.Practitioner,
            "outpatient_hospital" => ClaimSetting.OutpatientHospital,
            "inpatient_hospital" => ClaimSetting.InpatientHospital,
            "dme" => ClaimSetting.Dme,
            _ => throw new UsageException("setting: expected practitioner, outpatient_hospital, inpatient_hospital or dme"),
        };
        var patient = claim.TryGetProperty("patient", out var person) && person.ValueKind == JsonValueKind.Object ? new Patient(Day(person, "birth_date"), Text(person, "sex")) : new Patient(null, null);
        var statement = claim.TryGetProperty("statement", out var span) && span.ValueKind == JsonValueKind.Object ? span : default;
        return new Claim(setting, patient, Text(claim, "payer"), Lines(claim, "lines") ?? [], Diagnoses(claim), Lines(claim, "history"))
        {
            From = statement.ValueKind == JsonValueKind.Object ? Day(statement, "from") : null, To = statement.ValueKind == JsonValueKind.Object ? Day(statement, "to") : null,
            TypeOfBill = Text(claim, "type_of_bill"), Procedures = Operations(claim), Locality = Text(claim, "locality"),
        };
    }

    private static List<ClaimLine>? Lines(JsonElement claim, string name)
    {
        if (!claim.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
            return null;
        if (list.ValueKind != JsonValueKind.Array)
            throw Wrong(name, "a list", list);
        var lines = new List<ClaimLine>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
                throw Wrong($"{name}[{lines.Count}]", "an object", item);
            lines.Add(new ClaimLine((int)(Number(item, "line") ?? lines.Count + 1), Text(item, "code") ?? "", Strings(item, "modifiers"), Number(item, "units") ?? 1, Day(item, "date"),
                [.. Strings(item, "diagnoses").Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0)])
            {
                To = Day(item, "to"), Minutes = (int?)Number(item, "minutes"), RevenueCode = Text(item, "revenue_code"), Charge = Number(item, "charge"), Ndc = Text(item, "ndc"), Dose = Text(item, "dose"),
                Provider = Text(item, "provider"), Pos = Text(item, "pos"),
            });
        }
        return lines.Count <= X12Claims.MostLines ? lines : throw new UsageException($"{name}: expected at most {X12Claims.MostLines} lines, found {lines.Count}");
    }

    private static List<string> Operations(JsonElement claim)
    {
        if (!claim.TryGetProperty("procedures", out var list) || list.ValueKind == JsonValueKind.Null)
            return [];
        return list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select((item, i) => item.ValueKind == JsonValueKind.Object ? Text(item, "code") ?? throw new UsageException($"procedures[{i}].code: expected a code, found none") : item.ToString())]
            : throw Wrong("procedures", "a list", list);
    }

    private static List<ClaimDiagnosis> Diagnoses(JsonElement claim)
    {
        if (!claim.TryGetProperty("diagnoses", out var list) || list.ValueKind == JsonValueKind.Null)
            return [];
        if (list.ValueKind != JsonValueKind.Array)
            throw Wrong("diagnoses", "a list", list);
        return [.. list.EnumerateArray().Select((item, i) => item.ValueKind switch
        {
            JsonValueKind.String => new ClaimDiagnosis(item.GetString()!),
            JsonValueKind.Object => new ClaimDiagnosis(Text(item, "code") ?? throw new UsageException($"diagnoses[{i}].code: expected a code, found none"), Text(item, "poa"), Text(item, "role")),
            _ => throw Wrong($"diagnoses[{i}]", "a code or an object with one", item),
        })];
    }

    private static string? Text(JsonElement from, string name) => !from.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.GetRawText(), _ => throw Wrong(name, "a text", value) };

    private static List<string> Strings(JsonElement from, string name)
    {
        if (!from.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
            return [];
        if (list.ValueKind != JsonValueKind.Array)
            throw Wrong(name, "a list", list);
        return [.. list.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.String ? v.GetString()! : v.ValueKind == JsonValueKind.Number ? v.GetRawText() : throw Wrong(name, "texts", v))];
    }

    private static decimal? Number(JsonElement from, string name)
    {
        if (!from.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
            || value.ValueKind == JsonValueKind.String && decimal.TryParse(value.GetString(), NumberStyles.Number, CultureInfo.InvariantCulture, out number))
            return name is "line" or "minutes" && (number != decimal.Truncate(number) || Math.Abs(number) > int.MaxValue) ? throw Wrong(name, "a whole number", value) : number;
        throw value.ValueKind == JsonValueKind.Number ? new UsageException($"{name}: expected a number of a size that a claim can carry") : Wrong(name, "a number", value);
    }

    private static DateOnly? Day(JsonElement from, string name) => Text(from, name) is not { Length: > 0 } text ? null
        : DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UsageException($"{name}: expected a date YYYY-MM-DD");

    // kinds, not values: a claim names a patient
    private static UsageException Wrong(string field, string expected, JsonElement found) => new($"{field}: expected {expected}, found {found.ValueKind.ToString().ToLowerInvariant()}");
}
