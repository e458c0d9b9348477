using System.Net;
using System.Text;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Access;
using CodingAhead.Workspace.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CodingAhead.Tests.Workspace.Access;

/// <summary>Every address with every role: what the server does is what the table says, and a route without a row is found.</summary>
public sealed class AddressTableTests
{
    [Fact]
    public async Task Every_route_has_a_row()
    {
        await using var server = await Server.Start(ServingMode.Public);
        var missing = Routes(server).Where(r => AddressTable.Find(r.Method, r.Pattern) is null).Select(r => $"{r.Method} {r.Pattern}").Order(StringComparer.Ordinal).ToList();
        Assert.True(missing.Count == 0, "These addresses have no row in AddressTable and are refused to everyone:\n" + string.Join('\n', missing));
    }

    [Theory]
    [InlineData(ServingMode.Public)]
    [InlineData(ServingMode.Team)]
    public async Task Each_address_does_with_each_role_what_the_table_says(ServingMode mode)
    {
        await using var server = await Server.Start(mode, allowance: "guest=all;free=all");
        var wrong = new List<string>();
        var tried = 0;
        foreach (var role in Roles.All)
        {
            using var browser = await server.As(role);
            foreach (var (method, pattern) in Routes(server))
            {
                var rule = AddressTable.Find(method, pattern)!;
                var may = (mode == ServingMode.Public ? rule.Public : rule.Team).HasFlag(AddressTable.Of(role));
                using var request = new HttpRequestMessage(new HttpMethod(method), Filled(pattern));
                if (method == "POST")
                    request.Content = rule.Api ? new StringContent("{\"text\":\"x\"}", Encoding.UTF8, "application/json") : new FormUrlEncodedContent([KeyValuePair.Create("text", "x")]);
                using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(30));
                using var answer = await browser.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel.Token);
                var status = answer.StatusCode;
                var toLogin = status == HttpStatusCode.Redirect && answer.Headers.Location?.ToString().StartsWith("/login", StringComparison.Ordinal) == true;
                var refused = status is HttpStatusCode.Unauthorized && rule.Api || toLogin
                    || status == HttpStatusCode.Forbidden && !(pattern == "/register" && mode == ServingMode.Team);
                tried++;
                if (refused == may || (int)status >= 500)
                    wrong.Add($"{role} {method} {pattern}: {(may ? "may" : "may not")}, answered {(int)status}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(tried > 200, $"only {tried} were tried");
    }

    [Fact]
    public void The_table_of_the_guide_is_this_one()
    {
        var path = Path.Combine(Repository.Root, "docs/guide/access.md");
        var text = new StringBuilder("| address | how | public | team | opens | key |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var rule in AddressTable.All)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{(rule.Pattern.StartsWith('{') ? "anything else" : rule.Pattern)}` | {(rule.Methods == "*" ? "any" : rule.Methods.Replace("GET HEAD", "GET", StringComparison.Ordinal))} | {Words(rule.Public)} | {Words(rule.Team)} | {(rule.Opens == Opens.Nothing ? "" : rule.Opens.ToString().ToLowerInvariant())} | {(rule.Scope == Scope.None ? "" : rule.Scope.ToString().ToLowerInvariant())} |\n");
        var page = File.Exists(path) ? File.ReadAllText(path) : "";
        if (Environment.GetEnvironmentVariable("CODINGAHEAD_WRITE_TABLES") == "1")
            File.WriteAllText(path, page[..page.IndexOf("| address", StringComparison.Ordinal)] + text);
        else
            Assert.EndsWith(text.ToString(), page, StringComparison.Ordinal);
    }

    private static string Words(Who who) => who == Who.Everyone ? "everyone" : who == Who.Accounts ? "accounts" : string.Join(", ", Enum.GetValues<Who>().Where(w => w is Who.Guest or Who.User or Who.Lead or Who.Admin or Who.Auditor && who.HasFlag(w))).ToLowerInvariant();

    private static List<(string Method, string Pattern)> Routes(Server server) =>
        [.. server.App.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().Concat(((IEndpointRouteBuilder)server.App).DataSources).Distinct().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => (m, e.RoutePattern.RawText!))).Distinct()];

    private static string Filled(string pattern) => "/" + pattern.TrimStart('/').Replace("{system}", "cpt", StringComparison.Ordinal).Replace("{range}", "99202-99215", StringComparison.Ordinal)
        .Replace("{code}", "78597", StringComparison.Ordinal).Replace("{codes}", "E11.9", StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal).Replace("{name}", "none.css", StringComparison.Ordinal).Replace("{*path:nonfile}", "nowhere", StringComparison.Ordinal);
}
