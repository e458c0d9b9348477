using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.CasePilot;

namespace CodingAhead.Surfaces.Api;

/// <summary><c>POST ask</c>: CasePilot. With <c>Accept: text/event-stream</c> the steps and the text come as they are made. A question may hold clinical text: it is never logged.</summary>
internal static class AskEndpoints
{
    public static void MapAsk(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/v1/ask", Ask).WithSummary("Asks CasePilot, which answers from the books and cites each row.").Produces<PilotAnswer>().ProducesProblem(400);

    private static Task<IResult> Ask(HttpRequest request, [FromKeyedServices("open")] ILibrary library, TimeProvider time, CancellationToken cancel) =>
        Posted.Answer(request, "a JSON object with a field 'question' or 'turns'", body =>
        {
            var row = AskRow.Read(body);
            var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
            var model = request.HttpContext.RequestServices.GetService<ModelDesk>();
            return request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase) ? new AskStream(row, library.Current, today, model)
                : model is null ? new JsonBytes(Json.Bytes(row.Answer(library.Current, today), SurfaceJson.Default.PilotAnswer), 200) : new AskWhole(row, library.Current, today, model);
        }, cancel);
}

/// <summary>The whole answer, for which a model is waited.</summary>
internal sealed class AskWhole(AskRow row, Shelf shelf, DateOnly today, ModelDesk model) : IResult
{
    public async Task ExecuteAsync(HttpContext context) =>
        await new JsonBytes(Json.Bytes(await row.Answer(shelf, today, model, null, context.RequestAborted), SurfaceJson.Default.PilotAnswer), 200).ExecuteAsync(context);
}

/// <summary>Server-sent events: <c>step</c> for each tool, <c>text</c> for each line, then <c>answer</c> with the whole.</summary>
internal sealed class AskStream(AskRow row, Shelf shelf, DateOnly today, ModelDesk? model) : IResult
{
    public async Task ExecuteAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        var steps = System.Threading.Channels.Channel.CreateUnbounded<PilotStep>();
        var work = Task.Run(async () =>
        {
            try
            {
                return await row.Answer(shelf, today, model, step => steps.Writer.TryWrite(step), context.RequestAborted);
            }
            finally
            {
                steps.Writer.Complete();
            }
        });
        await foreach (var step in steps.Reader.ReadAllAsync(context.RequestAborted))
            await Send(context, "step", Json.Text(step, SurfaceJson.Default.PilotStep));
        var answer = await work;
        foreach (var line in answer.Answer.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            await Send(context, "text", Json.Text(line, SurfaceJson.Default.String));
        await Send(context, "answer", Json.Text(answer, SurfaceJson.Default.PilotAnswer));
    }

    private static async Task Send(HttpContext context, string kind, string data)
    {
        await context.Response.WriteAsync($"event: {kind}\ndata: {data}\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
