namespace CodingAhead.Engines.RedactPhi.Reading;

/// <summary>What a token is made of.</summary>
internal enum Kind : byte { Word, Number, Mark }

/// <summary>How a word is written.</summary>
internal enum Shape : byte { Lower, Title, Upper, Mixed, None }

/// <summary>What stands between a token and the one before it.</summary>
internal enum Gap : byte { None, Space, Wide, Line, Paragraph }

/// <summary>One word, number or mark of a note; places count in the folded text, end exclusive.</summary>
internal struct Token
{
    public ulong Hash;
    public Sense Sense;
    public Phrase Phrase;
    public int Start;
    public int End;
    /// <summary>One more than the place of the first listed run of words that begins here; 0 when none does.</summary>
    public int Hit;
    public Kind Kind;
    public Shape Shape;
    public Gap Gap;
    public byte First;
    public byte Last;
    public byte Payload;
    /// <summary>The type that a recogniser has claimed this token for, plus one; 0 when free.</summary>
    public byte Claimed;
    public char Mark;

    public readonly int Length => End - Start;
    public readonly bool Is(Sense sense) => (Sense & sense) != 0;
    public readonly bool IsWord => Kind == Kind.Word;
    public readonly bool IsNumber => Kind == Kind.Number;
    public readonly bool IsMark(char mark) => Kind == Kind.Mark && Mark == mark;
    public readonly bool Capital => Kind == Kind.Word && Shape != Shape.Lower;
    public readonly bool Named => (First | Last) != 0;
    /// <summary>A word of medicine or everyday English.</summary>
    public readonly bool Plain => (Sense & (Sense.Common | Sense.Clinical)) != 0;
}
