using System.Net;
using System.Security.Cryptography;
using System.Text;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Accounts;

namespace CodingAhead.Tests.Workspace.Accounts;

/// <summary>What a passphrase must be.</summary>
public sealed class PassphraseTests
{
    [Theory]
    [InlineData("short one")]
    [InlineData("password1234")]
    [InlineData("P@ssw0rd2026!")]
    [InlineData("passwordpassword")]
    [InlineData("qwertyuiop123")]
    [InlineData("123456789012")]
    [InlineData("abcabcabcabc")]
    [InlineData("aaaaaaaaaaaaaaa")]
    [InlineData("summer2025summer")]
    [InlineData("Hospital2026!")]
    [InlineData("margaret.stone1")]
    [InlineData("ILoveYouForever!")]
    [InlineData("To be, or not to be...")]
    [InlineData("l3tm31npl34s3")]
    [InlineData("Dragon-Monkey-99")]
    [InlineData("medical coding is fun 2026")]
    public void What_is_tried_first_is_refused(string phrase) => Assert.NotNull(Passphrases.Fault(phrase, "margaret.stone"));

    [Theory]
    [InlineData("seven quiet lanterns rowing")]
    [InlineData("kPf9zq2LmW0x")]
    [InlineData("die Katze isst Nebel")]
    [InlineData("мой синий чайник поёт")]
    [InlineData("my dog and the doctor love cheese")]
    public void Length_is_enough_and_any_script_will_do(string phrase) => Assert.Null(Passphrases.Fault(phrase, "margaret.stone"));

    [Fact]
    public void A_list_of_stolen_ones_is_searched_where_it_lies_and_each_line_of_it_is_found()
    {
        var path = Path.GetTempFileName();
        try
        {
            static string Hash(string phrase) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(phrase)));
            // as such lists are handed out: hashes in their order, with how often each was seen, of uneven length
            foreach (var count in (int[])[1, 2, 3, 1000])
                foreach (var end in (string[])["\n", "\r\n"])
                {
                    var phrases = Enumerable.Range(0, count).Select(i => $"stolen phrase {i}").ToList();
                    File.WriteAllText(path, string.Join(end, phrases.Select(p => Hash(p) + ":" + p.Length * p.GetHashCode(StringComparison.Ordinal) % 100_000).Order(StringComparer.Ordinal)) + end);
                    var list = new BreachedList(path);
                    Assert.All(phrases, p => Assert.True(list.Holds(p)));
                    Assert.All(Enumerable.Range(0, 200), i => Assert.False(list.Holds($"another phrase {i}")));
                }
            File.WriteAllText(path, "a lantern in the rain\nseven grey herons\n");
            Assert.True(new BreachedList(path).Holds("Seven grey herons"));
            Assert.False(new BreachedList(path).Holds("seven grey"));
            File.WriteAllText(path, Hash("b") + "\n" + Hash("b")[..39] + "\n");
            Assert.Contains("line 2", Assert.Throws<FormatException>(() => new BreachedList(path)).Message, StringComparison.Ordinal);
            Assert.Throws<FormatException>(() => new BreachedList(path + ".missing"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Nobody_registers_or_changes_to_a_stolen_one()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, "nine brass kettles humming\n");
        await using var server = await Server.Start(ServingMode.Public, with: o => o with { Breached = new BreachedList(path) });
        File.Delete(path);
        using var browser = server.Browser();
        var refused = await browser.Send("/register", "/register", ("name", "olive"), ("passphrase", "nine brass kettles humming"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("list of stolen ones", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send("/register", "/register", ("name", "olive"), ("passphrase", Server.Phrase))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Send("/account/passphrase", "/account", ("old", Server.Phrase), ("new", "nine brass kettles humming"))).StatusCode);
    }
}
