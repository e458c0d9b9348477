using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Layouts;

/// <summary>A member of a zip while it is inflated: its length and checksum must come out as the zip states them.</summary>
internal sealed class CheckedStream(Stream inner, string path, long length, uint crc, IDisposable? owner) : Stream
{
    private long _read;
    private uint _crc;

    public override int Read(Span<byte> buffer)
    {
        int count;
        try
        {
            count = inner.Read(buffer);
        }
        catch (InvalidDataException e)
        {
            throw Corrupt("data that does not inflate", e);
        }
        catch (EndOfStreamException e)
        {
            throw Corrupt($"the end after {_read} bytes", e);
        }
        if (count == 0)
        {
            if (buffer.Length > 0 && _read != length)
                throw Corrupt($"{_read} bytes");
            return 0;
        }
        _read += count;
        if (_read > length)
            throw Corrupt("more");
        _crc = Crc32.Add(_crc, buffer[..count]);
        if (_read == length && _crc != crc)
            throw new BookFormatException(path, 0, 0, $"the checksum {crc:x8} that the zip states", $"{_crc:x8}");
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            owner?.Dispose();
        }
        base.Dispose(disposing);
    }

    private BookFormatException Corrupt(string found, Exception? inner = null) =>
        new(path, 0, 0, $"{length} bytes, as the zip states", found, inner);

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => length;
    public override long Position { get => _read; set => throw new NotSupportedException(); }
    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
