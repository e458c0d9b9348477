using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CodingAhead.Engines.Case2Code;
using CodingAhead.Engines.Claims;
using CodingAhead.Engines.DetectIcd10Cm;

namespace CodingAhead.Surfaces;

/// <summary>A row of <c>code --jsonl</c>.</summary>
internal sealed record CaseRow(string? Id, string? Text, string? Against);

/// <summary>
/// Writes a coded case as the contract has it: what detection answers, then procedures, visit, operations, the claim in the form that
/// <c>check</c> takes, and its findings.
/// </summary>
internal static class CaseJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Answers the row <c>{"id","text","against"?}</c>.</summary>
    public static CodedCase Row(string line, CaseOptions options, CaseCoder coder)
    {
        var row = JsonSerializer.Deserialize(line, RowJson.Default.CaseRow) ?? throw new JsonException("expected an object");
        var text = row.Text ?? throw new JsonException("expected a field 'text'");
        return coder.Code(text, options with { Detect = options.Detect with { Id = row.Id }, Against = row.Against is null ? options.Against : Against(row.Against) });
    }

    /// <summary>Submitted codes; what is none is wrong usage.</summary>
    public static IReadOnlyList<SubmittedCode> Against(string text)
    {
        try
        {
            return CaseAudits.Read(text);
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message);
        }
    }

    public static string Text(CodedCase coded) => Encoding.UTF8.GetString(Bytes(coded).Span);

    public static ReadOnlyMemory<byte> Bytes(CodedCase coded)
    {
        var buffer = new ArrayBufferWriter<byte>(8192);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            using (var detected = JsonDocument.Parse(Json.Bytes(coded.Diagnoses, SurfaceJson.Default.DetectResult)))
                foreach (var property in detected.RootElement.EnumerateObject())
                    property.WriteTo(writer);
            using (var rest = JsonDocument.Parse(Json.Bytes(coded with { Diagnoses = Nothing, Claim = null }, SurfaceJson.Default.CodedCase)))
                foreach (var property in rest.RootElement.EnumerateObject())
                    if (property.Name is "procedures" or "em" or "pcs" or "findings" or "audit")
                        property.WriteTo(writer);
            writer.WritePropertyName("claim");
            Write(writer, coded.Claim);
            writer.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    private static readonly DetectResult Nothing = new(null, "", null, "", null, [], [], [], null, [], false);

    private static void Write(Utf8JsonWriter writer, Claim? claim)
    {
        if (claim is null)
        {
            writer.WriteNullValue();
            return;
        }
        writer.WriteStartObject();
        writer.WriteString("setting", claim.Setting switch { ClaimSetting.OutpatientHospital => "outpatient_hospital", ClaimSetting.InpatientHospital => "inpatient_hospital", ClaimSetting.Dme => "dme", _ => "practitioner" });
        writer.WriteStartObject("patient");
        writer.WriteString("birth_date", Day(claim.Patient.BirthDate));
        writer.WriteString("sex", claim.Patient.Sex);
        writer.WriteEndObject();
        writer.WriteString("payer", claim.Payer);
        writer.WriteStartArray("lines");
        foreach (var line in claim.Lines)
        {
            writer.WriteStartObject();
            writer.WriteNumber("line", line.Line);
            writer.WriteString("code", line.Code);
            writer.WriteStartArray("modifiers");
            foreach (var modifier in line.Modifiers)
                writer.WriteStringValue(modifier);
            writer.WriteEndArray();
            writer.WriteNumber("units", line.Units);
            writer.WriteString("date", Day(line.Date));
            writer.WriteStartArray("diagnoses");
            foreach (var pointer in line.Pointers)
                writer.WriteNumberValue(pointer);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("diagnoses");
        foreach (var diagnosis in claim.Diagnoses)
        {
            writer.WriteStartObject();
            writer.WriteString("code", diagnosis.Code);
            if (diagnosis.Poa is { } poa)
                writer.WriteString("poa", poa);
            writer.WriteString("role", diagnosis.Role);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
