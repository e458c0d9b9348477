using System.Diagnostics;
using CodingAhead.Tests.Surfaces;
using CodingAhead.Workspace;

namespace CodingAhead.Tests.Workspace;

/// <summary>Which mode may listen where.</summary>
public sealed class ServingModeTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("http://localhost:5080;http://[::1]:5080", true)]
    [InlineData("http://127.0.0.1:5080;http://0.0.0.0:5081", false)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("http://[::]:5080", false)]
    [InlineData("http://*:5080", false)]
    [InlineData("http://+:5080", false)]
    [InlineData("http://192.168.1.20:5080", false)]
    [InlineData("http://books.example:5080", false)]
    public void Local_mode_listens_on_this_machine_only(string urls, bool may)
    {
        Assert.Equal(may, ServingModes.Refuse(ServingMode.Local, urls) is null);
        Assert.Null(ServingModes.Refuse(ServingMode.Team, urls));
    }

    [Theory]
    [InlineData("CODINGAHEAD_URLS", "http://0.0.0.0:0", "in local mode nobody logs in")]
    [InlineData("CODINGAHEAD_MODE", "hospital", "expected local, team or public")]
    [InlineData("CODINGAHEAD_DATABASE", "secret=of-ours", "expected a connection string")]
    [InlineData("CODINGAHEAD_KEY_FILE", "/no/such/file", "expected a file")]
    [InlineData("CODINGAHEAD_ALLOWANCE", "guest=lots", "expected a number per day")]
    public void The_server_says_in_one_line_why_it_does_not_start(string name, string value, string reason)
    {
        using var home = new TestHome();
        var start = ProgramTests.Start(home, ["serve"]);
        start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(2, process.ExitCode);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
        Assert.DoesNotContain("of-ours", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_local_mode_nothing_is_counted_no_account_is_needed_and_other_names_are_not_answered()
    {
        await using var server = await Server.Start(ServingMode.Local);
        using var browser = server.Browser();
        foreach (var path in (string[])["/cpt/codes/78597", "/cpt/codes/99213", "/cpt/codes/99214"])
        {
            Assert.True(await browser.Opens(path));
            Assert.DoesNotContain("Log in", await browser.Text(path), StringComparison.Ordinal);
        }
        Assert.Contains("No account is needed", await browser.Text("/login"), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(server.Home, "workspace.db")));
        using var rebound = new HttpRequestMessage(HttpMethod.Get, "/cpt/codes/78597") { Headers = { Host = "evil.example" } };
        Assert.Equal(System.Net.HttpStatusCode.MisdirectedRequest, (await browser.Http.SendAsync(rebound)).StatusCode);
    }
}
