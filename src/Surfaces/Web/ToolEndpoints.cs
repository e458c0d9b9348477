using System.Globalization;
using System.Text;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.CasePilot;
using CodingAhead.Engines.Claims;
using CodingAhead.Surfaces.Web.Pages;
using CodingAhead.Surfaces.Web.Serving;
using Microsoft.AspNetCore.Components;

namespace CodingAhead.Surfaces.Web;

/// <summary>
/// The pages that take a text or a claim: a form in, a page out, no script and nothing kept. What is entered is in the body of the request
/// and in this one answer, never in an address, a cache or a log.
/// </summary>
public static class ToolEndpoints
{
    private const int MostText = 1 << 20;
    private const int MostTurns = 12;

    private static readonly string[] Looking = ["GET", "HEAD"];

    /// <summary>The tools as the navigation shows them.</summary>
    public static WebTools Tools { get; } = new([new("Detect", "/detecticd10cm", 'd'), new("Redact", "/redactphi", 'r'), new("Claims", "/claims", 'c'), new("Case2Code", "/case2code", 'n'), new("CasePilot", "/casepilot", 'p')]);

    public static void MapTools(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/detecticd10cm", Looking, (HttpContext http) => Page<DetectPage>(http)).ExcludeFromDescription();
        app.MapPost("/detecticd10cm", ReviewForm.Detect).DisableAntiforgery().ExcludeFromDescription();
        app.MapPost("/detecticd10cm/{format}", ReviewForm.DetectFile).DisableAntiforgery().ExcludeFromDescription();
        app.MapMethods("/redactphi", Looking, (HttpContext http) => Page<RedactPage>(http, ("Offered", http.RequestServices.GetService<RedactionDesk>()?.Policies ?? ["safe-harbor"]))).ExcludeFromDescription();
        app.MapPost("/redactphi", Redact).DisableAntiforgery().ExcludeFromDescription();
        app.MapPost("/redactphi/report", (HttpContext http) => RedactFile(http, true)).DisableAntiforgery().ExcludeFromDescription();
        app.MapPost("/redactphi/text", (HttpContext http) => RedactFile(http, false)).DisableAntiforgery().ExcludeFromDescription();
        app.MapMethods("/casepilot", Looking, (HttpContext http) => Page<PilotPage>(http)).ExcludeFromDescription();
        app.MapPost("/casepilot", Ask).DisableAntiforgery().ExcludeFromDescription();
        app.MapMethods("/case2code", Looking, (HttpContext http) => Page<CasePage>(http)).ExcludeFromDescription();
        app.MapPost("/case2code", ReviewForm.Code).DisableAntiforgery().ExcludeFromDescription();
        app.MapPost("/case2code/{format}", ReviewForm.CodeFile).DisableAntiforgery().ExcludeFromDescription();
        app.MapMethods("/claims", Looking, (HttpContext http) => Page<ClaimsPage>(http, ("Form", ClaimForm.Empty))).ExcludeFromDescription();
        app.MapPost("/claims", Check).DisableAntiforgery().ExcludeFromDescription();
    }

    // the turns before travel in the form; each is answered anew, so that nothing needs to be kept
    private static async Task Ask(HttpContext http)
    {
        if (await Form(http) is not { } form)
            return;
        List<string> turns = [.. form["turn"].OfType<string>().Append(form["question"].ToString()).Select(t => t.Trim()).Where(t => t.Length > 0).TakeLast(MostTurns)];
        var services = http.RequestServices;
        var pilot = Pilot.Of(services.GetRequiredService<ILibrary>().Current, DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetLocalNow().DateTime));
        var answers = Enumerable.Range(1, turns.Count).Select(n => pilot.Ask(turns[..n])).ToList();
        await Page<PilotPage>(http, ("Turns", turns), ("Answers", answers));
    }

    private static async Task Redact(HttpContext http)
    {
        if (await Form(http) is not { } form)
            return;
        var desk = http.RequestServices.GetRequiredService<RedactionDesk>();
        var asked = RedactForm.Read(form);
        try
        {
            await Page<RedactPage>(http, RedactForm.Shown(asked, desk, RedactForm.Redact(asked, desk, http.RequestAborted), null));
        }
        catch (UsageException e)
        {
            await Page<RedactPage>(http, RedactForm.Shown(asked, desk, null, e.Message));
        }
    }

    private static async Task RedactFile(HttpContext http, bool report)
    {
        if (await Form(http) is { } form)
            await RedactForm.Download(http, form, report);
    }

    private static async Task Check(HttpContext http)
    {
        if (await Form(http) is not { } sent)
            return;
        var (form, shelf) = (ClaimForm.Read(sent), http.RequestServices.GetRequiredService<ILibrary>().Current);
        try
        {
            await Page<ClaimsPage>(http, ("Form", form), ("Verdict", form.Checks ? ClaimChecker.Check(form.Claim(), shelf, new ClaimOptions(null, [.. form.Rules(), .. await Account.OwnRules.Of(http)])) : null));
        }
        catch (UsageException e)
        {
            await Page<ClaimsPage>(http, ("Form", form), ("Fault", e.Message));
        }
    }

    internal static async Task<IFormCollection?> Form(HttpContext http)
    {
        // a form of parts may hold a file, which the platform would spool to the disk
        if (http.Request.ContentLength is > MostText || !Plain(http.Request))
        {
            http.Response.StatusCode = Plain(http.Request) ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status415UnsupportedMediaType;
            return null;
        }
        return await FormReading.Read(http, new Microsoft.AspNetCore.Http.Features.FormOptions { ValueLengthLimit = MostText, ValueCountLimit = 4000 });
    }

    private static bool Plain(HttpRequest request) => request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is true;

    internal static async Task Page<T>(HttpContext http, params (string Name, object? Value)[] parameters) where T : IComponent
    {
        var services = http.RequestServices;
        var today = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetLocalNow().DateTime);
        var all = new Dictionary<string, object?> { ["View"] = new View(http.Request.Path.Value ?? "/", null, today, services.GetRequiredService<ILibrary>().Current, services.GetService<WebTools>() ?? WebTools.None) { Visitor = Workspace.Access.Visitor.Of(http) } };
        foreach (var (name, value) in parameters)
            all[name] = value;
        var bytes = Encoding.UTF8.GetBytes(await Rendering.Render<T>(all));
        Sending.Guard(http.Response.Headers);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}
