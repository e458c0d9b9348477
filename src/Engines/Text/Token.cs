namespace CodingAhead.Engines.Text;

/// <summary>What stands between a token and the one before it.</summary>
[Flags]
internal enum Gap : ushort
{
    None = 0,
    Comma = 1,
    Semicolon = 2,
    Colon = 4,
    Open = 8,
    Close = 16,
    Slash = 32,
    Dash = 64,
    Stop = 128,
    Line = 256,
    BlankLine = 512,
    Bullet = 1024,
    Question = 2048,
    Plus = 4096,
    Space = 8192,
}

/// <summary>A word or number: where it stands in the text (UTF-16), and what stands before it.</summary>
internal readonly record struct Token(int Begin, int End, Gap Before)
{
    public ReadOnlySpan<char> In(string text) => text.AsSpan(Begin, End - Begin);
}
