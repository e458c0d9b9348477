using System.CommandLine;
using CodingAhead.Catalogue.Store;
using CodingAhead.Surfaces.Mcp;
using ModelContextProtocol.Server;

namespace CodingAhead.Surfaces.Cli;

/// <summary><c>mcp</c>: the Model Context Protocol server on standard input and output, for assistants on the same machine.</summary>
internal static class McpVerb
{
    public static Command Make()
    {
        var verb = new Command("mcp", "Serve CasePilot's tools to an assistant over the Model Context Protocol, on standard input and output.");
        verb.SetAction(async (_, cancel) =>
        {
            var library = Settings.OpenLibrary();
            ILibrary open = Settings.DistributesCpt ? library : new OpenLibrary(library);
            var options = new McpServerOptions();
            McpSurface.Configure(options, new McpBooks(() => open.Current, () => Settings.Today, () => Task.FromResult(true)));
            await using var transport = new StdioServerTransport("codingahead");
            await using var server = McpServer.Create(transport, options);
            await server.RunAsync(cancel);
            return ExitCode.Done;
        });
        return verb;
    }
}
