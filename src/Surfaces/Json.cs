using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CodingAhead.Catalogue.Search;
using CodingAhead.Engines.Lookup;
using CodingAhead.Engines.Risk;

namespace CodingAhead.Surfaces;

/// <summary>The answers of every surface: the engines' records, names in snake case. Only writers are generated: no start pays for more.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = false, UseStringEnumConverter = true,
    GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(IReadOnlyList<CodePage>))]
[JsonSerializable(typeof(CodePage))]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(IReadOnlyList<SearchHit>))]
[JsonSerializable(typeof(SearchRowAnswer))]
[JsonSerializable(typeof(IReadOnlyList<CodeEditList>))]
[JsonSerializable(typeof(CodeEditList))]
[JsonSerializable(typeof(IReadOnlyList<FeeAnswer>))]
[JsonSerializable(typeof(FeeAnswer))]
[JsonSerializable(typeof(RiskScore))]
[JsonSerializable(typeof(ClaimBatch))]
[JsonSerializable(typeof(CodingAhead.Engines.Claims.ClaimVerdict))]
[JsonSerializable(typeof(IReadOnlyList<CodingAhead.Engines.Claims.EditDescription>))]
[JsonSerializable(typeof(ReleaseList))]
[JsonSerializable(typeof(BookDiff))]
[JsonSerializable(typeof(CodingAhead.Books.Import.ImportReport))]
[JsonSerializable(typeof(CodingAhead.Engines.DetectIcd10Cm.DetectResult))]
[JsonSerializable(typeof(CodingAhead.Engines.Case2Code.LearningReport))]
[JsonSerializable(typeof(CodingAhead.Engines.Case2Code.CodedCase))]
[JsonSerializable(typeof(CodingAhead.Engines.Case2Code.CodeSheet))]
[JsonSerializable(typeof(CodingAhead.Engines.CasePilot.PilotAnswer))]
[JsonSerializable(typeof(CodingAhead.Engines.CasePilot.PilotStep))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(RowError))]
internal sealed partial class SurfaceJson : JsonSerializerContext;

/// <summary>The rows that are read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SearchRow))]
[JsonSerializable(typeof(DetectRow))]
[JsonSerializable(typeof(CaseRow))]
[JsonSerializable(typeof(Cli.LearnRow))]
internal sealed partial class RowJson : JsonSerializerContext;

/// <summary>
/// Writes answers. Every surface calls this, so the same answer is the same bytes. The generated writers are called straight, with no
/// options of their own to look up: that is a third of the time of a one-shot look-up.
/// </summary>
internal static class Json
{
    // codes, quotes and letters of other languages stand as they are: the output is never put into HTML unescaped
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static ReadOnlyMemory<byte> Bytes<T>(T value, JsonTypeInfo<T> type)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
            JsonSerializer.Serialize(writer, value, type);
        return buffer.WrittenMemory;
    }

    public static string Text<T>(T value, JsonTypeInfo<T> type) => Encoding.UTF8.GetString(Bytes(value, type).Span);

    /// <summary>Prints a document and a line end.</summary>
    public static void Print<T>(T value, JsonTypeInfo<T> type)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(Bytes(value, type).Span);
        output.WriteByte((byte)'\n');
    }
}

/// <summary>A row of <c>search --jsonl</c>.</summary>
internal sealed record SearchRow(string? Query, string? System);

/// <summary>The answer to a row of <c>search --jsonl</c>: the row and the codes found, in order.</summary>
internal sealed record SearchRowAnswer(string Query, string? System, IReadOnlyList<string> Results);

/// <summary>A row that could not be answered.</summary>
internal sealed record RowError(string? Id, RowFault Error);

/// <summary>What was wrong with a row.</summary>
internal sealed record RowFault(string Code, string Message);
