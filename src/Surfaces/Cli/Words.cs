using System.CommandLine;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Surfaces.Cli;

/// <summary>The flags that several verbs share, so that each is spelled and read in one way.</summary>
internal static class Words
{
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document." };

    public static Option<string?> Format() => new("--format") { Description = "The result as text, csv, json or fhir (a FHIR R4 bundle)." };

    public static Option<string?> System() => new("--system") { Description = $"Only this code system: {string.Join(' ', CodeSystems.All.Select(s => s.Slug()))}." };

    public static Option<string?> On() => new("--on") { Description = "The date of service, YYYY-MM-DD." };

    /// <summary>The text of a file, or of standard input for <c>-</c>.</summary>
    /// <param name="verb">Who asks, for the error when no file was named.</param>
    public static string Text(string? path, string verb) => path switch
    {
        null => throw new UsageException($"{verb}: expected a file, or - for standard input"),
        "-" => Console.In.ReadToEnd(),
        _ => File.Exists(path) ? File.ReadAllText(path) : throw new UsageException($"{path}: no such file"),
    };

    public static Option<string?> Jsonl() => new("--jsonl") { Description = "Read one JSON object a line from a file, or - for standard input." };
}
