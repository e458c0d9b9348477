using CodingAhead.Tests.Surfaces.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CodingAhead.Tests.Browser;

/// <summary>Everything that can be read and reached with no script at all.</summary>
public sealed class NoScriptTests(Chromium chromium, SiteHost site)
{
    [Fact]
    public async Task A_search_a_hit_and_its_page_need_no_script()
    {
        var page = await chromium.Open(script: false);
        await page.GotoAsync(site.Address);
        await page.Locator("#q").FillAsync("dm2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await page.Arrives("/search?q=dm2");
        await page.GetByRole(AriaRole.Link, new() { Name = "E11.9" }).First.ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("Type 2 diabetes mellitus without complications");
        await Expect(page.Locator("main")).ToContainTextAsync("gestational diabetes");
    }

    [Fact]
    public async Task The_date_of_service_submits_without_script()
    {
        var page = await chromium.Open(script: false);
        await page.GotoAsync($"{site.Address}/icd10cm/codes/E11.9");
        await page.Locator("#on").FillAsync("2022-01-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await page.Arrives("/icd10cm/codes/E11.9?on=2022-01-01");
        await Expect(page.Locator("main")).ToContainTextAsync("Not loaded");
    }

    [Fact]
    public async Task A_source_number_opens_its_slip_and_the_slip_leads_to_the_row()
    {
        var page = await chromium.Open(script: false);
        await page.GotoAsync($"{site.Address}/cpt/codes/78597");
        await page.Locator(".facts .src button").First.ClickAsync();
        var slip = page.Locator(".slip:popover-open");
        await Expect(slip).ToContainTextAsync("Starter edition");
        await Expect(slip).ToContainTextAsync("cpt.tsv, line 2");
        await slip.GetByRole(AriaRole.Link, new() { Name = "Open the row" }).ClickAsync();
        await Expect(page.Locator("main table.row")).ToContainTextAsync("78597");
    }

    [Fact]
    public async Task Nothing_that_needs_script_is_offered_without_it()
    {
        var page = await chromium.Open(script: false);
        await page.GotoAsync($"{site.Address}/icd10cm/codes/E11.9");
        foreach (var offer in await page.Locator(".scripted").AllAsync())
            await Expect(offer).ToBeHiddenAsync();
    }
}
