using CodingAhead.Surfaces.Cli;
using CodingAhead.Tests.Engines.Claims;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace CodingAhead.Tests.Browser;

/// <summary>The claim page in a real browser: keys alone, checked while typing, one click for a counterfactual, without script, on paper.</summary>
public sealed class ClaimPageTests(Chromium chromium, CompleteBooks books) : IAsyncLifetime
{
    private WebApplication? app;

    public async ValueTask InitializeAsync()
    {
        app = ServeVerb.Build(books.Library);
        app.Urls.Clear();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync() => await app!.DisposeAsync();

    private async Task<IPage> Open(bool script = true, bool phone = false, ColorScheme theme = ColorScheme.Light)
    {
        var page = await chromium.Open(theme: theme, script: script, phone: phone);
        page.SetDefaultTimeout(60_000);
        await page.GotoAsync(app!.Urls.First() + "/claims");
        return page;
    }

    private static async Task Fill(IPage page, params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields)
            await page.FillAsync($"[name={name}]", value);
    }

    private static readonly (string, string)[] Pair = [("diagnosis1", "A00.9"), ("date1", "2024-08-01"), ("pos1", "11"), ("code1", "10000"), ("pointers1", "A"), ("units1", "1"), ("code2", "30000"), ("pointers2", "A")];

    [Fact]
    public async Task A_claim_is_typed_and_checked_by_keys_alone()
    {
        var page = await Open();
        await page.FocusAsync("[name=payer]");
        foreach (var word in (string[])["", "1980-01-01", "F", "A00.9"])
        {
            await page.Keyboard.TypeAsync(word);
            await page.Keyboard.PressAsync("Tab");
        }
        await page.FocusAsync("[name=date1]");
        foreach (var word in (string[])["2024-08-01", "11", "10000", "59", "A", "", "3"])
        {
            await page.Keyboard.TypeAsync(word);
            await page.Keyboard.PressAsync("Tab");
        }
        // the arrows walk the grid
        await page.FocusAsync("[name=code1]");
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("code2", await page.EvaluateAsync<string>("document.activeElement.name"));
        await page.Keyboard.TypeAsync("20000");
        await page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal("code1", await page.EvaluateAsync<string>("document.activeElement.name"));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#verdict");
        Assert.Contains("the MUE is 2 a line", await page.InnerTextAsync("[data-live=l1]"), StringComparison.Ordinal);
        Assert.Contains("indicator 0", await page.InnerTextAsync("[data-live=l2]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_below_the_boxes_is_renewed_while_one_types_and_the_typing_goes_on()
    {
        var page = await Open();
        await Fill(page, ("diagnosis1", "A00.9"), ("date1", "2024-08-01"), ("code1", "10000"));
        await page.FocusAsync("[name=units1]");
        await page.Keyboard.TypeAsync("3");
        await page.WaitForSelectorAsync("[data-live=l1] .flag.stop");
        Assert.Contains("Cholera", await page.InnerTextAsync("#d1"), StringComparison.Ordinal);
        Assert.Equal("units1", await page.EvaluateAsync<string>("document.activeElement.name"));
        Assert.EndsWith("/claims", page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_counterfactual_is_tried_and_put_back_at_one_click_with_script_and_without(bool script)
    {
        var page = await Open(script);
        await Fill(page, Pair);
        await page.ClickAsync(".go");
        await page.ClickAsync("button[name=try]:has-text('XS on line 2')");
        await page.WaitForSelectorAsync(".tried");
        Assert.Equal("XS", await page.InputValueAsync("[name=modifiers2]"));
        Assert.Contains("bypassed", await page.InnerTextAsync("[data-live=l2]"), StringComparison.Ordinal);
        await page.ClickAsync("button[name=undo]");
        await page.WaitForSelectorAsync("button[name=try]:has-text('XS on line 2')");
        Assert.Equal("", await page.InputValueAsync("[name=modifiers2]"));
    }

    [Fact]
    public async Task The_form_turns_to_the_hospitals_and_keeps_what_was_typed()
    {
        var page = await Open(script: false);
        await Fill(page, Pair);
        await page.ClickAsync("button:has-text('UB-04 · inpatient')");
        await page.WaitForSelectorAsync("[name=bill]");
        Assert.Equal("10000", await page.InputValueAsync("[name=code1]"));
        await Fill(page, ("procedures", "0DTJ4ZZ 0DTJ8ZZ"), ("to", "2024-08-02"));
        await page.ClickAsync(".go");
        await page.WaitForSelectorAsync("#verdict");
        var verdict = await page.InnerTextAsync(".verdict");
        Assert.Contains("0DTJ8ZZ is not a code", verdict, StringComparison.Ordinal);
        Assert.Contains("No DRG is assigned", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Earlier_claims_and_rules_of_ones_own_are_typed_in()
    {
        var page = await Open(script: false);
        await Fill(page, ("diagnosis1", "A00.9"), ("date1", "2024-08-20"), ("code1", "99213"), ("pos1", "11"), ("pointers1", "A"));
        foreach (var summary in await page.QuerySelectorAllAsync("summary"))
            await summary.ClickAsync();
        await Fill(page, ("history", "2024-08-01 20000"), ("rules", "rule,codes,message,units\nours,99213,Not here.,0"));
        await page.ClickAsync(".go");
        await page.WaitForSelectorAsync("#verdict");
        var line = await page.InnerTextAsync("[data-live=l1]");
        Assert.Contains("whose payment includes it", line, StringComparison.Ordinal);
        Assert.Contains("ours: Not here.", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, ColorScheme.Light)]
    [InlineData(false, ColorScheme.Dark)]
    [InlineData(true, ColorScheme.Light)]
    public async Task It_is_accessible_and_fits_the_screen(bool phone, ColorScheme theme)
    {
        var page = await Open(phone: phone, theme: theme);
        await Fill(page, Pair);
        await page.ClickAsync(".go");
        await page.WaitForSelectorAsync("#verdict");
        var found = await page.RunAxe();
        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(v => $"{v.Id}: {v.Help} {v.Nodes[0].Html}")));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task On_paper_only_what_was_typed_and_found_stands()
    {
        var page = await Open();
        await Fill(page, Pair);
        await page.ClickAsync(".go");
        await page.WaitForSelectorAsync("#verdict");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(await page.IsVisibleAsync("[name=code2]"));
        Assert.False(await page.IsVisibleAsync("[name=code3]"));
        Assert.False(await page.IsVisibleAsync(".edits"));
        Assert.True(await page.IsVisibleAsync("[data-live=l2] .finding"));
    }
}
