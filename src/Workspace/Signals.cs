using System.Diagnostics.Metrics;

namespace CodingAhead.Workspace;

/// <summary>What operators count of the workspace: how often, never who or what.</summary>
public static class Signals
{
    public const string Name = "CodingAhead";

    private static readonly System.Diagnostics.Metrics.Meter Counts = new(Name);

    private static readonly Counter<long> Opened = Counts.CreateCounter<long>("codingahead.pages", description: "Code pages asked for of an allowance");

    private static readonly Counter<long> Signs = Counts.CreateCounter<long>("codingahead.logins", description: "Attempts to log in");

    public static void Page(bool open) => Opened.Add(1, new KeyValuePair<string, object?>("outcome", open ? "opened" : "locked"));

    public static void LogIn(bool done) => Signs.Add(1, new KeyValuePair<string, object?>("outcome", done ? "done" : "refused"));
}
