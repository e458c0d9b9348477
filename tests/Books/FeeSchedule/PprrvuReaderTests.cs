using CodingAhead.Books.FeeSchedule;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Tests.Books.FeeSchedule;

public sealed class PprrvuReaderTests
{
    private readonly PprrvuReader _reader = new();

    [Theory]
    [InlineData(false, 31)]
    [InlineData(true, 32)]
    public void Column_names_are_read_down_over_five_rows(bool since2026, int columns)
    {
        var file = Made.File("p.csv", MoneySamples.Pprrvu(since2026));
        Assert.IsType<PprrvuReader>(Made.Reader(file));
        Assert.Equal(columns, _reader.Columns(file.Head).Count);
        var rows = _reader.Read<RowEntry>(file);
        Assert.Equal(["A0021", "78597", "D0120"], rows.Select(r => r.Key));
        Assert.Equal("32.3465", rows[0].Cells[_reader.Columns(file.Head).ToList().IndexOf("CONV FACTOR")]);
    }

    [Fact]
    public void Descriptors_of_Cpt_and_Cdt_are_dropped() =>
        Assert.Equal(["Ride", "", ""], _reader.Read<RowEntry>(Made.File("p.csv", MoneySamples.Pprrvu())).Select(r => r.Cells[2]));

    [Fact]
    public void The_edition_is_the_quarter_of_the_release() =>
        Assert.Equal(new Edition("mpfs", "2025-10", new(2025, 10, 1), new(2025, 12, 31), true),
            _reader.EditionInside(Made.File("p.csv", MoneySamples.Pprrvu()).Head));

    [Theory]
    [InlineData("HCPCS,MOD,DESCRIPTION,CODE", "HCPCS,MOD,DESCRIPTION,,CODE", "p.csv:7: expected STATUS CODE in column 4, found 'STATUS'")]
    [InlineData(",32.3465,", ",", "p.csv:8: expected 31 cells, found 30")]
    [InlineData("A0021,,Ride,I,", "A0021,,Ride,,I,", "p.csv:8: expected 31 cells, found 32")]
    [InlineData("A0021,,Ride,I,", "A0021,,I,Ride,", "p.csv:8: expected a letter under STATUS CODE, found 'Ride'")]
    [InlineData("I,1,0.75,", "I,1,none,", "p.csv:8: expected a number under WORK RVU, found 'none'")]
    [InlineData("78597,26", "A0021,", "p.csv:9: expected each code and modifier once, found A0021  again")]
    [InlineData("78597,26", "78597,2", "p.csv:9: expected a modifier of two characters under MOD, found '2'")]
    [InlineData("78597,26", "7859,26", "p.csv:9: expected a code of five characters under HCPCS, found '7859'")]
    public void Shifted_columns_are_refused(string good, string bad, string message)
    {
        Assert.Contains(good, MoneySamples.Pprrvu());
        Assert.Equal(message, _reader.Refusal(Made.File("p.csv", MoneySamples.Pprrvu().Replace(good, bad))));
    }

    [Fact]
    public void Another_number_of_columns_is_refused() =>
        Assert.Equal("p.csv:7: expected 31 or 32 columns, found 33",
            _reader.Refusal(Made.File("p.csv",
                MoneySamples.Pprrvu(since2026: true).Replace("HCPCS,MOD,DESCRIPTION,", "HCPCS,MOD,DESCRIPTION,,"))));
}
