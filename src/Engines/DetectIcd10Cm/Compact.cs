using System.Text;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>Writes numbers in seven bits a byte, lowest first, and texts as UTF-8 behind their length.</summary>
internal sealed class CompactWriter
{
    private readonly MemoryStream bytes = new();

    public int Length => (int)bytes.Length;

    public ReadOnlySpan<byte> Written => bytes.GetBuffer().AsSpan(0, Length);

    /// <param name="value">Not negative.</param>
    public void Int(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        for (; value > 127; value >>= 7)
            bytes.WriteByte((byte)(value | 128));
        bytes.WriteByte((byte)value);
    }

    public void Text(string value)
    {
        var utf8 = Encoding.UTF8.GetBytes(value);
        Int(utf8.Length);
        bytes.Write(utf8);
    }

    public void Ints(IReadOnlyCollection<int> values)
    {
        Int(values.Count);
        foreach (var value in values)
            Int(value);
    }

    /// <summary>A part behind its length, so that a reader can step over it.</summary>
    public void Part(CompactWriter part)
    {
        Int(part.Length);
        bytes.Write(part.Written);
    }
}

/// <summary>A text at hand, or one that is decoded when it is asked for.</summary>
internal readonly struct LaterText
{
    private readonly string? text;
    private readonly ReadOnlyMemory<byte> utf8;

    public LaterText(string text) => this.text = text;

    public LaterText(ReadOnlyMemory<byte> utf8) => this.utf8 = utf8;

    public string Text => text ?? Encoding.UTF8.GetString(utf8.Span);
}

/// <summary>Reads what <see cref="CompactWriter"/> wrote.</summary>
internal struct CompactReader(ReadOnlyMemory<byte> bytes)
{
    private int at;

    /// <exception cref="InvalidDataException">The content ends too soon.</exception>
    public int Int()
    {
        var value = 0;
        var span = bytes.Span;
        for (var shift = 0; shift < 35 && at < span.Length; shift += 7)
        {
            var next = span[at++];
            value |= (next & 127) << shift;
            if (next < 128)
                return value;
        }
        throw new InvalidDataException("the content is cut off");
    }

    public string Text() => Part() is { Length: > 0 } utf8 ? Encoding.UTF8.GetString(utf8.Span) : "";

    public LaterText Later() => new(Part());

    public int[] Ints()
    {
        var values = new int[Int()];
        for (var i = 0; i < values.Length; i++)
            values[i] = Int();
        return values;
    }

    /// <summary>The bytes of a part, stepped over.</summary>
    public ReadOnlyMemory<byte> Part()
    {
        var length = Int();
        if (length < 0 || length > bytes.Length - at)
            throw new InvalidDataException("the content is cut off");
        at += length;
        return bytes.Slice(at - length, length);
    }
}
