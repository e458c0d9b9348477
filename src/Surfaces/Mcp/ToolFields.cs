using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.CasePilot;

namespace CodingAhead.Surfaces.Mcp;

/// <summary>The fields that tools read, each with its schema and its reading: one table for all tools.</summary>
internal static class ToolFields
{
    private const int MostCodes = 200;
    private const int MostWords = 100_000;

    private static readonly Dictionary<string, string> Schemas = new(StringComparer.Ordinal)
    {
        ["codes"] = """{"type":"array","items":{"type":"string","maxLength":12},"maxItems":200,"description":"Codes with or without their dot; 'icd10cm:J11.00' names the system of a text that is a code of several."}""",
        ["modifiers"] = """{"type":"array","items":{"type":"string","minLength":2,"maxLength":2},"maxItems":20,"description":"Modifiers, two characters each."}""",
        ["words"] = """{"type":"string","maxLength":100000,"description":"Free words: what is searched for, a topic, a section number, or a clinical text."}""",
        ["on"] = """{"type":"string","format":"date","description":"The date of service, YYYY-MM-DD; without it the newest loaded edition answers."}""",
        ["year"] = """{"type":"integer","minimum":1992,"maximum":2100,"description":"The calendar year of payment."}""",
        ["place"] = """{"type":"string","maxLength":60,"description":"A locality of the fee schedule (10112-00), a state or a city."}""",
        ["ndc"] = """{"type":"string","maxLength":14,"description":"A national drug code with its hyphens, such as 00000-0000-00."}""",
        ["zip"] = """{"type":"string","pattern":"^[0-9]{5}$","description":"The ZIP code of the place of service."}""",
        ["facility"] = """{"type":"boolean","description":"Only the facility amount (true) or the non-facility amount (false)."}""",
        ["minutes"] = """{"type":"integer","minimum":1,"maximum":2880,"description":"Minutes of time."}""",
        ["age"] = """{"type":"integer","minimum":0,"maximum":124,"description":"The patient's age in years."}""",
        ["sex"] = """{"type":"string","enum":["female","male"],"description":"The patient's sex."}""",
        ["dose"] = """{"type":"object","properties":{"amount":{"type":"number","exclusiveMinimum":0},"unit":{"type":"string","maxLength":12}},"required":["amount","unit"],"additionalProperties":false,"description":"A drug dose, such as 125 mg."}""",
    };

    /// <summary>The schema of a tool's input.</summary>
    public static JsonElement Schema(ITool tool)
    {
        var fields = new JsonObject();
        foreach (var field in tool.Reads)
            fields[field] = JsonNode.Parse(Schemas[field]);
        var schema = new JsonObject { ["type"] = "object", ["properties"] = fields, ["additionalProperties"] = false };
        if (tool.Reads is [var only])
            schema["required"] = new JsonArray(only);
        return JsonDocument.Parse(schema.ToJsonString()).RootElement;
    }

    /// <summary>The input as the tool takes it; what the schema does not allow is refused in one line.</summary>
    public static ToolInput Read(ITool tool, IDictionary<string, JsonElement>? arguments, Shelf shelf)
    {
        var input = new ToolInput();
        foreach (var (name, value) in arguments ?? new Dictionary<string, JsonElement>())
        {
            if (!tool.Reads.Contains(name))
                throw new UsageException($"{tool.Name}: expected {(tool.Reads.Count == 0 ? "no arguments" : "arguments among " + string.Join(' ', tool.Reads))}, found '{(name.Length > 40 ? name[..40] : name)}'");
            if (value.ValueKind == JsonValueKind.Null)
                continue;
            input = name switch
            {
                "codes" => input with { Codes = [.. Texts(value, name).SelectMany(t => Codes(t, shelf)).Distinct()] },
                "modifiers" => input with { Modifiers = [.. Texts(value, name).Select(m => m.Length == 2 ? m.ToUpperInvariant() : throw Wrong(name, "modifiers of two characters"))] },
                "words" => input with { Words = Text(value, name, MostWords) },
                "on" => input with { On = Reading.Date(Text(value, name, 40)) },
                "year" => input with { Year = Number(value, name, 1992, 2100) },
                "place" => input with { Places = [Text(value, name, 60)] },
                "ndc" => input with { Ndc = Text(value, name, 14) },
                "zip" => input with { Zip = Text(value, name, 5) is { Length: 5 } zip && zip.All(char.IsAsciiDigit) ? zip : throw Wrong(name, "five digits") },
                "facility" => input with { Facility = value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong(name, "true or false") },
                "minutes" => input with { Minutes = Number(value, name, 1, 2880) },
                "age" => input with { Age = Number(value, name, 0, 124) },
                "sex" => input with { Sex = Text(value, name, 6) is "female" or "male" ? value.GetString() : throw Wrong(name, "female or male") },
                "dose" => input with { Dose = Dose(value) },
                _ => throw new UsageException($"{tool.Name}: '{name}' is not read"),
            };
        }
        return input;
    }

    // every reading that a book lists; the likeliest shape where none does, so that it can be said not to exist
    private static IEnumerable<Code> Codes(string text, Shelf shelf)
    {
        var parts = text.Split(':', 2);
        var system = parts.Length == 2 ? Reading.System(parts[0]) : null;
        var read = Code.Read(parts[^1], system);
        if (read.Count == 0)
            throw Wrong("codes", "codes of CPT, HCPCS, ICD-10 or ICD-9");
        List<Code> known = [.. read.Where(c => shelf.Catalogues.Any(b => b.Entries(c).Count > 0))];
        return known.Count > 0 ? known : read.Take(1);
    }

    private static IEnumerable<string> Texts(JsonElement value, string name)
    {
        // a single text where a list is expected is what it plainly means
        if (value.ValueKind == JsonValueKind.String)
            return [Text(value, name, 60)];
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > MostCodes)
            throw Wrong(name, $"a list of at most {MostCodes} texts");
        return value.EnumerateArray().Select(v => Text(v, name, 60));
    }

    private static string Text(JsonElement value, string name, int most) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { } text && text.Length <= most ? text : throw Wrong(name, $"a text of at most {most} characters");

    private static int Number(JsonElement value, string name, int least, int most) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most ? number : throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));

    private static (decimal, string) Dose(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("amount", out var amount) && amount.ValueKind == JsonValueKind.Number && amount.TryGetDecimal(out var number) && number > 0
        && value.TryGetProperty("unit", out var unit) && unit.ValueKind == JsonValueKind.String ? (number, unit.GetString()!.ToLowerInvariant()) : throw Wrong("dose", "an amount and a unit");

    private static UsageException Wrong(string name, string expected) => new($"{name}: expected {expected}");
}
