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

    private static Task<IResult> Code(HttpRequest request, string? setting, string? on, string? against, [FromKeyedServices("open")] ILibrary library, CancellationToken cancel) =>
        Posted.Answer(request, "a JSON object with a field 'text'", body =>
        {
            var options = new CaseOptions(new DetectOptions(DetectReading.Setting(setting), Reading.Date(on)), against is null ? null : CaseJson.Against(against));
            return new JsonBytes(CaseJson.Bytes(CaseJson.Row(body, options, new CaseCoder(library.Current))), 200);
        }, cancel);
}
