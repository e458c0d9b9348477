using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Case2Code;
using CodingAhead.Engines.DetectIcd10Cm;

namespace CodingAhead.Surfaces.Api;

/// <summary><c>POST /api/v1/code</c>: the row of <c>code --jsonl</c> in, the coded case out. The note is never logged or quoted.</summary>
internal static class CodeEndpoints
{
    public static void MapCode(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/v1/code", Code).WithSummary("A case note as a coded encounter: diagnoses, procedures, the visit, a claim and its edits; format text, csv or fhir gives the sheet of codes.")
            .Accepts<CaseRow>("application/json").Produces<CodedCase>().ProducesProblem(400);

    private static Task<IResult> Code(HttpRequest request, string? setting, string? on, string? against, string? format, [FromKeyedServices("open")] ILibrary library, CancellationToken cancel) =>
        Posted.Answer(request, "a JSON object with a field 'text'", body =>
        {
            var options = new CaseOptions(new DetectOptions(DetectReading.Setting(setting), Reading.Date(on)), against is null ? null : CaseJson.Against(against));
            var (asked, shelf) = (SheetFormat.Read(format), library.Current);
            var coded = CaseJson.Row(body, options, new CaseCoder(shelf));
            return asked is null or "json" ? new JsonBytes(CaseJson.Bytes(coded), 200) : Results.Text(SheetExport.Write(CodeSheet.Of(coded, shelf), asked), SheetExport.Formats[asked]);
        }, cancel);
}
