namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>The terms by their rarest word. Those that were kept are decoded when a note has their word: a note has few of the words there are.</summary>
internal sealed class TermIndex
{
    private readonly Term[]?[] known;
    private readonly ReadOnlyMemory<byte>[] kept;
    private readonly Func<ReadOnlyMemory<byte>, Term[]> decode;

    public TermIndex(Term[]?[] terms) => (known, kept, decode) = (terms, [], _ => []);

    /// <param name="kept">The terms of each word as bytes; empty for a word that is the rarest of none.</param>
    public TermIndex(ReadOnlyMemory<byte>[] kept, Func<ReadOnlyMemory<byte>, Term[]> decode) => (known, this.kept, this.decode) = (new Term[]?[kept.Length], kept, decode);

    /// <summary>How many words there are.</summary>
    public int Count => known.Length;

    /// <summary>The terms that have a word as their rarest one; null when none has.</summary>
    public Term[]? this[int word] => known[word] ?? (kept.Length == 0 || kept[word].IsEmpty ? null : known[word] = decode(kept[word])); // two threads may decode the same, to the same end
}
