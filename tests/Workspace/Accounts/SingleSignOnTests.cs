using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace CodingAhead.Tests.Workspace.Accounts;

/// <summary>Single sign-on against a real provider that runs in the test.</summary>
public sealed class SingleSignOnTests
{
    [Fact]
    public async Task Someone_of_the_provider_gets_an_account_and_the_same_one_the_next_time()
    {
        await using var provider = await Provider.Start();
        await using var server = await Start(provider);
        provider.Person = ("subject-1", "olive", ["coders"]);
        using var browser = server.Browser();
        await LogIn(browser, provider);
        Assert.Contains("<h1>olive</h1>", await browser.Text("/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/admin")).StatusCode);
        // the provider now tells another group: the role follows
        provider.Person = ("subject-1", "renamed", ["heads"]);
        using var again = server.Browser();
        await LogIn(again, provider);
        Assert.Contains("<h1>olive</h1>", await again.Text("/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await again.Get("/admin")).StatusCode);
    }

    [Fact]
    public async Task A_name_at_the_provider_never_opens_the_account_that_has_it_here()
    {
        await using var provider = await Provider.Start();
        await using var server = await Start(provider);
        using var admin = await server.As(Roles.Admin, "quinn");
        provider.Person = ("subject-2", "quinn", []);
        using var browser = server.Browser();
        await LogIn(browser, provider);
        Assert.Contains("<h1>quinn (2)</h1>", await browser.Text("/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/admin")).StatusCode);
    }

    [Fact]
    public async Task An_answer_that_was_not_asked_for_is_refused()
    {
        await using var provider = await Provider.Start();
        await using var server = await Start(provider);
        using var browser = server.Browser();
        var forged = await browser.Get("/login/single/back?code=forged&state=forged");
        Assert.Equal("/login?single=failed", forged.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Get("/login/single/done")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/account")).StatusCode);
        // another browser's answer, with the word of this one missing
        provider.Person = ("subject-3", "victim", []);
        using var victim = server.Browser();
        var asked = await victim.Get("/login/single");
        var answered = await provider.Answer(asked.Headers.Location!);
        Assert.Equal("/login?single=failed", (await browser.Get(answered.PathAndQuery)).Headers.Location?.ToString());
    }

    [Fact]
    public async Task While_the_provider_is_away_the_page_says_so()
    {
        await using var server = await Server.Start(ServingMode.Team, with: o => o with { Single = new SingleSignOn("http://127.0.0.1:9", "client", "secret", "Nowhere") });
        using var browser = server.Browser();
        Assert.Contains("Log in at Nowhere", await browser.Text("/login"), StringComparison.Ordinal);
        var answer = await browser.Get("/login/single");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.DoesNotContain("127.0.0.1:9", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<Server> Start(Provider provider) => Server.Start(ServingMode.Team, with: o => o with
    {
        Single = new SingleSignOn(provider.Address, Provider.Client, Provider.Secret, "East Hospital") { Roles = SingleSignOn.ReadRoles("heads=admin;coders=user") },
    });

    private static async Task LogIn(Browser browser, Provider provider)
    {
        var asked = await browser.Get("/login/single?back=/account");
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        var answered = await provider.Answer(asked.Headers.Location!);
        var back = await browser.Get(answered.PathAndQuery);
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        var done = await browser.Get(back.Headers.Location!.ToString());
        Assert.Equal("/account", done.Headers.Location?.ToString());
    }

    /// <summary>A provider: OpenIddict without a store, which knows one client and says yes to whoever is set.</summary>
    private sealed class Provider : IAsyncDisposable
    {
        public const string Client = "codingahead", Secret = "a secret of the test only";

        private WebApplication app = null!;

        public (string Subject, string Name, string[] Groups) Person { get; set; }

        public string Address => app.Urls.First();

        public static async Task<Provider> Start()
        {
            var provider = new Provider();
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            using var rsa = RSA.Create(2048);
            var key = new RsaSecurityKey(rsa.ExportParameters(true)) { KeyId = "test" };
            builder.Services.AddOpenIddict().AddServer(server =>
            {
                server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                server.RegisterScopes("openid", "profile", "email");
                server.AddSigningKey(key).AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
                server.EnableDegradedMode();
                server.UseAspNetCore().DisableTransportSecurityRequirement();
                server.AddEventHandler<ValidateAuthorizationRequestContext>(h => h.UseInlineHandler(context =>
                {
                    if (context.ClientId != Client || context.RedirectUri?.EndsWith("/login/single/back", StringComparison.Ordinal) != true)
                        context.Reject(OpenIddictConstants.Errors.InvalidClient);
                    return default;
                }));
                server.AddEventHandler<ValidateTokenRequestContext>(h => h.UseInlineHandler(context =>
                {
                    if (context.ClientId != Client || context.ClientSecret != Secret)
                        context.Reject(OpenIddictConstants.Errors.InvalidClient);
                    return default;
                }));
                server.AddEventHandler<HandleAuthorizationRequestContext>(h => h.UseInlineHandler(context =>
                {
                    var identity = new ClaimsIdentity(TokenValidationParameters.DefaultAuthenticationType);
                    identity.AddClaim(new Claim("sub", provider.Person.Subject));
                    identity.AddClaim(new Claim("preferred_username", provider.Person.Name));
                    foreach (var group in provider.Person.Groups)
                        identity.AddClaim(new Claim("roles", group));
                    foreach (var claim in identity.Claims)
                        claim.SetDestinations("id_token");
                    context.Principal = new ClaimsPrincipal(identity);
                    context.Principal.SetScopes(context.Request.GetScopes());
                    return default;
                }));
            });
            provider.app = builder.Build();
            provider.app.UseAuthentication();
            await provider.app.StartAsync();
            return provider;
        }

        /// <summary>Goes to the provider as a browser does; where it sends the browser back to.</summary>
        public async Task<Uri> Answer(Uri asked)
        {
            using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
            var answer = await http.GetAsync(asked);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            return answer.Headers.Location!;
        }

        public async ValueTask DisposeAsync() => await app.DisposeAsync();
    }
}
