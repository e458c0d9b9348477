using System.Diagnostics;
using CodingAhead.Catalogue.Search;

namespace CodingAhead.Bench.Catalogue;

/// <summary>Percentiles over single queries, which means hide: each development query 50 times, warm, ours and FTS5 in turn.</summary>
internal static class SearchLatency
{
    public static int Run()
    {
        var shelf = BenchBooks.Shelf();
        using var fts = new Fts5(shelf);
        var queries = BenchBooks.Queries();
        Report("search", queries, q => shelf.Search.Search(q, new SearchOptions()).Results.Count);
        Report("suggest", queries.Select(q => q[..Math.Max(2, q.Length / 2)]).ToArray(), q => shelf.Search.Suggest(q, new SearchOptions(Limit: 8)).Count);
        Report("fts5", queries, fts.Search);
        return 0;
    }

    private static void Report(string name, string[] queries, Func<string, int> search)
    {
        foreach (var query in queries)
            for (var i = 0; i < 10; i++)
                search(query);
        var times = new List<(double Ms, string Query)>();
        for (var round = 0; round < 50; round++)
            foreach (var query in queries)
            {
                var start = Stopwatch.GetTimestamp();
                search(query);
                times.Add((Stopwatch.GetElapsedTime(start).TotalMilliseconds, query));
            }
        times.Sort((a, b) => a.Ms.CompareTo(b.Ms));
        double At(double p) => times[(int)(times.Count * p)].Ms;
        Console.WriteLine($"{name,-8} p50 {At(0.5):F3} ms  p90 {At(0.9):F3} ms  p99 {At(0.99):F3} ms  mean {times.Average(t => t.Ms):F3} ms");
    }
}
