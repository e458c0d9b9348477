using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Search;

namespace CodingAhead.Catalogue.Store;

/// <summary>
/// The same books without the texts that a licence of the AMA or ADA binds to their user: for guests, the API and other programs, unless
/// the operator says that a distribution licence covers them. Codes stay known by number.
/// </summary>
public sealed class OpenLibrary(ILibrary library) : ILibrary
{
    private volatile Shelf? made, from;

    public Shelf Current
    {
        get
        {
            var now = library.Current;
            if (from != now || made is null)
                (made, from) = (Without(now), now);
            return made;
        }
    }

    /// <summary>A shelf without licensed texts; the same one where there are none.</summary>
    public static Shelf Without(Shelf shelf) => shelf.Imported is { } imported && imported.Editions.Any(OpenCatalogue.Bound)
        ? shelf with { Imported = new OpenCatalogue(imported), Search = new OpenSearch(shelf.Search) } : shelf;
}

/// <summary>A catalogue whose licensed editions name codes but not their texts.</summary>
internal sealed class OpenCatalogue(ICatalogue inner) : ICatalogue
{
    public static bool Bound(Edition edition) => edition.Book is "cpt" or "cdt";

    public string Hash => inner.Hash + "-open";
    public bool Starter => inner.Starter;
    public IReadOnlyList<Edition> Editions => inner.Editions;
    public IReadOnlyList<Part> Parts => inner.Parts;
    public IReadOnlyList<IPtpTable> PtpTables => inner.PtpTables;
    public IReadOnlyList<Sourced<CodeEntry>> Entries(Code code) => [.. inner.Entries(code).Select(Bare)];
    public IReadOnlyList<Sourced<CodeEntry>> StartingWith(CodeSystem system, string prefix, Edition edition, int limit = int.MaxValue) =>
        [.. inner.StartingWith(system, prefix, edition, limit).Select(Bare)];
    public IReadOnlyList<Sourced<CodeEntry>> Between(CodeSystem system, string first, string last, Edition edition, int limit = int.MaxValue) =>
        [.. inner.Between(system, first, last, edition, limit).Select(Bare)];
    public Sourced<CodeEntry>? Neighbour(Code code, Edition edition, bool forward) => inner.Neighbour(code, edition, forward) is { } found ? Bare(found) : null;
    public IReadOnlyList<Sourced<RowEntry>> Rows(string book, string table, string key) => [.. inner.Rows(book, table, key).Where(r => !Bound(r.Edition))];
    public IReadOnlyList<(string Table, Sourced<RowEntry> Row)> Rows(string key) => [.. inner.Rows(key).Where(r => !Bound(r.Row.Edition))];
    public IEnumerable<Sourced<RowEntry>> Rows(Edition edition, string table) => Bound(edition) ? [] : inner.Rows(edition, table);
    public IReadOnlyList<Sourced<NoteEntry>> Notes(string scope) => inner.Notes(scope);
    public IEnumerable<Sourced<NoteEntry>> Notes(Edition edition) => inner.Notes(edition);
    public IReadOnlyList<Sourced<RangeEntry>> Ranges(CodeSystem system) => inner.Ranges(system);
    public IReadOnlyList<Sourced<MapEntry>> Maps(Code code, bool reverse = false) => inner.Maps(code, reverse);
    public IReadOnlyList<Sourced<GuidelineEntry>> Guidelines() => inner.Guidelines();
    public IReadOnlyList<(Sourced<GuidelineEntry> Section, int Width)> GuidelinesOn(string category) => inner.GuidelinesOn(category);
    public IReadOnlyList<Sourced<IndexEntry>> IndexTo(Code code) => inner.IndexTo(code);
    public IEnumerable<Sourced<IndexEntry>> Index(Edition edition, string table) => inner.Index(edition, table);
    public IEnumerable<Sourced<CodeEntry>> All(CodeSystem system, Edition edition) => inner.All(system, edition).Select(Bare);
    public IEnumerable<Sourced<CodeEntry>> Newest() => inner.Newest().Select(Bare);

    private static Sourced<CodeEntry> Bare(Sourced<CodeEntry> found) =>
        Bound(found.Edition) ? found with { Entry = found.Entry with { Short = null, Medium = null, Long = null } } : found;
}

/// <summary>A search whose hits of CPT codes are named by number, since a title in the index may be a licensed one.</summary>
internal sealed class OpenSearch(ICodeSearch inner) : ICodeSearch
{
    public SearchAnswer Search(string query, SearchOptions options)
    {
        var answer = inner.Search(query, options);
        return answer with { Results = [.. answer.Results.Select(Bare)] };
    }

    public bool Knows(ReadOnlySpan<char> word) => inner.Knows(word);

    public IReadOnlyList<SearchHit> Suggest(string query, SearchOptions options) => [.. inner.Suggest(query, options).Select(Bare)];

    private static SearchHit Bare(SearchHit hit) => hit.System is "cpt" or "modifier" ? hit with { Title = "", Why = "code" } : hit;
}
