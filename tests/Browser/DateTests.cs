using CodingAhead.Tests.Surfaces.Web;
using static Microsoft.Playwright.Assertions;

namespace CodingAhead.Tests.Browser;

/// <summary>The date of service at the top of each page.</summary>
public sealed class DateTests(Chromium chromium, SiteHost site)
{
    [Fact]
    public async Task Changing_the_date_changes_the_page_in_place_and_in_the_address()
    {
        var page = await chromium.Open();
        await page.GotoAsync($"{site.Address}/icd10cm/codes/E11.9");
        await page.EvaluateAsync("() => { window.same = true; }");
        await page.Locator("#on").FillAsync("2022-01-01");
        await Expect(page.Locator("main")).ToContainTextAsync("No edition in force on 2022-01-01 is loaded");
        Assert.EndsWith("/icd10cm/codes/E11.9?on=2022-01-01", page.Url, StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>("() => window.same === true"));
    }

    [Fact]
    public async Task Going_back_brings_the_earlier_date_again()
    {
        var page = await chromium.Open();
        await page.GotoAsync($"{site.Address}/icd10cm/codes/E11.9");
        await page.Locator("#on").FillAsync("2022-01-01");
        await Expect(page.Locator("main")).ToContainTextAsync("Not loaded");
        await page.GoBackAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Notes in force");
        await Expect(page.Locator("#on")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Links_and_searches_keep_the_date()
    {
        var page = await chromium.Open();
        await page.GotoAsync($"{site.Address}/icd10cm/codes/E11.9?on=2026-02-01");
        await page.Locator("a[rel=next]").ClickAsync();
        await page.Arrives("/icd10cm/codes/E11.A?on=2026-02-01");
        await page.Locator("#q").FillAsync("dm2");
        await page.Keyboard.PressAsync("Enter");
        await page.Arrives("/search?q=dm2&on=2026-02-01");
    }
}
