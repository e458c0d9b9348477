using Microsoft.Extensions.Primitives;

namespace CodingAhead.Surfaces.Web.Serving;

/// <summary>Sends finished bytes with the headers that every page carries.</summary>
internal static class Sending
{
    // nothing inline, nothing from elsewhere, no frame around the site
    private const string Policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The headers by which a browser keeps a page to itself.</summary>
    public static void Guard(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
    }

    public static Task Send(HttpContext http, FinishedPage page)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = page.CacheControl;
        headers.ETag = page.ETag;
        Guard(headers);
        headers.Vary = "Accept-Encoding";
        if (page.Status == 200 && Matches(http.Request.Headers.IfNoneMatch, page.ETag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        http.Response.StatusCode = page.Status;
        http.Response.ContentType = page.Type;
        var bytes = page.Bytes;
        if (bytes.Length > 1400 && TakesGzip(http.Request.Headers.AcceptEncoding))
        {
            bytes = page.Compressed;
            headers.ContentEncoding = "gzip";
            // a tag names one sequence of bytes; a weak one names the content
            headers.ETag = "W/" + page.ETag;
        }
        http.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.Body.WriteAsync(bytes, 0, bytes.Length, http.RequestAborted);
    }

    private static bool Matches(StringValues asked, string tag)
    {
        foreach (var one in asked)
            if (one is not null && (one.Contains(tag, StringComparison.Ordinal) || one == "*"))
                return true;
        return false;
    }

    private static bool TakesGzip(StringValues accepted)
    {
        foreach (var one in accepted)
            if (one is not null && one.Contains("gzip", StringComparison.OrdinalIgnoreCase) && !one.Contains("gzip;q=0,", StringComparison.OrdinalIgnoreCase) && !one.EndsWith("gzip;q=0", StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
