using BenchmarkDotNet.Attributes;
using CodingAhead.Catalogue.Search;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Bench.Catalogue;

/// <summary>All development queries, one after another: ours against FTS5 over the same texts, in the same run.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class SearchBenchmarks
{
    private Shelf shelf = null!;
    private Fts5 fts = null!;
    private string[] queries = null!;

    [GlobalSetup]
    public void Setup()
    {
        shelf = BenchBooks.Shelf();
        fts = new Fts5(shelf);
        queries = BenchBooks.Queries();
    }

    [Benchmark(Baseline = true)]
    public int Fts5_over_the_same_texts()
    {
        var found = 0;
        foreach (var query in queries)
            found += fts.Search(query);
        return found;
    }

    [Benchmark]
    public int Ours()
    {
        var found = 0;
        foreach (var query in queries)
            found += shelf.Search.Search(query, new SearchOptions()).Results.Count;
        return found;
    }

    [Benchmark]
    public int Ours_while_typing()
    {
        var found = 0;
        foreach (var query in queries)
            found += shelf.Search.Suggest(query[..Math.Max(2, query.Length / 2)], new SearchOptions(Limit: 8)).Count;
        return found;
    }
}
