using System.Net;
using System.Text.RegularExpressions;
using CodingAhead.Surfaces.Cli;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Accounts;
using CodingAhead.Workspace.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CodingAhead.Tests.Workspace;

/// <summary>The whole server in a mode, over a home of its own, and browsers that talk to it.</summary>
internal sealed partial class Server : IAsyncDisposable
{
    public const string Phrase = "seven quiet lanterns rowing";

    /// <summary>Rounds of the passphrase's hash where the hash is not what is tested; servers as processes of their own take the real number.</summary>
    private const int FewRounds = 1_000;

    private readonly TestHome home = new();

    public WebApplication App { get; private init; } = null!;

    public string Address => App.Urls.First();

    public string Home => home.Folder;

    public static async Task<Server> Start(ServingMode mode, string? database = null, string? allowance = null, byte[]? key = null, bool behind = false, Func<WorkspaceOptions, WorkspaceOptions>? with = null, TimeProvider? time = null)
    {
        var home = new TestHome();
        var workspace = new WorkspaceOptions(mode, new WorkspaceDatabase(database, home.Folder), TimeSpan.FromMinutes(15), allowance, key) { Home = home.Folder, HashRounds = FewRounds };
        var options = new ServerOptions(with is null ? workspace : with(workspace), "http://127.0.0.1:0") { Proxies = behind ? [IPAddress.Loopback] : [], Time = time ?? TimeProvider.System };
        var app = ServeVerb.Build(new CodingAhead.Catalogue.Store.Library(home.Folder, TestHome.Starter), options);
        await app.StartAsync();
        return new Server(home) { App = app };
    }

    private Server(TestHome home) => this.home = home;

    public T Get<T>() where T : notnull => App.Services.GetRequiredService<T>();

    public Browser Browser(bool cookies = true) => new(Address, cookies);

    /// <summary>A browser in which someone of a role is logged in.</summary>
    public async Task<Browser> As(string role, string? name = null)
    {
        var browser = Browser();
        if (role == Roles.Guest)
            return browser;
        var word = await Get<Invitations>().Make(role, null, "test", TimeSpan.FromHours(1));
        var answer = await browser.Send("/register", "/register?invitation=" + word, ("invitation", word), ("name", name ?? $"{role}-{Guid.NewGuid():N}"), ("passphrase", Phrase));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        home.Dispose();
    }

    [GeneratedRegex("name=\"form-token\" value=\"([^\"]+)\"")]
    internal static partial Regex Token();
}

/// <summary>A browser without script: cookies, forms, no redirects of its own.</summary>
internal sealed class Browser(string address, bool cookies) : IDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = cookies }) { BaseAddress = new Uri(address) };

    public HttpClient Http => http;

    public Task<HttpResponseMessage> Get(string path) => http.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<string> Text(string path) => await (await Get(path)).Content.ReadAsStringAsync();

    /// <summary>Fills a form: fetches the page that holds it, and sends it with its token.</summary>
    public async Task<HttpResponseMessage> Send(string path, string page, params (string Name, string Value)[] fields)
    {
        var token = Server.Token().Match(await Text(page));
        var all = fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).ToList();
        if (token.Success)
            all.Add(KeyValuePair.Create("form-token", System.Net.WebUtility.HtmlDecode(token.Groups[1].Value)));
        using var form = new FormUrlEncodedContent(all);
        return await http.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    public Task<HttpResponseMessage> LogIn(string name, string phrase) => Send("/login", "/login", ("name", name), ("passphrase", phrase));

    /// <summary>Whether a code page is shown in full, and not the gate.</summary>
    public async Task<bool> Opens(string path)
    {
        var answer = await Get(path);
        var text = await answer.Content.ReadAsStringAsync();
        if (path.StartsWith("/api/", StringComparison.Ordinal))
            return answer.StatusCode == HttpStatusCode.OK;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return text.Contains("class=\"codepage\"", StringComparison.Ordinal);
    }

    public void Dispose() => http.Dispose();
}
