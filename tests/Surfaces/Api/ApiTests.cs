using System.Net;
using System.Text.Json;
using CodingAhead.Surfaces.Cli;
using Microsoft.AspNetCore.Builder;

namespace CodingAhead.Tests.Surfaces.Api;

/// <summary>The API over a real socket: the words and the bytes of the verbs.</summary>
public sealed class ApiTests : IAsyncLifetime
{
    private readonly TestHome home = new();
    private readonly HttpClient http = new();
    private WebApplication? app;

    public async ValueTask InitializeAsync()
    {
        app = ServeVerb.Build(home.Library());
        app.Urls.Clear();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        http.BaseAddress = new Uri(app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        await app!.DisposeAsync();
        http.Dispose();
        home.Dispose();
    }

    private async Task<(HttpStatusCode Status, JsonElement Body, HttpResponseMessage Response)> Get(string address)
    {
        var response = await http.GetAsync(new Uri(address, UriKind.Relative));
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement, response);
    }

    [Fact]
    public async Task A_code_is_answered_with_the_object_of_lookup()
    {
        var (status, body, _) = await Get("/api/v1/codes/cpt/78597");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("78597", body.GetProperty("code").GetString());
        Assert.True(body.GetProperty("starter").GetBoolean());
    }

    [Fact]
    public async Task The_api_writes_the_same_bytes_as_the_command_line()
    {
        var api = await http.GetStringAsync(new Uri("/api/v1/codes/cpt/99213", UriKind.Relative));
        var (_, output, _) = ProgramTests.Run(home, ["lookup", "99213", "--system", "cpt", "--json"]);
        Assert.Equal($"[{api}]\n", output);
        var found = await http.GetStringAsync(new Uri("/api/v1/search?query=heart%20attack", UriKind.Relative));
        Assert.Equal(found + "\n", ProgramTests.Run(home, ["search", "heart attack", "--json"]).Out);
    }

    [Fact]
    public async Task An_unknown_code_is_404_with_the_object()
    {
        var (status, body, _) = await Get("/api/v1/codes/icd10cm/nonsense!");
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal("unknown", body.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("/api/v1/codes/icd11/E11.9", "system")]
    [InlineData("/api/v1/codes/icd10cm/E11.9?on=yesterday", "on")]
    [InlineData("/api/v1/search?query=", "query")]
    [InlineData("/api/v1/search?query=x&system=loinc", "system")]
    public async Task What_cannot_be_read_is_400_with_problem_details_that_name_the_word(string address, string word)
    {
        var (status, body, response) = await Get(address);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith(word, body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Releases_name_the_starter_edition_when_nothing_was_imported()
    {
        var (_, body, _) = await Get("/api/v1/releases");
        Assert.True(body.GetProperty("starter").GetBoolean());
    }

    [Fact]
    public async Task The_description_names_every_address()
    {
        var (_, body, _) = await Get("/openapi/v1.json");
        foreach (var path in (string[])["/api/v1/codes/{system}/{code}", "/api/v1/search", "/api/v1/releases"])
            Assert.True(body.GetProperty("paths").TryGetProperty(path, out _), path);
    }

    [Fact]
    public async Task A_text_comes_back_without_its_identifiers_and_the_same_as_from_the_command_line()
    {
        const string row = """{"id":"1","text":"Mr. John Abernathy, DOB 03/04/1951, MRN 4482913, was seen for type 2 diabetes. Call 555-201-7788."}""";
        using var body = new StringContent(row, System.Text.Encoding.UTF8, "application/json");
        var response = await http.PostAsync(new Uri("/api/v1/redact", UriKind.Relative), body);
        var answer = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        foreach (var secret in (string[])["Abernathy", "03/04", "4482913", "201-7788"])
            Assert.DoesNotContain(secret, answer, StringComparison.Ordinal);
        Assert.Contains("type 2 diabetes", answer, StringComparison.Ordinal);
        Assert.Equal(answer + "\n", ProgramTests.Run(home, ["redact", "--jsonl", "-"], row + "\n").Out);
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_is_not_quoted()
    {
        using var body = new StringContent("""{"text": "Canary Abernathy" """, System.Text.Encoding.UTF8, "application/json");
        var response = await http.PostAsync(new Uri("/api/v1/redact", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain("Abernathy", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_request_fails_while_a_new_catalogue_is_taken_up()
    {
        var releases = Path.Combine(Repository.Releases, "icd10pcs", "2026");
        using var stop = new CancellationTokenSource();
        var asking = Task.Run(async () =>
        {
            var asked = 0;
            while (!stop.IsCancellationRequested)
            {
                var response = await http.GetAsync(new Uri("/api/v1/codes/icd10pcs/02703ZZ", UriKind.Relative));
                Assert.True(response.StatusCode is HttpStatusCode.OK, $"{response.StatusCode} after {asked}");
                asked++;
                await Task.Delay(5);
            }
            return asked;
        });
        home.Import(releases);
        await Task.Delay(1500);
        home.Import(Path.Combine(Repository.Releases, "icd10pcs", "2025"));
        await Task.Delay(1500);
        await stop.CancelAsync();
        Assert.True(await asking > 50);
        var (_, body, _) = await Get("/api/v1/codes/icd10pcs/02703ZZ");
        Assert.Equal("valid", body.GetProperty("status").GetString());
    }
}
