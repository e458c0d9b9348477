using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CodingAhead.Tests.Browser;

/// <summary>What the browser tests say of a page in one word.</summary>
internal static class PageWords
{
    /// <summary>Waits until the address ends as given. It looks again and again; waiting for the navigation itself may miss a quick one.</summary>
    public static async Task Arrives(this IPage page, string ending)
    {
        await Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(ending) + "$"), new PageAssertionsToHaveURLOptions { Timeout = 20_000 });
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
    }
}
