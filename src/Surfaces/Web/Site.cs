using System.Globalization;
using System.Buffers;
using System.Text.Json;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Search;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Lookup;
using CodingAhead.Surfaces.Web.Account;
using CodingAhead.Surfaces.Web.Browse;
using CodingAhead.Surfaces.Web.Pages;
using CodingAhead.Surfaces.Web.Serving;
using CodingAhead.Surfaces.Web.Sources;
using CodingAhead.Workspace.Access;

namespace CodingAhead.Surfaces.Web;

/// <summary>Answers each address of the site with a finished page, kept by what it depends on: books, day, address.</summary>
internal sealed class Site(ILibrary library, ICodeLookup lookup, TimeProvider time, WebTools tools)
{
    private const int MostHits = 60;
    private const int MostSuggestions = 8;

    private readonly PageCache cache = new();

    /// <summary>Makes a page, or null when the request was answered in another way.</summary>
    public delegate Task<FinishedPage?> Make(HttpContext http, Asked asked, View view);

    /// <summary>Sends the page from the cache, or makes and keeps it.</summary>
    public async Task Answer(HttpContext http, Make make)
    {
        var shelf = library.Current;
        var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        // the door has decided already whether this visitor may read the address; here it only tells pages apart
        var visitor = Visitor.Of(http);
        var key = new PageKey(shelf.Hash, today, http.Request.Path.Value ?? "/", http.Request.QueryString.Value ?? "", visitor.Key);
        var page = cache.Find(key);
        if (page is null)
        {
            var asked = Asked.Read(http.Request.Query);
            var view = new View(http.Request.Path.Value ?? "/", asked.On, today, shelf, tools) { System = asked.System, Billable = asked.Billable, Visitor = visitor };
            page = asked.Fault is { } fault ? await Plain(400, view, "This address cannot be read", fault) : await make(http, asked, view);
            if (page is null)
                return;
            cache.Keep(key, page);
        }
        await Sending.Send(http, page);
    }

    public Task<FinishedPage?> Home(HttpContext http, Asked asked, View view) => Page<HomePage>(200, view);

    public Task<FinishedPage?> About(HttpContext http, Asked asked, View view) => Page<AboutPage>(200, view);

    public Task<FinishedPage?> Releases(HttpContext http, Asked asked, View view) =>
        Page<ReleasesPage>(200, view, ("List", Engines.Lookup.Releases.List(view.Shelf, view.Today)));

    public Task<FinishedPage?> Nowhere(HttpContext http, Asked asked, View view) =>
        Plain(404, view, "Nothing stands here", "No page has this address.")!;

    public async Task<FinishedPage?> Search(HttpContext http, Asked asked, View view)
    {
        if (asked.Query.Length == 0)
        {
            http.Response.Redirect(view.Dated("/"));
            return null;
        }
        var answer = view.Shelf.Search.Search(asked.Query, new SearchOptions(asked.System, asked.Billable, null, asked.On, MostHits));
        // what stands on top is shown at the right at once, so that nothing moves when the script takes over
        // (a visitor whose code pages are counted opens them one by one)
        var best = view.Visitor.Metered ? null : HitGroups.Of(answer) is [var group, ..] ? group.First() : null;
        var first = best is null ? null : lookup.Find(view.Shelf, best.Code, CodeSystems.Parse(best.System), asked.On, view.Today).FirstOrDefault();
        return await Page<SearchPage>(200, view with { Query = asked.Query }, ("Answer", answer), ("First", first));
    }

    public async Task<FinishedPage?> Code(HttpContext http, Asked asked, View view)
    {
        var system = CodeSystems.Parse(http.Request.RouteValues["system"] as string)!.Value;
        var text = (http.Request.RouteValues["code"] as string ?? "").Trim();
        var shape = Catalogue.Codes.Code.Read(text, system);
        var page = lookup.Find(view.Shelf, text, system, asked.On, view.Today).FirstOrDefault();
        if (page is null)
            return await Plain(404, view, "Not a code", $"This text has not the shape of a code of {system.Title()}.");
        if (shape is [var code] && code.Path is var path && path != view.Path)
        {
            http.Response.Redirect(path + http.Request.QueryString, permanent: true);
            return null;
        }
        // 404 is for codes that do not exist; that a book is not at hand says nothing of the code
        var status = page.Status == CodeStatus.Unknown ? 404 : 200;
        page = Locks.On(page, view.Visitor.Locked);
        if (asked.Preview)
            return FinishedPage.Html(status, await Rendering.Render<CodePreview>(new() { ["View"] = view, ["Page"] = page }));
        return await Page<CodeLeaf>(status, view, ("Page", page), ("Also", Also(view, text, system, asked.On)));
    }

    /// <summary>The NCCI edits of a code, those that a text narrows down to with <c>?q=</c>.</summary>
    public async Task<FinishedPage?> Edits(HttpContext http, Asked asked, View view)
    {
        var system = CodeSystems.Parse(http.Request.RouteValues["system"] as string)!.Value;
        if (system is not (CodeSystem.Cpt or CodeSystem.Hcpcs) || Catalogue.Codes.Code.Read(http.Request.RouteValues["code"] as string ?? "", system) is not [var code])
            return await Plain(404, view, "No edits here", "The NCCI tables name CPT and HCPCS codes.");
        return await Page<EditsPage>(200, view, ("List", CodeEdits.Of(view.Shelf, code, asked.On, view.Today)), ("Narrow", asked.Query));
    }

    public async Task<FinishedPage?> Fee(HttpContext http, Asked asked, View view)
    {
        var system = CodeSystems.Parse(http.Request.RouteValues["system"] as string)!.Value;
        if (system is not (CodeSystem.Cpt or CodeSystem.Hcpcs) || Catalogue.Codes.Code.Read(http.Request.RouteValues["code"] as string ?? "", system) is not [var code])
            return await Plain(404, view, "No fee here", "The fee schedules name CPT and HCPCS codes.");
        string? Given(string name) => http.Request.Query[name].ToString().Trim() is { Length: > 0 } text ? text : null;
        var (place, zip, minutes) = (Given("locality"), Given("zip"), Given("minutes"));
        string? fault = null;
        FeeAnswer fee;
        try
        {
            int? time = minutes is null ? null : int.TryParse(minutes, CultureInfo.InvariantCulture, out var read) ? read : throw new UsageException("minutes: expected a number");
            fee = Reading.Fee(view.Shelf, code.Value, Reading.Fee(zip is null ? place : null, zip, asked.On?.Year, false, time), view.Today);
        }
        catch (UsageException e)
        {
            (fault, fee) = (e.Message, Reading.Fee(view.Shelf, code.Value, new FeeQuestion(Year: asked.On?.Year), view.Today));
        }
        return await Page<FeePage>(fault is null ? 200 : 400, view, ("Fee", fee), ("Spread", FeeSpreads.Of(view.Shelf, code, asked.On?.Year, facility: false)),
            ("Places", view.Shelf.Imported is { } catalogue ? FeeLocalities.All(catalogue, asked.On?.Year) : []), ("Locality", place), ("Zip", zip), ("Minutes", minutes), ("Fault", fault));
    }

    public async Task<FinishedPage?> Diff(HttpContext http, Asked asked, View view)
    {
        var (book, from, to) = (http.Request.Query["book"].ToString(), http.Request.Query["a"].ToString(), http.Request.Query["b"].ToString());
        if (EditionDiff.Between(view.Shelf, book, from, to) is not { } diff)
            return await Plain(404, view, "Nothing to compare", "Two loaded editions of one book are needed: /releases lists them.");
        if (http.Request.Query["format"] != "csv")
            return await Page<DiffPage>(200, view, ("Diff", diff));
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{diff.Book}-{diff.From}-{diff.To}.csv\"";
        await Results.Text(DiffCsv.Of(diff), "text/csv; charset=utf-8").ExecuteAsync(http);
        return null;
    }

    public async Task<FinishedPage?> Range(HttpContext http, Asked asked, View view)
    {
        var system = CodeSystems.Parse(http.Request.RouteValues["system"] as string)!.Value;
        var range = http.Request.RouteValues["range"] as string;
        var spread = Shelves.Open(view.Shelf, system, range, asked.On);
        return spread is null
            ? await Plain(404, view, "No such range", $"{system.Title()} has no chapter, section or codes at “{range}”.")
            : await Page<RangePage>(200, view, ("Spread", Named(spread, view, asked.On)));
    }

    // a stretch of codes that share their first characters is called what its last character means, where the code has axes
    private Spread Named(Spread spread, View view, DateOnly? on)
    {
        string Title(Code? sample, string name, string otherwise) => sample is { } code
            && lookup.Find(view.Shelf, code.Value, code.System, on, view.Today) is [{ Axes: { Count: > 0 } axes }, ..]
            && axes[Math.Clamp(name.Length - 1, 1, axes.Count) - 1].Meaning is { Length: > 0 } meaning ? meaning : otherwise;
        return spread with
        {
            Title = Title(spread.Sample, spread.Name, spread.Title),
            Rows = [.. spread.Rows.Select(row => row with { Title = Title(row.Sample, row.Name, row.Title) })],
        };
    }

    public async Task<FinishedPage?> Source(HttpContext http, Asked asked, View view)
    {
        var query = http.Request.Query;
        var (book, file) = (query["book"].ToString(), query["file"].ToString());
        var line = int.TryParse(query["line"], out var number) ? number : 0;
        var about = query["code"].ToString().Split(':') is [var system, var text] ? Catalogue.Codes.Code.Read(text, CodeSystems.Parse(system)) : [];
        if (!view.Shelf.Catalogues.SelectMany(c => c.Parts).Any(p => p.Edition.Book == book && p.File == file))
            return await Plain(404, view, "No such source", "No loaded edition was read from this file. It may have been replaced by a newer one since.");
        var source = new Source(book, query["edition"].ToString(), null, file, line);
        var row = SourceRow.Find(view.Shelf, source, about.Count > 0 ? about[0] : null);
        if (query["fragment"] == "1")
            return FinishedPage.Html(200, await Rendering.Render<Parts.RowTable>(new() { ["Row"] = row }));
        return await Page<SourcePage>(200, view, ("Source", source), ("Row", row), ("About", about.Count > 0 ? about[0] : null));
    }

    /// <summary>Hits for an unfinished query, as JSON.</summary>
    public async Task Suggest(HttpContext http)
    {
        var asked = Asked.Read(http.Request.Query);
        var shelf = library.Current;
        var hits = asked.Query.Length == 0 || asked.Fault is not null ? []
            : shelf.Search.Suggest(asked.Query, new SearchOptions(asked.System, asked.Billable, null, asked.On, MostSuggestions));
        var view = new View("/search", asked.On, DateOnly.FromDateTime(time.GetLocalNow().DateTime), shelf, tools);
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("query", asked.Query);
            json.WriteStartArray("hits");
            foreach (var hit in hits.Take(MostSuggestions))
            {
                json.WriteStartObject();
                json.WriteString("code", hit.Code);
                json.WriteString("system", CodeSystems.Parse(hit.System)?.Title() ?? hit.System);
                json.WriteString("title", hit.Title);
                json.WriteString("why", hit.Why);
                json.WriteBoolean("billable", hit.Billable);
                json.WriteString("address", view.To(hit.System, hit.Code));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        await Sending.Send(http, new FinishedPage(200, "application/json; charset=utf-8", buffer.WrittenSpan.ToArray()));
    }

    // nothing picks silently: what else the same characters name is said on the page
    private IReadOnlyList<CodePage> Also(View view, string text, CodeSystem system, DateOnly? on)
    {
        var plain = text.Replace(".", "", StringComparison.Ordinal);
        if (Catalogue.Codes.Code.Read(plain).Count < 2)
            return [];
        return [.. lookup.Find(view.Shelf, plain, null, on, view.Today).Where(p => p.System != system.Slug() && p.Status is not (CodeStatus.Unknown or CodeStatus.NotLoaded))];
    }

    private static async Task<FinishedPage?> Page<T>(int status, View view, params (string Name, object? Value)[] parameters) where T : Microsoft.AspNetCore.Components.IComponent
    {
        var all = new Dictionary<string, object?> { ["View"] = view };
        foreach (var (name, value) in parameters)
            all[name] = value;
        return FinishedPage.Html(status, await Rendering.Render<T>(all));
    }

    private static Task<FinishedPage?> Plain(int status, View view, string heading, string text) =>
        Page<PlainPage>(status, view, ("Heading", heading), ("Text", text));
}
