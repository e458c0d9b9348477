using System.Text;
using CodingAhead.Books;
using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Tests.Books;

/// <summary>Made-up files for the tests of readers.</summary>
internal static class Made
{
    /// <summary>A file of these bytes.</summary>
    public static BookFile File(string path, byte[] bytes) =>
        new(new FileHead(path, bytes.Length, bytes.AsMemory(0, Math.Min(bytes.Length, 16 << 10))),
        () => new MemoryStream(bytes, writable: false));

    /// <summary>A file of this text in UTF-8 without a mark; line feeds become CRLF with <paramref name="crlf"/>.</summary>
    public static BookFile File(string path, string text, bool crlf = false) =>
        File(path, Encoding.UTF8.GetBytes(crlf ? text.ReplaceLineEndings("\r\n") : text.ReplaceLineEndings("\n")));

    /// <summary>All entries of a file; a rejected entry fails the test.</summary>
    public static List<Entry> Read(this BookReader reader, BookFile file) =>
        [.. reader.Read(file, (line, why) => Assert.Fail($"rejected line {line}: {why}"))];

    /// <summary>All entries of a kind.</summary>
    public static List<T> Read<T>(this BookReader reader, BookFile file) where T : Entry => [.. reader.Read(file).OfType<T>()];

    /// <summary>The message with which a reader refuses a file.</summary>
    public static string Refusal(this BookReader reader, BookFile file) =>
        Assert.Throws<BookFormatException>(() => reader.Read(file, (_, _) => { }).Count()).Message;

    /// <summary>The reader that takes the file; there must be exactly one.</summary>
    public static BookReader Reader(BookFile file) => Assert.Single(BookReaders.All, r => r.Recognises(file.Head));
}
