using System.Globalization;
using System.Net;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Allowance;
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

    /// <exception cref="UsageException">A setting cannot be read, or the mode may not listen there.</exception>
    public static ServerOptions Read()
    {
        var mode = ServingModes.Parse(Settings.Mode) ?? throw new UsageException($"CODINGAHEAD_MODE: expected local, team or public, found '{Settings.Mode}'");
        if (ServingModes.Refuse(mode, Settings.Urls) is { } reason)
            throw new UsageException(reason);
        try
        {
            Plans.Parse(Settings.Allowance);
            var options = new WorkspaceOptions(mode, new WorkspaceDatabase(Settings.Database, Settings.Home), Idle(mode), Settings.Allowance, Settings.OperatorKey());
            return new ServerOptions(options, Settings.Urls) { Proxies = [.. Settings.List("CODINGAHEAD_PROXIES").Select(Proxy)], Hosts = Settings.List("CODINGAHEAD_HOSTS") };
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

    private static IPAddress Proxy(string text) => IPAddress.TryParse(text, out var address) ? address
        : throw new UsageException($"CODINGAHEAD_PROXIES: expected network addresses, found '{text}'");
}
