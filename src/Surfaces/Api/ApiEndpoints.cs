using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Search;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Lookup;
using CodingAhead.Engines.Risk;
using Microsoft.AspNetCore.Mvc;

namespace CodingAhead.Surfaces.Api;

/// <summary>The API under <c>/api/v1</c>: the same words and the same JSON as the verbs.</summary>
internal static class ApiEndpoints
{
    public static void AddApi(this IServiceCollection services)
    {
        // for the schemas of the OpenAPI document; the answers themselves are written by Json
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
        });
        services.AddProblemDetails();
        services.AddOpenApi("v1");
    }

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1");
        api.MapGet("/codes/{system}/{code}", Code).WithSummary("Everything that is known about a code.").Produces<CodePage>().Produces<CodePage>(404).ProducesProblem(400);
        api.MapGet("/edits/{code}", Edits).WithSummary("The NCCI edits of a code: pairs, unlikely units, add-on relations.").Produces<CodeEditList>().ProducesProblem(400);
        api.MapGet("/fee/{code}", Fee).WithSummary("What Medicare pays for a code, with the formula.").Produces<FeeAnswer>().ProducesProblem(400);
        api.MapGet("/risk/{codes}", Risk).WithSummary("HCCs and raw risk score of a set of diagnoses.").Produces<RiskScore>().ProducesProblem(400);
        api.MapGet("/search", Search).WithSummary("Search over all code sets.").Produces<SearchAnswer>().ProducesProblem(400);
        api.MapGet("/releases", (ILibrary library, TimeProvider time) => Answered(Releases.List(library.Current, Today(time)), SurfaceJson.Default.ReleaseList))
            .WithSummary("What is loaded, how old it is, and what is due.").Produces<ReleaseList>();
        api.MapGet("/releases/diff", Diff).WithSummary("What changed between two loaded editions of a book.").Produces<BookDiff>().ProducesProblem(400);
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapGet("/health/live", () => Results.Text("live")).ExcludeFromDescription();
        app.MapGet("/health/ready", (ILibrary library, [FromKeyedServices("ready")] Func<CancellationToken, Task<bool>>? store, CancellationToken cancel) => Ready(library, store, cancel)).ExcludeFromDescription();
    }

    // ready is who has its books and, where accounts are in use, their store
    private static async Task<IResult> Ready(ILibrary library, Func<CancellationToken, Task<bool>>? store, CancellationToken cancel) =>
        library.Current is not null && (store is null || await store(cancel)) ? Results.Text("ready") : Results.StatusCode(503);

    private static IResult Code(string system, string code, string? on, [FromKeyedServices("open")] ILibrary library, ICodeLookup lookup, TimeProvider time) => Answer(() =>
    {
        if (CodeSystems.Parse(system) is not { } known)
            throw new UsageException($"system: expected one of {string.Join(' ', CodeSystems.All.Select(s => s.Slug()))}, found '{system}'");
        var page = lookup.Find(library.Current, code, known, Reading.Date(on), Today(time))[0];
        return Answered(page, SurfaceJson.Default.CodePage, status: page.Status == CodeStatus.Unknown ? 404 : 200);
    });

    private static IResult Edits(string code, string? on, [FromKeyedServices("open")] ILibrary library, TimeProvider time) => Answer(() =>
        Answered(CodeEdits.Of(library.Current, Reading.Procedure(code), Reading.Date(on), Today(time)), SurfaceJson.Default.CodeEditList));

    private static IResult Fee(string code, string? locality, string? zip, int? year, bool? facility, int? minutes, ILibrary library, TimeProvider time) => Answer(() =>
        Answered(Reading.Fee(library.Current, code, Reading.Fee(locality, zip, year, facility ?? false, minutes), Today(time)), SurfaceJson.Default.FeeAnswer));

    private static IResult Diff(string book, string a, string b, [FromKeyedServices("open")] ILibrary library) => Answer(() => Answered(
        EditionDiff.Between(library.Current, book, a, b) ?? throw new UsageException("book: expected two loaded editions of one book (see /api/v1/releases)"), SurfaceJson.Default.BookDiff));

    private static IResult Risk(string codes, int? age, string? sex, string? segment, [FromQuery(Name = "originally_disabled")] bool? disabled, bool? medicaid, string? model, int? year, ILibrary library) => Answer(() =>
        Answered(Reading.Risk(library.Current, [codes], new RiskQuestion(age, sex, segment, disabled ?? false, medicaid ?? false, model, year)), SurfaceJson.Default.RiskScore));

    private static IResult Search(string? query, string? q, string? system, bool? billable, string? chapter, string? on, int? limit, [FromKeyedServices("open")] ILibrary library) => Answer(() =>
    {
        var text = query ?? q;
        if (string.IsNullOrWhiteSpace(text))
            throw new UsageException("query: expected something to search for");
        var options = new SearchOptions(Reading.System(system), billable ?? false, chapter, Reading.Date(on), Math.Clamp(limit ?? 20, 1, 200));
        return Answered(library.Current.Search.Search(text, options), SurfaceJson.Default.SearchAnswer);
    });

    private static IResult Answered<T>(T answer, JsonTypeInfo<T> type, int status = 200) => new JsonBytes(Json.Bytes(answer, type), status);

    private static IResult Answer(Func<IResult> make)
    {
        try
        {
            return make();
        }
        catch (UsageException e)
        {
            return Posted.Unreadable(e.Message);
        }
    }

    private static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetLocalNow().DateTime);
}

/// <summary>A finished JSON document with its status.</summary>
internal sealed class JsonBytes(ReadOnlyMemory<byte> body, int status) : IResult
{
    public Task ExecuteAsync(HttpContext context)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
