using System.Text;
using CodingAhead.Catalogue.Store;
using CodingAhead.Surfaces.Web.Serving;
using CodingAhead.Workspace.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;

namespace CodingAhead.Surfaces.Web.Account;

/// <summary>Pages with forms of one's own: never kept in a memory, every form with a word that only this browser was given.</summary>
internal static class Reply
{
    private const int MostForm = 1 << 20;

    public static View View(HttpContext http)
    {
        var services = http.RequestServices;
        var today = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetLocalNow().DateTime);
        return new View(http.Request.Path.Value ?? "/", null, today, services.GetRequiredService<ILibrary>().Current, services.GetService<WebTools>() ?? WebTools.None) { Visitor = Visitor.Of(http) };
    }

    public static async Task Page<T>(HttpContext http, int status, params (string Name, object? Value)[] parameters) where T : IComponent
    {
        var all = new Dictionary<string, object?> { ["View"] = View(http) };
        if (typeof(T).GetProperty("Token") is not null)
            all["Token"] = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken;
        if (typeof(T).GetProperty("Single") is not null)
            all["Single"] = http.RequestServices.GetService<CodingAhead.Workspace.Accounts.SingleSignOn>()?.Name;
        foreach (var (name, value) in parameters)
            all[name] = value;
        var bytes = Encoding.UTF8.GetBytes(await Rendering.Render<T>(all));
        Sending.Guard(http.Response.Headers);
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    public static Task Say(HttpContext http, int status, string heading, string text) => Page<Pages.PlainPage>(http, status, ("Heading", heading), ("Text", text));

    /// <summary>The form of a request, when it is whole and was made by this site for this browser; else the answer is given and null.</summary>
    public static async Task<IFormCollection?> Form(HttpContext http)
    {
        if (!http.Request.HasFormContentType || http.Request.ContentLength is null or > MostForm)
        {
            await Say(http, http.Request.HasFormContentType ? 413 : 415, "This form cannot be read", "A form of this site was expected.");
            return null;
        }
        // in memory alone: a part over the usual threshold would be spooled to the disk. Read first, with its bounds; the check of the token then finds it read
        if (await FormReading.Read(http, new FormOptions { MemoryBufferThreshold = MostForm, ValueLengthLimit = MostForm, ValueCountLimit = 400, MultipartBodyLengthLimit = MostForm }) is not { } form)
            return null;
        if (await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
            return form;
        await Say(http, 400, "This form has gone stale", "It was made before you logged in or out, or in another browser. Go back, load the page again and send it once more.");
        return null;
    }

    /// <summary>Goes on to an address of this site after a form.</summary>
    public static void GoTo(HttpContext http, string address)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = Inside(address);
        http.Response.Headers.CacheControl = "no-store";
    }

    /// <summary>An address of this site; any other is replaced by the start.</summary>
    public static string Inside(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(c => char.IsControl(c) || c == '\\') ? address : "/";
}
