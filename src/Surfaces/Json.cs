using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodingAhead.Catalogue.Search;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Surfaces;

/// <summary>The JSON of every surface: the engines' records, names in snake case. Generated, so that no start pays for reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = false, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyList<CodePage>))]
[JsonSerializable(typeof(CodePage))]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(IReadOnlyList<SearchHit>))]
[JsonSerializable(typeof(SearchRow))]
[JsonSerializable(typeof(SearchRowAnswer))]
[JsonSerializable(typeof(ReleaseList))]
[JsonSerializable(typeof(CodingAhead.Books.Import.ImportReport))]
[JsonSerializable(typeof(RowError))]
internal sealed partial class SurfaceJson : JsonSerializerContext
{
    /// <summary>Codes, quotes and letters of other languages as they are: the output is never embedded in HTML unescaped.</summary>
    public static readonly SurfaceJson Shared = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<CodeStatus>(JsonNamingPolicy.SnakeCaseLower) },
    });
}

/// <summary>A row of <c>search --jsonl</c>.</summary>
internal sealed record SearchRow(string? Query, string? System);

/// <summary>The answer to a row of <c>search --jsonl</c>: the row and the codes found, in order.</summary>
internal sealed record SearchRowAnswer(string Query, string? System, IReadOnlyList<string> Results);

/// <summary>A row that could not be answered.</summary>
internal sealed record RowError(string? Id, RowFault Error);

/// <summary>What was wrong with a row.</summary>
internal sealed record RowFault(string Code, string Message);
