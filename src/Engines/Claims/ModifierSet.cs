namespace CodingAhead.Engines.Claims;

/// <summary>The modifiers that an edit asks for by name, a bit each.</summary>
[Flags]
internal enum Mark : ulong
{
    None = 0,
    M24 = 1UL << 0, M25 = 1UL << 1, M26 = 1UL << 2, M27 = 1UL << 3, M50 = 1UL << 4, M51 = 1UL << 5, M52 = 1UL << 6, M53 = 1UL << 7, M54 = 1UL << 8, M55 = 1UL << 9,
    M56 = 1UL << 10, M57 = 1UL << 11, M58 = 1UL << 12, M59 = 1UL << 13, M62 = 1UL << 14, M66 = 1UL << 15, M73 = 1UL << 16, M74 = 1UL << 17, M76 = 1UL << 18, M77 = 1UL << 19,
    M78 = 1UL << 20, M79 = 1UL << 21, M80 = 1UL << 22, M81 = 1UL << 23, M82 = 1UL << 24, M91 = 1UL << 25, M93 = 1UL << 26, M95 = 1UL << 27, As = 1UL << 28, Tc = 1UL << 29,
    Ga = 1UL << 30, Gx = 1UL << 31, Gy = 1UL << 32, Gz = 1UL << 33, Gt = 1UL << 34, Gq = 1UL << 35, G0 = 1UL << 36, Fq = 1UL << 37, Xe = 1UL << 38, Xs = 1UL << 39,
    Xp = 1UL << 40, Xu = 1UL << 41, Lt = 1UL << 42, Rt = 1UL << 43,

    /// <summary>The NCCI-associated modifiers that name no site.</summary>
    NcciOther = M24 | M25 | M27 | M57 | M58 | M59 | M78 | M79 | M91 | Xe | Xs | Xp | Xu,

    /// <summary>They belong to visits.</summary>
    Visit = M24 | M25 | M57,

    /// <summary>They say that a service was at a distance.</summary>
    Distance = M93 | M95 | Gt | Gq | Fq,
}

/// <summary>The modifiers of a line: their texts in capitals, those with a name of their own as bits, those that name a site as bits.</summary>
internal readonly struct ModifierSet
{
    /// <summary>How many modifiers two letters or digits can make.</summary>
    public const int Most = 36 * 36;

    // eyelids, fingers, toes, sides, coronary vessels
    private static readonly string[] SiteNames =
    [
        "E1", "E2", "E3", "E4", "FA", "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "TA", "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "LT", "RT", "LC", "LD", "RC", "LM", "RI",
    ];

    // by the place of the modifier's text, which is found without hashing
    private static readonly Mark[] Named = new Mark[Most];
    private static readonly uint[] Sited = new uint[Most];

    static ModifierSet()
    {
        foreach (var mark in Enum.GetValues<Mark>())
            if (ulong.PopCount((ulong)mark) == 1)
                Named[Place(mark.ToString() is ['M', .. var digits] && digits.All(char.IsAsciiDigit) ? digits : mark.ToString().ToUpperInvariant())] = mark;
        for (var i = 0; i < SiteNames.Length; i++)
            Sited[Place(SiteNames[i])] = 1u << i;
    }

    private ModifierSet(string[] texts, Mark marks, uint sites, bool twice) => (Texts, Marks, Sites, Twice) = (texts, marks, sites, twice);

    public static ModifierSet None { get; } = new([], Mark.None, 0, false);

    public string[] Texts { get; }

    public Mark Marks { get; }

    public uint Sites { get; }

    /// <summary>Whether one stands twice.</summary>
    public bool Twice { get; }

    public static ModifierSet Of(IReadOnlyList<string> given)
    {
        if (given.Count == 0)
            return None;
        var texts = new string[given.Count];
        var (marks, sites, twice) = (Mark.None, 0u, false);
        for (var i = 0; i < texts.Length; i++)
        {
            var text = given[i];
            if (Place(text) is var place && place < 0)
                place = Place(text = text.Trim().ToUpperInvariant());
            if (i > 0)
                twice |= Array.IndexOf(texts, text, 0, i) >= 0;
            texts[i] = text;
            if (place >= 0)
                (marks, sites) = (marks | Named[place], sites | Sited[place]);
        }
        return new ModifierSet(texts, marks, sites, twice);
    }

    /// <summary>Whether one of these stands on the line.</summary>
    public bool Any(Mark marks) => (Marks & marks) != 0;

    /// <summary>Whether all of these stand on the line.</summary>
    public bool All(Mark marks) => (Marks & marks) == marks;

    /// <summary>The first of these as the claim writes it.</summary>
    public string First(Mark marks)
    {
        foreach (var text in Texts)
            if (Place(text) is >= 0 and var place && (Named[place] & marks) != 0)
                return text;
        return "";
    }

    /// <summary>The names of sites on the line, with blanks between.</summary>
    public string SiteText()
    {
        return Sites == 0 ? "" : string.Join(' ', Texts.Where(t => Place(t) is >= 0 and var place && Sited[place] != 0));
    }

    /// <summary>Whether the same modifiers stand on another line, in whatever order.</summary>
    public bool Same(ModifierSet other)
    {
        if (Texts.Length != other.Texts.Length || Marks != other.Marks || Sites != other.Sites)
            return false;
        foreach (var text in Texts)
            if (Array.IndexOf(other.Texts, text) < 0)
                return false;
        return true;
    }

    /// <summary>The place of two capitals or digits among all such texts; -1 for any other text.</summary>
    public static int Place(string text) => text.Length == 2 && Digit(text[0]) is >= 0 and var first && Digit(text[1]) is >= 0 and var second ? first * 36 + second : -1;

    private static int Digit(char c) => c is >= '0' and <= '9' ? c - '0' : c is >= 'A' and <= 'Z' ? c - 'A' + 10 : -1;
}
