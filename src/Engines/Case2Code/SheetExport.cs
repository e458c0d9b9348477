using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CodingAhead.Engines.Case2Code;

/// <summary>A sheet as text for a terminal or a mail, as CSV for a table, and as a FHIR R4 bundle for a record. The same bytes from every surface.</summary>
public static class SheetExport
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>The formats by the words of <c>--format</c>, with their media types; <c>json</c> is the answer itself.</summary>
    public static IReadOnlyDictionary<string, string> Formats { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["text"] = "text/plain; charset=utf-8", ["csv"] = "text/csv; charset=utf-8", ["json"] = "application/json; charset=utf-8", ["fhir"] = "application/fhir+json; charset=utf-8",
    };

    /// <summary>Writes a sheet in a format of <see cref="Formats"/> other than <c>json</c>.</summary>
    /// <exception cref="ArgumentException">The format is none of them.</exception>
    public static string Write(CodeSheet sheet, string format) => format switch
    {
        "text" => Text(sheet),
        "csv" => Csv(sheet),
        "fhir" => Fhir(sheet),
        _ => throw new ArgumentException("format: expected text, csv, json or fhir"),
    };

    private static string Text(CodeSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var text = new StringBuilder();
        foreach (var group in sheet.Rows.GroupBy(r => r.Group))
        {
            text.Append(group.Key switch { "diagnosis" => "Diagnoses", "visit" => "Visit", "procedure" => "Procedures, drugs and supplies", _ => "Operations (ICD-10-PCS)" }).Append('\n');
            foreach (var row in group.Where(r => r.Status != "not_reported" || r.Hand.Length > 0))
            {
                text.Append(CultureInfo.InvariantCulture, $"{row.Mark,2}  {row.Written,-14} {Units(row),-6} {row.Pointers,-4} {(row.Status == "reported" ? "" : row.Status + ": ")}{row.Title}").Append('\n');
                text.Append("      ").Append(row.Why).Append('\n');
                if (row.Hand.Length > 0)
                    text.Append(CultureInfo.InvariantCulture, $"      {row.Hand switch { "reject" => "rejected by hand", "accept" => "accepted by hand", _ => "added by hand" }}{(row.Reason.Length > 0 ? $": {row.Reason}" : "")}").Append('\n');
            }
            text.Append('\n');
        }
        if (sheet.Queries.Count > 0)
            text.Append("To ask the physician\n");
        foreach (var query in sheet.Queries)
            text.Append(CultureInfo.InvariantCulture, $"    {query.About}: {query.Message}").Append('\n');
        text.Append(sheet.Starter ? "Starter edition: only the project’s own first selection of codes was asked.\n" : "");
        return text.Append("Reference, not advice: the coder decides.\n").ToString();
    }

    private static string Csv(CodeSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var text = new StringBuilder("group,place,code,modifiers,units,pointers,status,role,title,why,doubts,by_hand,reason,evidence\r\n");
        foreach (var row in sheet.Rows)
            text.AppendJoin(',', new[]
            {
                row.Group, row.Mark, row.Code, string.Join(' ', row.Modifiers.Select(m => m.Code)), row.Units.ToString("0.##", CultureInfo.InvariantCulture), row.Pointers, row.Status, row.Role, row.Title, row.Why, string.Join(" | ", row.Doubts),
                row.Hand, row.Reason, string.Join(' ', row.Evidence.Select(e => string.Create(CultureInfo.InvariantCulture, $"{sheet.Evidence[e - 1].Begin}-{sheet.Evidence[e - 1].End}"))),
            }.Select(Cell)).Append("\r\n");
        return text.ToString();
    }

    // a cell that begins like a formula is no formula in a spreadsheet
    private static string Cell(string value)
    {
        if (value.Length > 0 && value[0] is '=' or '+' or '-' or '@')
            value = "'" + value;
        return value.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }

    /// <summary>A collection of Conditions for the diagnoses and Procedures for what was done. No patient is known: the subject says so.</summary>
    private static string Fhir(CodeSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("resourceType", "Bundle");
            json.WriteString("type", "collection");
            json.WriteStartArray("entry");
            foreach (var (row, n) in sheet.Rows.Where(r => r.Stands || r.Status == "query" && r.Hand != "reject" && r.Group == "diagnosis").Select((r, n) => (r, n)))
            {
                json.WriteStartObject();
                json.WriteString("fullUrl", "urn:uuid:" + Identity(row, n));
                json.WriteStartObject("resource");
                if (row.Group == "diagnosis")
                    Condition(json, row);
                else
                    Procedure(json, row);
                json.WriteEndObject();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Condition(Utf8JsonWriter json, SheetRow row)
    {
        json.WriteString("resourceType", "Condition");
        Concept(json, "clinicalStatus", ("http://terminology.hl7.org/CodeSystem/condition-clinical", "active", null), null);
        Concept(json, "verificationStatus", ("http://terminology.hl7.org/CodeSystem/condition-ver-status", row.Stands ? "confirmed" : "unconfirmed", null), null);
        json.WriteStartArray("category");
        json.WriteStartObject();
        Coding(json, "http://terminology.hl7.org/CodeSystem/condition-category", "encounter-diagnosis", null);
        json.WriteEndObject();
        json.WriteEndArray();
        Concept(json, "code", (Uri(row.System), row.Code, row.Title), null);
        Rest(json, row);
    }

    // titles of procedures are in our own words, so they are a text and no display of the code
    private static void Procedure(Utf8JsonWriter json, SheetRow row)
    {
        json.WriteString("resourceType", "Procedure");
        json.WriteString("status", "completed");
        Concept(json, "code", (Uri(row.System), row.Code, null), row.Title.Length > 0 ? row.Title : row.Code);
        Rest(json, row);
    }

    private static void Rest(Utf8JsonWriter json, SheetRow row)
    {
        json.WriteStartObject("subject");
        json.WriteString("display", "not stated");
        json.WriteEndObject();
        json.WriteStartArray("note");
        json.WriteStartObject();
        json.WriteString("text", row.Why + (row.Reason.Length > 0 ? $" {row.Reason}" : ""));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Concept(Utf8JsonWriter json, string name, (string System, string Code, string? Display) coding, string? text)
    {
        json.WriteStartObject(name);
        Coding(json, coding.System, coding.Code, coding.Display);
        if (text is not null)
            json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static void Coding(Utf8JsonWriter json, string system, string code, string? display)
    {
        json.WriteStartArray("coding");
        json.WriteStartObject();
        json.WriteString("system", system);
        json.WriteString("code", code);
        if (display is { Length: > 0 })
            json.WriteString("display", display);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string Uri(string system) => system switch
    {
        "icd10cm" => "http://hl7.org/fhir/sid/icd-10-cm",
        "icd10pcs" => "http://www.cms.gov/Medicare/Coding/ICD10",
        "hcpcs" => "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets",
        _ => "http://www.ama-assn.org/go/cpt",
    };

    // the same sheet gives the same bundle: the identity comes from what the entry says
    private static string Identity(SheetRow row, int place)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{place}|{row.Group}|{row.Written}|{row.Units}|{row.Hand}")));
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString("D", CultureInfo.InvariantCulture);
    }

    private static string Units(SheetRow row) => row.Units == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"x {row.Units:0.##}");
}
