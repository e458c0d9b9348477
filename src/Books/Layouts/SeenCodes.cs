using System.Buffers;

namespace CodingAhead.Books.Layouts;

/// <summary>Remembers the codes of a file, of up to eight ASCII characters, to find duplicates and parents.</summary>
internal sealed class SeenCodes
{
    /// <summary>The characters that codes are made of.</summary>
    public static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private readonly HashSet<ulong> _codes = [];

    /// <summary>False when the code was there already.</summary>
    public bool Add(ReadOnlySpan<char> code) => _codes.Add(Packed(code));

    public bool Contains(ReadOnlySpan<char> code) => _codes.Contains(Packed(code));

    /// <summary>
    /// The length of the longest beginning of the code, of three characters or more, that has been added; 0 when there is none.
    /// </summary>
    public int ParentOf(ReadOnlySpan<char> code)
    {
        for (var length = code.Length - 1; length >= 3; length--)
            if (Contains(code[..length]))
                return length;
        return 0;
    }

    private static ulong Packed(ReadOnlySpan<char> code)
    {
        var packed = 0UL;
        foreach (var c in code)
            packed = packed << 8 | (byte)c;
        return packed;
    }
}
