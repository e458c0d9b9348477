using CodingAhead.Books.Import;
using CodingAhead.Books.Starter;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Tests;

/// <summary>A home folder of its own, thrown away after the test, and the starter edition compiled once for all of them.</summary>
public sealed class TestHome : IDisposable
{
    private static readonly Lazy<string> Compiled = new(() =>
    {
        var folder = Path.Combine(Path.GetTempPath(), $"codingahead-starter-{Environment.ProcessId}");
        StarterCompiler.Compile(Path.Combine(Repository.Root, "data"), folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    });

    // its home stays to the end: what is derived from the books (the terms of detection, the words of search) is made once for all tests
    private static readonly Lazy<Shelf> Alone = new(() =>
    {
        var home = new TestHome();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => home.Dispose();
        return home.Library().Current;
    });

    public TestHome() => Directory.CreateDirectory(Folder);

    public static string Starter => Compiled.Value;

    /// <summary>The starter edition with nothing imported, for tests that only read.</summary>
    public static Shelf StarterShelf => Alone.Value;

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"codingahead-test-{Guid.NewGuid():N}");

    public CatalogueHome Catalogues => new(Folder, Starter);

    public Library Library() => new(Folder, Starter);

    /// <summary>Writes a file into the home and gives its path.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, "in", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public ImportReport Import(params string[] paths) => new Importer(Catalogues).Import(paths, new ImportOptions(AcceptCms: true));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
