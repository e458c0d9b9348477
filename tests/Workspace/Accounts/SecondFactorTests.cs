using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Accounts;

namespace CodingAhead.Tests.Workspace.Accounts;

/// <summary>A second factor, as an authenticator app would compute it (RFC 6238).</summary>
public sealed partial class SecondFactorTests
{
    [Fact]
    public async Task Once_on_it_is_asked_for_a_code_holds_once_and_a_recovery_code_holds_once()
    {
        await using var server = await Server.Start(ServingMode.Public);
        using var browser = await server.As(Roles.User, "ida");
        var key = Setup().Match(await (await browser.Send("/account/second", "/account", ("act", "begin"))).Content.ReadAsStringAsync()).Groups[1].Value;
        var wrong = await browser.Send("/account/second", "/account", ("act", "confirm"), ("code", "000000"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var on = await (await browser.Send("/account/second", "/account", ("act", "confirm"), ("code", Code(key)))).Content.ReadAsStringAsync();
        var recovery = Recovery().Matches(on).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(8, recovery.Count);

        using var phone = server.Browser();
        var asked = await phone.LogIn("ida", Server.Phrase);
        Assert.StartsWith("/login/second", asked.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await phone.Get("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.Send("/login/second", "/login/second", ("code", "123123"))).StatusCode);
        var code = Code(key);
        Assert.Equal(HttpStatusCode.SeeOther, (await phone.Send("/login/second", "/login/second", ("code", code))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await phone.Get("/account")).StatusCode);

        using var shoulder = server.Browser();
        await shoulder.LogIn("ida", Server.Phrase);
        Assert.Equal(HttpStatusCode.Unauthorized, (await shoulder.Send("/login/second", "/login/second", ("code", code))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await shoulder.Get("/account")).StatusCode);

        foreach (var (expected, _) in new[] { (HttpStatusCode.SeeOther, 0), (HttpStatusCode.Unauthorized, 1) })
        {
            using var lost = server.Browser();
            await lost.LogIn("ida", Server.Phrase);
            Assert.Equal(expected, (await lost.Send("/login/second", "/login/second", ("code", recovery[0]))).StatusCode);
        }
    }

    [Fact]
    public async Task Where_it_is_asked_of_a_role_its_pages_open_only_after_it()
    {
        await using var server = await Server.Start(ServingMode.Team, with: o => o with { SecondFactorFor = [Roles.Admin] });
        using var admin = await server.As(Roles.Admin, "ada");
        using var auditor = await server.As(Roles.Auditor);
        foreach (var path in (string[])["/admin", "/admin/releases", "/admin/audit", "/admin/audit.csv"])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await admin.Get(path)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await auditor.Get(path)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.Send("/admin/invitations", "/account", ("role", "admin"))).StatusCode);
        // what is everyone's stays open, or nobody could set it up
        Assert.Equal(HttpStatusCode.OK, (await admin.Get("/cpt/codes/78597")).StatusCode);
        var key = Setup().Match(await (await admin.Send("/account/second", "/account", ("act", "begin"))).Content.ReadAsStringAsync()).Groups[1].Value;
        await admin.Send("/account/second", "/account", ("act", "confirm"), ("code", Code(key)));
        Assert.Equal(HttpStatusCode.OK, (await admin.Get("/admin")).StatusCode);
        await admin.Send("/account/second", "/account", ("act", "end"), ("passphrase", Server.Phrase));
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.Get("/admin")).StatusCode);
    }

    [Fact]
    public void A_word_that_is_no_role_is_refused()
    {
        Assert.Equal(["admin", "lead"], SecondFactors.Read("admin, lead"));
        Assert.Empty(SecondFactors.Read("none"));
        Assert.Contains("CODINGAHEAD_SECOND_FACTOR", Assert.Throws<FormatException>(() => SecondFactors.Read("root")).Message, StringComparison.Ordinal);
    }

    private static string Code(string base32)
    {
        var (bits, held, key) = (0, 0, new List<byte>());
        foreach (var letter in base32)
        {
            held = held << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal);
            if ((bits += 5) < 8)
                continue;
            key.Add((byte)(held >> (bits -= 8)));
            held &= (1 << bits) - 1;
        }
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
        var hash = HMACSHA1.HashData(key.ToArray(), step);
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & 0x7FFFFFFF) % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("secret=([A-Z2-7]+)")]
    private static partial Regex Setup();

    [GeneratedRegex("<li><code>([^<]+)</code></li>")]
    private static partial Regex Recovery();
}
