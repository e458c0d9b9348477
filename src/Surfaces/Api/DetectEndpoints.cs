using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.DetectIcd10Cm;

namespace CodingAhead.Surfaces.Api;

/// <summary><c>POST /api/v1/detect</c>: the row of <c>detect --jsonl</c> in, its answer out. The note is never logged or quoted.</summary>
internal static class DetectEndpoints
{
    public static void MapDetect(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/v1/detect", Detect).WithSummary("The conditions that a note names and the ICD-10-CM codes that its encounter reports.")
            .Accepts<DetectRow>("application/json").Produces<DetectResult>().ProducesProblem(400);

    private static Task<IResult> Detect(HttpRequest request, string? setting, string? on, ILibrary library, CancellationToken cancel) =>
        Posted.Answer(request, "a JSON object with a field 'text'", body =>
        {
            var options = new DetectOptions(DetectReading.Setting(setting), Reading.Date(on));
            return new JsonBytes(Json.Bytes(DetectReading.Row(body, options, (text, asked) => new DiagnosisDetector(library.Current).Detect(text, asked)), SurfaceJson.Default.DetectResult), 200);
        }, cancel);
}
