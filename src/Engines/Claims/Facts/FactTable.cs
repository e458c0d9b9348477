namespace CodingAhead.Engines.Claims.Facts;

/// <summary>
/// Facts by the number that a code is, read without a lock and grown under one: a key and its fact lie side by side in one array. Bounded:
/// when more codes are asked for than fit, all are dropped and read anew, so that hostile input makes it slower, never larger.
/// </summary>
internal sealed class FactTable<T>(int most) where T : class
{
    private readonly Lock _gate = new();
    private volatile Slot[] _slots = new Slot[1024];
    private int _count;

    private struct Slot
    {
        public long Key;
        public T? Fact;
    }

    /// <summary>The fact of a code, made when it is not known.</summary>
    public T Of<TArgument>(long key, TArgument argument, Func<TArgument, T> make) => Find(key) ?? Keep(key, make(argument));

    /// <summary>The fact of a code; null when it is not known.</summary>
    public T? Find(long key)
    {
        var slots = _slots;
        for (var at = Place(key, slots.Length); ; at = (at + 1) & (slots.Length - 1))
        {
            // a fact is published after its key, so a fact that is seen has its key
            var fact = Volatile.Read(ref slots[at].Fact);
            if (fact is null)
                return null;
            if (slots[at].Key == key)
                return fact;
        }
    }

    /// <summary>Keeps a fact; the one that was kept meanwhile, if one was.</summary>
    public T Keep(long key, T made)
    {
        lock (_gate)
        {
            if (_count >= most)
                (_slots, _count) = (new Slot[1024], 0);
            else if (_count * 2 >= _slots.Length)
                Grow();
            if (Put(_slots, key, made) is { } known)
                return known;
            _count++;
            return made;
        }
    }

    private void Grow()
    {
        var larger = new Slot[_slots.Length * 2];
        foreach (var slot in _slots)
            if (slot.Fact is { } fact)
                Put(larger, slot.Key, fact);
        _slots = larger;
    }

    // the fact that stood there already, if one did
    private static T? Put(Slot[] slots, long key, T fact)
    {
        var at = Place(key, slots.Length);
        for (; slots[at].Fact is { } known; at = (at + 1) & (slots.Length - 1))
            if (slots[at].Key == key)
                return known;
        slots[at].Key = key;
        Volatile.Write(ref slots[at].Fact, fact);
        return null;
    }

    private static int Place(long key, int length) => (int)((ulong)(key * unchecked((long)0x9E3779B97F4A7C15)) >> 32) & (length - 1);
}
