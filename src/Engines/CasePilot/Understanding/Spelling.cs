using System.Text;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Engines.CasePilot.Understanding;

/// <summary>Mends misspelt words of a question against the words that intents and guides are written with.</summary>
internal static class Spelling
{
    private static readonly Lazy<(HashSet<string> Known, ILookup<char, string> ByLetter)> Words = new(() =>
    {
        HashSet<string> known = [.. EmbeddedText.Files("pilot/").Concat(EmbeddedText.Files("guides/")).SelectMany(f => f.Lines).SelectMany(Stems.Split).Select(w => w.TrimEnd('*', '~')).Where(w => w.Length >= 3 && w.All(char.IsAsciiLetter))];
        return (known, known.Where(w => w.Length >= 5).ToLookup(w => w[0]));
    });
    private static readonly Remembered<string, string> Mends = new(5_000);

    /// <summary>The text with each unknown word of five letters or more replaced by the known word that is one slip away.</summary>
    public static string Mended(string text)
    {
        var made = new StringBuilder(text.Length);
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var letter = i < text.Length && char.IsAsciiLetter(text[i]);
            if (letter && start < 0)
                start = i;
            if (letter)
                continue;
            if (start >= 0)
                made.Append(Mend(text[start..i], start > 0 && char.IsAsciiDigit(text[start - 1]) || i < text.Length && char.IsAsciiDigit(text[i])));
            start = -1;
            if (i < text.Length)
                made.Append(text[i]);
        }
        return made.ToString();
    }

    private static string Mend(string word, bool besideDigit) => besideDigit || word.Length is < 5 or > 20 ? word
        : Mends.Of(word.ToLowerInvariant(), static lower => Words.Value.Known.Contains(lower) ? lower : Stems.Nearest(lower, Words.Value.ByLetter[lower[0]]) ?? lower) is var mended && mended.Equals(word, StringComparison.OrdinalIgnoreCase) ? word : mended;
}
