using CodingAhead.Surfaces.Cli;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace CodingAhead.Tests.Browser;

/// <summary>The redaction page in a real browser: keys, selecting, without script, and what stays in the address.</summary>
public sealed class RedactPageTests(Chromium chromium) : IAsyncLifetime
{
    private const string Note = "Patient: Mary Quillfeather   DOB: 03/04/1951\nMRN: 4451239   Phone: 555-201-3344\n\nMs. Quillfeather was seen with asthma and a blue door.\nBP 120/80, Braden 17.\n";
    private readonly TestHome home = new();
    private WebApplication? app;

    public async ValueTask InitializeAsync()
    {
        app = ServeVerb.Build(home.Library());
        app.Urls.Clear();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app!.DisposeAsync();
        home.Dispose();
    }

    private async Task<IPage> Redacted(ColorScheme theme = ColorScheme.Light, bool script = true, bool phone = false)
    {
        var page = await chromium.Open(theme: theme, script: script, phone: phone);
        await page.GotoAsync(app!.Urls.First() + "/redactphi");
        await page.FillAsync("#text", Note);
        await page.ClickAsync("button[type=submit]:has-text('Redact')");
        await page.WaitForSelectorAsync("#output");
        return page;
    }

    // the address stays the same, so the new page is told by what the old one was marked with
    private static async Task Next(IPage page, Func<Task> act)
    {
        await page.EvaluateAsync("() => { window.seenOnce = true; }");
        await act();
        for (var left = 100; left > 0; left--)
        {
            try
            {
                if (await page.EvaluateAsync<bool>("() => !window.seenOnce && document.readyState === 'complete'"))
                    return;
            }
            catch (PlaywrightException)
            {
                // between two pages there is none to ask
            }
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        Assert.Fail("no new page came");
    }

    [Fact]
    public async Task A_selection_is_taken_out_and_a_mark_is_kept_by_keys()
    {
        var page = await Redacted();
        Assert.Contains("blue door", await page.InputValueAsync("#output"), StringComparison.Ordinal);
        await page.EvaluateAsync("""
            () => { const walker = document.createTreeWalker(document.querySelector('[data-text]'), NodeFilter.SHOW_TEXT);
              for (let node; node = walker.nextNode();) { const at = node.data.indexOf('blue door'); if (at >= 0) { const range = document.createRange(); range.setStart(node, at); range.setEnd(node, at + 9); getSelection().removeAllRanges(); getSelection().addRange(range); } } }
            """);
        await page.SelectOptionAsync("#take", "FACILITY");
        await Next(page, () => page.ClickAsync("[data-take]"));
        var output = await page.InputValueAsync("#output");
        Assert.Contains("was seen with asthma and a [FACILITY]", output, StringComparison.Ordinal);
        // the second mark is the date of birth: n n x keeps it, and what was added stays added
        await page.FocusAsync("[data-text]");
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.PressAsync("n");
        await Next(page, () => page.Keyboard.PressAsync("x"));
        output = await page.InputValueAsync("#output");
        Assert.Contains("DOB: 03/04/1951", output, StringComparison.Ordinal);
        Assert.Contains("[FACILITY]", output, StringComparison.Ordinal);
        Assert.Contains("Not Safe Harbor", await page.ContentAsync(), StringComparison.Ordinal);
        Assert.EndsWith("/redactphi", page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => JSON.stringify({...localStorage, ...sessionStorage}).includes('Quillfeather') ? 1 : 0"));
    }

    [Fact]
    public async Task The_text_is_shown_to_the_letter_and_only_a_green_gate_has_a_button_that_copies()
    {
        var page = await Redacted();
        Assert.Equal(Note, await page.EvalOnSelectorAsync<string>("[data-text]", "p => p.textContent"));
        Assert.True(await page.IsVisibleAsync("[data-copy-text]"));
        await page.EvaluateAsync("() => { const field = document.createElement('input'); field.type = 'hidden'; field.name = 'edit'; field.value = '0-99999:NAME'; document.querySelector('form[data-redact]').append(field); }");
        await Next(page, () => page.ClickAsync("text=Redact again"));
        Assert.Equal(0, await page.Locator("[data-copy-text], #output").CountAsync());
        Assert.Equal(1, await page.Locator("[role=alert]").CountAsync());
    }

    [Fact]
    public async Task Without_script_a_find_is_kept_by_the_form()
    {
        var page = await Redacted(script: false);
        Assert.False(await page.IsVisibleAsync("[data-copy-text]"));
        await page.SelectOptionAsync("#e0", new SelectOptionValue { Index = 1 });
        await page.ClickAsync("text=Redact again");
        await page.WaitForSelectorAsync(".phi.kept");
        Assert.Contains("Patient: Mary Quillfeather", await page.InputValueAsync("#output"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ColorScheme.Light, false)]
    [InlineData(ColorScheme.Dark, false)]
    [InlineData(ColorScheme.Light, true)]
    [InlineData(ColorScheme.Dark, true)]
    public async Task Its_result_reads_for_everyone(ColorScheme theme, bool phone)
    {
        var page = await Redacted(theme, phone: phone);
        if (Environment.GetEnvironmentVariable("CODINGAHEAD_SHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"redact-{theme}-{(phone ? "phone" : "desk")}.png"), FullPage = true });
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Select(v => $"{v.Id}: {string.Join(", ", v.Nodes.Select(n => n.Html))}"));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }
}
