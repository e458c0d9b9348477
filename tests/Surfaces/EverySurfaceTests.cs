using System.Text.Json;
using CodingAhead.Surfaces.Cli;
using CodingAhead.Tests.Conformance.Starter;
using Microsoft.AspNetCore.Builder;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace CodingAhead.Tests.Surfaces;

/// <summary>With an empty home, every code that the starter edition speaks of is answered on every surface: command line, API, page and tools.</summary>
public sealed class EverySurfaceTests : IAsyncLifetime
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("CODINGAHEAD_LONG") == "1";

    private readonly TestHome home = new();
    private readonly HttpClient http = new();
    private WebApplication? app;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        app = ServeVerb.Build(home.Library());
        app.Urls.Clear();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync(Cancelled);
        http.BaseAddress = new Uri(app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        await app!.DisposeAsync();
        http.Dispose();
        home.Dispose();
    }

    /// <summary>System and code of all lists, facts, guides and concepts, read apart from the program's own loaders.</summary>
    private static IReadOnlyList<(string System, string Code)> All() =>
    [
        .. new[] { "icd10cm", "icd10pcs", "hcpcs" }.SelectMany(s => OwnText.Table($"starter/codes/{s}.tsv").Select(r => (s, r["code"])))
            .Concat(OwnText.Table("starter/codes/modifiers.tsv").Select(r => ("modifier", r["modifier"])))
            .Concat(OwnText.Table("starter/facts/cpt.tsv").Select(r => ("cpt", r["code"])))
            .Concat(OwnText.Guides.Select(g => (g.Header["system"], g.Code)))
            .Distinct().Order(),
    ];

    /// <summary>Every code in the long run, one in nine of them otherwise, other ones each day.</summary>
    private static IEnumerable<(string System, string Code)> Dose()
    {
        var from = DateTime.UtcNow.DayOfYear % 9;
        return All().Where((_, i) => Long || i % 9 == from);
    }

    [Fact]
    public void The_command_line_knows_every_one()
    {
        var faults = new Faults();
        foreach (var group in Dose().GroupBy(c => c.System))
            foreach (var codes in group.Select(c => c.Code).Chunk(2_000))
            {
                var (_, output, error) = ProgramTests.Run(home, ["lookup", .. codes, "--system", group.Key, "--json"]);
                Assert.Equal("", error);
                using var answer = JsonDocument.Parse(output);
                Assert.Equal(codes.Length, answer.RootElement.GetArrayLength());
                foreach (var (code, told) in codes.Zip(answer.RootElement.EnumerateArray()))
                    faults.AddUnless(told.GetProperty("code").GetString() == code && told.GetProperty("status").GetString() != "unknown" && told.GetProperty("starter").GetBoolean(), $"{group.Key} {code}");
            }
        faults.AssertNone("not answered");
    }

    [Fact]
    public async Task The_api_and_the_page_know_every_one()
    {
        var faults = new Faults();
        foreach (var (system, code) in Dose())
        {
            using var answer = JsonDocument.Parse(await http.GetStringAsync(new Uri($"/api/v1/codes/{system}/{code}", UriKind.Relative), Cancelled));
            faults.AddUnless(answer.RootElement.GetProperty("code").GetString() == code && answer.RootElement.GetProperty("status").GetString() != "unknown", $"api {system} {code}");
            using var page = await http.GetAsync(new Uri($"/{system}/codes/{code}", UriKind.Relative), Cancelled);
            faults.AddUnless(page.IsSuccessStatusCode && (await page.Content.ReadAsStringAsync(Cancelled)).Contains(code, StringComparison.Ordinal), $"page {system} {code} {page.StatusCode}");
        }
        faults.AssertNone("not answered");
    }

    [Fact]
    public async Task The_tools_know_every_one()
    {
        await using var client = await McpClient.CreateAsync(new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(http.BaseAddress!, "/mcp"), TransportMode = HttpTransportMode.StreamableHttp }), cancellationToken: Cancelled);
        var faults = new Faults();
        foreach (var (system, code) in Dose().Where((_, i) => i % (Long ? 3 : 12) == 0))
        {
            var modifier = system == "modifier";
            var answer = await client.CallToolAsync(modifier ? "modifier" : "code",
                new Dictionary<string, object?> { [modifier ? "modifiers" : "codes"] = new[] { code } }, cancellationToken: Cancelled);
            var text = string.Concat(answer.Content.OfType<TextContentBlock>().Select(b => b.Text));
            faults.AddUnless(answer.IsError is not true && text.Contains(code, StringComparison.Ordinal) && text.Contains("[1]", StringComparison.Ordinal), $"{system} {code}: {text}");
        }
        faults.AssertNone("not answered");
    }
}
