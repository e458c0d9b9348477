using System.Collections.Concurrent;

namespace CodingAhead.Surfaces.Web.Serving;

/// <summary>What makes an answer: the books at hand, the day it is asked on, the address, and what sort of visitor reads (empty on one's own machine).</summary>
internal readonly record struct PageKey(string Shelf, DateOnly Today, string Path, string Query, string Reader = "");

/// <summary>
/// Finished pages in bounded memory. Two generations: when the young one has reached half of the budget it becomes the old one, and what
/// is not asked for again goes with the next turn. Reading takes no lock.
/// </summary>
internal sealed class PageCache(long budget = 64L << 20)
{
    // an address longer than any that the site itself writes is answered, and not kept
    private const int LongestAddress = 300;
    private const int Overhead = 400;

    private readonly Lock turning = new();
    private ConcurrentDictionary<PageKey, FinishedPage> young = new(), old = new();
    private long held;

    public FinishedPage? Find(PageKey key)
    {
        if (young.TryGetValue(key, out var page))
            return page;
        if (!old.TryGetValue(key, out page))
            return null;
        Keep(key, page);
        return page;
    }

    public void Keep(PageKey key, FinishedPage page)
    {
        if (key.Path.Length + key.Query.Length > LongestAddress || page.Bytes.Length > budget / 16)
            return;
        if (!young.TryAdd(key, page))
            return;
        // the compressed twin is counted as a quarter of the plain bytes
        if (Interlocked.Add(ref held, page.Bytes.Length * 5L / 4 + Overhead) < budget / 2)
            return;
        lock (turning)
        {
            if (Interlocked.Read(ref held) < budget / 2)
                return;
            old = young;
            young = new ConcurrentDictionary<PageKey, FinishedPage>();
            Interlocked.Exchange(ref held, 0);
        }
    }

    /// <summary>How many pages are held.</summary>
    public int Count => young.Count + old.Count;
}
