using System.Text;

namespace CodingAhead.Catalogue.Search;

/// <summary>
/// Finds the word that was meant when a query's word stands nowhere in the books: the nearest by letters changed, dropped, added or
/// swapped, with the same first letter, the more frequent one on a tie.
/// </summary>
internal static class Speller
{
    public static IReadOnlyList<Correction> Correct(SearchFile file, IReadOnlyList<string> words)
    {
        var corrections = new List<Correction>();
        foreach (var word in words)
            if (word.Length >= 4 && !word.Any(char.IsAsciiDigit) && Slots.Of(file, word, unfinished: false) is var slot && (slot.Count == 0 || slot.Ranges.All(r => r.Factor < 0.95f)))
                if (Nearest(file, word) is { } better && corrections.All(c => c.From != word))
                    corrections.Add(new Correction(word, better));
        return corrections;
    }

    private static string? Nearest(SearchFile file, string word)
    {
        var most = word.Length <= 5 ? 1 : word.Length <= 8 ? 2 : 3;
        string? best = null;
        var bestCost = double.MaxValue;
        // people rarely get the first letter wrong; a silent one they do
        foreach (var first in FirstLetters(word))
        {
            var from = Slots.LowerBound(file, Encoding.UTF8.GetBytes(first));
            var to = Slots.LowerBound(file, [.. Encoding.UTF8.GetBytes(first), 0xff]);
            for (var i = from; i < to; i++)
            {
                var row = file.Vocabulary[i];
                var bytes = file.BytesAt(row.Text);
                if (row.Count == 0 || Math.Abs(bytes.Length - word.Length) > most)
                    continue;
                var distance = Distance(word, bytes, most);
                if (distance > most)
                    continue;
                var cost = distance - Math.Log(1 + row.Count) * 0.09 + (first == word[..1] ? 0 : 0.3);
                if (cost < bestCost)
                    (best, bestCost) = (file.TextAt(row.Text), cost);
            }
        }
        return best;
    }

    private static IEnumerable<string> FirstLetters(string word)
    {
        yield return word[..1];
        if (word[0] is 'n' or 'f' or 's' or 'r' or 'z')
            yield return word[0] switch { 'n' => "pn", 'f' => "ph", 's' => "ps", 'r' => "rh", _ => "x" };
        if (word.Length > 1 && word[1] != word[0])
            yield return word[1..2];
    }

    /// <summary>Letters changed, dropped, added or swapped with their neighbour; stops above <paramref name="most"/>.</summary>
    internal static int Distance(string a, ReadOnlySpan<byte> b, int most)
    {
        if (b.Length > 60 || a.Length > 60)
            return most + 1;
        Span<int> before = stackalloc int[b.Length + 1], last = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var value = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    value = Math.Min(value, before[j - 2] + 1);
                row[j] = value;
                least = Math.Min(least, value);
            }
            if (least > most)
                return most + 1;
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.Length];
    }
}
