using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Lookup;
using CodingAhead.Surfaces.Web.Serving;
using Microsoft.AspNetCore.Routing.Patterns;

namespace CodingAhead.Surfaces.Web;

/// <summary>The pages of the site. Needs <see cref="ILibrary"/>, <see cref="ICodeLookup"/> and <see cref="TimeProvider"/>; shows the <see cref="WebTools"/> that are registered.</summary>
public static class WebEndpoints
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    public static void MapWeb(this IEndpointRouteBuilder app)
    {
        var site = new Site(
            app.ServiceProvider.GetRequiredService<ILibrary>(), app.ServiceProvider.GetRequiredService<ICodeLookup>(),
            app.ServiceProvider.GetRequiredService<TimeProvider>(), app.ServiceProvider.GetService<WebTools>() ?? WebTools.None);

        app.MapMethods("/", Methods, http => site.Answer(http, site.Home));
        app.MapMethods("/search", Methods, http => site.Answer(http, site.Search));
        app.MapMethods("/suggest", Methods, site.Suggest);
        app.MapMethods("/releases", Methods, http => site.Answer(http, site.Releases));
        app.MapMethods("/releases/diff", Methods, http => site.Answer(http, site.Diff));
        app.MapMethods("/about", Methods, http => site.Answer(http, site.About));
        app.MapMethods("/source", Methods, http => site.Answer(http, site.Source));
        app.MapMethods("/assets/{name}", Methods, http =>
            WebAssets.Find(http.Request.Path) is { } asset ? Sending.Send(http, asset) : site.Answer(http, site.Nowhere));
        MapSystem(app, "/{system}", http => site.Answer(http, site.Range));
        MapSystem(app, "/{system}/ranges/{range}", http => site.Answer(http, site.Range));
        MapSystem(app, "/{system}/codes/{code}", http => site.Answer(http, site.Code));
        MapSystem(app, "/{system}/codes/{code}/edits", http => site.Answer(http, site.Edits));
        MapSystem(app, "/{system}/codes/{code}/fee", http => site.Answer(http, site.Fee));
        app.MapFallback(http => site.Answer(http, site.Nowhere));
    }

    // only the names of code systems match, so that /claims or /login stay free for others
    private static void MapSystem(IEndpointRouteBuilder app, string pattern, RequestDelegate answer) =>
        app.Map(RoutePatternFactory.Parse(pattern, defaults: null, parameterPolicies: new { system = new SystemName() }), answer).WithMetadata(new HttpMethodMetadata(Methods));

    private sealed class SystemName : IRouteConstraint
    {
        public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            values.TryGetValue(routeKey, out var value) && CodeSystems.Parse(value as string) is not null;
    }
}
