using System.Text;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Claims;

namespace CodingAhead.Surfaces.Api;

/// <summary><c>POST check</c> and the list of edits. A claim names a patient: no part of it is logged or quoted.</summary>
internal static class CheckEndpoints
{
    public static void MapCheck(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/check", Check).WithSummary("Checks a claim against Medicare's edits.").Produces<ClaimVerdict>().ProducesProblem(400);
        app.MapGet("/api/v1/check/edits", () => new JsonBytes(Json.Bytes(ClaimChecker.Described, SurfaceJson.Default.IReadOnlyListEditDescription), 200))
            .WithSummary("The edits with their rules.").Produces<IReadOnlyList<EditDescription>>();
    }

    private static async Task<IResult> Check(HttpRequest request, [FromKeyedServices("open")] ILibrary library, CancellationToken cancel)
    {
        try
        {
            using var reader = new StreamReader(request.Body, new UTF8Encoding(false, throwOnInvalidBytes: true));
            return new JsonBytes(Json.Bytes(ClaimChecker.Check(ClaimJson.Read(await reader.ReadToEndAsync(cancel)), library.Current), SurfaceJson.Default.ClaimVerdict), 200);
        }
        catch (UsageException e)
        {
            return Results.Problem(e.Message, statusCode: 400, title: "The claim cannot be read");
        }
        catch (DecoderFallbackException)
        {
            return Results.Problem("body: expected UTF-8", statusCode: 400, title: "The claim cannot be read");
        }
    }
}
