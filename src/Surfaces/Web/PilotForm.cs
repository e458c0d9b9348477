using System.Text;
using System.Text.RegularExpressions;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.CasePilot;
using CodingAhead.Surfaces.Web.Pages;
using CodingAhead.Surfaces.Web.Serving;

namespace CodingAhead.Surfaces.Web;

/// <summary>
/// The form of CasePilot: the turns before travel in it, and each is answered anew, so that nothing needs to be kept. A script may ask for
/// the same page as a stream, in which the steps come first.
/// </summary>
internal static class PilotForm
{
    private const int MostTurns = 12;

    public static async Task Ask(HttpContext http)
    {
        if (await ToolEndpoints.Form(http) is not { } form)
            return;
        var turns = Turns(form);
        if (!http.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase))
        {
            await ToolEndpoints.Page<PilotPage>(http, Shown(http, turns, await Answers(http, form, turns, null)));
            return;
        }
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        var steps = System.Threading.Channels.Channel.CreateUnbounded<PilotStep>();
        var work = Task.Run(async () =>
        {
            try
            {
                return await Answers(http, form, turns, step => steps.Writer.TryWrite(step));
            }
            finally
            {
                steps.Writer.Complete();
            }
        });
        await foreach (var step in steps.Reader.ReadAllAsync(http.RequestAborted))
            await Send(http, "step", Json.Text(step, SurfaceJson.Default.PilotStep));
        await Send(http, "page", Json.Text(await ToolEndpoints.Html<PilotPage>(http, Shown(http, turns, await work)), SurfaceJson.Default.String));
    }

    /// <summary>The conversation as a file: <c>md</c> or <c>json</c>.</summary>
    public static async Task File(HttpContext http, string format)
    {
        if (format is not ("md" or "json"))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        if (await ToolEndpoints.Form(http) is not { } form)
            return;
        var turns = Turns(form);
        var answers = await Answers(http, form, turns, null);
        Sending.Guard(http.Response.Headers);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"casepilot.{format}\"";
        http.Response.ContentType = format == "md" ? "text/markdown; charset=utf-8" : "application/json; charset=utf-8";
        await http.Response.WriteAsync(format == "md" ? Markdown(turns, answers)
            : $"[{string.Join(',', turns.Select((turn, i) => $"{{\"question\":{Json.Text(turn, SurfaceJson.Default.String)},\"answer\":{Json.Text(answers[i], SurfaceJson.Default.PilotAnswer)}}}"))}]", http.RequestAborted);
    }

    private static List<string> Turns(IFormCollection form) =>
        [.. form["turn"].OfType<string>().Append(form["question"].ToString()).Select(t => t.Trim()).Where(t => t.Length > 0).TakeLast(MostTurns)];

    // only the last turn is worded by a model, and only it shows its steps while they run
    private static async Task<List<PilotAnswer>> Answers(HttpContext http, IFormCollection form, List<string> turns, Action<PilotStep>? step)
    {
        var services = http.RequestServices;
        var pilot = Pilot.Of(services.GetRequiredService<ILibrary>().Current, DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetLocalNow().DateTime));
        var answers = Enumerable.Range(1, Math.Max(0, turns.Count - 1)).Select(n => pilot.Ask(turns[..n])).ToList();
        if (turns.Count > 0)
            answers.Add(services.GetService<ModelDesk>() is { } model && form["model"] != "off" ? await model.Pilot(pilot).Ask(turns, null, step, showSent: true, http.RequestAborted) : pilot.Ask(turns, null, step));
        return answers;
    }

    private static (string, object?)[] Shown(HttpContext http, List<string> turns, List<PilotAnswer> answers) =>
        [("Turns", turns), ("Answers", answers), ("Model", http.RequestServices.GetService<ModelDesk>())];

    private static string Markdown(List<string> turns, List<PilotAnswer> answers)
    {
        var text = new StringBuilder("# CasePilot\n");
        for (var i = 0; i < turns.Count; i++)
        {
            // what people typed is quoted as it is; a mark-up sign in it stays a sign
            text.Append("\n## ").Append(Quoted(turns[i])).Append("\n\n").Append(answers[i].Answer).Append('\n');
            foreach (var cite in answers[i].Citations)
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n[{cite.N}] {cite.Title} · {cite.Book} {cite.Edition} · {cite.Locator}  ");
            text.Append('\n');
        }
        return text.ToString();
    }

    private static string Quoted(string text) => string.Concat(text.ReplaceLineEndings(" ").SelectMany(c => c is '<' or '>' or '[' or ']' or '(' or ')' or '*' or '_' or '`' or '#' or '|' or '\\' or '!' ? $"\\{c}" : c.ToString()));

    private static async Task Send(HttpContext http, string kind, string data)
    {
        await http.Response.WriteAsync($"event: {kind}\ndata: {data}\n\n", http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }
}

/// <summary>What in a line of an answer leads somewhere: the number of a row at its end, and words with the shape of a code.</summary>
internal static partial class PilotWords
{
    [GeneratedRegex(@"\[(\d{1,4})\](?=\.?$)|(?<![\w.$])[A-Z0-9][A-Z0-9]{2,6}(?:\.[A-Z0-9]{1,4})?(?!\w)", RegexOptions.CultureInvariant, 5000)]
    public static partial Regex Named();
}
