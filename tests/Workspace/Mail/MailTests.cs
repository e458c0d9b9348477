using System.Net;
using System.Text.RegularExpressions;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Accounts;
using CodingAhead.Workspace.Mail;
using MimeKit;

namespace CodingAhead.Tests.Workspace.Mail;

/// <summary>What goes by letter, read from the folder that the letters are laid into.</summary>
public sealed partial class MailTests : IDisposable
{
    private const string Other = "nine brass kettles humming";

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"letters-{Guid.NewGuid():N}");

    private Task<Server> Start(ServingMode mode = ServingMode.Public) => Server.Start(mode, with: o => o with { Mail = new MailOptions("desk@site.example") { Folder = folder } });

    [Fact]
    public async Task An_account_opens_by_its_letter_and_the_passphrase_together()
    {
        await using var server = await Start();
        using var browser = server.Browser();
        var answer = await browser.Send("/register", "/register", ("name", "olive@place.example"), ("passphrase", Server.Phrase));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Look into your mail", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/account")).StatusCode);
        var link = Link(await Letter("olive@place.example"), server);
        // a program that follows links opens nothing, and neither does a stranger with the letter alone
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(link)).StatusCode);
        using var stranger = server.Browser();
        Assert.Equal(HttpStatusCode.BadRequest, (await stranger.Send("/confirm", link, Parts(link, Other))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send("/confirm", link, Parts(link, Server.Phrase))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/account")).StatusCode);
    }

    [Fact]
    public async Task Whether_an_address_is_known_changes_no_answer()
    {
        await using var server = await Start();
        await Confirmed(server, "known@place.example");
        using var browser = server.Browser();
        var known = await (await browser.Send("/register", "/register", ("name", "known@place.example"), ("passphrase", Other))).Content.ReadAsStringAsync();
        var unknown = await (await browser.Send("/register", "/register", ("name", "strange@place.example"), ("passphrase", Other))).Content.ReadAsStringAsync();
        Assert.Equal(Plain(known, "known@place.example"), Plain(unknown, "strange@place.example"));
        var forgotKnown = await (await browser.Send("/forgot", "/forgot", ("name", "known@place.example"))).Content.ReadAsStringAsync();
        var forgotUnknown = await (await browser.Send("/forgot", "/forgot", ("name", "nobody@place.example"))).Content.ReadAsStringAsync();
        Assert.Equal(Plain(forgotKnown, "x"), Plain(forgotUnknown, "x"));
        Assert.Contains("It has an account already", await Letter("known@place.example", "have an account"), StringComparison.Ordinal);
        // and the passphrase that was tried with the known address opens nothing
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.LogIn("known@place.example", Other)).StatusCode);
    }

    [Fact]
    public async Task A_forgotten_passphrase_is_renewed_once_by_letter_and_all_sessions_end()
    {
        await using var server = await Start();
        using var owner = await Confirmed(server, "olive@place.example");
        using var browser = server.Browser();
        await browser.Send("/forgot", "/forgot", ("name", "OLIVE@place.example"));
        var link = Link(await Letter("olive@place.example", "new passphrase"), server);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Send("/reset", link, Parts(link, "short"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Send("/reset", link, Parts(link, Other))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await owner.Get("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Send("/reset", link, Parts(link, Server.Phrase))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.LogIn("olive@place.example", Server.Phrase)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.LogIn("olive@place.example", Other)).StatusCode);
        Assert.Contains("was changed", await Letter("olive@place.example", "was changed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_owner_is_told_of_a_browser_that_never_logged_in_before_and_of_no_other()
    {
        await using var server = await Start();
        using var owner = await Confirmed(server, "olive@place.example");
        int Told() => Directory.EnumerateFiles(folder).Count(f => File.ReadAllText(f).Contains("A new browser logged in", StringComparison.Ordinal));
        await owner.Send("/logout", "/logout");
        Assert.Equal(HttpStatusCode.SeeOther, (await owner.LogIn("olive@place.example", Server.Phrase)).StatusCode);
        using var other = server.Browser();
        other.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
        await other.LogIn("olive@place.example", Server.Phrase);
        Assert.Contains("Firefox on Linux", await Letter("olive@place.example", "A new browser"), StringComparison.Ordinal);
        await other.Send("/logout", "/logout");
        await other.LogIn("olive@place.example", Server.Phrase);
        // a mark that was made for someone else is nobody's, and what a program calls itself is not quoted
        using var third = server.Browser();
        third.Http.DefaultRequestHeaders.UserAgent.ParseAdd("call-this-number");
        third.Http.DefaultRequestHeaders.Add("Cookie", "codingahead-known=AAAA");
        await third.LogIn("olive@place.example", Server.Phrase);
        for (var turn = 0; turn < 100 && Told() < 2; turn++)
            await Task.Delay(50);
        Assert.Equal(2, Told());
        Assert.DoesNotContain(Directory.EnumerateFiles(folder), f => File.ReadAllText(f).Contains("call-this-number", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_link_of_a_letter_is_never_taken_from_the_request()
    {
        await using var server = await Start();
        using var owner = await Confirmed(server, "olive@place.example");
        using var browser = server.Browser();
        browser.Http.DefaultRequestHeaders.Host = "evil.example";
        await browser.Send("/forgot", "/forgot", ("name", "olive@place.example"));
        Assert.DoesNotContain("evil.example", await Letter("olive@place.example", "new passphrase"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_address_holds_when_its_letter_is_answered_by_its_owner()
    {
        await using var server = await Start();
        using var owner = await server.As(Roles.User, "pat");
        using var other = await server.As(Roles.User, "sam");
        Assert.Equal(HttpStatusCode.BadRequest, (await owner.Send("/account/mail", "/account", ("to", "pat@place.example"), ("passphrase", Other))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await owner.Send("/account/mail", "/account", ("to", "pat@place.example"), ("passphrase", Server.Phrase))).StatusCode);
        var link = Link(await Letter("pat@place.example"), server);
        var query = Parts(link, "").Where(p => p.Name != "passphrase").ToArray();
        Assert.Equal(HttpStatusCode.BadRequest, (await other.Send("/account/mail/confirm", link, query)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await owner.Send("/account/mail/confirm", link, query)).StatusCode);
        Assert.Contains("pat@place.example, confirmed", await owner.Text("/account"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smtp://me:se%20cret@mail.example:587?from=desk@site.example", "mail.example", 587, false)]
    [InlineData("smtps://mail.example", "mail.example", 465, true)]
    [InlineData("127.0.0.1:2525", "127.0.0.1", 2525, false)]
    public void A_mail_server_is_read_from_its_address(string text, string host, int port, bool tls)
    {
        var options = MailOptions.Read(text)!;
        Assert.Equal((host, port, tls), (options.Host, options.Port, options.Tls));
    }

    [Theory]
    [InlineData("ftp://mail.example")]
    [InlineData("smtp://me:secret@")]
    [InlineData("smtp://mail.example?from=nobody")]
    public void What_is_no_mail_server_is_refused_without_repeating_it(string text) =>
        Assert.DoesNotContain("secret", Assert.Throws<FormatException>(() => MailOptions.Read(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("olive@place.example", true)]
    [InlineData("olive", false)]
    [InlineData("olive@place.example, second@place.example", false)]
    [InlineData("Olive <olive@place.example>", false)]
    [InlineData("olive@place.example\r\nBcc: all@place.example", false)]
    public void Only_one_plain_address_is_written_to(string text, bool holds) => Assert.Equal(holds, MailOptions.IsAddress(text));

    private async Task<Browser> Confirmed(Server server, string address)
    {
        var browser = server.Browser();
        await browser.Send("/register", "/register", ("name", address), ("passphrase", Server.Phrase));
        var link = Link(await Letter(address), server);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send("/confirm", link, Parts(link, Server.Phrase))).StatusCode);
        return browser;
    }

    private async Task<string> Letter(string to, string subject = "Confirm")
    {
        for (var turn = 0; turn < 100; turn++)
        {
            if (Directory.Exists(folder))
                foreach (var path in Directory.EnumerateFiles(folder, "*.eml").OrderDescending(StringComparer.Ordinal))
                {
                    var message = await MimeMessage.LoadAsync(path);
                    if (message.To.Mailboxes.Single().Address == to && (message.Subject ?? "").Contains(subject, StringComparison.OrdinalIgnoreCase))
                        return message.TextBody ?? "";
                }
            await Task.Delay(50);
        }
        throw new InvalidOperationException($"no letter to {to} about {subject}");
    }

    private static string Link(string letter, Server server) => Http().Match(letter).Value.Replace(server.Address.TrimEnd('/'), "", StringComparison.Ordinal).Trim();

    private static (string Name, string Value)[] Parts(string link, string phrase) =>
        [.. link.Split('?')[1].Split('&').Select(p => (p.Split('=')[0], Uri.UnescapeDataString(p.Split('=')[1]))), ("passphrase", phrase)];

    private static string Plain(string page, string address) => Server.Token().Replace(page, "").Replace(address, "", StringComparison.Ordinal);

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex("http\\S+")]
    private static partial Regex Http();
}
