using System.Net;

namespace CodingAhead.Workspace;

/// <summary>Who is served: one person at this machine, a team that logs in, or the public with guests.</summary>
public enum ServingMode
{
    Local,
    Team,
    Public,
}

/// <summary>Reads the mode, and holds it against the addresses that the server is to listen on.</summary>
public static class ServingModes
{
    /// <summary>The mode by its word; null when the word is none.</summary>
    public static ServingMode? Parse(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        null or "" or "local" => ServingMode.Local,
        "team" => ServingMode.Team,
        "public" => ServingMode.Public,
        _ => null,
    };

    /// <summary>Why this mode may not listen on these addresses; null when it may. In local mode nobody logs in, so nobody else may reach it.</summary>
    /// <param name="urls">Addresses, separated by semicolons.</param>
    public static string? Refuse(ServingMode mode, string urls)
    {
        if (mode != ServingMode.Local)
            return null;
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (!OnlyHere(url))
                return $"CODINGAHEAD_URLS: {url} can be reached from other machines, and in local mode nobody logs in. "
                    + "Listen on 127.0.0.1, or set CODINGAHEAD_MODE to team (everyone logs in) or public (guests and accounts).";
        return null;
    }

    private static bool OnlyHere(string url)
    {
        // a wildcard host (*, +) is not a host that Uri reads
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            return false;
        if (address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || address.Host.Equals("unix", StringComparison.OrdinalIgnoreCase))
            return true;
        return IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip);
    }
}
