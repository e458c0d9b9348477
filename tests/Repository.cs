using System.Runtime.CompilerServices;

namespace CodingAhead.Tests;

/// <summary>Where the sources stand, and the official releases that are never part of them.</summary>
public static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, ".."));

    /// <summary>The folder of official releases; a test that needs it is skipped, loudly, where it is missing.</summary>
    public static string Releases
    {
        get
        {
            var shared = Environment.GetEnvironmentVariable("CODINGAHEAD_SHARED") is { Length: > 0 } named ? named : Path.Combine(Root, "..", "shared");
            var releases = Path.GetFullPath(Path.Combine(shared, "releases"));
            Assert.SkipUnless(Directory.Exists(releases), "the official releases are not there (CODINGAHEAD_SHARED)");
            return releases;
        }
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
