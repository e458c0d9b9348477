using System.CommandLine;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Lookup;
using CodingAhead.Surfaces.Api;
using CodingAhead.Surfaces.Web;

namespace CodingAhead.Surfaces.Cli;

/// <summary><c>serve</c>: the web site and the API on one address.</summary>
internal static class ServeVerb
{
    public static Command Make()
    {
        var verb = new Command("serve", "Serve the web site and the API.");
        verb.SetAction(async (_, cancel) =>
        {
            await using var app = Build(Settings.OpenLibrary());
            await app.StartAsync(cancel);
            Console.Out.WriteLine($"Coding Ahead listens on {string.Join(", ", app.Urls)}");
            Console.Out.WriteLine($"Try {app.Urls.First().TrimEnd('/')}/cpt/codes/78597");
            await app.WaitForShutdownAsync(cancel);
            return ExitCode.Done;
        });
        return verb;
    }

    /// <summary>The server, composed: what each surface needs, and nothing it does not.</summary>
    public static WebApplication Build(ILibrary library)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, Args = [] });
        builder.WebHost.UseUrls(Settings.Urls.Split(';'));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 10 << 20;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // a licensed descriptor is for the user at this machine; guests and other programs get the number
        var open = Settings.DistributesCpt ? library : new OpenLibrary(library);
        builder.Services.AddSingleton(Settings.Mode == "public" ? open : library);
        builder.Services.AddKeyedSingleton("open", open);
        builder.Services.AddSingleton<ICodeLookup, CodeLookup>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(ToolEndpoints.Tools);
        builder.Services.AddApi();
        var app = builder.Build();
        app.MapApi();
        app.MapCheck();
        app.MapDetect();
        app.MapCode();
        app.MapTools();
        app.MapWeb();
        return app;
    }
}
