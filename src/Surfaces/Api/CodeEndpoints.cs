using System.Text;
using System.Text.Json;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Case2Code;
using CodingAhead.Engines.DetectIcd10Cm;

namespace CodingAhead.Surfaces.Api;

/// <summary><c>POST /api/v1/code</c>: the row of <c>code --jsonl</c> in, the coded case out. The note is never logged or quoted.</summary>
internal static class CodeEndpoints
{
    public static void MapCode(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/v1/code", Code).WithSummary("A case note as a coded encounter: diagnoses, procedures, the visit, a claim and its edits.")
            .Accepts<CaseRow>("application/json").Produces<CodedCase>().ProducesProblem(400);

    private static async Task<IResult> Code(HttpRequest request, string? setting, string? on, string? against, [FromKeyedServices("open")] ILibrary library, CancellationToken cancel)
    {
        try
        {
            using var reader = new StreamReader(request.Body, new UTF8Encoding(false, throwOnInvalidBytes: true));
            var options = new CaseOptions(new DetectOptions(DetectReading.Setting(setting), Reading.Date(on)), against is null ? null : CaseJson.Against(against));
            return new JsonBytes(CaseJson.Bytes(CaseJson.Row(await reader.ReadToEndAsync(cancel), options, new CaseCoder(library.Current))), 200);
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
