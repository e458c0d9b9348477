using CodingAhead.Books;
using CodingAhead.Books.Layouts;

namespace CodingAhead.Tests.Books;

/// <summary>The folder of real releases beside the repository; tests that need it are skipped, loudly, where it is missing.</summary>
internal static class Releases
{
    private static readonly Lazy<IReadOnlyList<BookFile>> Walked = new(() => [.. Archive.Files(Folder!)]);

    /// <summary>The folder, from <c>CODINGAHEAD_SHARED</c> or beside the repository; null where there is none.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>All files, members of zips included.</summary>
    public static IReadOnlyList<BookFile> All
    {
        get
        {
            Assert.SkipWhen(Folder is null, "SKIPPED: no real releases. Set CODINGAHEAD_SHARED to the folder that holds releases/.");
            return Walked.Value;
        }
    }

    /// <summary>The one file whose path ends so.</summary>
    public static BookFile One(string end) => Assert.Single(All, f => f.Path.EndsWith(end, StringComparison.Ordinal));

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("CODINGAHEAD_SHARED");
        if (!string.IsNullOrEmpty(named))
            return Existing(Path.Combine(named, "releases"));
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Existing(Path.Combine(folder.FullName, "shared", "releases")) is { } found)
                return found;
        return null;
    }

    private static string? Existing(string path) => Directory.Exists(path) ? path : null;
}
