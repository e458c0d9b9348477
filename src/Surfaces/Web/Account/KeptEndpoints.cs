using System.Security.Claims;
using System.Text;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Lookup;
using CodingAhead.Surfaces.Web.Pages;
using CodingAhead.Surfaces.Web.Serving;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Accounts;
using CodingAhead.Workspace.Audit;
using CodingAhead.Workspace.Keeping;
using Microsoft.AspNetCore.Identity;

namespace CodingAhead.Surfaces.Web.Account;

/// <summary>Favourites, notes and recent codes: in every mode, on one's own machine without an account.</summary>
internal static class KeptEndpoints
{
    private static readonly string[] Looking = ["GET", "HEAD"];

    public static void MapKept(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/kept", Looking, http => Show(http)).ExcludeFromDescription();
        app.MapPost("/kept/favourite", Favour).ExcludeFromDescription();
        app.MapPost("/kept/note", Note).ExcludeFromDescription();
        app.MapPost("/kept/remember", Remember).ExcludeFromDescription();
        app.MapGet("/account/export", (HttpContext http) => Export(http, csv: false)).ExcludeFromDescription();
        app.MapGet("/account/export.csv", (HttpContext http) => Export(http, csv: true)).ExcludeFromDescription();
        app.MapPost("/account/import", Import).ExcludeFromDescription();
    }

    internal static async Task Show(HttpContext http, string? done = null, string? fault = null)
    {
        var services = http.RequestServices;
        var kept = services.GetRequiredService<Kept>();
        var keeper = await Keeper(http);
        var about = CodeName.Read(http.Request.Query["code"]);
        var (favourites, notes) = (await kept.Favourites(keeper), await kept.Notes(keeper));
        await Reply.Page<KeptPage>(http, fault is null ? 200 : 400, ("About", about is null ? null : Named(http, about)), ("Favourites", favourites.Select(c => Named(http, c)).ToList()),
            ("Recent", (await kept.Recent(keeper)).Select(c => Named(http, c)).ToList()), ("Notes", notes.Select(n => (Named(http, n.Code), n)).ToList()), ("Things", await services.GetRequiredService<Things>().All(keeper)), ("Searches", await kept.Searches(keeper)), ("Remembers", await kept.Remembers(keeper)), ("Keeper", keeper), ("Done", done), ("Fault", fault));
    }

    private static async Task Favour(HttpContext http)
    {
        if (await Reply.Form(http) is not { } form)
            return;
        if (Known(http, form) is { } code)
            await http.RequestServices.GetRequiredService<Kept>().Favour(await Keeper(http), code, form["keep"] == "1");
        Reply.GoTo(http, "/kept?code=" + Uri.EscapeDataString(form["code"].ToString()));
    }

    private static async Task Remember(HttpContext http)
    {
        if (await Reply.Form(http) is not { } form)
            return;
        await http.RequestServices.GetRequiredService<Kept>().Choose(await Keeper(http), form["remember"] == "1");
        Reply.GoTo(http, "/kept");
    }

    private static async Task Note(HttpContext http)
    {
        if (await Reply.Form(http) is not { } form)
            return;
        var body = form["body"].ToString().ReplaceLineEndings("\n");
        if (body.Length > Kept.LongestNote)
        {
            await Show(http, fault: $"A note has at most {Says.Number(Kept.LongestNote)} characters.");
            return;
        }
        if (Known(http, form) is { } code)
            await http.RequestServices.GetRequiredService<Kept>().Write(await Keeper(http), code, body, form["team"] == "1");
        Reply.GoTo(http, "/kept?code=" + Uri.EscapeDataString(form["code"].ToString()));
    }

    private static async Task Export(HttpContext http, bool csv)
    {
        var (keeper, carrying) = (await Keeper(http), http.RequestServices.GetRequiredService<Carrying>());
        var bytes = csv ? Encoding.UTF8.GetBytes(await carrying.Csv(keeper)) : await carrying.Json(keeper);
        if (http.User.Identity?.IsAuthenticated == true)
            await http.RequestServices.GetRequiredService<AuditLog>().Add(http, "export", "own data", "done");
        Sending.Guard(http.Response.Headers);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"codingahead-kept.{(csv ? "csv" : "json")}\"";
        http.Response.ContentType = csv ? "text/csv; charset=utf-8" : "application/json; charset=utf-8";
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    private static async Task Import(HttpContext http)
    {
        if (await Reply.Form(http) is not { } form)
            return;
        try
        {
            using var reader = form.Files.GetFile("file") is { } file ? new StreamReader(file.OpenReadStream()) : throw new FormatException();
            var taken = await http.RequestServices.GetRequiredService<Carrying>().Take(await Keeper(http), await reader.ReadToEndAsync(http.RequestAborted));
            await Show(http, done: $"{Says.Number(taken)} {(taken == 1 ? "entry was" : "entries were")} taken in.");
        }
        catch (FormatException)
        {
            await Show(http, fault: "This file is no export of this program.");
        }
    }

    internal static async Task<Keeper> Keeper(HttpContext http)
    {
        if (http.User.FindFirstValue(ClaimTypes.NameIdentifier) is null)
            return CodingAhead.Workspace.Keeping.Keeper.Local;
        var person = await http.RequestServices.GetRequiredService<UserManager<Person>>().GetUserAsync(http.User) ?? throw new UsageException("account: expected someone who is logged in");
        return new Keeper(person.Id, person.UserName ?? "", person.Team);
    }

    // only what is a code of a loaded or known system is kept
    private static string? Known(HttpContext http, IFormCollection form) =>
        CodeName.Read(form["code"]) is { } name && CodeSystems.Parse(name.Split(':')[0]) is { } system && Code.Read(name.Split(':')[1], system).Count > 0 ? name : null;

    private static KeptCode Named(HttpContext http, string name) => http.RequestServices.GetRequiredService<CodeNames>().Of(name);
}
