using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace CodingAhead.Catalogue.Search;

/// <summary>
/// Breaks text into the words that search compares: lower case, without accents and possessive, British spelling and plain plurals
/// folded, Roman numerals after "type", "stage" or "grade" as digits. The same for what is indexed and what is asked.
/// </summary>
internal static class Words
{
    /// <summary>The normalised words of a text, in order.</summary>
    public static List<string> Of(string text)
    {
        var words = new List<string>();
        var plain = Ascii.IsValid(text) ? text : StripMarks(text);
        var buffer = ArrayPool<char>.Shared.Rent(plain.Length + 1);
        var length = 0;
        for (var i = 0; i <= plain.Length; i++)
        {
            var c = i < plain.Length ? plain[i] : ' ';
            if (char.IsLetterOrDigit(c))
                buffer[length++] = char.ToLowerInvariant(c);
            else if (c == '.' && length > 0 && char.IsAsciiDigit(buffer[length - 1]) && i + 1 < plain.Length && char.IsAsciiDigit(plain[i + 1]))
                buffer[length++] = '.'; // a decimal: 0.9
            else if (c is '\'' or '’' && length > 0)
            {
                // a possessive s is dropped with its apostrophe
                if (i + 1 < plain.Length && plain[i + 1] is 's' or 'S' && (i + 2 >= plain.Length || !char.IsLetterOrDigit(plain[i + 2])))
                    i++;
            }
            else if (length > 0)
            {
                Add(words, buffer.AsSpan(0, length));
                length = 0;
            }
        }
        ArrayPool<char>.Shared.Return(buffer);
        return words;
    }

    private static void Add(List<string> words, Span<char> raw)
    {
        var word = Fold(raw.ToString());
        if (words.Count > 0 && words[^1] is "type" or "stage" or "grade" or "class" && Roman(word) is { } digit)
            word = digit;
        words.Add(word);
    }

    /// <summary>Folds spelling and number of one lower-case word.</summary>
    internal static string Fold(string word)
    {
        if (word.Length < 4 || char.IsAsciiDigit(word[0]))
            return word;
        var w = Spelling(word);
        if (Singular.Contains(w))
            return w;
        if (w.Length > 4 && w.EndsWith("ies", StringComparison.Ordinal))
            return string.Concat(w.AsSpan(0, w.Length - 3), "y");
        if (w.Length > 4 && (w.EndsWith("sses", StringComparison.Ordinal) || w.EndsWith("xes", StringComparison.Ordinal) || w.EndsWith("ches", StringComparison.Ordinal) || w.EndsWith("shes", StringComparison.Ordinal)))
            return w[..^2];
        if (w.EndsWith('s') && w[^2] is not ('s' or 'u' or 'i') && w.Length > 3)
            return w[..^1];
        return w;
    }

    // they end like a plural and are none, or have no other number
    private static readonly FrozenSet<string> Singular = new[]
    {
        "diabetes", "herpes", "rabies", "scabies", "caries", "series", "species", "facies", "feces", "ascites", "biceps", "triceps", "forceps", "measles",
        "mumps", "rickets", "shingles", "hives", "menses", "tabes", "nares", "lues", "chloasma", "yaws", "always", "less", "gas", "bends", "lens",
    }.ToFrozenSet(StringComparer.Ordinal);

    // only where American text differs regularly, and never at the end of a short word
    private static string Spelling(string w)
    {
        if (w.Contains("ae", StringComparison.Ordinal))
            w = w.Replace("aem", "em", StringComparison.Ordinal).Replace("haem", "hem", StringComparison.Ordinal).Replace("paed", "ped", StringComparison.Ordinal)
                .Replace("aest", "est", StringComparison.Ordinal).Replace("gynae", "gyne", StringComparison.Ordinal).Replace("caec", "cec", StringComparison.Ordinal)
                .Replace("faec", "fec", StringComparison.Ordinal).Replace("aetio", "etio", StringComparison.Ordinal).Replace("orthopae", "orthope", StringComparison.Ordinal);
        if (w.Contains("oe", StringComparison.Ordinal))
            w = w.Replace("oede", "ede", StringComparison.Ordinal).Replace("oeso", "eso", StringComparison.Ordinal).Replace("oest", "est", StringComparison.Ordinal)
                .Replace("rrhoe", "rrhe", StringComparison.Ordinal).Replace("foet", "fet", StringComparison.Ordinal).Replace("coel", "cel", StringComparison.Ordinal)
                .Replace("dyspnoe", "dyspne", StringComparison.Ordinal).Replace("apnoe", "apne", StringComparison.Ordinal).Replace("pnoe", "pne", StringComparison.Ordinal);
        if (w.Length > 5)
            w = w.Replace("tumour", "tumor", StringComparison.Ordinal).Replace("colour", "color", StringComparison.Ordinal).Replace("fibre", "fiber", StringComparison.Ordinal)
                .Replace("sulph", "sulf", StringComparison.Ordinal).Replace("leuk", "leuk", StringComparison.Ordinal).Replace("behaviour", "behavior", StringComparison.Ordinal)
                .Replace("paralyse", "paralyze", StringComparison.Ordinal).Replace("isation", "ization", StringComparison.Ordinal);
        return w;
    }

    private static string? Roman(string word) => word switch { "i" => "1", "ii" => "2", "iii" => "3", "iv" => "4", "v" => "5", _ => null };

    // letters with marks of the Latin scripts: the program runs without the tables of ICU, and needs no more than these
    private const string Marked = "àáâãäåāăąçćčďèéêëēėęěğìíîïīįłñńňòóôõöøōőŕřśšşťțùúûüūůűýÿźżž";
    private const string Plain = "aaaaaaaaacccdeeeeeeeegiiiiiilnnnoooooooorrssstt" + "uuuuuuuyyzzz";

    private static string StripMarks(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var at = c < 128 ? -1 : Marked.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
            if (at >= 0)
                result.Append(Plain[at]);
            else if (c is not (>= '\u0300' and <= '\u036f')) // a mark written after its letter
                result.Append(c);
        }
        return result.ToString();
    }
}
