using System.CommandLine;

namespace CodingAhead.Surfaces.Cli;

/// <summary><c>pull</c>: fetches the editions of the ledger and imports them.</summary>
internal static class PullVerb
{
    public static Command Make() => new("pull", "Fetch and import official editions.") { Hidden = true };
}
