using CodingAhead.Books.Hcpcs;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Tests.Books.Hcpcs;

public sealed class HcpcsReaderTests
{
    private readonly AlphaNumericReader _reader = new();

    [Fact]
    public void A_record_and_its_continuations_are_one_code_with_its_indicators()
    {
        var file = Made.File("h.txt", Samples.AlphaNumeric());
        Assert.IsType<AlphaNumericReader>(Made.Reader(file));
        var entries = _reader.Read(file);
        var codes = entries.OfType<CodeEntry>().ToList();
        Assert.Equal(new CodeEntry(new Code(CodeSystem.Modifier, "A1"), true, "Dressing for one doll", null, "Dressing for one doll", 3,
            new DateOnly(2002, 7, 1)), codes[0]);
        Assert.Equal("Cane for a very old doll, adjustable or fixed, with tip and with a long second line", codes[1].Long);
        Assert.Equal(new DateOnly(2017, 12, 31), codes[1].Ended);
        var row = entries.OfType<RowEntry>().Last();
        var columns = _reader.Columns(file.Head);
        string Cell(string name) => row.Cells[columns.ToList().IndexOf(name)];
        Assert.Equal(("E0100", "32", "A", "D", "20171231", "N"),
            (row.Key, Cell("PRICE1"), Cell("MULT_PI"), Cell("COV"), Cell("TERM_DT"), Cell("ACTION_CD")));
    }

    [Theory]
    [InlineData("E0100001004", "E0101001004", "h.txt:5:1: expected a continuation of the record before it, found 'E0101001004'")]
    [InlineData("E0100001003", "   A1001007", "h.txt:4:1: expected each code once, found A1 again")]
    [InlineData("E0100001003", "E01X0001003", "h.txt:4:1: expected a code of HCPCS in columns 1 to 5, found 'E01X0'")]
    [InlineData("20171231", "20171331", "h.txt:4: expected a day as year, month, day in TERM_DT, found '20171331'")]
    [InlineData("E0100001003", "E0100001005",
        "h.txt:4: expected a record with 3, 4, 7 or 8 in column 11, found 'E0100001005Cane for a very old doll, adjustable or fixed, wi…'")]
    public void What_is_wrong_is_said_with_its_place(string good, string bad, string message) =>
        Assert.Equal(message, _reader.Refusal(Made.File("h.txt", Samples.AlphaNumeric().Replace(good, bad))));

    [Fact]
    public void A_cut_file_is_refused() =>
        Assert.Equal("h.txt:5: expected a line end after the last record, found the end of the file",
            _reader.Refusal(Made.File("h.txt", Samples.AlphaNumeric().TrimEnd())));

    [Fact]
    public void The_csv_layout_has_the_same_columns()
    {
        var names = new CsvReader().Columns(Made.File("", "").Head).Select(c => c.Replace('_', ' ')).ToArray();
        var cells = new string[names.Length];
        Array.Fill(cells, "");
        (cells[0], cells[39]) = ("32", "20020701");
        var text = $"HCPC,SEQNUM,RECID,LONG DESCRIPTION,SHORT DESCRIPTION,{string.Join(',', names)}\n   A1,0010,7,\"Dressing, long\",Dressing,{string.Join(',', cells)}\n";
        var file = Made.File("h.csv", text.Replace("MULT PI", "MULT_PI").Replace("ANEST BU", "ANEST_BU"));
        var entries = Assert.IsType<CsvReader>(Made.Reader(file)).Read(file);
        Assert.Equal("Dressing, long", Assert.IsType<CodeEntry>(entries[0]).Long);
        Assert.Equal(new DateOnly(2002, 7, 1), ((CodeEntry)entries[0]).Added);
        Assert.Equal(43, Assert.IsType<RowEntry>(entries[1]).Cells.Length);
        Assert.Equal("h.csv:2: expected 48 cells, found 47", new CsvReader().Refusal(Made.File("h.csv", text[..^2] + "\n")));
    }

    [Fact]
    public void Derived_lists_name_their_codes_and_are_not_official()
    {
        var file = Made.File("hcpcs_2025_oct_codes.csv",
            "Code,Description,last_updated\n   A1,Dressing,09-12-2025\nJ1100,Ink,09-12-2025\nJ1100,Ink,09-12-2025\nX,?,\n");
        var reader = Assert.IsType<TitleListReader>(Made.Reader(file));
        var left = new List<string>();
        Assert.Equal(["A1", "J1100"], reader.Read(file, (l, w) => left.Add($"{l}: {w}")).OfType<CodeEntry>().Select(c => c.Code.Value));
        Assert.Equal(["4: J1100 again", "5: 'X' is no code of HCPCS and no modifier"], left);
        Assert.False(reader.EditionNamed(file.Path)!.Official);
    }

    [Fact]
    public void Derived_titles_join_long_and_short()
    {
        var file = Made.File("d.csv",
            "hcpcs_code,hcpcs_desc_type,hcpcs_description\nA0021,Long,\"Ride, long\"\nA0021,Short,Ride\nA0021,Short,Rd\n");
        Assert.Equal(new CodeEntry(new Code(CodeSystem.Hcpcs, "A0021"), true, "Ride", null, "Ride, long", 2),
            Assert.Single(Made.Reader(file).Read<CodeEntry>(file)));
    }
}
