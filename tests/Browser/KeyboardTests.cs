using CodingAhead.Tests.Surfaces.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CodingAhead.Tests.Browser;

/// <summary>The site by keyboard alone.</summary>
public sealed class KeyboardTests(Chromium chromium, SiteHost site)
{
    [Fact]
    public async Task A_slash_a_few_letters_an_arrow_and_Enter_open_a_code()
    {
        var page = await chromium.Open();
        await page.GotoAsync($"{site.Address}/about");
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#q")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("type 2 diab");
        await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Option).First).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");
        await page.Arrives("/icd10cm/codes/E11.9");
        await Expect(page.Locator("h1")).ToContainTextAsync("without complications");
    }

    [Fact]
    public async Task Enter_shows_the_results_and_j_and_k_walk_them_while_the_preview_follows()
    {
        var page = await chromium.Open();
        await page.GotoAsync(site.Address);
        await Expect(page.Locator("#q")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("dm2 with ckd 3");
        await page.Keyboard.PressAsync("Enter");
        await page.Arrives("/search?q=dm2+with+ckd+3");
        await Expect(page.Locator("h1")).ToContainTextAsync("type 2 diabetes · CKD stage 3");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("[data-walk] a").Nth(1)).ToBeFocusedAsync();
        await Expect(page.Locator("#preview h2").First).ToContainTextAsync("E11.9");
        Assert.Contains("/search?q=", page.Url, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("k");
        await Expect(page.Locator("#preview h2").First).ToContainTextAsync("78597");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await page.Arrives("/icd10cm/codes/E11.9");
    }

    [Fact]
    public async Task A_code_typed_in_full_opens_at_once_when_one_system_has_it()
    {
        var page = await chromium.Open();
        await page.GotoAsync(site.Address);
        await Expect(page.Locator("#q")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("E11.9");
        await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Arrives("/icd10cm/codes/E11.9");
    }

    [Fact]
    public async Task Brackets_turn_to_the_neighbours()
    {
        var page = await chromium.Open();
        await page.GotoAsync($"{site.Address}/cpt/codes/78597");
        await page.Keyboard.PressAsync("]");
        await page.Arrives("/cpt/codes/78598");
        await page.GoBackAsync();
        await page.Keyboard.PressAsync("[");
        await page.Arrives("/cpt/codes/78582");
    }

    [Fact]
    public async Task A_question_mark_opens_the_keys_and_leaves_the_page_usable()
    {
        var page = await chromium.Open();
        await page.GotoAsync($"{site.Address}/icd10cm/codes/E11.9");
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("#keys")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#q")).ToBeFocusedAsync();
        await page.Locator("main").FocusAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("#keys")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_full_stop_copies_the_code()
    {
        var page = await chromium.Open();
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GotoAsync($"{site.Address}/icd10cm/codes/E11.9");
        await page.Keyboard.PressAsync(".");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("E11.9 copied");
        Assert.Equal("E11.9", await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task The_first_tab_leads_past_the_masthead()
    {
        var page = await chromium.Open();
        await page.GotoAsync($"{site.Address}/icd10cm/codes/E11.9");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main")).ToBeFocusedAsync();
    }
}
