using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Search;
using static CodingAhead.Catalogue.Store.CatalogueFormat;

namespace CodingAhead.Catalogue.Store;

/// <summary>
/// The catalogues on this machine: the starter edition beside the program, and under the home a folder for each imported state, with
/// a file <c>current</c> that names the one in use. A new state is taken up without a restart; readers of the old one finish undisturbed.
/// </summary>
public sealed class Library : ILibrary
{
    private readonly string home;
    private readonly SqliteCatalogue starter;
    private readonly string starterFolder;
    private readonly DerivedFiles derived;
    private readonly Lock gate = new();
    private volatile Shelf shelf;
    private string? current;
    private long checkedAt = Environment.TickCount64;

    /// <param name="home">The folder that the program keeps its state in; it need not exist.</param>
    /// <param name="starterFolder">The folder of the compiled starter edition.</param>
    public Library(string home, string starterFolder)
    {
        this.home = home;
        this.starterFolder = starterFolder;
        derived = new DerivedFiles(Path.Combine(home, "derived"));
        starter = SqliteCatalogue.Open(starterFolder, "starter-" + ReadHash(starterFolder), starter: true);
        current = Pointer(home);
        shelf = Load(current);
    }

    /// <summary>The folder that holds the imported catalogues.</summary>
    public static string Root(string home) => Path.Combine(home, "catalogue");

    /// <summary>The hash of the catalogue in use; null when nothing was imported.</summary>
    public static string? Pointer(string home)
    {
        var file = Path.Combine(Root(home), "current");
        return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
    }

    public Shelf Current
    {
        get
        {
            // once a second is soon enough, and costs a request nothing
            if (Environment.TickCount64 - Volatile.Read(ref checkedAt) > 1000)
                Refresh();
            return shelf;
        }
    }

    private void Refresh()
    {
        if (!gate.TryEnter())
            return;
        try
        {
            Volatile.Write(ref checkedAt, Environment.TickCount64);
            var now = Pointer(home);
            if (now == current)
                return;
            shelf = Load(now);
            current = now;
        }
        catch (Exception e) when (e is IOException or BookFormatException or UnauthorizedAccessException)
        {
            // the state that was good a second ago goes on answering
        }
        finally
        {
            gate.Exit();
        }
    }

    private Shelf Load(string? hash)
    {
        if (hash is null)
            return new Shelf(starter, null, new LazySearch(Path.Combine(starterFolder, SearchName), starter)) { Derived = derived };
        var folder = Path.Combine(Root(home), hash);
        var imported = SqliteCatalogue.Open(folder, hash);
        return new Shelf(starter, imported, new LazySearch(Path.Combine(folder, SearchName), imported)) { Derived = derived };
    }

    private static string ReadHash(string folder) =>
        File.Exists(Path.Combine(folder, "hash")) ? File.ReadAllText(Path.Combine(folder, "hash")).Trim() : "unknown";

    /// <summary>Opens the search index at the first search: a look-up does without.</summary>
    private sealed class LazySearch(string path, ICatalogue catalogue) : ICodeSearch
    {
        private readonly Lazy<CodeSearch> search = new(() => new CodeSearch(path, (code, day) => catalogue.Entries(code).Any(e => e.Edition.Covers(day))));

        public bool Knows(ReadOnlySpan<char> word) => search.Value.Knows(word);

        public SearchAnswer Search(string query, SearchOptions options) => search.Value.Search(query, options);

        public IReadOnlyList<SearchHit> Suggest(string query, SearchOptions options) => search.Value.Suggest(query, options);
    }
}
