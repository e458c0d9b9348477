namespace CodingAhead.Books.Starter;

/// <summary>Runs of eight words, as numbers that two texts can be compared by: eight in a row in common are no chance.</summary>
internal static class WordRuns
{
    public const int Length = 8;

    /// <summary>Every run of eight words of a text, whatever their case and what stands between them.</summary>
    public static IEnumerable<(ulong Hash, string Words)> Of(string text)
    {
        var words = Words(text);
        for (var i = 0; i + Length <= words.Count; i++)
            yield return (Hash(words, i), string.Join(' ', words.Skip(i).Take(Length)));
    }

    /// <summary>The same runs without their words.</summary>
    public static IEnumerable<ulong> Hashes(string text)
    {
        var words = Words(text);
        for (var i = 0; i + Length <= words.Count; i++)
            yield return Hash(words, i);
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length; at++)
        {
            var begin = at;
            while (at < text.Length && char.IsLetterOrDigit(text[at]))
                at++;
            if (at > begin)
                words.Add(text[begin..at].ToLowerInvariant());
        }
        return words;
    }

    // FNV-1a, the same on every machine
    private static ulong Hash(List<string> words, int from)
    {
        var hash = 14695981039346656037UL;
        for (var i = from; i < from + Length; i++)
        {
            foreach (var c in words[i])
                hash = (hash ^ c) * 1099511628211UL;
            hash = (hash ^ ' ') * 1099511628211UL;
        }
        return hash;
    }
}
