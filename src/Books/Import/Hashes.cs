using System.Security.Cryptography;

namespace CodingAhead.Books.Import;

/// <summary>The SHA-256 of a file, taken while it is read or by a pass of its own.</summary>
internal static class Hashes
{
    public static string Of(BookFile file)
    {
        using var stream = file.Open();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>The file with its bytes hashed as a reader takes them; ask <see cref="Taken.Finish"/> afterwards.</summary>
    public static Taken While(BookFile file) => new(file);

    /// <summary>Hashes what passes through.</summary>
    internal sealed class Taken
    {
        private readonly BookFile original;
        private HashingStream? stream;

        public Taken(BookFile file)
        {
            original = file;
            File = file with { Open = () => stream = new HashingStream(file.Open()) };
        }

        /// <summary>What to give to the reader.</summary>
        public BookFile File { get; }

        /// <summary>The hash of the whole file, also when the reader did not read to the end or read it more than once.</summary>
        public string Finish() => stream is { Whole: true } ? stream.Hash : Of(original);
    }

    private sealed class HashingStream(Stream inner) : Stream
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public bool Whole { get; private set; }

        public string Hash => Convert.ToHexStringLower(hash.GetCurrentHash());

        public override int Read(Span<byte> buffer)
        {
            var n = inner.Read(buffer);
            if (n > 0)
                hash.AppendData(buffer[..n]);
            else if (buffer.Length > 0)
                Whole = true;
            return n;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
