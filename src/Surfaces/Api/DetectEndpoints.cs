using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Case2Code;
using CodingAhead.Engines.DetectIcd10Cm;

namespace CodingAhead.Surfaces.Api;

/// <summary><c>POST /api/v1/detect</c>: the row of <c>detect --jsonl</c> in, its answer out. The note is never logged or quoted.</summary>
internal static class DetectEndpoints
{
    public static void MapDetect(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/v1/detect", Detect).WithSummary("The conditions that a note names and the ICD-10-CM codes that its encounter reports.")
            .Accepts<DetectRow>("application/json").Produces<DetectResult>().ProducesProblem(400);

    private static Task<IResult> Detect(HttpRequest request, string? setting, string? on, string? format, ILibrary library, CancellationToken cancel) =>
        Posted.Answer(request, "a JSON object with a field 'text'", body =>
        {
            var options = new DetectOptions(DetectReading.Setting(setting), Reading.Date(on));
            var (word, shelf) = (SheetFormat.Read(format), library.Current);
            var result = DetectReading.Row(body, options, (text, asked) => new DiagnosisDetector(shelf).Detect(text, asked));
            return word is null or "json" ? new JsonBytes(Json.Bytes(result, SurfaceJson.Default.DetectResult), 200) : Results.Text(SheetExport.Write(CodeSheet.Of(result, shelf), word), SheetExport.Formats[word]);
        }, cancel);
}
