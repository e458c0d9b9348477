using CodingAhead.Engines.Case2Code;
using CodingAhead.Engines.DetectIcd10Cm;
using CodingAhead.Surfaces.Cli;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CodingAhead.Tests.Browser;

/// <summary>The pages of detection and coding in a real browser: a note beside its codes, by mouse, by keyboard alone, and without script.</summary>
public sealed class ReviewPageTests(Chromium chromium, ReviewSite site) : IClassFixture<ReviewSite>
{
    private const string Note = "ASSESSMENT AND PLAN\n1. Hypertension, stable. Continue amlodipine 5 mg daily, refill sent. Denies chest pain. Her mother had asthma.\nEKG done in the office today, normal. The blue door.\n";

    private async Task<IPage> Coded(string path = "/case2code", ColorScheme theme = ColorScheme.Light, bool script = true, bool phone = false, bool sample = false)
    {
        var page = await chromium.Open(theme: theme, script: script, phone: phone);
        await page.GotoAsync(site.Address + path);
        if (sample)
            await page.ClickAsync(".samples button >> nth=0");
        else
        {
            await page.FillAsync("#text", Note);
            await page.ClickAsync($"button[type=submit]:has-text('{(path == "/case2code" ? "Code it" : "Detect")}')");
        }
        await page.WaitForSelectorAsync("form[data-review] .note-leaf");
        return page;
    }

    [Fact]
    public async Task Evidence_and_codes_light_each_other()
    {
        var page = await Coded();
        await page.Locator("li.coded[data-code=\"I10\"] .code").FocusAsync();
        await Expect(page.Locator("a.ev.lit")).ToHaveTextAsync("Hypertension");
        await page.Locator("a.ev", new() { HasTextString = "EKG" }).HoverAsync();
        await Expect(page.Locator("li.coded[data-code=\"93000\"]")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("lit"));
    }

    [Fact]
    public async Task By_keys_alone_the_evidence_is_walked_and_codes_are_accepted_and_rejected()
    {
        var page = await Coded();
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.Keyboard.PressAsync("n");
        await Expect(page.Locator("a.ev").First).ToBeFocusedAsync();
        await Expect(page.Locator("a.ev").First).ToHaveTextAsync("Hypertension");
        await page.Keyboard.PressAsync("a");
        var hypertension = page.Locator("li.coded[data-code=\"I10\"]");
        await Expect(hypertension).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("accept"));
        await page.Keyboard.PressAsync(".");
        Assert.Equal("I10", await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        await page.Locator("li.coded[data-code=\"93000\"] .code").FocusAsync();
        await page.Keyboard.PressAsync("x");
        await Expect(page.Locator("li.coded[data-code=\"93000\"] select")).ToBeFocusedAsync();
        await Expect(page.Locator("li.coded[data-code=\"93000\"]")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("reject"));
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".code-side > .doing button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("li.coded.reject[data-code=\"93000\"]");
        await Expect(page.Locator("li.coded.accept[data-code=\"I10\"]")).ToHaveCountAsync(1);
        Assert.EndsWith("/case2code", page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => Object.keys({...localStorage, ...sessionStorage}).length"));
    }

    [Fact]
    public async Task A_code_is_added_for_selected_words()
    {
        var page = await Coded("/detecticd10cm");
        await page.EvaluateAsync("""
            () => { const walker = document.createTreeWalker(document.querySelector('[data-text]'), NodeFilter.SHOW_TEXT);
              for (let node; node = walker.nextNode();) { const at = node.data.indexOf('blue door'); if (at >= 0) { const range = document.createRange(); range.setStart(node, at); range.setEnd(node, at + 9); getSelection().removeAllRanges(); getSelection().addRange(range); } } }
            """);
        await page.FillAsync("#add-code", "R51.9");
        await page.ClickAsync("[data-add]");
        await Expect(page.Locator("a.ev.hand")).ToHaveTextAsync("blue door");
        await Expect(page.Locator("li.coded.add[data-code=\"R51.9\"]")).ToHaveCountAsync(1);
        await page.SelectOptionAsync("li.coded.add select", new SelectOptionValue { Label = "take it out" });
        await Expect(page.Locator("a.ev.hand")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_script_a_note_is_marked_a_code_rejected_and_looked_up()
    {
        var page = await Coded(script: false);
        await Expect(page.Locator("a.ev.absent").First).ToContainTextAsync("chest");
        await page.SelectOptionAsync("li.coded[data-code=\"I10\"] select", new SelectOptionValue { Label = "rejected: not addressed at this visit" });
        await page.FillAsync("#find-code", "asthma");
        await page.ClickAsync(".by-hand-line button:has-text('Search')");
        await Expect(page.Locator("li.coded.reject[data-code=\"I10\"]")).ToHaveCountAsync(1);
        await page.Locator(".looked button").First.ClickAsync();
        await Expect(page.Locator("li.coded.add")).ToHaveCountAsync(1);
        await Expect(page.Locator("li.coded.reject[data-code=\"I10\"]")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("/case2code", ColorScheme.Light, false)]
    [InlineData("/case2code", ColorScheme.Dark, false)]
    [InlineData("/case2code", ColorScheme.Light, true)]
    [InlineData("/detecticd10cm", ColorScheme.Light, false)]
    [InlineData("/detecticd10cm", ColorScheme.Dark, true)]
    public async Task The_result_reads_for_everyone(string path, ColorScheme theme, bool phone)
    {
        var page = await Coded(path, theme, phone: phone, sample: true);
        if (Environment.GetEnvironmentVariable("CODINGAHEAD_SHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{path[1..]}-{theme}-{(phone ? "phone" : "desk")}.png"), FullPage = phone });
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Select(v => $"{v.Id}: {string.Join(", ", v.Nodes.Take(4).Select(n => n.Html))}"));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }
}

/// <summary>The whole site over the starter edition, started once, its terms built before a browser waits for them.</summary>
public sealed class ReviewSite : IAsyncLifetime
{
    private readonly TestHome home = new();
    private WebApplication? app;

    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var library = home.Library();
        _ = new CaseCoder(library.Current).Code("Hypertension.", new CaseOptions(new DetectOptions()));
        app = ServeVerb.Build(library);
        app.Urls.Clear();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        Address = app.Urls.First();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
        home.Dispose();
    }
}
