namespace CodingAhead.Books.Layouts;

/// <summary>Windows-1252, in which CMS saves text that is not plain ASCII.</summary>
internal static class Cp1252
{
    // the bytes 80 to 9F; a zero stands for the five that mean nothing
    private const string High = "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

    /// <summary>Decodes into <paramref name="chars"/>, of the same length; the index of the first byte without meaning, or -1.</summary>
    public static int Decode(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = bytes[i];
            var c = b is >= 0x80 and <= 0x9F ? High[b - 0x80] : (char)b;
            if (c == 0)
                return i;
            chars[i] = c;
        }
        return -1;
    }
}
