namespace CodingAhead.Engines.Text;

/// <summary>
/// Brings a word into the form in which words are compared: lower case, without marks and apostrophes, British spelling and plain
/// plurals folded. Works in place, so that reading a note makes no strings.
/// </summary>
internal static class Folding
{
    private const string Marked = "àáâãäåāăąçćčďèéêëēėęěğìíîïīįłñńňòóôõöøōőŕřśšşťțùúûüūůűýÿźżž";
    private const string Plain = "aaaaaaaaacccdeeeeeeeegiiiiiilnnnoooooooorrssstt" + "uuuuuuuyyzzz";

    private static readonly HashSet<string> Singular = new(StringComparer.Ordinal)
    {
        "diabetes", "herpes", "rabies", "scabies", "caries", "series", "species", "facies", "feces", "ascites", "biceps", "triceps", "measles", "mumps", "rickets",
        "shingles", "hives", "menses", "tabes", "yaws", "always", "less", "lens", "pons", "does", "this", "his", "has", "was", "aids", "stress", "gas", "bends",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> SingularSpans = Singular.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Writes the lower-case form without marks; the length written. Longer words are cut to the buffer.</summary>
    public static int Lower(ReadOnlySpan<char> word, Span<char> into)
    {
        var length = 0;
        foreach (var c in word)
        {
            if (length == into.Length)
                break;
            if (c is '\'' or '’' or (>= '\u0300' and <= '\u036f'))
                continue;
            var lower = c < 128 ? (char)(c is >= 'A' and <= 'Z' ? c | 0x20 : c) : char.ToLowerInvariant(c);
            if (lower >= 128 && Marked.IndexOf(lower, StringComparison.Ordinal) is >= 0 and var at)
                lower = Plain[at];
            into[length++] = lower;
        }
        return length;
    }

    /// <summary>Folds spelling and number of a lower-case word in place; the new length.</summary>
    public static int Fold(Span<char> word)
    {
        var length = word.Length;
        if (length < 4 || char.IsAsciiDigit(word[0]))
            return length;
        length = Spelling(word);
        var w = word[..length];
        if (w[^1] != 's' || SingularSpans.Contains(w))
            return length;
        if (length > 4 && w.EndsWith("ies", StringComparison.Ordinal))
        {
            w[^3] = 'y';
            return length - 2;
        }
        if (length > 4 && (w.EndsWith("sses", StringComparison.Ordinal) || w.EndsWith("xes", StringComparison.Ordinal)
                           || w.EndsWith("ches", StringComparison.Ordinal) || w.EndsWith("shes", StringComparison.Ordinal)))
            return length - 2;
        return w[^2] is not ('s' or 'u' or 'i') ? length - 1 : length;
    }

    /// <summary>The folded form of a word as a string, for building word lists.</summary>
    public static string Fold(string word)
    {
        Span<char> buffer = stackalloc char[64];
        var length = Lower(word, buffer);
        return buffer[..Fold(buffer[..length])].ToString();
    }

    // ae and oe of British spelling, where they stand for a plain e: haem, oedema, oesophagus, -rrhoea, anaesth-, paed-, gynae-
    private static int Spelling(Span<char> word)
    {
        var length = word.Length;
        for (var i = 0; i + 1 < length; i++)
        {
            var rest = (ReadOnlySpan<char>)word[i..length];
            var drop = rest.StartsWith("aem") || rest.StartsWith("aest") || rest.StartsWith("aed") && i > 0 && word[i - 1] == 'p' || rest.StartsWith("aec") || rest.StartsWith("aeti")
                || rest.StartsWith("oede") || rest.StartsWith("oeso") || rest.StartsWith("oest") || rest.StartsWith("oea") || rest.StartsWith("oeic") || rest.StartsWith("oet") && i > 0 && word[i - 1] == 'f' || rest.StartsWith("oeli");
            if (drop)
            {
                word[(i + 1)..length].CopyTo(word[i..]);
                length--;
            }
            else if (rest.StartsWith("mour") && i > 0 && word[i - 1] == 'u')
            {
                word[(i + 3)..length].CopyTo(word[(i + 2)..]);
                length--;
            }
            else if (rest.StartsWith("sulph"))
            {
                word[i + 3] = 'f';
                word[(i + 5)..length].CopyTo(word[(i + 4)..]);
                length--;
            }
            else if (rest.StartsWith("isation"))
                word[i + 1] = 'z';
        }
        return length;
    }
}
