namespace CodingAhead.Engines.Text;

/// <summary>Knows the headings of clinical notes, and where one stands in a text.</summary>
internal static class Headings
{
    private const int LongestUnknown = 6;

    public static PhraseTree<SectionKind> Known { get; } = Read();

    /// <summary>Whether a heading begins at a token, what it opens, and how many tokens it has.</summary>
    public static int At(string text, List<Token> tokens, int[] words, int i, out SectionKind kind, out bool own)
    {
        own = false;
        var before = tokens[i].Before;
        var lineStart = (before & Gap.Line) != 0;
        var length = Known.Longest(words, i, tokens.Count, out kind);
        if (length > 0)
        {
            var after = i + length < tokens.Count ? tokens[i + length].Before : Gap.Line;
            var capital = char.IsUpper(text[tokens[i].Begin]);
            if (Colon(text, tokens[i + length - 1].End) && (lineStart || capital))
                return length;
            if (lineStart && (after & Gap.Line) != 0 && (after & (Gap.Stop | Gap.Comma)) == 0)
                return length;
            // "Impression. Stable disease."
            if (lineStart && capital && (after & Gap.Stop) != 0 && kind is SectionKind.Assessment && text[tokens[i + length - 1].End] == '.')
                return length;
            // "HEART FAILURE FOLLOW-UP" is no heading, "IMPRESSION - ..." is
            if (lineStart && length * 2 >= 2 && (after & Gap.Dash) != 0 && Capitals(text, tokens, i, length))
                return length;
        }
        kind = SectionKind.None;
        if (!lineStart || !char.IsLetter(text[tokens[i].Begin]))
            return 0;
        // a heading of the writer's own: a short line in capitals, or a few words and a colon
        for (length = 1; length <= LongestUnknown && i + length <= tokens.Count; length++)
        {
            var after = i + length < tokens.Count ? tokens[i + length].Before : Gap.Line;
            if (Colon(text, tokens[i + length - 1].End) && char.IsUpper(text[tokens[i].Begin]))
            {
                own = true;
                return length;
            }
            if ((after & Gap.Line) != 0)
            {
                own = (after & Gap.Stop) == 0 && (after & Gap.BlankLine) != 0 && tokens[i + length - 1].End - tokens[i].Begin > 3 && Capitals(text, tokens, i, length);
                return own ? length : 0;
            }
            if ((after & (Gap.Stop | Gap.Semicolon)) != 0)
                return 0;
        }
        return 0;
    }

    private static bool Colon(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or ')' or '*' or '_')
            at++;
        return at < text.Length && text[at] == ':';
    }

    private static bool Capitals(string text, List<Token> tokens, int first, int length)
    {
        for (var i = tokens[first].Begin; i < tokens[first + length - 1].End; i++)
            if (char.IsLower(text[i]))
                return false;
        return true;
    }

    private static PhraseTree<SectionKind> Read()
    {
        var tree = new PhraseTree<SectionKind>();
        foreach (var (head, line) in RuleList.Read("headings"))
            foreach (var form in RuleList.Items(line))
                tree.Add(Split(form), Enum.Parse<SectionKind>(head));
        return tree.Freeze();
    }

    // written in the lists as people write them, compared as the text is taken apart
    internal static IEnumerable<string> Split(IEnumerable<string> form)
    {
        var joined = string.Join(' ', form);
        foreach (var token in Tokens.Of(joined))
        {
            var buffer = new char[64];
            yield return buffer.AsSpan(0, Folding.Lower(token.In(joined), buffer)).ToString();
        }
    }
}
