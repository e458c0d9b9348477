namespace CodingAhead.Engines.CasePilot.Understanding;

/// <summary>Words in the form in which questions and guides are compared: lower case, without endings, synonyms as one word.</summary>
internal static class Stems
{
    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, string> Same = new(StringComparer.Ordinal);

    static Stems()
    {
        foreach (var (_, lines) in EmbeddedText.Files("pilot/").Where(f => f.File == "words.txt"))
            foreach (var line in lines.Where(l => l.Trim().Length > 0 && !l.StartsWith('#')))
                if (line.StartsWith("empty:", StringComparison.Ordinal))
                    Empty.UnionWith(line[6..].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
                else if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 1 } group)
                    foreach (var word in group[1..])
                        Same[Stem(word)] = Stem(group[0]);
    }

    /// <summary>Whether a word carries no meaning of its own.</summary>
    public static bool IsEmpty(string word) => Empty.Contains(word.ToLowerInvariant());

    /// <summary>The stems of a text, without empty words, each once.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var found = new List<string>();
        foreach (var word in Split(text))
            if (!Empty.Contains(word) && Stem(word) is { Length: > 0 } stem && (Same.GetValueOrDefault(stem) ?? stem) is var plain && !found.Contains(plain))
                found.Add(plain);
        return found;
    }

    /// <summary>Lower-case words; a hyphen parts words, a dot inside a code does not.</summary>
    public static IEnumerable<string> Split(string text) => text.ToLowerInvariant().Replace('’', '\'').Replace("n't", " not", StringComparison.Ordinal).Replace("'s", "", StringComparison.Ordinal)
        .Split([' ', '\n', '\t', '\r', ',', ';', ':', '?', '!', '(', ')', '"', '\'', '/', '-', '–', '—', '[', ']', '{', '}', '*'], StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('.')).Where(w => w.Length > 0);

    /// <summary>A known word one slip away (two in long words); null when none is, or the word is short or has a digit.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        if (word.Length < 5 || word.Any(char.IsAsciiDigit))
            return null;
        string? best = null;
        var least = word.Length >= 8 ? 2 : 1;
        foreach (var other in known)
            if (Math.Abs(other.Length - word.Length) <= least && other.Length >= 4 && other[0] == word[0] && Distance(word, other) is var d && d <= least)
                (best, least) = (other, d - 1);
        return best;
    }

    private static string Stem(string word)
    {
        if (word.Any(char.IsAsciiDigit) || word.Length < 4)
            return word;
        foreach (var (end, instead) in (ReadOnlySpan<(string, string)>)[("ies", "y"), ("ied", "y"), ("ations", "at"), ("ation", "at"), ("ating", "at"), ("ated", "at"), ("ates", "at"), ("ate", "at"), ("ments", "ment"), ("ing", ""), ("ed", ""), ("es", ""), ("ly", ""), ("s", ""), ("e", "")])
            if (word.EndsWith(end, StringComparison.Ordinal) && word.Length - end.Length + instead.Length >= 3 && !word.EndsWith("ss", StringComparison.Ordinal))
                return string.Concat(word.AsSpan(0, word.Length - end.Length), instead) is var cut && cut.Length > 4 && cut[^1] == cut[^2] ? cut[..^1] : cut;
        return word;
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var next = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                (corner, row[j]) = (row[j], next);
            }
        }
        return row[^1];
    }
}
