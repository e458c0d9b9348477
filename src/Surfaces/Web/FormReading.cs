using Microsoft.AspNetCore.Http.Features;

namespace CodingAhead.Surfaces.Web;

/// <summary>Reads the form of a request in memory, within bounds; what is no form is answered with 400 and not with a fault of the server.</summary>
internal static class FormReading
{
    /// <returns>Null when the answer was given.</returns>
    public static async Task<IFormCollection?> Read(HttpContext http, FormOptions bounds)
    {
        try
        {
            return await http.Request.ReadFormAsync(bounds, http.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException { StatusCode: 400 })
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            http.Response.ContentType = "text/plain; charset=utf-8";
            http.Response.Headers.CacheControl = "no-store";
            await http.Response.WriteAsync("This form cannot be read.\n", http.RequestAborted);
            return null;
        }
    }
}
