using CodingAhead.Tests.Surfaces.Web;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CodingAhead.Tests.Browser;

/// <summary>WCAG 2.2 AA as far as axe can see it: every kind of page, day and night, desk and phone.</summary>
public sealed class AccessTests(Chromium chromium, SiteHost site)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    [Theory]
    [InlineData(ColorScheme.Light, false)]
    [InlineData(ColorScheme.Dark, false)]
    [InlineData(ColorScheme.Light, true)]
    [InlineData(ColorScheme.Dark, true)]
    public async Task Axe_finds_nothing_on_any_kind_of_page(ColorScheme theme, bool phone)
    {
        var page = await chromium.Open(theme: theme, phone: phone);
        var found = new List<string>();
        foreach (var address in phone ? PageKinds.Laid : PageKinds.Addresses)
        {
            await page.GotoAsync(site.Address + address);
            var result = await page.RunAxe(Rules);
            found.AddRange(result.Violations.SelectMany(v => v.Nodes.Take(3).Select(n => $"{address}: {v.Id}: {n.Html}")));
        }
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task Axe_finds_nothing_with_suggestions_a_slip_and_the_keys_open()
    {
        var page = await chromium.Open();
        await page.GotoAsync($"{site.Address}/icd10cm/codes/E11.9");
        await page.Locator("h1 .src button").ClickAsync();
        var slip = await page.RunAxe(Rules);
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".keys-open").ClickAsync();
        await page.Locator("#q").FillAsync("diab");
        await page.GetByRole(AriaRole.Option).First.WaitForAsync();
        var hints = await page.RunAxe(Rules);
        Assert.Empty(slip.Violations.Concat(hints.Violations).Select(v => $"{v.Id}: {v.Nodes[0].Html}"));
    }
}
