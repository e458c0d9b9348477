namespace CodingAhead.Engines.Guidelines;

/// <summary>The codes that a text names (<c>E08</c>, <c>E08.1</c>, <c>E08-E13</c>), as numbers in the order of their texts.</summary>
internal readonly record struct DiagnosisRange(long From, long To)
{
    private const int Length = 7;

    public bool Holds(long packed) => packed >= From && packed <= To;

    /// <summary>Seven places of base 37, the absent ones 0; -1 for what is longer, or has a dot elsewhere than behind the third character.</summary>
    public static long Pack(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var (value, places) = (0L, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '.' && i == 3)
                continue;
            var digit = c is >= '0' and <= '9' ? c - '0' + 1 : c is >= 'A' and <= 'Z' ? c - 'A' + 11 : c is >= 'a' and <= 'z' ? c - 'a' + 11 : -1;
            if (digit < 0 || places == Length)
                return -1;
            value = value * 37 + digit;
            places++;
        }
        for (var i = places; i < Length; i++)
            value *= 37;
        return places < 3 ? -1 : value;
    }

    /// <summary>The range of a mention, with or without its dots; an end that is no code (<c>A00-C</c>) is left out.</summary>
    public static DiagnosisRange Of(string mention)
    {
        var plain = mention.Replace(".", "", StringComparison.Ordinal);
        var dash = plain.IndexOf('-', StringComparison.Ordinal);
        var (first, last) = dash < 0 ? (plain, plain) : (plain[..dash], plain[(dash + 1)..]);
        if (last.Length < 3)
            last = first;
        var under = 1L;
        for (var i = last.Length; i < Length; i++)
            under *= 37;
        return new DiagnosisRange(Pack(first), Pack(last) + under - 1);
    }
}
