using CodingAhead.Catalogue.Store;

namespace CodingAhead.Surfaces.Cli;

/// <summary>The settings of the environment, read once; their names are in the documentation of operators.</summary>
internal static class Settings
{
    /// <summary>The one folder the program writes to.</summary>
    public static string Home { get; } = Environment.GetEnvironmentVariable("CODINGAHEAD_HOME") is { Length: > 0 } home ? Path.GetFullPath(home)
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "codingahead");

    /// <summary>The address that the server listens on.</summary>
    public static string Urls { get; } = Environment.GetEnvironmentVariable("CODINGAHEAD_URLS") is { Length: > 0 } urls ? urls : "http://127.0.0.1:5080";

    /// <summary>Who is served: <c>local</c>, <c>team</c> or <c>public</c>.</summary>
    public static string Mode { get; } = Environment.GetEnvironmentVariable("CODINGAHEAD_MODE") is { Length: > 0 } mode ? mode.ToLowerInvariant() : "local";

    /// <summary>Whether the operator declares a licence to distribute the AMA's and ADA's texts to others than the licensed user.</summary>
    public static bool DistributesCpt { get; } = Environment.GetEnvironmentVariable("CODINGAHEAD_CPT_DISTRIBUTION") is "1" or "true";

    /// <summary>The compiled starter edition, beside the program.</summary>
    public static string Starter { get; } = Path.Combine(AppContext.BaseDirectory, "starter");

    /// <summary>The catalogues of the home.</summary>
    public static Library OpenLibrary() => new(Home, Starter);

    public static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
}
