using System.Text.Json;
using CodingAhead.Books.Import;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Bench;

/// <summary>The real releases, imported once into a folder of the temporary directory, and what to ask of them.</summary>
internal static class BenchBooks
{
    public static string StarterFolder { get; } = Path.Combine(AppContext.BaseDirectory is var b && Directory.Exists(Path.Combine(b, "starter")) ? b : Up(), "starter");

    public static string Shared { get; } = Environment.GetEnvironmentVariable("CODINGAHEAD_SHARED") is { Length: > 0 } named ? named
        : throw new InvalidOperationException("set CODINGAHEAD_SHARED to the folder that holds releases/ and eval/");

    public static string Home { get; } = Path.Combine(Path.GetTempPath(), "codingahead-bench");

    public static Shelf Shelf()
    {
        new Importer(new CatalogueHome(Home, StarterFolder)).Import([Path.Combine(Shared, "releases")], new ImportOptions(AcceptCms: true));
        return new Library(Home, StarterFolder).Current;
    }

    /// <summary>The books of <c>CODINGAHEAD_HOME</c> where that is set, else as <see cref="Shelf"/>.</summary>
    public static Shelf Ready() => Environment.GetEnvironmentVariable("CODINGAHEAD_HOME") is { Length: > 0 } home ? new Library(home, StarterFolder).Current : Shelf();

    /// <summary>The development queries, which are not part of the project.</summary>
    public static string[] Queries() =>
        [.. File.ReadLines(Path.Combine(Shared, "eval", "search-dev.jsonl")).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("query").GetString()!)];

    // BenchmarkDotNet runs a copy of the program in a folder of its own
    private static string Up()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (Directory.Exists(Path.Combine(at.FullName, "src", "Surfaces", "bin", "Release", "net10.0", "starter")))
                return Path.Combine(at.FullName, "src", "Surfaces", "bin", "Release", "net10.0");
        throw new InvalidOperationException("build the program first");
    }
}
