using System.Text.Json;
using CodingAhead.Engines.DetectIcd10Cm;

namespace CodingAhead.Surfaces;

/// <summary>Reads what a detection is asked for, the same for the command line and the API.</summary>
internal static class DetectReading
{
    /// <summary>Answers the row <c>{"id","text","spans"?}</c>.</summary>
    public static DetectResult Row(string line, DetectOptions options, Func<string, DetectOptions, DetectResult> detect)
    {
        var row = JsonSerializer.Deserialize(line, RowJson.Default.DetectRow) ?? throw new JsonException("expected an object");
        var text = row.Text ?? throw new JsonException("expected a field 'text'");
        return detect(text, options with { Id = row.Id, Spans = row.Spans?.Select(s => (s.Begin, s.End)).ToList() });
    }

    public static EncounterSetting Setting(string? word) => word switch
    {
        "outpatient" or null => EncounterSetting.Outpatient,
        "inpatient" => EncounterSetting.Inpatient,
        "auto" => EncounterSetting.Auto,
        _ => throw new UsageException("setting: expected outpatient, inpatient or auto"),
    };
}

/// <summary>A row of <c>detect --jsonl</c>.</summary>
internal sealed record DetectRow(string? Id, string? Text, IReadOnlyList<DetectRowSpan>? Spans);

/// <summary>A span to judge, in code points.</summary>
internal sealed record DetectRowSpan(int Begin, int End);
