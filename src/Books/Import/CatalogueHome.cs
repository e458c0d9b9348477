using System.Security.Cryptography;
using System.Text;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Search;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Books.Import;

/// <summary>
/// The folder that holds the imported catalogues. Each state is a folder named by its hash; the file <c>current</c> names the one in
/// use and <c>previous</c> the one before it. Both are replaced by a rename, so a reader sees the old state or the new one, never half.
/// </summary>
public sealed class CatalogueHome(string home, string starterFolder)
{
    private readonly string root = Library.Root(home);

    /// <summary>The hash of the catalogue in use.</summary>
    public string? Current => Library.Pointer(home);

    private string? Previous => File.Exists(Path.Combine(root, "previous")) ? File.ReadAllText(Path.Combine(root, "previous")).Trim() : null;

    /// <summary>Held by one import at a time, over all processes; freed by the system if this one dies.</summary>
    public IDisposable Lock()
    {
        Directory.CreateDirectory(root);
        try
        {
            return new FileStream(Path.Combine(root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new BookFormatException(root, 0, 0, "to be the only import", "another one is running", e);
        }
    }

    internal KnownParts KnownParts()
    {
        if (Current is not { } hash || !Directory.Exists(Path.Combine(root, hash)))
            return new KnownParts([]);
        using var catalogue = SqliteCatalogue.Open(Path.Combine(root, hash), hash);
        return new KnownParts(catalogue.Parts);
    }

    internal SqliteCatalogue OpenStarter() => SqliteCatalogue.Open(starterFolder, "starter", starter: true);

    /// <summary>Starts a new state beside the one in use. What dead imports left behind is cleared away first.</summary>
    public CatalogueWork Begin()
    {
        foreach (var stale in Directory.EnumerateDirectories(root, "work-*"))
            Directory.Delete(stale, recursive: true);
        var folder = Path.Combine(root, $"work-{Environment.ProcessId}");
        var basis = Current is { } hash && Directory.Exists(Path.Combine(root, hash)) ? Path.Combine(root, hash) : null;
        return new CatalogueWork(this, CatalogueWriter.Start(folder, basis));
    }

    /// <summary>Makes the state before the one in use the one in use again.</summary>
    public string Rollback()
    {
        using var held = Lock();
        if (Previous is not { } hash || !Directory.Exists(Path.Combine(root, hash)))
            throw new BookFormatException(root, 0, 0, "an earlier catalogue to go back to", "none");
        var now = Current;
        Point("current", hash);
        if (now is not null)
            Point("previous", now);
        return hash;
    }

    /// <summary>Whether the state in use was made beside another starter edition, whose words its search still has: after an update of the program.</summary>
    public bool Stale
    {
        get
        {
            if (Current is not { } hash || !Directory.Exists(Path.Combine(root, hash)))
                return false;
            using var catalogue = SqliteCatalogue.Open(Path.Combine(root, hash), hash);
            return HashOf(catalogue) != hash;
        }
    }

    /// <summary>Makes a stale state anew with the starter edition of this program.</summary>
    /// <returns>Whether it was stale.</returns>
    public bool Renew()
    {
        if (!Stale)
            return false;
        using var held = Lock();
        if (!Stale)
            return false;
        using var work = Begin();
        work.Commit();
        return true;
    }

    /// <summary>Takes an edition, or a book with all of them, out of the catalogue.</summary>
    /// <returns>False when there was none.</returns>
    public bool Remove(string book, string? edition)
    {
        using var held = Lock();
        if (Current is not { } hash)
            return false;
        using (var catalogue = SqliteCatalogue.Open(Path.Combine(root, hash), hash))
            if (!catalogue.Editions.Any(e => e.Book == book && (edition is null || e.Name == edition)))
                return false;
        using var work = Begin();
        work.Writer.Remove(book, edition);
        work.Commit();
        if (book is "cpt" or "cdt")
            ForgetPrevious();
        return true;
    }

    // a licensed text that is taken out must not lie in the state before, to which one could go back
    private void ForgetPrevious()
    {
        File.Delete(Path.Combine(root, "previous"));
        var current = Current;
        foreach (var old in Directory.EnumerateDirectories(root))
            if (Path.GetFileName(old) != current)
                Directory.Delete(old, recursive: true);
    }

    internal string Adopt(string folder)
    {
        string hash;
        using (var catalogue = SqliteCatalogue.Open(folder, "new"))
        {
            hash = HashOf(catalogue);
            using var starter = OpenStarter();
            SearchBuilder.Build(Path.Combine(folder, "search.idx"), catalogue, starter);
        }
        // read back what was written, through the way in which it will be used
        using (new CodeSearch(Path.Combine(folder, "search.idx"))) { }
        var target = Path.Combine(root, hash);
        if (Directory.Exists(target))
            Directory.Delete(folder, recursive: true);
        else
            Directory.Move(folder, target);
        var before = Current;
        if (before == hash)
            return hash;
        if (before is not null)
            Point("previous", before);
        Point("current", hash);
        foreach (var old in Directory.EnumerateDirectories(root))
            if (Path.GetFileName(old) is var name && name != hash && name != before)
                Directory.Delete(old, recursive: true);
        return hash;
    }

    private void Point(string name, string hash)
    {
        var file = Path.Combine(root, name);
        using (var stream = new FileStream(file + ".new", FileMode.Create))
        {
            stream.Write(Encoding.ASCII.GetBytes(hash + "\n"));
            stream.Flush(flushToDisk: true);
        }
        File.Move(file + ".new", file, overwrite: true);
    }

    // the state is what it was made from: the same files give the same hash, in whatever order they came
    private string HashOf(ICatalogue catalogue)
    {
        var lines = catalogue.Parts.Select(p => $"{p.Edition.Book}|{p.Edition.Name}|{p.Table}|{p.File[(p.File.LastIndexOf('/') + 1)..]}|{p.Sha256}").Order(StringComparer.Ordinal);
        var starter = File.ReadAllText(Path.Combine(starterFolder, "hash")).Trim();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{CatalogueWriter.FormatVersion}\n{starter}\n{string.Join('\n', lines)}")))[..20];
    }
}

/// <summary>A new state in the making. Disposed without <see cref="Commit"/>, it leaves nothing behind.</summary>
public sealed class CatalogueWork : IDisposable
{
    private readonly CatalogueHome home;
    private bool committed;

    internal CatalogueWork(CatalogueHome home, CatalogueWriter writer)
    {
        this.home = home;
        Writer = writer;
    }

    public CatalogueWriter Writer { get; }

    /// <summary>Finishes the files, builds the search index, reads both back and puts the state in use.</summary>
    /// <returns>Its hash.</returns>
    public string Commit()
    {
        Writer.Finish();
        var hash = home.Adopt(Writer.Folder);
        committed = true;
        return hash;
    }

    public void Dispose()
    {
        Writer.Dispose();
        if (!committed && Directory.Exists(Writer.Folder))
            Directory.Delete(Writer.Folder, recursive: true);
    }
}
