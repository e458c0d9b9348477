using CodingAhead.Tests.Surfaces.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CodingAhead.Tests.Browser;

/// <summary>How pages lie on desk, phone and paper.</summary>
public sealed class LayoutTests(Chromium chromium, SiteHost site)
{
    [Theory]
    [InlineData(640, 400, "200 % zoom of 1280 by 800")]
    [InlineData(390, 844, "a phone")]
    [InlineData(320, 568, "400 % zoom")]
    [InlineData(1280, 800, "a desk")]
    [InlineData(900, 800, "a tablet")]
    public async Task No_page_scrolls_sideways(int width, int height, string where)
    {
        var page = await chromium.Open(new ViewportSize { Width = width, Height = height });
        foreach (var address in PageKinds.Addresses)
        {
            await page.GotoAsync(site.Address + address);
            var over = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(over <= 0, $"{address} is {over} px too wide on {where}");
        }
    }

    [Fact]
    public async Task The_facts_of_78597_fit_one_screen()
    {
        var page = await chromium.Open();
        await page.GotoAsync($"{site.Address}/cpt/codes/78597");
        var last = (await page.Locator(".facts tr").Last.BoundingBoxAsync())!;
        Assert.True(last.Y + last.Height <= 800, $"the last fact ends at {last.Y + last.Height} px");
    }

    [Fact]
    public async Task Prose_keeps_to_the_line_length_of_a_book()
    {
        var page = await chromium.Open(new ViewportSize { Width = 1600, Height = 900 });
        await page.GotoAsync($"{site.Address}/cpt/codes/78597");
        var width = (await page.Locator(".lead").BoundingBoxAsync())!.Width;
        Assert.InRange(width, 380, 600);
    }

    [Fact]
    public async Task Nothing_moves_while_a_page_loads()
    {
        foreach (var address in (string[])["/", "/search?q=dm2", "/cpt/codes/78597", "/icd10cm/codes/E11.9"])
        {
            var page = await chromium.Open();
            await page.AddInitScriptAsync("window.moved = 0; new PerformanceObserver(l => { for (const e of l.getEntries()) window.moved += e.value; }).observe({ type: 'layout-shift', buffered: true });");
            await page.GotoAsync(site.Address + address, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
            Assert.Equal(0, await page.EvaluateAsync<double>("() => window.moved"), 0.001);
        }
    }

    [Fact]
    public async Task On_a_phone_what_is_pressed_is_44_pixels_high()
    {
        var page = await chromium.Open(phone: true);
        foreach (var address in (string[])["/", "/search?q=dm2", "/icd10cm/codes/E11.9", "/icd10cm"])
        {
            await page.GotoAsync(site.Address + address);
            // links inside prose are exempt (WCAG 2.5.8); source numbers have their own larger press area
            var small = await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('.mast a, .mast button:not([aria-label="Keys"]), .mast input:not([type=hidden]), .crumbs a, .turn a, .filters a, .hits a, .codes a, .book a, .examples a')]
                  .filter(e => e.checkVisibility({ visibilityProperty: true }) && getComputedStyle(e).clipPath === 'none' && e.getBoundingClientRect().height > 0 && e.getBoundingClientRect().height < 43.5)
                  .map(e => e.outerHTML.slice(0, 80) + ' ' + e.getBoundingClientRect().height)
                """);
            Assert.True(small.Length == 0, $"{address}: {string.Join('\n', small)}");
        }
    }

    [Fact]
    public async Task On_paper_the_page_stands_alone_with_its_sources_listed()
    {
        var page = await chromium.Open();
        await page.GotoAsync($"{site.Address}/cpt/codes/78597");
        await Expect(page.Locator(".slip").First).ToBeHiddenAsync();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        foreach (var gone in (string[])[".tools", ".mast .find", ".turn", ".book", ".doing"])
            await Expect(page.Locator(gone).First).ToBeHiddenAsync();
        await Expect(page.Locator(".slip").First).ToBeVisibleAsync();
        await Expect(page.Locator(".slips h2")).ToHaveTextAsync("Sources");
    }

    [Fact]
    public async Task The_longest_titles_keep_their_words_whole()
    {
        var page = await chromium.Open(new ViewportSize { Width = 320, Height = 568 });
        await page.GotoAsync($"{site.Address}/icd10pcs/codes/02734F6");
        await Expect(page.Locator("h1")).ToContainTextAsync("Percutaneous Endoscopic Approach");
    }

    [Fact]
    public async Task The_theme_that_was_chosen_stays_and_stands_before_the_first_paint()
    {
        var page = await chromium.Open();
        await page.GotoAsync($"{site.Address}/about");
        await page.Locator("[data-theme-turn]").ClickAsync();
        Assert.Equal("dark", await page.EvaluateAsync<string>("() => document.documentElement.dataset.theme"));
        await page.GotoAsync($"{site.Address}/icd10cm/codes/E11.9", new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        await page.WaitForSelectorAsync("body", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
        Assert.Equal("dark", await page.EvaluateAsync<string>("() => document.documentElement.dataset.theme"));
        await Expect(page.Locator("[data-theme-turn]")).ToHaveTextAsync("Light");
    }
}
