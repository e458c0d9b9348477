using CodingAhead.Tests.Surfaces.Web;
using static Microsoft.Playwright.Assertions;

namespace CodingAhead.Tests.Browser;

/// <summary>The source numbers with script: the row opens beside the fact.</summary>
public sealed class SlipTests(Chromium chromium, SiteHost site)
{
    [Fact]
    public async Task A_source_number_opens_the_row_under_the_publishers_columns_beside_the_fact()
    {
        var page = await chromium.Open();
        await page.GotoAsync($"{site.Address}/icd10cm/codes/E11.9");
        var number = page.Locator("h1 .src button");
        await number.ClickAsync();
        var slip = page.Locator(".slip:popover-open");
        await Expect(slip).ToContainTextAsync("LONG DESCRIPTION");
        await Expect(slip).ToContainTextAsync("not stored");
        var (mark, box) = ((await number.BoundingBoxAsync())!, (await slip.BoundingBoxAsync())!);
        Assert.InRange(box.Y - mark.Y, 0, 80);
        Assert.InRange(box.X, mark.X - 420, mark.X + 40);
    }

    [Fact]
    public async Task A_source_opened_with_the_keyboard_closes_with_Escape_and_gives_the_focus_back()
    {
        var page = await chromium.Open();
        await page.GotoAsync($"{site.Address}/icd10cm/codes/E11.9");
        await page.Locator("h1 .src button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".slip:popover-open")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".slip:popover-open")).ToHaveCountAsync(0);
        await Expect(page.Locator("h1 .src button")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task On_a_phone_the_slip_lies_at_the_foot_of_the_screen()
    {
        var page = await chromium.Open(phone: true);
        await page.GotoAsync($"{site.Address}/icd10cm/codes/E11.9");
        await page.Locator("h1 .src button").ClickAsync();
        var box = (await page.Locator(".slip:popover-open").BoundingBoxAsync())!;
        Assert.Equal(390, box.Width, 1.0);
        Assert.Equal(844, box.Y + box.Height, 1.0);
    }
}
