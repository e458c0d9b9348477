using System.Text;
using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Tests.Books.Layouts;

public sealed class TextTests
{
    [Fact]
    public void Lines_end_in_a_line_feed_or_with_carriage_return_or_with_the_file()
    {
        var text = TextFile.Open(Made.File("a", "one\r\ntwo\n\nfour"u8.ToArray()));
        var lines = new List<string>();
        while (text.Next())
            lines.Add($"{text.Number}:{text.Line}:{text.Terminated}");
        Assert.Equal(["1:one:True", "2:two:True", "3::True", "4:four:False"], lines);
    }

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'a', 0xC3, 0xA9 })]
    [InlineData(new byte[] { (byte)'a', 0xC3, 0xA9 })]
    [InlineData(new byte[] { (byte)'a', 0xE9 })]
    public void Utf8_with_and_without_a_mark_and_windows_1252_read_the_same(byte[] bytes)
    {
        var text = TextFile.Open(Made.File("a", bytes));
        Assert.True(text.Next());
        Assert.Equal("aé", text.Line.ToString());
    }

    [Fact]
    public void Windows_1252_has_quotes_and_dashes_where_latin_1_has_controls()
    {
        var text = TextFile.Open(Made.File("a", [0x93, (byte)'x', 0x94, 0x96, 0x80]));
        Assert.True(text.Next());
        Assert.Equal("“x”–€", text.Line.ToString());
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 65, 0 }, "a:1:1: expected ASCII, UTF-8 or Windows-1252 text, found UTF-16")]
    [InlineData(new byte[] { 65, 10, 66, 0 }, "a:2:2: expected text, found byte 0x00")]
    [InlineData(new byte[] { 65, 0x81, 0xE9 }, "a:1:2: expected text, found byte 0x81")]
    public void What_is_no_text_is_refused_with_its_place(byte[] bytes, string message) =>
        Assert.Equal(message, Assert.Throws<BookFormatException>(() => TextFile.Open(Made.File("a", bytes))).Message);

    [Fact]
    public void Cells_may_hold_separators_quotes_and_line_ends()
    {
        var rows = new Delimited(Made.File("a.csv", "x,\"a, \"\"b\"\"\nc\",\r\n\"\",y\n"), ',');
        Assert.True(rows.Next());
        Assert.Equal((1, "x|a, \"b\"\nc|"), (rows.Line, string.Join('|', rows.Cells(3))));
        Assert.True(rows.Next());
        Assert.Equal((3, 2, "|y"), (rows.Line, rows.Count, string.Join('|', rows.Cells(2))));
        Assert.False(rows.Next());
    }

    [Theory]
    [InlineData("a,\"b\nc", "a.csv:1: expected a closing quote, found the end of the file")]
    [InlineData("a\n\"b\"c,d", "a.csv:2: expected a separator behind a closing quote, found 'c'")]
    public void A_quote_that_goes_wrong_is_refused_with_its_line(string text, string message)
    {
        var rows = new Delimited(Made.File("a.csv", text), ',');
        Assert.Equal(message, Assert.Throws<BookFormatException>(() => { while (rows.Next()) { } }).Message);
    }

    [Fact]
    public void A_row_of_too_many_cells_is_refused()
    {
        var rows = new Delimited(Made.File("a.csv", new string(',', 5000)), ',');
        Assert.Equal("a.csv:1: expected at most 1024 cells in a row, found more",
            Assert.Throws<BookFormatException>(() => rows.Next()).Message);
    }

    [Fact]
    public void The_checksum_is_that_of_zip() => Assert.Equal(0xCBF43926, Crc32.Add(Crc32.Add(0, "12345"u8), "6789"u8));

    [Fact]
    public void A_fixed_field_is_trimmed_and_empty_beyond_the_line()
    {
        Assert.Equal("cd", FixedWidth.Field("ab cd e", 3, 6).ToString());
        Assert.Equal("", FixedWidth.Field("ab", 5, 9).ToString());
    }
}
