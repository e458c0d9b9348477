using System.Collections.Frozen;

namespace CodingAhead.Engines.Text;

/// <summary>A set of fixed phrases, found word by word from left to right, the longest first. Built once, read by many threads.</summary>
internal sealed class PhraseTree<T>
{
    private sealed class Node
    {
        public readonly Dictionary<int, Node> Next = [];
        public bool Ends;
        public T? Value;
    }

    private readonly Node root = new();
    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private FrozenDictionary<string, int>? frozen;
    private FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> spans;

    public void Add(IEnumerable<string> phrase, T value)
    {
        var node = root;
        foreach (var word in phrase)
        {
            if (!words.TryGetValue(word, out var id))
                words.Add(word, id = words.Count);
            node = node.Next.TryGetValue(id, out var next) ? next : node.Next[id] = new Node();
        }
        node.Ends = true;
        node.Value = value;
    }

    /// <summary>Ends the building.</summary>
    public PhraseTree<T> Freeze()
    {
        frozen = words.ToFrozenDictionary(StringComparer.Ordinal);
        spans = frozen.GetAlternateLookup<ReadOnlySpan<char>>();
        return this;
    }

    /// <summary>The number of a lower-case word; -1 when no phrase has it.</summary>
    public int Word(ReadOnlySpan<char> lower) => spans.TryGetValue(lower, out var id) ? id : -1;

    /// <summary>The longest phrase that begins at an index of word numbers; its length in words, 0 when there is none.</summary>
    public int Longest(ReadOnlySpan<int> ids, int at, int end, out T? value)
    {
        value = default;
        var (node, length) = (root, 0);
        for (var i = at; i < end && ids[i] >= 0 && node.Next.TryGetValue(ids[i], out var next); i++)
        {
            node = next;
            if (node.Ends)
                (length, value) = (i - at + 1, node.Value);
        }
        return length;
    }
}
