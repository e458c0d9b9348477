using System.CommandLine;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Surfaces.Cli;

/// <summary>The flags that several verbs share, so that each is spelled and read in one way.</summary>
internal static class Words
{
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document." };

    public static Option<string?> System() => new("--system") { Description = $"Only this code system: {string.Join(' ', CodeSystems.All.Select(s => s.Slug()))}." };

    public static Option<string?> On() => new("--on") { Description = "The date of service, YYYY-MM-DD." };

    public static Option<string?> Jsonl() => new("--jsonl") { Description = "Read one JSON object a line from a file, or - for standard input." };
}
