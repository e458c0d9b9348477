using System.Data.Common;
using CodingAhead.Workspace.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CodingAhead.Workspace.Access;

/// <summary>Answers for the whole workspace when its store does not: 503 with a time to come back, and never the store's own words, which may name hosts or hold values.</summary>
public sealed class StoreWatch(RequestDelegate next, WorkspaceDatabase database)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (Exception e) when (!http.Response.HasStarted && Away(e))
        {
            database.Forget();
            http.Response.Clear();
            http.Response.Headers.RetryAfter = "5";
            http.Response.Headers.CacheControl = "no-store";
            if (http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            {
                http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                http.Response.ContentType = "text/plain; charset=utf-8";
                await http.Response.WriteAsync("What is kept cannot be read or written at the moment. Nothing that was confirmed is lost; load the page again in a few seconds.\n", http.RequestAborted);
                return;
            }
            await Results.Problem("What people keep cannot be read or written at the moment. Try again in a few seconds.", statusCode: 503, title: "The workspace does not answer").ExecuteAsync(http);
        }
    }

    // a method of its own: its libraries are loaded when something went wrong, and not before
    private static bool Away(Exception e) => e is DbException or DbUpdateException or RetryLimitExceededException or TimeoutException or InvalidOperationException { InnerException: DbException };
}
