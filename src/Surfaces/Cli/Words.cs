using System.CommandLine;
using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Surfaces.Cli;

/// <summary>The flags that several verbs share, so that each is spelled and read in one way.</summary>
internal static class Words
{
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document." };

    public static Option<string?> System() => new("--system") { Description = $"Only this code system: {string.Join(' ', CodeSystems.All.Select(s => s.Slug()))}." };

    public static Option<string?> On() => new("--on") { Description = "The date of service, YYYY-MM-DD." };

    public static Option<string?> Jsonl() => new("--jsonl") { Description = "Read one JSON object a line from a file, or - for standard input." };

    /// <summary>The system that was named; an unknown one is refused.</summary>
    public static CodeSystem? ReadSystem(string? word) => string.IsNullOrWhiteSpace(word) || word == "any" ? null
        : CodeSystems.Parse(word) ?? throw new UsageException($"--system: expected one of {string.Join(' ', CodeSystems.All.Select(s => s.Slug()))}, found '{word}'");

    /// <summary>The date that was named; an impossible one is refused.</summary>
    public static DateOnly? ReadDate(string? word) => string.IsNullOrWhiteSpace(word) ? null
        : DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UsageException($"--on: expected a date YYYY-MM-DD, found '{word}'");
}
