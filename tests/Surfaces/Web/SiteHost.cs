using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Lookup;
using CodingAhead.Surfaces.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CodingAhead.Tests.Surfaces.Web;

/// <summary>The site alone, over made-up books, on a port of its own; the day stands still.</summary>
public sealed class SiteHost : IAsyncLifetime
{
    private WebApplication? app;

    internal MadeUpBooks Books { get; } = new();

    public string Address { get; private set; } = "";

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        app = Build(Books, Books, WebTools.None, "http://127.0.0.1:0");
        await app.StartAsync();
        Address = app.Urls.First();
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Address) };
    }

    internal static WebApplication Build(ILibrary library, ICodeLookup lookup, WebTools tools, string urls)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, Args = [] });
        builder.WebHost.UseUrls(urls);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(library);
        builder.Services.AddSingleton(lookup);
        builder.Services.AddSingleton<TimeProvider>(new StillDay());
        builder.Services.AddSingleton(tools);
        var app = builder.Build();
        app.MapTools();
        app.MapWeb();
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (app is not null)
            await app.DisposeAsync();
    }

    private sealed class StillDay : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    }
}
