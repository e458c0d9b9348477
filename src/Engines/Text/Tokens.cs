namespace CodingAhead.Engines.Text;

/// <summary>Takes a text apart into words and numbers, in one pass.</summary>
internal static class Tokens
{
    public static List<Token> Of(string text)
    {
        var tokens = new List<Token>(text.Length / 6 + 8);
        var gap = Gap.Line;
        var lineStart = true;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (char.IsLetterOrDigit(c))
            {
                var end = WordEnd(text, i);
                tokens.Add(new Token(i, end, gap));
                gap = Gap.None;
                lineStart = false;
                i = end;
                // a possessive s goes with its apostrophe
                if (i + 1 < text.Length && text[i] is '\'' or '’' && i + 1 < text.Length && text[i + 1] is 's' or 'S' && (i + 2 >= text.Length || !char.IsLetterOrDigit(text[i + 2])))
                    i += 2;
                continue;
            }
            gap |= Mark(text, i, ref lineStart, gap);
            i++;
        }
        return tokens;
    }

    private static Gap Mark(string text, int i, ref bool lineStart, Gap gap)
    {
        switch (text[i])
        {
            case ',': return Gap.Comma;
            case ';': return Gap.Semicolon;
            case ':': return Gap.Colon;
            case '(' or '[' or '{': return Gap.Open;
            case ')' or ']' or '}': return Gap.Close;
            case '/' or '\\': return Gap.Slash;
            case '•' or '·' or '●' or '▪' or '◦' or '‣' or '*': return lineStart ? Gap.Bullet : Gap.None;
            case '+': return Gap.Plus;
            case '-' or '–' or '—' or '−': return lineStart ? Gap.Bullet | Gap.Dash : Gap.Dash;
            case '?' : return Gap.Question | (Ends(text, i) ? Gap.Stop : Gap.None);
            case '.' or '!' or '。': return Ends(text, i) ? Gap.Stop : Gap.None;
            case '\r' when i + 1 < text.Length && text[i + 1] == '\n': return Gap.None;
            case '\n' or '\r' or '\u0085' or '\u2028' or '\u2029' or '\f' or '\v':
                lineStart = true;
                return (gap & Gap.Line) != 0 ? Gap.BlankLine | Gap.Line : Gap.Line;
            case ' ' or '\t' or '\u00a0': return Gap.Space;
            default: return Gap.None;
        }
    }

    // a stop ends something when white space, a closing sign or nothing follows
    private static bool Ends(string text, int i) => i + 1 >= text.Length || char.IsWhiteSpace(text[i + 1]) || text[i + 1] is ')' or ']' or '"' or '”' or '\'' or '.' or '<';

    private static int WordEnd(string text, int i)
    {
        var start = i;
        while (i < text.Length)
        {
            var c = text[i];
            if (char.IsLetterOrDigit(c) || c is >= '\u0300' and <= '\u036f')
                i++;
            // a decimal, or an apostrophe within a word (don't)
            else if (i > start && i + 1 < text.Length && (c == '.' && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1])
                     || c is '\'' or '’' && char.IsLetter(text[i - 1]) && text[i + 1] is 't' or 'T' && (i + 2 >= text.Length || !char.IsLetterOrDigit(text[i + 2]))))
                i += 2;
            // s/p, w/o, h/o: a letter on each side of a slash
            else if (c == '/' && i == start + 1 && char.IsLetter(text[start]) && i + 1 < text.Length && char.IsLetter(text[i + 1]) && (i + 2 >= text.Length || !char.IsLetterOrDigit(text[i + 2])))
                return i + 2;
            else
                break;
        }
        return i;
    }
}
