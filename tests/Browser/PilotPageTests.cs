using System.Text.Json;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CodingAhead.Tests.Browser;

/// <summary>CasePilot's page in a real browser: by keyboard alone, without script, in both themes and on a phone.</summary>
public sealed class PilotPageTests(Chromium chromium, ReviewSite site) : IClassFixture<ReviewSite>
{
    private async Task<IPage> Asked(ColorScheme theme = ColorScheme.Light, bool script = true, bool phone = false)
    {
        var page = await chromium.Open(theme: theme, script: script, phone: phone);
        await page.GotoAsync(site.Address + "/casepilot");
        await page.FillAsync("#question", "What is 78597?");
        await page.ClickAsync("form.entry button[type=submit]");
        await page.WaitForSelectorAsync("#q0");
        return page;
    }

    [Fact]
    public async Task By_keys_alone_a_question_is_asked_followed_up_and_its_row_opened()
    {
        var page = await chromium.Open();
        await page.GotoAsync(site.Address + "/casepilot");
        await Expect(page.Locator("#question")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("What is 78597?");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#q0");
        await Expect(page.Locator("#question")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Which modifiers go with it?");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#q1");
        await Expect(page.Locator("[role=log] > section")).ToHaveCountAsync(2);
        await Expect(page.Locator("[role=log]")).ToHaveAttributeAsync("aria-live", "polite");
        await Expect(page.Locator("[data-steps]")).ToHaveAttributeAsync("role", "status");
        // the mark behind a sentence leads to its citation, and that to the row
        await page.Locator("section:has(#q1) a.cited").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Contains("#c1-1", page.Url, StringComparison.Ordinal);
        await page.Locator("#c1-1 > a").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/source?**");
        await Expect(page.Locator("h2:has-text('The row')")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_steps_are_named_while_they_run_and_come_before_the_page()
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, site.Address + "/casepilot") { Content = new FormUrlEncodedContent([KeyValuePair.Create("question", "What is 78597?")]) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("event: step\ndata: {\"tool\":\"code\"", text, StringComparison.Ordinal);
        Assert.Equal(1, text.Split("event: page\n").Length - 1);
        Assert.Contains("no-store", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_shows_its_card_and_an_answer_is_copied()
    {
        var page = await Asked();
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.Locator("#q0 ~ p a[data-card]").First.FocusAsync();
        await Expect(page.Locator("#code-card")).ToContainTextAsync("78597");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#code-card")).ToHaveCountAsync(0);
        await page.ClickAsync("button[data-copied]");
        Assert.Contains("78597", await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_conversation_goes_along_as_Markdown_and_JSON_and_is_cleared()
    {
        var page = await Asked();
        foreach (var (button, name) in ((string, string)[])[("As Markdown", "casepilot.md"), ("As JSON", "casepilot.json")])
        {
            var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync($"button:has-text('{button}')"));
            Assert.Equal(name, download.SuggestedFilename);
            var text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
            Assert.Contains("78597", text, StringComparison.Ordinal);
            if (name.EndsWith("json", StringComparison.Ordinal))
                Assert.Equal("What is 78597?", JsonDocument.Parse(text).RootElement[0].GetProperty("question").GetString());
        }
        await page.ClickAsync("a:has-text('Clear the conversation')");
        await Expect(page.Locator("#q0")).ToHaveCountAsync(0);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => Object.keys({...localStorage, ...sessionStorage}).length"));
    }

    [Fact]
    public async Task Without_script_it_is_a_form_and_so_is_the_box_on_a_code_page()
    {
        var page = await Asked(script: false);
        await Expect(page.Locator("#q0")).ToHaveTextAsync("What is 78597?");
        await page.GotoAsync(site.Address + "/cpt/codes/78597");
        await page.FillAsync("#ask-code", "which modifiers go with it?");
        await page.ClickAsync("form.ask-code button");
        await Expect(page.Locator("#q1")).ToHaveTextAsync("which modifiers go with it?");
        await Expect(page.Locator("section:has(#q1)")).ToContainTextAsync("78597");
    }

    [Fact]
    public async Task What_is_typed_is_inert()
    {
        var page = await chromium.Open();
        await page.GotoAsync(site.Address + "/casepilot");
        await page.FillAsync("#question", "<img src=x onerror=\"document.title='hit'\"> [x](javascript:alert(1)) what is 78597?");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#q0");
        await Expect(page.Locator("#q0 img, #q0 a")).ToHaveCountAsync(0);
        Assert.NotEqual("hit", await page.TitleAsync());
    }

    [Theory]
    [InlineData(ColorScheme.Light, false)]
    [InlineData(ColorScheme.Dark, false)]
    [InlineData(ColorScheme.Light, true)]
    [InlineData(ColorScheme.Dark, true)]
    public async Task It_reads_for_everyone(ColorScheme theme, bool phone)
    {
        var page = await Asked(theme, phone: phone);
        if (Environment.GetEnvironmentVariable("CODINGAHEAD_SHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"casepilot-{theme}-{(phone ? "phone" : "desk")}.png"), FullPage = true });
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Select(v => $"{v.Id}: {string.Join(", ", v.Nodes.Take(4).Select(n => n.Html))}"));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }
}
