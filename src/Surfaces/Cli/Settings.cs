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

    /// <summary>Where accounts and what people keep are stored; null for SQLite in the home.</summary>
    public static string? Database => Secret("CODINGAHEAD_DATABASE");

    /// <summary>What the plans allow, before what the store says.</summary>
    public static string? Allowance => Environment.GetEnvironmentVariable("CODINGAHEAD_ALLOWANCE");

    /// <summary>A secret of the environment, or of the file that <c>NAME_FILE</c> names.</summary>
    public static string? Secret(string name)
    {
        if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            return value;
        if (Environment.GetEnvironmentVariable(name + "_FILE") is not { Length: > 0 } file)
            return null;
        return File.Exists(file) ? File.ReadAllText(file).Trim() : throw new UsageException($"{name}_FILE: expected a file, found nothing at {file}");
    }

    /// <summary>The operator's key of 32 bytes in base64; null without one.</summary>
    public static byte[]? OperatorKey()
    {
        if (Secret("CODINGAHEAD_KEY") is not { } text)
            return null;
        var bytes = new byte[64];
        return text.Length < 80 && Convert.TryFromBase64String(text, bytes, out var length) && length == 32 ? bytes[..32]
            : throw new UsageException("CODINGAHEAD_KEY_FILE: expected 32 bytes in base64 (make them with: openssl rand -base64 32)");
    }

    /// <summary>A list in the environment, separated by commas.</summary>
    public static IReadOnlyList<string> List(string name) =>
        (Environment.GetEnvironmentVariable(name) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The compiled starter edition, beside the program.</summary>
    public static string Starter { get; } = Path.Combine(AppContext.BaseDirectory, "starter");

    /// <summary>The catalogues of the home.</summary>
    public static Library OpenLibrary() => new(Home, Starter);

    public static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
}
