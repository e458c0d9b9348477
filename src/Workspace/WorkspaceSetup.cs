using System.Security.Claims;
using CodingAhead.Workspace.Access;
using CodingAhead.Workspace.Accounts;
using CodingAhead.Workspace.Allowance;
using CodingAhead.Workspace.Audit;
using CodingAhead.Workspace.Keeping;
using CodingAhead.Workspace.Mail;
using CodingAhead.Workspace.Store;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CodingAhead.Workspace;

/// <summary>What the operator decides.</summary>
/// <param name="Idle">After how long without a request a session ends.</param>
/// <param name="Allowance">Plans that go before those of the store; see <see cref="PlanWords"/>.</param>
/// <param name="Key">32 bytes under which the keys of cookies lie in the store; null leaves them readable to whoever reads the store.</param>
public sealed record WorkspaceOptions(ServingMode Mode, WorkspaceDatabase Database, TimeSpan Idle, string? Allowance = null, byte[]? Key = null)
{
    /// <summary>The one folder that the program may write to.</summary>
    public string Home { get; init; } = "";

    /// <summary>Where mail goes; null where none is sent.</summary>
    public MailOptions? Mail { get; init; }

    /// <summary>The address that the site has for its readers, as it stands in letters; null to take the one it listens on.</summary>
    public string? Address { get; init; }

    /// <summary>Whether the server answers to named hosts only.</summary>
    public bool Hosts { get; init; }

    public SingleSignOn? Single { get; init; }

    /// <summary>How long things are held; see <see cref="Retention"/>.</summary>
    public Retention Retention { get; init; } = new();

    /// <summary>Rounds of PBKDF2-HMAC-SHA512 over a passphrase; see <see cref="Passphrases.Rounds"/>.</summary>
    public int HashRounds { get; init; } = Passphrases.Rounds;

    /// <summary>Passphrases that are known to be stolen.</summary>
    public BreachedList Breached { get; init; } = new();

    /// <summary>Roles that need a second factor, or a passkey, before they may do anything else.</summary>
    public IReadOnlyList<string> SecondFactorFor { get; init; } = [];
}

/// <summary>Puts the workspace into a server.</summary>
public static class WorkspaceSetup
{
    public static void AddWorkspace(this IServiceCollection services, WorkspaceOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(options.Database);
        services.AddSingleton(new KeyShelf(options.Database, options.Key));
        services.AddDataProtection().SetApplicationName("CodingAhead");
        services.AddOptions<KeyManagementOptions>().Configure<KeyShelf>((keys, shelf) => keys.XmlRepository = shelf);
        services.AddAntiforgery(form => (form.Cookie.Name, form.Cookie.SecurePolicy, form.FormFieldName, form.SuppressXFrameOptionsHeader) = ("codingahead-form", CookieSecurePolicy.SameAsRequest, "form-token", true));
        services.AddSingleton<Tallies>();
        services.AddSingleton<Meter>();
        services.AddSingleton<GuestPass>();
        services.AddSingleton<Purses>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<Kept>();
        services.AddSingleton(new Vault(options.Database, options.Home, options.Key));
        services.AddSingleton<Things>();
        services.AddSingleton<Carrying>();
        services.AddSingleton(provider => new AuditLog(options.Database, provider.GetRequiredService<TimeProvider>(), options.Key));
        services.AddSingleton(provider => new Plans(options.Database, provider.GetRequiredService<TimeProvider>(), options.Allowance));
        services.AddHttpContextAccessor();
        services.AddSingleton<Sessions>();
        if (options.Mode == ServingMode.Local)
        {
            // nobody signs in here: the store is opened when something is first kept, not when the program starts
            foreach (var warmer in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Name == "DataProtectionHostedService").ToList())
                services.Remove(warmer);
            return;
        }
        AddPeople(services, options);
    }

    // a method of its own: the libraries that it names are not even loaded in local mode
    private static void AddPeople(IServiceCollection services, WorkspaceOptions options)
    {
        services.AddDbContext<WorkspaceContext>((provider, db) => provider.GetRequiredService<WorkspaceDatabase>().Configure(db));
        services.AddIdentityCore<Person>(identity =>
            {
                identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequiredLength = Passphrases.Shortest;
                identity.User.AllowedUserNameCharacters = "";
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                identity.Lockout.AllowedForNewUsers = true;
                // slower than anyone guesses, quicker than anyone gives up; the door counts attempts by network as well
                identity.Lockout.MaxFailedAccessAttempts = 6;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<WorkspaceContext>().AddSignInManager().AddDefaultTokenProviders()
            .AddPasswordValidator<Passphrases>().AddClaimsPrincipalFactory<PersonClaims>();
        services.AddSingleton(options.Breached);
        services.AddSingleton<Passphrases>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = options.HashRounds);
        services.Configure<DataProtectionTokenProviderOptions>(letters => letters.TokenLifespan = TimeSpan.FromHours(2));
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.OnRefreshingPrincipal = SecondFactors.Carry);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        foreach (var scheme in (string[])[IdentityConstants.ApplicationScheme, IdentityConstants.TwoFactorUserIdScheme, IdentityConstants.ExternalScheme, IdentityConstants.TwoFactorRememberMeScheme])
            services.Configure<CookieAuthenticationOptions>(scheme, cookie =>
            {
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                if (scheme == IdentityConstants.TwoFactorUserIdScheme)
                    (cookie.Cookie.Name, cookie.ExpireTimeSpan) = ("codingahead-second", TimeSpan.FromMinutes(5));
            });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<Sessions>((cookie, sessions) =>
        {
            cookie.Cookie.Name = "codingahead";
            cookie.SessionStore = sessions;
            cookie.ExpireTimeSpan = options.Idle;
            cookie.SlidingExpiration = true;
        });
        options.Single?.Add(services);
        services.AddSingleton(provider => new OwnAddress(provider.GetRequiredService<IServer>(), options.Address, options.Hosts));
        services.AddSingleton(provider => new PostOffice(options.Mail, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<PostOffice>>()));
        services.AddHostedService(provider => provider.GetRequiredService<PostOffice>());
        services.AddSingleton(options.Retention);
        services.AddSingleton<Sweep>();
        services.AddHostedService<Sweeper>();
        services.AddHostedService<Warming>();
    }

    /// <summary>Sets up who asks, and the door. Needs a <see cref="DoorFrame"/>.</summary>
    public static void UseWorkspace(this IApplicationBuilder app, ServingMode mode, DoorFrame frame)
    {
        // else the host signs people in before everything, out of the watch's reach (WebApplicationBuilder looks for this mark on its own pipeline)
        app.Properties["__AuthenticationMiddlewareSet"] = true;
        // stylesheets and health concern nobody in particular: the store is not asked who wants them
        app.UseWhen(http => !http.Request.Path.StartsWithSegments("/assets") && !http.Request.Path.StartsWithSegments("/health"), people =>
        {
            people.UseMiddleware<StoreWatch>();
            people.UseAuthentication();
            people.UseMiddleware<KeyDoor>();
            people.UseMiddleware<Door>(mode, frame);
        });
    }
}

/// <summary>What a session says of its person: the name, and the one role.</summary>
internal sealed class PersonClaims(UserManager<Person> people, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Person>(people, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(ClaimTypes.Role, user.Role));
        SecondFactors.Add(identity, user);
        return identity;
    }
}

/// <summary>Asks for a person once behind the start, so that the first one to log in does not wait for the model of people to be built.</summary>
internal sealed class Warming(IServiceScopeFactory scopes) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().FindByNameAsync("-");
        }
        catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException or OperationCanceledException)
        {
            // the store is away, or the program ends before it has begun
        }
    }
}

/// <summary>Removes what has ended, every hour.</summary>
internal sealed class Sweeper(Sweep sweep) : IHostedService, IDisposable
{
    private Timer? timer;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        timer = new Timer(_ => _ = Clear(), null, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => timer?.Dispose();

    private async Task Clear()
    {
        try
        {
            await sweep.Run();
        }
        catch (System.Data.Common.DbException)
        {
            // the store is away; what has ended can wait for the next hour
        }
    }
}
