using System.Diagnostics;
using System.Text.Json;
using CodingAhead.Engines.CasePilot;
using CodingAhead.Surfaces.Cli;
using Microsoft.AspNetCore.Builder;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace CodingAhead.Tests.Surfaces.Mcp;

/// <summary>The Model Context Protocol server as real clients see it: the official C# client and the official inspector, over both transports.</summary>
public sealed class McpTests : IAsyncLifetime
{
    private const string Inspector = "@modelcontextprotocol/inspector@2.12.0";

    private readonly TestHome home = new();
    private WebApplication? app;
    private Uri address = null!;

    public async ValueTask InitializeAsync()
    {
        app = ServeVerb.Build(home.Library());
        app.Urls.Clear();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync(TestContext.Current.CancellationToken);
        address = new Uri(app.Urls.First() + "/mcp");
    }

    public async ValueTask DisposeAsync()
    {
        await app!.DisposeAsync();
        home.Dispose();
    }

    private Task<McpClient> Open(string transport) => McpClient.CreateAsync(transport == "http"
        ? new HttpClientTransport(new HttpClientTransportOptions { Endpoint = address, TransportMode = HttpTransportMode.StreamableHttp })
        : new StdioClientTransport(new StdioClientTransportOptions
        {
            Name = "codingahead", Command = "dotnet", Arguments = [Path.Combine(AppContext.BaseDirectory, "codingahead.dll"), "mcp"],
            EnvironmentVariables = new Dictionary<string, string?> { ["CODINGAHEAD_HOME"] = home.Folder },
        }), cancellationToken: TestContext.Current.CancellationToken);

    private static Dictionary<string, object?> Arguments(ITool tool)
    {
        var all = new Dictionary<string, object?>
        {
            ["codes"] = new[] { "99213", "20610", "I10" }, ["modifiers"] = new[] { "25" }, ["words"] = "knee pain", ["on"] = "2025-11-03", ["year"] = 2025, ["place"] = "Florida", ["zip"] = "33101", ["ndc"] = "00006-3026-02", ["facility"] = true,
            ["minutes"] = 32, ["age"] = 54, ["sex"] = "female", ["dose"] = new Dictionary<string, object> { ["amount"] = 80, ["unit"] = "mg" },
        };
        return tool.Reads.ToDictionary(r => r, r => all[r]);
    }

    [Theory]
    [InlineData("stdio")]
    [InlineData("http")]
    public async Task Every_tool_is_listed_with_its_schema_and_answers(string transport)
    {
        await using var client = await Open(transport);
        Assert.Equal("codingahead", client.ServerInfo?.Name);
        var tools = await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(ToolRegistry.All.Select(t => t.Name).Append("ask").Order(), tools.Select(t => t.Name).Order());
        Assert.All(tools, t => Assert.True(t.ProtocolTool.Annotations?.ReadOnlyHint));
        foreach (var tool in ToolRegistry.All)
        {
            Assert.Equal(tool.Reads.Order(), tools.Single(t => t.Name == tool.Name).JsonSchema.GetProperty("properties").EnumerateObject().Select(p => p.Name).Order());
            var answer = await client.CallToolAsync(tool.Name, Arguments(tool), cancellationToken: TestContext.Current.CancellationToken);
            Assert.True(answer.IsError is not true, tool.Name + ": " + Text(answer));
            Assert.NotEmpty(Text(answer));
            Cited(answer);
        }
        var asked = await client.CallToolAsync("ask", new Dictionary<string, object?> { ["question"] = "What is modifier 25?" }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.NotEqual(0, Cited(asked));
    }

    [Theory]
    [InlineData("stdio")]
    [InlineData("http")]
    public async Task Code_pages_are_resources_and_prompts_take_their_argument(string transport)
    {
        await using var client = await Open(transport);
        var templates = await client.ListResourceTemplatesAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Contains(templates, t => t.UriTemplate == "codingahead://{system}/codes/{code}");
        var read = await client.ReadResourceAsync("codingahead://cpt/codes/78597", cancellationToken: TestContext.Current.CancellationToken);
        var page = JsonDocument.Parse(Assert.IsType<TextResourceContents>(Assert.Single(read.Contents)).Text).RootElement;
        Assert.Equal("78597", page.GetProperty("code").GetString());
        Assert.NotEqual(JsonValueKind.Null, page.GetProperty("plain_language").ValueKind);
        var prompts = await client.ListPromptsAsync(cancellationToken: TestContext.Current.CancellationToken);
        var prompt = await client.GetPromptAsync(prompts[0].Name, new Dictionary<string, object?> { ["code"] = "20610" }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Contains("20610", Assert.IsType<TextContentBlock>(Assert.Single(prompt.Messages).Content).Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<McpProtocolException>(async () => await client.ReadResourceAsync("codingahead://nowhere", cancellationToken: TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("mue", """{"codes":["no such code at all"]}""", "codes: expected")]
    [InlineData("mue", """{"kodes":["99213"]}""", "expected arguments among codes on words, found 'kodes'")]
    [InlineData("fee", """{"codes":["99213"],"year":12}""", "year: expected a whole number from 1992 to 2100")]
    [InlineData("drug", """{"codes":["J1885"],"dose":{"amount":-3,"unit":"mg"}}""", "dose: expected")]
    [InlineData("validate", """{"codes":["I10"],"on":"2025-02-30"}""", "on: expected a date")]
    public async Task What_the_schema_forbids_is_one_clear_line(string tool, string arguments, string expected)
    {
        await using var client = await Open("http");
        var name = ToolRegistry.All.First(t => t.Name == tool || t.Name.StartsWith(tool, StringComparison.Ordinal)).Name;
        var given = JsonDocument.Parse(arguments).RootElement.EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value);
        var answer = await client.CallToolAsync(name, given, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(answer.IsError);
        Assert.Contains(expected, Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public void The_official_inspector_lists_and_calls_over_both_transports()
    {
        var there = Run("npx", "--version");
        Assert.SkipWhen(there is null, "no Node");
        var program = new[] { "dotnet", Path.Combine(AppContext.BaseDirectory, "codingahead.dll"), "mcp" };
        foreach (var target in new[] { program, [address.ToString(), "--transport", "http"] })
        {
            string[] words = ["-y", Inspector, "--cli", .. target];
            var listed = Run("npx", [.. words, "--method", "tools/list"]);
            Assert.SkipWhen(listed is null, "the inspector cannot be had: no answer from the registry of Node packages");
            Assert.Equal(ToolRegistry.All.Count + 1, JsonDocument.Parse(listed!).RootElement.GetProperty("tools").GetArrayLength());
            var called = Run("npx", [.. words, "--method", "tools/call", "--tool-name", "modifier", "--tool-arg", "modifiers=[\"25\"]"]);
            Assert.Contains("[1]", JsonDocument.Parse(called!).RootElement.GetProperty("content")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        }
    }

    private string? Run(string command, params string[] words)
    {
        var start = new ProcessStartInfo(command) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = home.Folder };
        foreach (var word in words)
            start.ArgumentList.Add(word);
        start.Environment["CODINGAHEAD_HOME"] = home.Folder;
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }
            TestContext.Current.SendDiagnosticMessage(error.Result);
            return process.ExitCode == 0 ? output.Result : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string Text(CallToolResult answer) => string.Concat(answer.Content.OfType<TextContentBlock>().Select(c => c.Text));

    // each [n] of the text is a citation with its row, and none is unused
    private static int Cited(CallToolResult answer)
    {
        var whole = answer.StructuredContent!.Value;
        var citations = whole.GetProperty("citations").EnumerateArray().ToList();
        foreach (var citation in citations)
        {
            Assert.Contains($"[{citation.GetProperty("n").GetInt32()}]", whole.GetProperty("answer").GetString(), StringComparison.Ordinal);
            Assert.NotEmpty(citation.GetProperty("row").GetString()!);
        }
        return citations.Count;
    }
}
