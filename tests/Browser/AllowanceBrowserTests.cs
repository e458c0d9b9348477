using CodingAhead.Tests.Workspace;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Accounts;
using CodingAhead.Workspace.Mail;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CodingAhead.Tests.Browser;

/// <summary>Public mode as a reader meets it, in a real browser.</summary>
public sealed class AllowanceBrowserTests(Chromium chromium)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task A_guest_reads_one_page_is_asked_to_register_and_reads_five_more(bool script, bool phone)
    {
        await using var server = await Server.Start(ServingMode.Public);
        var page = await chromium.Open(script: script, phone: phone);
        await page.GotoAsync(server.Address + "/");
        await Expect(page.Locator(".allowance")).ToContainTextAsync("1 code page left this month");
        await page.GotoAsync(server.Address + "/cpt/codes/78597");
        await Expect(page.Locator("h1")).ToContainTextAsync("78597");
        await Expect(page.Locator(".allowance")).ToContainTextAsync("No code pages left this month");
        await page.GotoAsync(server.Address + "/cpt/codes/99213");
        await Expect(page.Locator("h1")).ToContainTextAsync("one more than your allowance");
        await page.GoBackAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("78597");
        await page.GoForwardAsync();
        await page.Locator(".gate").GetByRole(AriaRole.Link, new() { Name = "Register" }).ClickAsync();
        await page.GetByLabel("Name, or an e-mail address").FillAsync("olive");
        await page.Locator("#passphrase").FillAsync(Server.Phrase);
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("99213");
        foreach (var (one, left) in new[] { ("99214", "3 code pages"), ("99215", "2 code pages"), ("99203", "1 code page"), ("99204", "No code pages") })
        {
            await page.GotoAsync($"{server.Address}/cpt/codes/{one}");
            await Expect(page.Locator("h1")).ToContainTextAsync(one);
            await Expect(page.Locator(".allowance")).ToContainTextAsync($"{left} left this month");
        }
        await page.GotoAsync(server.Address + "/cpt/codes/99205");
        await Expect(page.Locator("h1")).ToContainTextAsync("one more than your allowance");
        await page.GotoAsync(server.Address + "/cpt/codes/99214");
        await Expect(page.Locator("h1")).ToContainTextAsync("99214");
    }

    [Theory]
    [InlineData(ColorScheme.Light, false)]
    [InlineData(ColorScheme.Dark, false)]
    [InlineData(ColorScheme.Light, true)]
    [InlineData(ColorScheme.Dark, true)]
    public async Task Axe_finds_nothing_on_the_pages_of_accounts(ColorScheme theme, bool phone)
    {
        var letters = Directory.CreateTempSubdirectory("codingahead-letters-");
        await using var server = await Server.Start(ServingMode.Public, with: o => o with { Mail = new MailOptions("desk@site.example") { Folder = letters.FullName } });
        using var someone = await server.As(Roles.User, "pat");
        var word = await server.Get<Invitations>().Make(Roles.Admin, "east", "test", TimeSpan.FromHours(1));
        var lead = await server.Get<Invitations>().Make(Roles.Lead, "east", "test", TimeSpan.FromHours(1));
        var page = await chromium.Open(theme: theme, phone: phone);
        var found = new List<string>();
        var pictures = Environment.GetEnvironmentVariable("CODINGAHEAD_PICTURES");
        await page.GotoAsync(server.Address + "/cpt/codes/78597");
        foreach (var address in (string[])["/cpt/codes/78597", "/cpt/codes/99213", "/register", "/login", "/login/second", "/logout", "/forgot", "/confirm?who=w&word=w", "/reset?who=w&word=w", "IN", "/account", "SECOND", "/account/mail?to=q@site.example&word=w", "KEEP", "THING",
            "/kept?code=cpt:78597", "/admin", "/admin/releases", "/admin/audit?check=1", "LEAD", "/team"])
        {
            if (address is "IN" or "LEAD")
            {
                if (address == "LEAD")
                    await page.Context.ClearCookiesAsync();
                await page.GotoAsync($"{server.Address}/register?invitation={(address == "IN" ? word : lead)}");
                await page.Locator("#name").FillAsync(address == "IN" ? "quinn" : "lou");
                await page.Locator("#passphrase").FillAsync(Server.Phrase);
                await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();
                continue;
            }
            if (address == "SECOND")
                await page.GetByRole(AriaRole.Button, new() { Name = "Set up" }).ClickAsync();
            else if (address == "KEEP")
            {
                await page.GotoAsync(server.Address + "/kept");
                await page.Locator("#list-codes").FillAsync("99213 99214 78597");
                await page.GetByRole(AriaRole.Button, new() { Name = "Keep as a list" }).ClickAsync();
            }
            else if (address == "THING")
            {
                await page.Locator("[name=name]").FillAsync("clinic on Tuesdays");
                await page.GetByRole(AriaRole.Button, new() { Name = "Keep", Exact = true }).ClickAsync();
            }
            else
                await page.GotoAsync(server.Address + address);
            var result = await page.RunAxe(Rules);
            found.AddRange(result.Violations.SelectMany(v => v.Nodes.Take(3).Select(n => $"{address}: {v.Id}: {n.Html}")));
            var wide = await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth + 1");
            if (wide)
                found.Add($"{address}: wider than the window");
            if (pictures is not null)
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(pictures, $"{address.Split('?')[0].Trim('/').Replace('/', '-')}-{theme}{(phone ? "-phone" : "")}.png") });
        }
        letters.Delete(recursive: true);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
