using System.Net;
using System.Text;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Accounts;
using CodingAhead.Workspace.Keeping;
using CodingAhead.Workspace.Store;

namespace CodingAhead.Tests.Workspace.Keeping;

/// <summary>Searches, lists, rules, claims, conversations and cases: kept by an explicit act, sealed where they may hold clinical text, and nobody else's.</summary>
public sealed class ThingTests
{
    private const string Clinical = "Marmalade aspiration with a whistling left lung";

    [Fact]
    public async Task A_tools_button_keeps_nothing_and_the_page_behind_it_does()
    {
        await using var server = await Server.Start(ServingMode.Team);
        using var browser = await server.As(Roles.User, "pat");
        var page = await browser.Send("/detecticd10cm", "/detecticd10cm", ("text", Clinical));
        Assert.Contains("action=\"/kept/new\"", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var asked = await browser.Send("/kept/new", "/kept", ("kind", "note"), ("text", Clinical));
        Assert.Contains(Clinical, await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("/kept/things/", await browser.Text("/kept"), StringComparison.Ordinal);
        var id = await Keep(browser, "note", "the lung", ("text", Clinical), ("passphrase", "never a field of it"));
        var shown = await browser.Text(id);
        Assert.Contains(Clinical, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("never a field of it", shown, StringComparison.Ordinal);
        Assert.Contains("action=\"/detecticd10cm\"", shown, StringComparison.Ordinal);
        await browser.Send(id + "/remove", id);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(id)).StatusCode);
    }

    [Fact]
    public async Task What_may_hold_clinical_text_is_sealed_in_the_store_and_what_may_not_is_readable()
    {
        await using var server = await Server.Start(ServingMode.Team);
        using var browser = await server.As(Roles.User);
        await Keep(browser, "case", "a case", ("text", Clinical));
        await Keep(browser, "conversation", "a talk", ("turn", Clinical));
        await Keep(browser, "claim", "a claim", ("setting", Clinical));
        await Keep(browser, "list", "a list", ("codes", "78597 99213"));
        await using var connection = await server.Get<WorkspaceDatabase>().Open();
        var bodies = new List<string>();
        await using (var command = connection.Command("SELECT body FROM thing", null))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                bodies.Add(reader.GetString(0));
        Assert.Equal(4, bodies.Count);
        Assert.DoesNotContain(bodies, b => b.Contains("Marmalade", StringComparison.Ordinal));
        Assert.Equal(3, bodies.Count(b => b.StartsWith("sealed:", StringComparison.Ordinal)));
        // a sealed row that is moved to someone else does not open there
        using var thief = await server.As(Roles.User, "thief");
        var person = Convert.ToString(connection.One("SELECT id FROM person WHERE user_name = 'thief'"), System.Globalization.CultureInfo.InvariantCulture);
        connection.Run("UPDATE thing SET owner = @owner WHERE kind = 'case'", null, ("owner", "person:" + person));
        Assert.Contains("cannot be opened", await thief.Text("/kept"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_opens_changes_or_removes_anothers_thing_and_a_team_sees_its_own()
    {
        await using var server = await Server.Start(ServingMode.Team);
        using var mine = await Member(server, "ann", "east");
        using var colleague = await Member(server, "ben", "east");
        using var stranger = await Member(server, "cid", "west");
        var own = await Keep(mine, "list", "own list", ("codes", "99213"));
        var shared = await Keep(mine, "list", "shared list", ("codes", "99214"), ("team", "1"));
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.Get(own)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await colleague.Get(shared)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(shared)).StatusCode);
        await stranger.Send(shared + "/remove", "/kept/things/x");
        await stranger.Send(shared + "/remove", "/account");
        Assert.Equal(HttpStatusCode.OK, (await mine.Get(shared)).StatusCode);
        // the same name is another's own and not a way into it
        await Keep(stranger, "list", "own list", ("codes", "J1100"));
        Assert.Contains("99213", await mine.Text(own), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_export_taken_in_elsewhere_gives_the_same_export(bool csv)
    {
        await using var server = await Server.Start(ServingMode.Team);
        using var from = await server.As(Roles.User);
        await from.Send("/kept/favourite", "/kept", ("code", "cpt:78597"), ("keep", "1"));
        await from.Send("/kept/note", "/kept", ("code", "cpt:99213"), ("body", "=1+1, \"quoted\"\nand two lines"));
        await Keep(from, "case", "a case", ("text", Clinical + ",\n\"again\""));
        await Keep(from, "conversation", "a talk", ("turn", "one"), ("turn", "two"));
        await Keep(from, "rule", "a rule", ("codes", "99213"), ("most_units", "1"), ("message", "-one a day-"));
        var path = csv ? "/account/export.csv" : "/account/export";
        var out1 = await from.Text(path);
        Assert.Contains(Clinical, out1, StringComparison.Ordinal);
        using var to = await server.As(Roles.User);
        using var form = new MultipartFormDataContent { { new StringContent(Token(await to.Text("/kept"))), "form-token" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(out1)), "file", "export" } };
        Assert.Equal(HttpStatusCode.OK, (await to.Http.PostAsync(new Uri("/account/import", UriKind.Relative), form)).StatusCode);
        Assert.Equal(Timeless(out1), Timeless(await to.Text(path)));
    }

    [Fact]
    public async Task A_rule_that_can_never_fail_is_refused()
    {
        await using var server = await Server.Start(ServingMode.Team);
        using var browser = await server.As(Roles.User);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Send("/kept/things", "/kept", ("kind", "rule"), ("name", "idle"), ("codes", "99213"), ("message", "never"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Send("/kept/things", "/kept", ("kind", "rule"), ("name", "odd"), ("codes", "not a code!"), ("most_units", "1"), ("message", "x"))).StatusCode);
        await Keep(browser, "rule", "units", ("codes", "99213"), ("most_units", "1"), ("message", "one a day"));
    }

    [Fact]
    public async Task A_claim_is_held_against_the_rules_of_whoever_checks_it_and_of_no_other()
    {
        await using var server = await Server.Start(ServingMode.Public);
        using var browser = await server.As(Roles.User);
        using var other = await server.As(Roles.User);
        using var guest = server.Browser();
        await Keep(browser, "rule", "visits", ("codes", "99213"), ("most_units", "1"), ("message", "our clinic bills one a day"));
        async Task<string> Check(Browser whose, string units)
        {
            var answer = await whose.Send("/claims", "/claims", ("setting", "practitioner"), ("diagnosis1", "I10"), ("code1", "99213"), ("date1", "2026-02-02"), ("pointers1", "A"), ("units1", units));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return await answer.Content.ReadAsStringAsync();
        }
        Assert.Contains("our clinic bills one a day", await Check(browser, "2"), StringComparison.Ordinal);
        Assert.DoesNotContain("our clinic bills one a day", await Check(browser, "1"), StringComparison.Ordinal);
        Assert.DoesNotContain("our clinic bills one a day", await Check(other, "2"), StringComparison.Ordinal);
        Assert.DoesNotContain("our clinic bills one a day", await Check(guest, "2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_ones_own_machine_things_are_kept_without_an_account()
    {
        await using var server = await Server.Start(ServingMode.Local);
        using var browser = server.Browser();
        var id = await Keep(browser, "search", "visits", ("q", "office visit"));
        Assert.Contains("action=\"/search\"", await browser.Text(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_several_servers_a_case_is_kept_only_with_the_operators_key()
    {
        var vault = new Vault(new WorkspaceDatabase("Host=nowhere;Database=x", ""), "", null);
        Assert.False(vault.Open);
        await Task.CompletedTask;
        var (one, two) = (new Vault(new WorkspaceDatabase("Host=nowhere;Database=x", ""), "", new byte[32]), new Vault(new WorkspaceDatabase("Host=nowhere;Database=x", ""), "", new byte[32]));
        Assert.Equal(Clinical, two.Unseal(one.Seal(Clinical, "person:1/a"), "person:1/a"));
        Assert.Null(two.Unseal(one.Seal(Clinical, "person:1/a"), "person:2/a"));
    }

    internal static async Task<string> Keep(Browser browser, string kind, string name, params (string, string)[] fields)
    {
        var answer = await browser.Send("/kept/things", "/kept", [("kind", kind), ("name", name), .. fields]);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static async Task<Browser> Member(Server server, string name, string team)
    {
        var browser = server.Browser();
        var word = await server.Get<Invitations>().Make(Roles.User, team, "test", TimeSpan.FromHours(1));
        await browser.Send("/register", "/register?invitation=" + word, ("invitation", word), ("name", name), ("passphrase", Server.Phrase));
        return browser;
    }

    private static string Token(string page) => WebUtility.HtmlDecode(Server.Token().Match(page).Groups[1].Value);

    // names of people and the moments of notes, which are taken in anew, are not the same
    private static string Timeless(string export) => System.Text.RegularExpressions.Regex.Replace(System.Text.RegularExpressions.Regex.Replace(export, "user-[0-9a-f]+", "someone"), "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+]00:00)", "then");
}
