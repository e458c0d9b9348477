using System.Net;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Accounts;

namespace CodingAhead.Tests.Workspace.Keeping;

/// <summary>Favourites, notes and recent codes, over the real server.</summary>
public sealed class KeptTests
{
    [Fact]
    public async Task On_ones_own_machine_favourites_and_notes_need_no_account_and_come_back_from_an_export()
    {
        await using var server = await Server.Start(ServingMode.Local);
        using var browser = server.Browser();
        await browser.Send("/kept/favourite", "/kept?code=cpt:78597", ("code", "cpt:78597"), ("keep", "1"));
        await browser.Send("/kept/note", "/kept?code=icd10cm:E119", ("code", "icd10cm:E119"), ("body", "mind the <type>"));
        var page = await browser.Text("/kept");
        Assert.Contains("78597", page, StringComparison.Ordinal);
        Assert.Contains("mind the &lt;type&gt;", page, StringComparison.Ordinal);
        var export = await browser.Text("/account/export");

        await using var other = await Server.Start(ServingMode.Local);
        using var fresh = other.Browser();
        var token = WebUtility.HtmlDecode(Server.Token().Match(await fresh.Text("/kept")).Groups[1].Value);
        using var form = new MultipartFormDataContent { { new StringContent(token), "form-token" }, { new StringContent(export), "file", "kept.json" } };
        Assert.Equal(HttpStatusCode.OK, (await fresh.Http.PostAsync(new Uri("/account/import", UriKind.Relative), form)).StatusCode);
        string Still(string json) => System.Text.RegularExpressions.Regex.Replace(json, "\"changed\": \"[^\"]+\"", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        Assert.Equal(Still(export), Still(await fresh.Text("/account/export")));
    }

    [Fact]
    public async Task Nobody_sees_what_another_keeps_and_a_team_sees_its_own()
    {
        await using var server = await Server.Start(ServingMode.Team);
        async Task<Browser> Of(string team, string name)
        {
            var word = await server.Get<Invitations>().Make(Roles.User, team, "test", TimeSpan.FromHours(1));
            var browser = server.Browser();
            await browser.Send("/register", "/register?invitation=" + word, ("invitation", word), ("name", name), ("passphrase", Server.Phrase));
            return browser;
        }
        using var kim = await Of("east", "kim");
        using var lee = await Of("east", "lee");
        using var max = await Of("west", "max");
        await kim.Send("/kept/note", "/kept?code=cpt:99213", ("code", "cpt:99213"), ("body", "only kim"));
        await kim.Send("/kept/note", "/kept?code=cpt:99213", ("code", "cpt:99213"), ("body", "all of east"), ("team", "1"));
        var (his, hers) = (await lee.Text("/kept"), await max.Text("/kept"));
        Assert.DoesNotContain("only kim", his, StringComparison.Ordinal);
        Assert.Contains("all of east", his, StringComparison.Ordinal);
        Assert.DoesNotContain("all of east", hers, StringComparison.Ordinal);
        Assert.DoesNotContain("all of east", await max.Text("/account/export"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_read_last_stands_first_and_goes_with_the_account()
    {
        await using var server = await Server.Start(ServingMode.Team);
        using var browser = await server.As(Roles.User, "nia");
        await browser.Get("/cpt/codes/78597");
        await browser.Get("/cpt/codes/99213");
        var export = await browser.Text("/account/export");
        Assert.True(export.IndexOf("cpt:99213", StringComparison.Ordinal) < export.IndexOf("cpt:78597", StringComparison.Ordinal));
        Assert.Contains("nothing was deleted", await (await browser.Send("/account/delete", "/account", ("passphrase", "not this one, surely"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await browser.Send("/account/delete", "/account", ("passphrase", Server.Phrase));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Browser().LogIn("nia", Server.Phrase)).StatusCode);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Theory]
    [InlineData(ServingMode.Local)]
    [InlineData(ServingMode.Team)]
    public async Task Searches_are_remembered_until_somebody_says_no_and_never_what_may_be_a_patients(ServingMode mode)
    {
        await using var server = await Server.Start(mode);
        using var browser = mode == ServingMode.Local ? server.Browser() : await server.As(Roles.User, "nia");
        foreach (var query in (string[])["office visit", "78597", "zorvak quillen fracture", "mrn 4471902", "4471902", "she was seen for her cough and was told to come back in a week"])
            Assert.Equal(HttpStatusCode.OK, (await browser.Get("/search?q=" + Uri.EscapeDataString(query))).StatusCode);
        var export = await browser.Text("/account/export");
        Assert.Equal(["78597", "office visit"], System.Text.Json.JsonDocument.Parse(export).RootElement.GetProperty("searched").EnumerateArray().Select(e => e.GetString()));
        Assert.Contains("href=\"/search?q=office%20visit\"", await browser.Text("/kept"), StringComparison.Ordinal);
        Assert.Contains("\nsearched,office visit,", await browser.Text("/account/export.csv"), StringComparison.Ordinal);
        await browser.Send("/kept/remember", "/kept", ("remember", "0"));
        await browser.Get("/search?q=office+visit");
        await browser.Get("/cpt/codes/99213");
        var after = System.Text.Json.JsonDocument.Parse(await browser.Text("/account/export")).RootElement;
        Assert.Equal((0, 0), (after.GetProperty("searched").GetArrayLength(), after.GetProperty("recent").GetArrayLength()));
        await browser.Send("/kept/remember", "/kept", ("remember", "1"));
        await browser.Get("/search?q=office+visit");
        Assert.Contains("\"office visit\"", await browser.Text("/account/export"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_of_everything_comes_back_the_same_in_both_forms()
    {
        await using var server = await Server.Start(ServingMode.Team);
        using var browser = await server.As(Roles.User, "nia");
        await browser.Get("/cpt/codes/78597");
        await browser.Get("/cpt/codes/99213");
        await browser.Get("/search?q=office+visit");
        await browser.Send("/kept/favourite", "/kept?code=cpt:78597", ("code", "cpt:78597"), ("keep", "1"));
        await browser.Send("/kept/note", "/kept?code=cpt:78597", ("code", "cpt:78597"), ("body", "=not a formula, \"quoted\"\nand a second line"));
        await browser.Send("/kept/things", "/kept", ("kind", "list"), ("name", "mine"), ("codes", "99213 99214"));
        await browser.Send("/kept/things", "/kept", ("kind", "case"), ("name", "one"), ("text", "Seen for asthma."), ("setting", "outpatient"));
        foreach (var form in (string[])["/account/export", "/account/export.csv"])
        {
            var export = await browser.Text(form);
            using var fresh = await server.As(Roles.User);
            var token = WebUtility.HtmlDecode(Server.Token().Match(await fresh.Text("/kept")).Groups[1].Value);
            using var body = new MultipartFormDataContent { { new StringContent(token), "form-token" }, { new StringContent(export), "file", "kept" } };
            Assert.Equal(HttpStatusCode.OK, (await fresh.Http.PostAsync(new Uri("/account/import", UriKind.Relative), body)).StatusCode);
            Assert.Equal(Still(export), Still(await fresh.Text(form)));
        }

        // who wrote it and when is the new owner's
        static string Still(string text) => System.Text.RegularExpressions.Regex.Replace(text, "\"changed\": \"[^\"]+\"|\"(written_by|name)\": \"(nia|user-[0-9a-f]+)\"|(nia|user-[0-9a-f]+),20[^,]+,", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
    }
}
