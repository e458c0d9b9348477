using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace CodingAhead.Surfaces.Cli;

/// <summary>What stands around the whole server: which hosts it answers to, whose forwarded addresses it believes, and the headers of every answer.</summary>
internal static class ServerFence
{
    /// <summary>On one's own machine only names of this machine are answered, so that no web page elsewhere can point a name of its own at it.</summary>
    public static void UseOwnHosts(this IApplicationBuilder app, IReadOnlyList<string> hosts) => app.Use(next => http =>
    {
        var host = http.Request.Host.Host;
        foreach (var known in hosts)
            if (string.Equals(known, host, StringComparison.OrdinalIgnoreCase))
                return next(http);
        http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return http.Response.WriteAsync("This server does not answer under that name.\n", http.RequestAborted);
    });

    /// <summary>The address and the scheme of the client as named proxies pass them on; of others nothing is believed.</summary>
    public static void UseProxies(this IApplicationBuilder app, IReadOnlyList<IPAddress> proxies)
    {
        if (proxies.Count == 0)
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = 1 };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            options.KnownProxies.Add(proxy);
        app.UseForwardedHeaders(options);
    }

    /// <summary>
    /// A server that was told to stop lets each connection end with its answer, so that a balancer holds none that is about to break; in the last
    /// second it hands over what only reads. Health is still told, and what was begun is finished.
    /// </summary>
    public static void UseDrain(this IApplicationBuilder app, Drain drain) => app.Use(next => http =>
    {
        if (!drain.Begun)
            return next(http);
        http.Response.Headers.Connection = "close";
        if (drain.Stage != DrainStage.HandingOver || http.Request.Path.StartsWithSegments("/health") || !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = "1";
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsync("This server is being restarted. Ask again in a second.\n", http.RequestAborted);
    });

    /// <summary>The headers by which a browser keeps an answer to itself; pages bring a wider content policy of their own.</summary>
    public static void UseGuardedAnswers(this IApplicationBuilder app) => app.Use(next => http =>
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.TryAdd("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
            headers.TryAdd("X-Content-Type-Options", "nosniff");
            headers.TryAdd("Referrer-Policy", "same-origin");
            headers["X-Frame-Options"] = "DENY";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (http.Request.IsHttps)
                headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            return Task.CompletedTask;
        });
        return next(http);
    });
}
