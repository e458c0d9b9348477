using System.Text;

namespace CodingAhead.Catalogue.Search;

/// <summary>What one word of a query can stand for: ranges of the sorted vocabulary, each with how good a match it is.</summary>
internal readonly record struct Slot(double Weight, long Count, WordRange[] Ranges);

/// <summary>Word ids from <paramref name="From"/> up to <paramref name="To"/>, not included.</summary>
internal readonly record struct WordRange(uint From, uint To, float Factor);

/// <summary>Looks words up in the vocabulary: the word itself, words that begin with it, words that mean the same.</summary>
internal static class Slots
{
    private const double UnknownWord = 8;

    public static Slot Of(SearchFile file, string word, bool unfinished)
    {
        var ranges = new List<WordRange>(4);
        var bytes = Encoding.UTF8.GetBytes(word);
        var from = LowerBound(file, bytes);
        var exact = from < file.Vocabulary.Length && file.BytesAt(file.Vocabulary[from].Text).SequenceEqual(bytes);
        var weight = UnknownWord;
        long count = 0;
        if (exact)
        {
            ranges.Add(new WordRange((uint)from, (uint)from + 1, 1));
            weight = file.Vocabulary[from].Weight;
            count = file.Vocabulary[from].Count;
        }
        if (word.Length >= (unfinished ? 2 : 3) && !char.IsAsciiDigit(word[0]))
        {
            var to = LowerBound(file, [.. bytes, 0xff]);
            var start = exact ? from + 1 : from;
            if (to > start)
            {
                ranges.Add(new WordRange((uint)start, (uint)to, exact ? 0.75f : unfinished ? 0.95f : 0.9f));
                long all = 0;
                for (var i = start; i < to; i++)
                    all += file.Vocabulary[i].Count;
                if (!exact)
                    weight = Math.Log(1 + file.Surfaces.Length / (1.0 + all));
                count += all;
            }
        }
        if (exact)
            foreach (var same in file.Same)
                if (same.Text == (uint)from)
                    foreach (var other in file.TextAt(same.Instead).Split(' '))
                    {
                        var at = LowerBound(file, Encoding.UTF8.GetBytes(other));
                        if (at < file.Vocabulary.Length && file.BytesAt(file.Vocabulary[at].Text).SequenceEqual(Encoding.UTF8.GetBytes(other)))
                        {
                            ranges.Add(new WordRange((uint)at, (uint)at + 1, 0.9f));
                            count += file.Vocabulary[at].Count;
                            weight = Math.Min(weight, Math.Max(file.Vocabulary[at].Weight, 0.3));
                        }
                    }
        return new Slot(weight, count, [.. ranges]);
    }

    /// <summary>The first word that is not less than the bytes.</summary>
    public static int LowerBound(SearchFile file, ReadOnlySpan<byte> bytes)
    {
        var words = file.Vocabulary;
        var (low, high) = (0, words.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (file.BytesAt(words[middle].Text).SequenceCompareTo(bytes) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
