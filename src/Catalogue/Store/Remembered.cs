using System.Collections.Concurrent;

namespace CodingAhead.Catalogue.Store;

/// <summary>
/// What was worked out once, shared by all threads and bounded: when more is asked for than fits, everything is dropped and worked out
/// anew. Whoever asks for ever new things makes it slower for everyone, never larger.
/// </summary>
/// <param name="most">How many answers are kept.</param>
public sealed class Remembered<TKey, TValue>(int most) where TKey : notnull
{
    private ConcurrentDictionary<TKey, TValue> known = new();
    private int count;

    /// <summary>The answer to a key, worked out when it is not known.</summary>
    public TValue Of(TKey key, Func<TKey, TValue> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        var now = known;
        if (now.TryGetValue(key, out var value))
            return value;
        value = make(key);
        if (Interlocked.Increment(ref count) > most)
        {
            Interlocked.Exchange(ref count, 1);
            known = now = new();
        }
        now.TryAdd(key, value);
        return value;
    }
}
