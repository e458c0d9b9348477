using System.Net;
using System.Text.RegularExpressions;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Accounts;

namespace CodingAhead.Tests.Workspace.Accounts;

/// <summary>What a lead may do with the team, and not beyond it.</summary>
public sealed partial class TeamTests
{
    [Fact]
    public async Task A_lead_invites_to_the_own_team_and_takes_only_its_users_out_of_it()
    {
        await using var server = await Server.Start(ServingMode.Team);
        using var lead = await Of(server, Roles.Lead, "east", "lee");
        using var stranger = await Of(server, Roles.User, "west", "wes");
        using var peer = await Of(server, Roles.Lead, "east", "kim");
        var page = await (await lead.Send("/team/invitations", "/team", ("role", "admin"), ("team", "west"))).Content.ReadAsStringAsync();
        var word = Word().Match(page).Groups[1].Value;
        using var fresh = server.Browser();
        Assert.Equal(HttpStatusCode.SeeOther, (await fresh.Send("/register", "/register?invitation=" + word, ("invitation", word), ("name", "new"), ("passphrase", Server.Phrase))).StatusCode);
        var account = await fresh.Text("/account");
        Assert.Contains("<dd>user</dd>", account, StringComparison.Ordinal);
        Assert.Contains("<dd>east</dd>", account, StringComparison.Ordinal);
        Assert.DoesNotContain("wes", await lead.Text("/team"), StringComparison.Ordinal);
        foreach (var (name, status) in new[] { ("wes", HttpStatusCode.BadRequest), ("kim", HttpStatusCode.BadRequest), ("new", HttpStatusCode.SeeOther) })
            Assert.Equal(status, (await lead.Send("/team/members", "/team", ("id", await Id(server, name)))).StatusCode);
        Assert.DoesNotContain("<dd>east</dd>", await fresh.Text("/account"), StringComparison.Ordinal);
        Assert.Contains("<dd>west</dd>", await stranger.Text("/account"), StringComparison.Ordinal);
    }

    private static async Task<string> Id(Server server, string name)
    {
        await using var connection = await server.Get<CodingAhead.Workspace.Store.WorkspaceDatabase>().Open();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT id FROM person WHERE user_name = '{name}'";
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<Browser> Of(Server server, string role, string team, string name)
    {
        var word = await server.Get<Invitations>().Make(role, team, "test", TimeSpan.FromHours(1));
        var browser = server.Browser();
        await browser.Send("/register", "/register?invitation=" + word, ("invitation", word), ("name", name), ("passphrase", Server.Phrase));
        return browser;
    }

    [GeneratedRegex("invitation=([A-Za-z0-9_-]+)")]
    private static partial Regex Word();
}
