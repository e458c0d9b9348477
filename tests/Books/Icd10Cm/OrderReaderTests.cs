using CodingAhead.Books.Icd10Cm;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Tests.Books.Icd10Cm;

public sealed class OrderReaderTests
{
    private readonly OrderReader _reader = new();

    [Fact]
    public void A_row_is_a_code_with_both_titles_and_its_line()
    {
        var codes = _reader.Read<CodeEntry>(Made.File("order.txt", Samples.Order()));
        Assert.Equal(9, codes.Count);
        Assert.Equal(new CodeEntry(new Code(CodeSystem.Icd10Cm, "A0010"), true, "Ship fever, severe, first", null,
            "Ship fever, severe form, first week", 4), codes[3]);
        Assert.False(codes[2].Billable);
    }

    [Fact]
    public void It_recognises_its_layout_by_content_whatever_the_name()
    {
        Assert.Same(Made.Reader(Made.File("x.bin", Samples.Order())).GetType(), typeof(OrderReader));
        Assert.Same(Made.Reader(Made.File("x.bin", Samples.PcsOrder())).GetType(), typeof(CodingAhead.Books.Icd10Pcs.OrderReader));
        Assert.False(_reader.Recognises(Made.File("icd10cm-order-2026.txt", Samples.Codes).Head));
    }

    [Theory]
    [InlineData("00002 A000 ", "00002 A00  ", "o.txt:2:7: expected each code once, found A00 again")]
    [InlineData("00002 A000 ", "00003 A000 ", "o.txt:2:1: expected order number 00002, found '00003'")]
    [InlineData("00002 A000    1", "00002 A000    2", "o.txt:2:15: expected 0 or 1 in the column of billable codes, found '2'")]
    [InlineData("00002 A000 ", "00002 B000 ", "o.txt:2:7: expected the heading of B000 before it, found none")]
    [InlineData("00008 Z00  ", "00008 B00  ", "o.txt:8:7: expected categories in the order of the book, found B00 after C44")]
    [InlineData("00008 Z00  ", "00008 A002 ", "o.txt:8:7: expected A002 among the codes of A00, found it after C44")]
    [InlineData("00008 Z00  ", "00008 z00  ", "o.txt:8:7: expected a code of three to seven letters and digits, found 'z00'")]
    [InlineData("Ship fever, severe, first ", "Ship fever, severe, first", "o.txt:4:77: expected a space between two columns, found 'S'")]
    public void What_is_wrong_is_said_with_its_place(string good, string bad, string message)
    {
        var text = Samples.Order();
        Assert.Contains(good, text);
        Assert.Equal(message, _reader.Refusal(Made.File("o.txt", text.Replace(good, bad), crlf: true)));
    }

    [Fact]
    public void Half_a_file_is_refused_whether_it_is_cut_in_a_row_or_between_two()
    {
        var text = Samples.Order();
        var rows = text.Split("\r\n");
        Assert.Equal("o.txt:4: expected rows up to Z or U, found the end of the file at A0010",
            _reader.Refusal(Made.File("o.txt", string.Concat(rows.Take(4).Select(r => r + "\r\n")))));
        Assert.Equal("o.txt:5: expected a row of at least 78 characters, found 20",
            _reader.Refusal(Made.File("o.txt", string.Concat(rows.Take(4).Select(r => r + "\r\n")) + rows[4][..20])));
        Assert.Equal("o.txt:9: expected a line end after the last row, found the end of the file",
            _reader.Refusal(Made.File("o.txt", text.TrimEnd())));
        Assert.Equal("o.txt: expected rows of an order file, found none", _reader.Refusal(Made.File("o.txt", "")));
    }

    [Fact]
    public void A_procedure_order_file_wants_its_tables_and_codes_in_ascending_order()
    {
        var reader = new CodingAhead.Books.Icd10Pcs.OrderReader();
        Assert.Equal(4, reader.Read<CodeEntry>(Made.File("o.txt", Samples.PcsOrder())).Count);
        Assert.Equal("o.txt:2:7: expected a table of three characters or a code of seven, without I and O, found 001607O after 001",
            reader.Refusal(Made.File("o.txt", Samples.PcsOrder().Replace("0016070", "001607O"))));
        Assert.Equal("o.txt:3:7: expected codes in ascending order, found 000 after 0016070",
            reader.Refusal(Made.File("o.txt", Samples.PcsOrder().Replace("XY0 ", "000 "))));
    }
}
