using CodingAhead.Surfaces.Web.Pages;
using CodingAhead.Workspace.Access;
using CodingAhead.Workspace.Audit;
using CodingAhead.Workspace.Keeping;
using Microsoft.AspNetCore.Http.Features;

namespace CodingAhead.Surfaces.Web.Account;

/// <summary>
/// Keeping a form that was filled in: a tool's button leads to a page that shows what would be kept and asks for a name; only its own button
/// keeps it. Nothing of a text or a claim is ever kept on the way.
/// </summary>
internal static class ThingEndpoints
{
    private static readonly string[] Looking = ["GET", "HEAD"];

    public static void MapThings(this IEndpointRouteBuilder app)
    {
        app.MapPost("/kept/new", New).DisableAntiforgery().ExcludeFromDescription();
        app.MapPost("/kept/things", Keep).ExcludeFromDescription();
        app.MapMethods("/kept/things/{id}", Looking, Show).ExcludeFromDescription();
        app.MapPost("/kept/things/{id}/remove", Remove).ExcludeFromDescription();
    }

    private static async Task New(HttpContext http)
    {
        if (!http.Request.HasFormContentType || http.Request.ContentLength is null or > Things.LongestBody)
        {
            await Reply.Say(http, 413, "This is too much to keep", $"At most {Says.Number(Things.LongestBody / 1000)} kB.");
            return;
        }
        // in memory alone, as the tool itself read it
        if (await FormReading.Read(http, new FormOptions { MemoryBufferThreshold = Things.LongestBody, ValueLengthLimit = Things.LongestBody, ValueCountLimit = 400, MultipartBodyLengthLimit = Things.LongestBody }) is not { } form)
            return;
        if (Kind.Find(form["kind"]) is { } kind)
            await ShowNew(http, kind, form, null);
        else
            await Reply.Say(http, 400, "This cannot be kept", "A form of this site was expected.");
    }

    private static async Task ShowNew(HttpContext http, Kind kind, IFormCollection form, string? fault)
    {
        var keeper = await KeptEndpoints.Keeper(http);
        await Reply.Page<KeepPage>(http, fault is null ? 200 : 400, ("Of", kind), ("Fields", Fields(kind, form)), ("Team", keeper.Team), ("Name", form["name"].ToString()),
            ("Seals", http.RequestServices.GetRequiredService<Things>().Seals), ("Fault", fault));
    }

    private static async Task Keep(HttpContext http)
    {
        if (await Reply.Form(http) is not { } form)
            return;
        if (Kind.Find(form["kind"]) is not { } kind)
        {
            await Reply.Say(http, 400, "This cannot be kept", "A form of this site was expected.");
            return;
        }
        if (kind.Name == "rule" && OwnRules.Fault(name => form[name].ToString()) is { } wrong)
        {
            await ShowNew(http, kind, form, wrong);
            return;
        }
        var id = await http.RequestServices.GetRequiredService<Things>().Keep(await KeptEndpoints.Keeper(http), kind, form["name"].ToString(), Fields(kind, form), form["team"] == "1");
        if (id is null)
        {
            await ShowNew(http, kind, form, $"A name of at most {Things.LongestName} characters and something to keep were expected.");
            return;
        }
        if (!Visitor.Of(http).Guest && Visitor.Of(http).Accounts)
            await http.RequestServices.GetRequiredService<AuditLog>().Add(http, "keep", kind.Name, "done");
        Reply.GoTo(http, $"/kept/things/{id}");
    }

    private static async Task Show(HttpContext http)
    {
        var thing = await Find(http);
        if (thing is null)
            await Reply.Say(http, 404, "Nothing stands here", "Nothing of yours has this address.");
        else
            await Reply.Page<ThingPage>(http, 200, ("Thing", thing));
    }

    private static async Task Remove(HttpContext http)
    {
        if (await Reply.Form(http) is null)
            return;
        if (await Find(http) is { } thing)
        {
            await http.RequestServices.GetRequiredService<Things>().Remove(await KeptEndpoints.Keeper(http), thing.Id);
            if (Visitor.Of(http).Accounts)
                await http.RequestServices.GetRequiredService<AuditLog>().Add(http, "remove", thing.Kind.Name, "done");
        }
        Reply.GoTo(http, "/kept");
    }

    private static async Task<Thing?> Find(HttpContext http) =>
        http.Request.RouteValues["id"] is string { Length: 32 } id ? await http.RequestServices.GetRequiredService<Things>().Find(await KeptEndpoints.Keeper(http), id) : null;

    private static List<KeyValuePair<string, string>> Fields(Kind kind, IFormCollection form) =>
        [.. form.Where(f => kind.Takes(f.Key)).SelectMany(f => f.Value.OfType<string>().Where(v => v.Length > 0).Select(v => KeyValuePair.Create(f.Key, v.ReplaceLineEndings("\n"))))];
}
