using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Claims;
using Microsoft.AspNetCore.Mvc;

namespace CodingAhead.Surfaces.Api;

/// <summary><c>POST check</c> and the list of edits. A claim names a patient: no part of it is logged or quoted.</summary>
internal static class CheckEndpoints
{
    public static void MapCheck(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/check", Check).WithSummary("Checks a claim, an X12 837 file or CSV of lines against Medicare's edits.").Produces<ClaimVerdict>().ProducesProblem(400);
        app.MapGet("/api/v1/check/edits", () => new JsonBytes(Json.Bytes(ClaimChecker.Described, SurfaceJson.Default.IReadOnlyListEditDescription), 200))
            .WithSummary("The edits with their rules.").Produces<IReadOnlyList<EditDescription>>();
    }

    private static async Task<IResult> Check(HttpRequest request, [FromKeyedServices("open")] ILibrary library, [FromServices] KeptRules? kept, CancellationToken cancel)
    {
        try
        {
            var rules = kept is null ? [] : await kept(request.HttpContext);
            return await Posted.Answer(request, "a claim, an X12 837 file or CSV of lines", text => new JsonBytes(
                ClaimFiles.IsOne(text) ? Json.Bytes(ClaimFiles.CheckOne(text, library.Current, rules), SurfaceJson.Default.ClaimVerdict)
                    : Json.Bytes(ClaimFiles.Check(text, library.Current, rules), SurfaceJson.Default.ClaimBatch), 200), cancel, "claim");
        }
        catch (UsageException e)
        {
            return Posted.Unreadable(e.Message, "claim");
        }
    }
}
