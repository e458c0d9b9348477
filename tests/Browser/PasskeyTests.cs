using CodingAhead.Tests.Workspace;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Accounts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CodingAhead.Tests.Browser;

/// <summary>Passkeys in a real browser, with an authenticator that the browser pretends to have.</summary>
public sealed class PasskeyTests(Chromium chromium)
{
    [Fact]
    public async Task Someone_makes_a_passkey_logs_out_and_in_with_it_and_a_removed_one_opens_nothing()
    {
        await using var server = await Server.Start(ServingMode.Public);
        // a passkey belongs to a name, not to a number
        var address = server.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var page = await chromium.Open();
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
        });
        await page.GotoAsync(address + "/register");
        await page.Locator("#name").FillAsync("olive");
        await page.Locator("#passphrase").FillAsync(Server.Phrase);
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Account" })).ToBeVisibleAsync();
        await page.GotoAsync(address + "/account");
        await page.Locator("#passkey-label").FillAsync("the ring");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).ClickAsync();
        await Expect(page.Locator("section[aria-labelledby=passkeys] .rows")).ToContainTextAsync("the ring");

        await page.GotoAsync(address + "/logout");
        await page.GetByRole(AriaRole.Button, new() { Name = "Log out here" }).ClickAsync();
        await page.GotoAsync(address + "/login?back=/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in with a passkey" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("olive");

        await page.Locator("section[aria-labelledby=passkeys] .rows").GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(page.Locator("section[aria-labelledby=passkeys] .rows")).ToHaveCountAsync(0);
        await page.GotoAsync(address + "/logout");
        await page.GetByRole(AriaRole.Button, new() { Name = "Log out here" }).ClickAsync();
        await page.GotoAsync(address + "/login");
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in with a passkey" }).ClickAsync();
        await Expect(page.Locator(".fault")).ToContainTextAsync("opens no account");
    }
}
