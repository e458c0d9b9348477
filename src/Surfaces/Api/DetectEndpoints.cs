using System.Text;
using System.Text.Json;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.DetectIcd10Cm;

namespace CodingAhead.Surfaces.Api;

/// <summary><c>POST /api/v1/detect</c>: the row of <c>detect --jsonl</c> in, its answer out. The note is never logged or quoted.</summary>
internal static class DetectEndpoints
{
    public static void MapDetect(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/v1/detect", Detect).WithSummary("The conditions that a note names and the ICD-10-CM codes that its encounter reports.")
            .Accepts<DetectRow>("application/json").Produces<DetectResult>().ProducesProblem(400);

    private static async Task<IResult> Detect(HttpRequest request, string? setting, string? on, ILibrary library, CancellationToken cancel)
    {
        try
        {
            using var reader = new StreamReader(request.Body, new UTF8Encoding(false, throwOnInvalidBytes: true));
            var options = new DetectOptions(DetectReading.Setting(setting), Reading.Date(on));
            var result = DetectReading.Row(await reader.ReadToEndAsync(cancel), options, (text, asked) => new DiagnosisDetector(library.Current).Detect(text, asked));
            return Results.Bytes(Json.Bytes(result, SurfaceJson.Default.DetectResult), "application/json; charset=utf-8");
        }
        catch (UsageException e)
        {
            return Results.Problem(e.Message, statusCode: 400, title: "The request cannot be read");
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException)
        {
            // the parser's own message may quote the note
            return Results.Problem("body: expected a JSON object with a field 'text', in UTF-8", statusCode: 400, title: "The request cannot be read");
        }
    }
}
