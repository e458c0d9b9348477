using System.IO.Compression;
using System.Text;
using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Tests.Books.Layouts;

public sealed class ArchiveTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("books").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Files_zips_and_zips_in_zips_are_walked_in_the_order_of_their_names()
    {
        Write("b.txt", "plain"u8.ToArray());
        Directory.CreateDirectory(Path.Combine(_folder, "sub"));
        Write("sub/a.zip", Zipped(("z.txt", "last"u8.ToArray()), ("inner.zip", Zipped(("deep.txt", "deep"u8.ToArray())))));
        var files = Archive.Files(_folder).ToList();
        Assert.Equal(["b.txt", "sub/a.zip/inner.zip/deep.txt", "sub/a.zip/z.txt"], files.Select(f => f.Path[(_folder.Length + 1)..]));
        Assert.Equal(["plain", "deep", "last"], files.Select(Text));
        // and once more: a file may be opened as often as it is needed
        Assert.Equal(["plain", "deep", "last"], files.Select(Text));
        Assert.Equal((4, "deep"), (files[1].Head.Length, Encoding.ASCII.GetString(files[1].Head.Bytes.Span)));
    }

    [Fact]
    public void An_office_document_is_a_file()
    {
        Write("book.xlsx", Zipped(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("xl/workbook.xml", "<workbook/>"u8.ToArray())));
        Assert.Equal("book.xlsx", Assert.Single(Archive.Files(_folder)).Head.Name);
    }

    [Fact]
    public void A_truncated_zip_is_refused() =>
        Refused(Zipped(("a.txt", new byte[100]))[..60], "a.zip: expected a whole zip, found a truncated or damaged one");

    [Fact]
    public void A_zip_that_is_none_is_refused() => Refused("hello"u8.ToArray(), "a.zip: expected a zip, found no zip's first bytes");

    [Fact]
    public void A_damaged_member_is_refused_by_its_checksum()
    {
        var random = new byte[5000];
        new Random(1).NextBytes(random);
        var bytes = Zipped(CompressionLevel.NoCompression, ("a.txt", random));
        bytes[4000] ^= 1;
        Refused(bytes, "a.txt: expected the checksum");
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../evil.txt")]
    [InlineData("a\\..\\evil.txt")]
    [InlineData("C:/evil.txt")]
    public void A_member_that_climbs_out_is_refused(string name) =>
        Refused(Zipped((name, "x"u8.ToArray())), $"a.zip: expected members with names inside the zip, found '{name}'");

    [Fact]
    public void A_zip_bomb_is_refused_before_it_is_inflated() =>
        Refused(Zipped(("bomb.txt", new byte[20 << 20])),
            "bomb.txt: expected a member packed at most 250 to 1, found 20971520 bytes out of");

    [Fact]
    public void Zips_nested_too_deep_are_refused()
    {
        var bytes = Zipped(("a.txt", "x"u8.ToArray()));
        for (var i = 0; i < 5; i++)
            bytes = Zipped(("n.zip", bytes));
        Refused(bytes, "expected at most 4 zips within each other, found one more");
    }

    [Fact]
    public void A_path_that_is_not_there_is_refused() =>
        Assert.Equal("/no/such: expected a file or folder, found nothing there",
            Assert.Throws<BookFormatException>(() => Archive.Files("/no/such").ToList()).Message);

    private void Refused(byte[] zip, string message)
    {
        Write("a.zip", zip);
        var error = Assert.Throws<BookFormatException>(() => Archive.Files(_folder).Select(Text).ToList());
        Assert.Contains(message, error.Message);
    }

    private void Write(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(_folder, name), bytes);

    private static string Text(CodingAhead.Books.BookFile file)
    {
        using var reader = new StreamReader(file.Open());
        return reader.ReadToEnd();
    }

    private static byte[] Zipped(params (string Name, byte[] Bytes)[] members) => Zipped(CompressionLevel.Optimal, members);

    private static byte[] Zipped(CompressionLevel level, params (string Name, byte[] Bytes)[] members)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in members)
            {
                using var member = zip.CreateEntry(name, level).Open();
                member.Write(bytes);
            }
        return stream.ToArray();
    }
}
