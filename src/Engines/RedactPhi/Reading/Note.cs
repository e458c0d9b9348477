using System.Buffers;
using CodingAhead.Engines.RedactPhi.Lists;

namespace CodingAhead.Engines.RedactPhi.Reading;

/// <summary>A run of tokens that is listed as something.</summary>
internal readonly record struct Hit(int Begin, int End, Phrase Phrase);

/// <summary>A note split into tokens, each with what its word may be and how it stands on its line.</summary>
internal sealed class Note : IDisposable
{
    private readonly int[]? map;
    private Token[] tokens;
    private readonly Vocabulary vocabulary = Vocabulary.Shared;

    public Note(string original, ClinicalTerm? protectedTerm = null)
    {
        Original = original;
        (Text, map) = Folding.Fold(original);
        tokens = ArrayPool<Token>.Shared.Rent(Math.Max(64, Text.Length / 3));
        ProtectedTerm = protectedTerm;
        Tokenise();
        Lines();
        FindHits();
    }

    public string Original { get; }
    public string Text { get; }
    public int Count { get; private set; }
    public List<Hit> Hits { get; } = [];
    public ClinicalTerm? ProtectedTerm { get; }
    /// <summary>The newest year that the note names, for ages over 89; 0 when there is none.</summary>
    public int NewestYear { get; private set; }

    public ref Token this[int i] => ref tokens[i];
    public ReadOnlySpan<char> Word(int i) => Text.AsSpan(tokens[i].Start, tokens[i].Length);
    public bool InRange(int i) => (uint)i < (uint)Count;
    public int OriginalAt(int place) => map is null ? place : map[place];

    /// <summary>The value of a number token of up to 9 digits; -1 when it is longer or no number.</summary>
    public int Number(int i)
    {
        if (!InRange(i) || tokens[i].Kind != Kind.Number || tokens[i].Length > 9) return -1;
        var value = 0;
        foreach (var c in Word(i)) value = value * 10 + (c - '0');
        return value;
    }

    public bool IsMark(int i, char mark) => InRange(i) && tokens[i].Kind == Kind.Mark && tokens[i].Mark == mark;
    public bool Is(int i, Sense sense) => InRange(i) && (tokens[i].Sense & sense) != 0;
    public bool IsWord(int i) => InRange(i) && tokens[i].Kind == Kind.Word;
    public bool Glued(int i) => InRange(i) && tokens[i].Gap == Gap.None;
    public bool IsPossessive(int i) => InRange(i) && tokens[i].Kind == Kind.Mark && tokens[i].Length == 2;
    public bool Says(int i, string lower) => InRange(i) && tokens[i].Length == lower.Length && Word(i).Equals(lower, StringComparison.OrdinalIgnoreCase);
    public char Char(int place) => (uint)place < (uint)Text.Length ? Text[place] : '\0';

    public void Dispose()
    {
        var rented = tokens;
        tokens = [];
        if (rented.Length > 0) ArrayPool<Token>.Shared.Return(rented);
    }

    private void Tokenise()
    {
        var text = Text.AsSpan();
        var i = 0;
        var gap = Gap.Paragraph;
        while (i < text.Length)
        {
            var c = text[i];
            if (c is ' ' or '\t' or '\n' or '\r' or '\f' or '\v')
            {
                var spaces = 0;
                var lines = 0;
                for (; i < text.Length && text[i] is ' ' or '\t' or '\n' or '\r' or '\f' or '\v'; i++)
                {
                    if (text[i] == '\n' || text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')) lines++;
                    else if (text[i] == '\f') lines += 2;
                    else spaces += text[i] == '\t' ? 2 : 1;
                    if (i + 1 == text.Length) { i++; break; }
                }
                if (gap != Gap.Paragraph || Count > 0) gap = lines > 1 ? Gap.Paragraph : lines == 1 ? Gap.Line : spaces > 1 ? Gap.Wide : Gap.Space;
                continue;
            }
            if (Count == tokens.Length) Grow();
            ref var token = ref tokens[Count];
            token = default;
            token.Start = i;
            token.Gap = gap;
            gap = Gap.None;
            if (char.IsAsciiLetter(c) || c > 127 && char.IsLetter(c)) i = ReadWord(text, i, ref token);
            else if (char.IsAsciiDigit(c))
            {
                while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
                token.Kind = Kind.Number;
                token.Shape = Shape.None;
            }
            else
            {
                token.Kind = Kind.Mark;
                token.Shape = Shape.None;
                token.Mark = c;
                i++;
                if (c == '\'' && token.Gap == Gap.None && Count > 0 && tokens[Count - 1].Kind == Kind.Word && i < text.Length && text[i] is 's' or 'S'
                    && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]))) i++;
            }
            token.End = i;
            Count++;
            if (token.Kind == Kind.Number && token.Length == 4 && token.End - token.Start == 4) Year(text, token);
        }
    }

    private void Year(ReadOnlySpan<char> text, in Token token)
    {
        var year = (text[token.Start] - '0') * 1000 + (text[token.Start + 1] - '0') * 100 + (text[token.Start + 2] - '0') * 10 + text[token.Start + 3] - '0';
        if (year is >= 1990 and <= 2060 && year > NewestYear && (token.Gap != Gap.None || Count < 2 || tokens[Count - 2].Kind == Kind.Mark)) NewestYear = year;
    }

    private int ReadWord(ReadOnlySpan<char> text, int i, ref Token token)
    {
        var upper = 0;
        var lower = 0;
        var first = text[i];
        var hash = Vocabulary.Start;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (c is >= 'a' and <= 'z') lower++;
            else if (c is >= 'A' and <= 'Z') upper++;
            else if (c == '\'')
            {
                if (i + 1 == text.Length || !char.IsLetter(text[i + 1])) break;
                if (text[i + 1] is 's' or 'S' && (i + 2 == text.Length || !char.IsLetterOrDigit(text[i + 2]))) break;
                continue;
            }
            else if (c > 127 && char.IsLetter(c)) { if (char.IsUpper(c)) upper++; else lower++; }
            else break;
            hash = Vocabulary.Step(hash, c);
        }
        token.Kind = Kind.Word;
        token.Shape = upper == 0 ? Shape.Lower : lower == 0 ? upper == 1 ? Shape.Title : Shape.Upper
            : upper == 1 && !(first is >= 'a' and <= 'z') ? Shape.Title : first is >= 'a' and <= 'z' ? Shape.Lower : Shape.Mixed;
        if (token.Shape == Shape.Upper && i < text.Length && upper > 5 && text[i] is ':' or '#' or ' ') i = Unglue(text, token.Start, i, ref hash);
        Look(ref token, hash);
        return i;
    }

    /// <summary>Scanned labels run into the name before them ("VANCEDOB:"): the word ends before the label.</summary>
    private static int Unglue(ReadOnlySpan<char> text, int start, int end, ref ulong hash)
    {
        var tail = text[(end - 3)..end];
        if (text[end] == ' ' || !(tail is "DOB" or "MRN" or "SSN")) return end;
        hash = Vocabulary.HashOf(text[start..(end - 3)]);
        return end - 3;
    }

    private void Look(ref Token token, ulong hash)
    {
        ref readonly var word = ref vocabulary.Find(hash);
        token.Hash = hash;
        token.Sense = word.Sense;
        if ((word.Sense & Sense.Acronym) != 0 && token.Shape != Shape.Title) token.Sense |= Sense.Clinical;
        token.First = word.First;
        token.Last = word.Last;
        token.Payload = word.Payload;
    }

    private void Grow()
    {
        var bigger = ArrayPool<Token>.Shared.Rent(tokens.Length * 2);
        Array.Copy(tokens, bigger, Count);
        ArrayPool<Token>.Shared.Return(tokens);
        tokens = bigger;
    }

    /// <summary>Marks starts of lines and sentences, and lines that are headings (no lower-case word) or all in capitals.</summary>
    private void Lines()
    {
        for (var i = 0; i < Count;)
        {
            var end = i + 1;
            while (end < Count && tokens[end].Gap < Gap.Line) end++;
            int lower = 0, title = 0, upper = 0;
            for (var k = i; k < end; k++)
                if (tokens[k].Kind == Kind.Word)
                {
                    if (tokens[k].Shape == Shape.Lower) { if (tokens[k].Length > 3 || !tokens[k].Is(Sense.Function)) lower++; }
                    else if (tokens[k].Shape == Shape.Upper) upper++;
                    else title++;
                }
            var line = Sense.None;
            if (lower == 0 && end - i <= 12) line |= Sense.HeadingLine;
            if (lower == 0 && title == 0 && upper > 1 || upper > 3 && lower + title <= upper / 4) line |= Sense.UpperLine;
            for (var k = i; k < end; k++) tokens[k].Sense |= line;
            tokens[i].Sense |= Sense.LineStart;
            i = end;
        }
        for (var i = 0; i < Count; i++)
            if (StartsSentence(i)) tokens[i].Sense |= Sense.SentenceStart;
        Small();
    }

    /// <summary>Marks lines written in small letters throughout, and all lines where most of the note's sentences begin so.</summary>
    private void Small()
    {
        int smallAll = 0, capitalAll = 0;
        for (var pass = 0; pass < 2; pass++)
            for (var i = 0; i < Count;)
            {
                int end = i, small = 0, capital = 0;
                do
                {
                    if (tokens[end].Kind == Kind.Word && tokens[end].Is(Sense.SentenceStart) && end > 0 && tokens[end - 1].Kind == Kind.Mark && tokens[end - 1].Mark == '.')
                    {
                        if (tokens[end].Shape == Shape.Lower) small++; else capital++;
                    }
                    end++;
                }
                while (end < Count && tokens[end].Gap < Gap.Line);
                if (pass == 0) { smallAll += small; capitalAll += capital; }
                if (pass == 0 ? small > 1 && capital == 0 : smallAll > 2 && smallAll > 2 * capitalAll)
                    for (var k = i; k < end; k++) tokens[k].Sense |= Sense.SmallLine;
                i = end;
            }
    }

    private bool StartsSentence(int i)
    {
        if (i == 0 || tokens[i].Gap == Gap.Paragraph) return true;
        ref var before = ref tokens[i - 1];
        if (before.Kind == Kind.Mark)
        {
            if (before.Mark is '!' or '?' or ':' or '\u2022' or '*' or '>' or '|' or '=') return true;
            if (before.Mark == '.') return tokens[i].Gap != Gap.None && !(i > 1 && tokens[i - 2].Kind == Kind.Word && (tokens[i - 2].Length == 1 || tokens[i - 2].Is(Sense.Title)));
            if (before.Mark is '"' or '(' or ')' or '\'') return i > 1 && tokens[i - 2].Kind == Kind.Mark && tokens[i - 2].Mark is '.' or ':' or '!' or '?';
            if (before.Mark == '-') return before.Is(Sense.LineStart);
        }
        else if (before.Kind == Kind.Number) return before.Is(Sense.LineStart) && tokens[i].Gap >= Gap.Line;
        return tokens[i].Gap == Gap.Line && i > 1 && before.Is(Sense.HeadingLine) && !tokens[i].Is(Sense.HeadingLine);
    }

    private void FindHits()
    {
        for (var i = 0; i < Count; i++)
        {
            if ((tokens[i].Sense & Sense.PhraseStart) == 0) continue;
            var reach = vocabulary.Find(tokens[i].Hash).Reach;
            var run = Vocabulary.Join(0, tokens[i].Hash);
            var words = 1;
            for (var k = i; ;)
            {
                var phrase = vocabulary.FindPhrase(run);
                if (phrase != Phrase.None)
                {
                    if (tokens[i].Hit == 0) tokens[i].Hit = Hits.Count + 1;
                    Hits.Add(new Hit(i, k + 1, phrase));
                    tokens[i].Phrase |= phrase;
                }
                if (words == reach) break;
                k++;
                while (k < Count && tokens[k].Kind == Kind.Mark && tokens[k].Mark is '.' or '-' or '\'' && tokens[k].Gap != Gap.Paragraph && (tokens[k].Mark != '-' || tokens[k].Gap == Gap.None)) k++;
                if (k >= Count || tokens[k].Gap == Gap.Paragraph || tokens[k].Kind == Kind.Mark && tokens[k].Mark is not ('&' or '/')) break;
                var hash = tokens[k].Kind == Kind.Word ? tokens[k].Hash : Vocabulary.HashOf(Word(k));
                run = Vocabulary.Join(run, hash);
                words++;
            }
        }
    }

    /// <summary>The longest hit of a kind that begins at a token; an empty one when there is none.</summary>
    public Hit Longest(int i, Phrase kind)
    {
        Hit best = default;
        if (!InRange(i) || (tokens[i].Phrase & kind) == 0 || tokens[i].Hit == 0) return best;
        for (var at = tokens[i].Hit - 1; at < Hits.Count && Hits[at].Begin == i; at++)
            if ((Hits[at].Phrase & kind) != 0 && Hits[at].End > best.End) best = Hits[at];
        return best;
    }
}
