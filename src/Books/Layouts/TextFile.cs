using System.Text;
using System.Text.Unicode;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Layouts;

/// <summary>The text of a file, decoded once, walked line by line without a string for each line.</summary>
/// <remarks>ASCII, UTF-8 with and without a byte order mark, or Windows-1252; lines end in LF or CRLF.</remarks>
internal sealed class TextFile
{
    /// <summary>The largest file that is held whole. The publications read this way stay under 20 MB.</summary>
    public const int Limit = 256 << 20;

    private readonly char[] _text;
    private readonly int _length;
    private int _start, _end, _next;

    private TextFile(string path, char[] text, int length) => (Path, _text, _length) = (path, text, length);

    public string Path { get; }

    /// <summary>The number of the current line, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Whether the current line ended in a line feed, rather than with the file.</summary>
    public bool Terminated { get; private set; }

    /// <summary>The current line without its end.</summary>
    public ReadOnlySpan<char> Line => _text.AsSpan(_start, _end - _start);

    /// <summary>All text, for readers that look across lines.</summary>
    public ReadOnlySpan<char> Text => _text.AsSpan(0, _length);

    public static TextFile Open(BookFile file)
    {
        var bytes = Bytes(file);
        return Decode(file.Path, bytes);
    }

    public static TextFile Decode(string path, ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            throw new BookFormatException(path, 1, 1, "ASCII, UTF-8 or Windows-1252 text", "UTF-16");
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            bytes = bytes[3..];
        var zero = bytes.IndexOf((byte)0);
        if (zero >= 0)
            throw Binary(path, bytes, zero);
        var chars = GC.AllocateUninitializedArray<char>(bytes.Length);
        if (Ascii.IsValid(bytes))
            return new TextFile(path, chars, Encoding.Latin1.GetChars(bytes, chars));
        if (Utf8.IsValid(bytes))
            return new TextFile(path, chars, Encoding.UTF8.GetChars(bytes, chars));
        var wrong = Cp1252.Decode(bytes, chars);
        return wrong < 0 ? new TextFile(path, chars, bytes.Length) : throw Binary(path, bytes, wrong);
    }

    /// <summary>Moves to the next line; false at the end.</summary>
    public bool Next()
    {
        if (_next >= _length)
            return false;
        _start = _next;
        var at = _text.AsSpan(_next, _length - _next).IndexOf('\n');
        Terminated = at >= 0;
        _end = Terminated ? _start + at : _length;
        _next = Terminated ? _end + 1 : _length;
        if (_end > _start && _text[_end - 1] == '\r')
            _end--;
        Number++;
        return true;
    }

    /// <summary>An error at the current line.</summary>
    public BookFormatException Wrong(string expected, string found, int column = 0) => new(Path, Number, column, expected, found);

    /// <summary>An error at the current line that shows what stands there.</summary>
    public BookFormatException Wrong(string expected, ReadOnlySpan<char> found, int column = 0) => Wrong(expected, Shown(found), column);

    /// <summary>A value as errors show it: in quotes, cut to 60 characters, control characters as dots.</summary>
    public static string Shown(ReadOnlySpan<char> value)
    {
        var text = new StringBuilder("'", 64);
        foreach (var c in value[..Math.Min(value.Length, 60)])
            text.Append(char.IsControl(c) ? '.' : c);
        return text.Append(value.Length > 60 ? "…'" : "'").ToString();
    }

    /// <summary>All bytes of a file, up to <see cref="Limit"/>.</summary>
    public static byte[] Bytes(BookFile file, int limit = Limit)
    {
        using var stream = file.Open();
        var bytes = new byte[Math.Clamp(file.Head.Length, 0, limit) + 1];
        var length = 0;
        try
        {
            for (int read; (read = stream.Read(bytes, length, bytes.Length - length)) > 0;)
            {
                length += read;
                if (length > limit)
                    throw new BookFormatException(file.Path, 0, 0, $"at most {limit >> 20} MB", "more");
                if (length == bytes.Length)
                    Array.Resize(ref bytes, (int)Math.Min(2L * length, (long)limit + 1));
            }
        }
        catch (InvalidDataException e)
        {
            throw new BookFormatException(file.Path, 0, 0, "a readable file", e.Message, e);
        }
        Array.Resize(ref bytes, length);
        return bytes;
    }

    private static BookFormatException Binary(string path, ReadOnlySpan<byte> bytes, int at)
    {
        var line = bytes[..at].Count((byte)'\n') + 1;
        return new(path, line, at - bytes[..at].LastIndexOf((byte)'\n'), "text", $"byte 0x{bytes[at]:X2}");
    }
}
