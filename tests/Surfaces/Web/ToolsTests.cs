using CodingAhead.Surfaces.Web;

namespace CodingAhead.Tests.Surfaces.Web;

/// <summary>The navigation names what is there.</summary>
public sealed class ToolsTests
{
    [Fact]
    public async Task The_navigation_shows_the_tools_that_are_registered_and_no_others()
    {
        var books = new MadeUpBooks();
        await using var app = SiteHost.Build(books, books, new WebTools([new WebTool("Detect", "/detecticd10cm", 'd')]), "http://127.0.0.1:0");
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var html = await client.GetStringAsync("/", TestContext.Current.CancellationToken);
        Assert.Contains("href=\"/detecticd10cm\" data-key=\"d\"", html, StringComparison.Ordinal);
        foreach (var absent in (string[])["Case2Code", "Redact", "CasePilot", "Claims"])
            Assert.DoesNotContain(absent, html, StringComparison.Ordinal);
    }
}
