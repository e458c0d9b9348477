using System.Globalization;
using System.Net;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Accounts;
using CodingAhead.Workspace.Allowance;
using CodingAhead.Workspace.Mail;
using CodingAhead.Workspace.Store;

namespace CodingAhead.Surfaces.Cli;

/// <summary>What the operator has set for the server, read and checked before anything starts.</summary>
internal sealed record ServerOptions(WorkspaceOptions Workspace, string Urls)
{
    private const int IdleOfTeam = 15, IdleOfPublic = 7 * 24 * 60;

    public ServingMode Mode => Workspace.Mode;

    /// <summary>The proxies whose word on the client's address is taken.</summary>
    public IReadOnlyList<IPAddress> Proxies { get; init; } = [];

    /// <summary>The names that the server answers under; empty for any.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>How long the server goes on answering after it was told to stop, and says that it is not ready: a balancer turns away from it meanwhile.</summary>
    public TimeSpan Drain { get; init; }

    /// <summary>The clock of everything that is served.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <exception cref="UsageException">A setting cannot be read, or the mode may not listen there.</exception>
    public static ServerOptions Read()
    {
        var mode = ServingModes.Parse(Settings.Mode) ?? throw new UsageException($"CODINGAHEAD_MODE: expected local, team or public, found '{Settings.Mode}'");
        if (ServingModes.Refuse(mode, Settings.Urls) is { } reason)
            throw new UsageException(reason);
        try
        {
            PlanWords.Read(Settings.Allowance);
            var options = new WorkspaceOptions(mode, new WorkspaceDatabase(Settings.Database, Settings.Home), Idle(mode), Settings.Allowance, Settings.OperatorKey())
            {
                Home = Settings.Home, Mail = MailOptions.Read(Settings.Secret("CODINGAHEAD_SMTP")), Address = Address(Environment.GetEnvironmentVariable("CODINGAHEAD_ADDRESS")), Hosts = Settings.List("CODINGAHEAD_HOSTS").Count > 0,
                Single = Single(), Retention = Retention.Read(Environment.GetEnvironmentVariable("CODINGAHEAD_RETENTION")), HashRounds = Number("CODINGAHEAD_HASH_ROUNDS", Passphrases.Rounds, 100_000, 10_000_000),
                Breached = Environment.GetEnvironmentVariable("CODINGAHEAD_BREACHED_FILE") is { Length: > 0 } stolen ? new BreachedList(stolen) : new BreachedList(),
                SecondFactorFor = SecondFactors.Read(Environment.GetEnvironmentVariable("CODINGAHEAD_SECOND_FACTOR")),
            };
            return new ServerOptions(options, Settings.Urls) { Proxies = [.. Settings.List("CODINGAHEAD_PROXIES").Select(Proxy)], Hosts = Settings.List("CODINGAHEAD_HOSTS"), Drain = TimeSpan.FromSeconds(Number("CODINGAHEAD_DRAIN_SECONDS", 0, 0, 25)) };
        }
        catch (Exception e) when (e is DatabaseAddressException or FormatException)
        {
            throw new UsageException(e.Message);
        }
    }

    private static TimeSpan Idle(ServingMode mode)
    {
        if (Environment.GetEnvironmentVariable("CODINGAHEAD_IDLE_MINUTES") is not { Length: > 0 } text)
            return TimeSpan.FromMinutes(mode == ServingMode.Team ? IdleOfTeam : IdleOfPublic);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= 525_600 ? TimeSpan.FromMinutes(minutes)
            : throw new UsageException($"CODINGAHEAD_IDLE_MINUTES: expected a number of minutes, found '{text}'");
    }

    // several servers and one provider: what the operator sets here is the same on each
    private static SingleSignOn? Single()
    {
        static string? Set(string name) => Settings.Secret("CODINGAHEAD_OIDC_" + name);
        if (Set("AUTHORITY") is not { } authority)
            return null;
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var uri) || uri.Scheme != "https" && !uri.IsLoopback)
            throw new UsageException("CODINGAHEAD_OIDC_AUTHORITY: expected an https address");
        return new SingleSignOn(authority, Set("CLIENT_ID") ?? throw new UsageException("CODINGAHEAD_OIDC_CLIENT_ID: expected the client's name at the provider"), Set("CLIENT_SECRET"), Set("NAME") ?? uri.Host)
        {
            RoleClaim = Set("ROLE_CLAIM") ?? "roles", Roles = SingleSignOn.ReadRoles(Set("ROLES")), TeamClaim = Set("TEAM_CLAIM"),
        };
    }

    private static string? Address(string? text) => text is not { Length: > 0 } ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? text : throw new UsageException($"CODINGAHEAD_ADDRESS: expected the site's own address such as https://coding.example, found '{text}'");

    private static int Number(string name, int otherwise, int least, int most) => Environment.GetEnvironmentVariable(name) is not { Length: > 0 } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : throw new UsageException($"{name}: expected a number from {least} to {most}, found '{text}'");

    private static IPAddress Proxy(string text) => IPAddress.TryParse(text, out var address) ? address
        : throw new UsageException($"CODINGAHEAD_PROXIES: expected network addresses, found '{text}'");
}
