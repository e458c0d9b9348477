using System.CommandLine;
using System.Data.Common;
using CodingAhead.Books.Import;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Lookup;
using CodingAhead.Surfaces.Api;
using CodingAhead.Surfaces.Mcp;
using CodingAhead.Surfaces.Web;
using CodingAhead.Surfaces.Web.Account;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Access;
using CodingAhead.Workspace.Accounts;
using ModelContextProtocol.Server;

namespace CodingAhead.Surfaces.Cli;

/// <summary><c>serve</c>: the web site and the API on one address.</summary>
internal static class ServeVerb
{
    private static readonly string[] OwnNames = ["localhost", "127.0.0.1", "[::1]"];
    private static readonly TimeSpan LastRequests = TimeSpan.FromSeconds(20);

    public static Command Make()
    {
        var verb = new Command("serve", "Serve the web site and the API.");
        verb.SetAction(async (_, cancel) =>
        {
            var options = ServerOptions.Read();
            await using var app = Build(Settings.OpenLibrary(), options);
            if (app.Services.GetService<ModelDesk>() is { } model)
                Console.Error.WriteLine(model.Banner);
            var first = options.Mode == ServingMode.Local ? null : await Open(app, cancel);
            await app.StartAsync(cancel);
            Console.Out.WriteLine($"Coding Ahead listens on {string.Join(", ", app.Urls)}{(options.Mode == ServingMode.Local ? "" : $" in {options.Mode.ToString().ToLowerInvariant()} mode")}");
            Console.Out.WriteLine($"Try {app.Urls.First().TrimEnd('/')}/cpt/codes/78597");
            if (first is not null)
                Console.Out.WriteLine($"There is no administrator yet. Become the first, once, within a day: {app.Urls.First().TrimEnd('/')}/register?invitation={first}");
            Renew();
            await app.WaitForShutdownAsync(cancel);
            return ExitCode.Done;
        });
        return verb;
    }

    // after an update of the program the search over imported books is made anew behind the running server, which takes it up by itself
    private static void Renew() => _ = Task.Run(() =>
    {
        try
        {
            new CatalogueHome(Settings.Home, Settings.Starter).Renew();
        }
        catch (Exception e) when (e is BookFormatException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"codingahead: the search index keeps the words of an earlier version: {e.Message}");
        }
    });

    // the store is brought up to date before anyone is let in; one that does not answer is said so, without its address
    private static async Task<string?> Open(WebApplication app, CancellationToken cancel)
    {
        try
        {
            return await app.Services.GetRequiredService<Invitations>().First(cancel);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException { Message: ['T', 'h', 'e', ' ', 'w', ..] })
        {
            throw new UsageException(e is DbException ? "CODINGAHEAD_DATABASE: the database does not answer, or does not let this program in" : e.Message);
        }
    }

    /// <summary>The server, composed: what each surface needs, and nothing it does not.</summary>
    public static WebApplication Build(ILibrary library, ServerOptions? given = null)
    {
        var options = given ?? ServerOptions.Read();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, Args = [] });
        builder.WebHost.UseUrls(options.Urls.Split(';'));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 10 << 20;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // whatever the environment asks for: below a warning the platform tells addresses with what was typed into them
        builder.Services.PostConfigure<LoggerFilterOptions>(filters =>
        {
            for (var i = 0; i < filters.Rules.Count; i++)
                if (filters.Rules[i] is { LogLevel: < LogLevel.Warning } rule)
                    filters.Rules[i] = new LoggerFilterRule(rule.ProviderName, rule.CategoryName, LogLevel.Warning, rule.Filter);
        });
        // statements with their values, and keys whose sealing the library does not see, stay out of the log
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // it logs addresses and arguments that clients send
        builder.Logging.AddFilter("ModelContextProtocol", LogLevel.None);
        // a licensed descriptor is for the user at this machine; guests and other programs get the number
        var open = Settings.DistributesCpt ? library : new OpenLibrary(library);
        var shown = options.Mode == ServingMode.Public ? open : library;
        builder.Services.AddSingleton(shown);
        builder.Services.AddKeyedSingleton("open", open);
        builder.Services.AddSingleton<ICodeLookup, CodeLookup>();
        builder.Services.AddSingleton<CodeNames>();
        builder.Services.AddSingleton(options.Time);
        builder.Services.AddSingleton(ToolEndpoints.Tools);
        builder.Services.AddSingleton<KeptRules>(OwnRules.Of);
        builder.Services.AddSingleton(RedactionKeys.Desk(library, options.Mode == ServingMode.Local));
        if (ConnectedModel.Read(library) is { } model)
            builder.Services.AddSingleton(model);
        builder.Services.AddApi();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddMcpServer().WithHttpTransport(transport => transport.Stateless = true);
        builder.Services.AddOptions<McpServerOptions>().Configure<IHttpContextAccessor>((mcp, http) => McpSurface.Configure(mcp,
            new McpBooks(() => open.Current, () => Settings.Today, () => http.HttpContext?.Features.Get<LateOpening>() is { } opening ? opening.Open() : Task.FromResult(true))));
        builder.Services.AddWorkspace(options.Workspace);
        var home = options.Workspace.Home is { Length: > 0 } named ? named : Settings.Home;
        builder.Services.AddSingleton(new ReleaseDesk(Path.Combine(home, "uploads"), (paths, choice) => ImportVerb.Import(home, paths, choice), () => new CatalogueHome(home, Settings.Starter).Rollback()));
        if (Telemetry.On)
            builder.AddTelemetry();
        var drain = options.Drain > TimeSpan.Zero ? new Drain(options.Drain, TimeProvider.System) : null;
        if (drain is not null)
        {
            builder.Services.AddHostedService(_ => drain);
            // the wait does not come out of the time for what is under way
            builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.Drain + LastRequests);
        }
        if (options.Mode != ServingMode.Local)
            builder.Services.AddKeyedSingleton<Func<CancellationToken, Task<bool>>>("ready", (_, _) => cancel => drain is { Begun: true } ? Task.FromResult(false) : options.Workspace.Database.Answers(cancel));
        var app = builder.Build();
        if (drain is not null)
            app.UseDrain(drain);
        app.UseOwnHosts(options);
        if (options.Mode == ServingMode.Local)
            app.UseMiddleware<StoreWatch>();
        else
        {
            app.UseProxies(options.Proxies);
            app.UseGuardedAnswers();
            app.UseRouting();
            app.UseWorkspace(options.Mode, new DoorFrame(new KnownCodes(shown, app.Services.GetRequiredService<ICodeLookup>()).Exists, Gate.Show));
        }
        app.UseSearchTrail();
        app.MapApi();
        app.MapCheck();
        app.MapRedact();
        app.MapDetect();
        app.MapCode();
        app.MapAsk();
        app.MapMcp("/mcp");
        // no stream and no session here, and clients take any answer but 405 for a broken one
        app.MapMethods("/mcp", ["GET", "DELETE"], () => Results.StatusCode(405)).ExcludeFromDescription();
        app.MapTools();
        app.MapSigns(options.Mode);
        app.MapSingle(options.Mode);
        app.MapPasskeys(options.Mode);
        app.MapMail(options.Mode);
        app.MapAccounts(options.Mode);
        app.MapKept();
        app.MapThings();
        app.MapTeam(options.Mode);
        app.MapAdmin(options.Mode);
        app.MapReleaseDesk();
        if (Telemetry.Prometheus)
            app.MapTelemetry();
        app.MapWeb();
        return app;
    }

    private static void UseOwnHosts(this WebApplication app, ServerOptions options)
    {
        var hosts = options.Hosts.Count > 0 ? options.Hosts : options.Mode == ServingMode.Local ? OwnNames : [];
        if (hosts.Count > 0)
            ((IApplicationBuilder)app).UseOwnHosts(hosts);
    }
}
