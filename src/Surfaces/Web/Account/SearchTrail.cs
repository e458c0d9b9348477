using System.Data.Common;
using System.Security.Claims;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Search;
using CodingAhead.Catalogue.Store;
using CodingAhead.Surfaces.Web.Serving;
using CodingAhead.Workspace.Keeping;

namespace CodingAhead.Surfaces.Web.Account;

/// <summary>
/// Remembers what someone searched for, after the answer is out. Only a search that says nothing of a patient: a code, or a few words each of
/// which stands in the books. A name, a number or a sentence of a note is never kept.
/// </summary>
internal static class SearchTrail
{
    private const int MostWords = 6;

    public static void UseSearchTrail(this IApplicationBuilder app) => app.Use(next => http =>
        http.Request.Path == "/search" && HttpMethods.IsGet(http.Request.Method) ? Follow(next, http) : next(http));

    private static async Task Follow(RequestDelegate next, HttpContext http)
    {
        await next(http);
        // a guest leaves no trail; on one's own machine there is one person
        var person = Workspace.Access.Visitor.Of(http).Accounts ? http.User.FindFirstValue(ClaimTypes.NameIdentifier) : Keeper.Local.Person;
        var query = Asked.Read(http.Request.Query).Query;
        if (http.Response.StatusCode != StatusCodes.Status200OK || person is null || !Plain(http.RequestServices.GetRequiredService<ILibrary>().Current.Search, query))
            return;
        try
        {
            await http.RequestServices.GetRequiredService<Kept>().Searched(person, query);
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException)
        {
            // the answer is out; that it is not remembered hurts nobody
        }
    }

    /// <summary>Whether a search may be remembered.</summary>
    internal static bool Plain(ICodeSearch search, string query)
    {
        var words = query.Split((char[])[' ', ',', ';', '/', '-'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length is 0 or > MostWords || query.Length > Kept.LongestSearch)
            return false;
        if (words is [var one] && one.Any(char.IsAsciiDigit))
            return search.Search(one, new SearchOptions(Limit: 1)) is { Corrected.Count: 0, Results: [{ } hit] } && Code.Read(one).Any(c => Same(c.Value, hit.Code));
        return words.All(w => w.All(c => char.IsLetter(c) || c is '\'' or '.') && search.Knows(w));
    }

    private static bool Same(string a, string b) => a.Replace(".", "", StringComparison.Ordinal).Equals(b.Replace(".", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
}
