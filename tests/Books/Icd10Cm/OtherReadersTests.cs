using CodingAhead.Books.Icd10Cm;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Tests.Books.Icd10Cm;

public sealed class OtherReadersTests
{
    [Fact]
    public void A_codes_file_holds_billable_codes()
    {
        var codes = new CodesReader().Read<CodeEntry>(Made.File("c.txt", Samples.Codes));
        Assert.Equal(["A000 True Ship fever, mild form", "A0010 True Ship fever, severe form", "Z00 True Visit"],
            codes.Select(c => $"{c.Code.Value} {c.Billable} {c.Title}"));
    }

    [Theory]
    [InlineData("A0010  ", "A000   ", "c.txt:2:1: expected each code once, found A000 again")]
    [InlineData("A0010   Ship", "A0010 Ship",
        "c.txt:2: expected a code in columns 1 to 7 and a title from column 9, found 'A0010 Ship fever, severe form'")]
    [InlineData("Z00     Visit\n", "", "c.txt:2: expected rows up to Z or U, found the end of the file at A0010")]
    [InlineData("Visit\n", "Vis", "c.txt:3: expected a line end after the last row, found the end of the file")]
    public void A_bad_codes_file_is_refused(string good, string bad, string message) =>
        Assert.Equal(message, new CodesReader().Refusal(Made.File("c.txt", Samples.Codes.Replace(good, bad))));

    [Fact]
    public void A_conversion_maps_a_code_to_those_before_it_where_they_are_named_one_by_one()
    {
        var entries = new ConversionReader().Read(Made.File("c.xlsx", Samples.Conversion()));
        Assert.Equal(["A04.71 A04.7 2017-10-01 3", "E11.11 E11.69 2023-04-01 4", "E11.11 R40.20 2023-04-01 4", "R29.700  2016-10-01 5"],
            entries.OfType<MapEntry>().Select(m => $"{m.From} {m.To} {m.Flags} {m.Line}"));
        Assert.Equal(["A0471", "E1111", "R29700", "H442A1"], entries.OfType<RowEntry>().Select(r => r.Key));
        Assert.Equal(["H44.2A1", "2017-10-01", "H44.20-H44.23"], entries.OfType<RowEntry>().Last().Cells);
    }

    [Fact]
    public void A_conversion_table_is_recognised_by_its_sheet()
    {
        var file = Made.File("x.bin", Samples.Conversion());
        var reader = Assert.IsType<ConversionReader>(Made.Reader(file));
        Assert.Equal("2026", reader.EditionInside(file.Head)?.Name);
        Assert.False(reader.Recognises(Made.File("x.bin", Samples.Workbook("Other", ["a"])).Head));
    }

    [Fact]
    public void A_code_that_is_none_is_left_out_with_the_reason()
    {
        var file = Made.File("c.xlsx", Samples.Workbook("ICD-10-CM-Conversion-Table-FY26",
            ["Current code assignment", "Effective", "Previous Code(s) Assignment"], ["A04.7!", "2017", "A04.7"],
                ["A04.71", "soon", "A04.7"], ["A04.72", "2017", "A04.7"]));
        var left = new List<string>();
        Assert.Equal(2, new ConversionReader().Read(file, (line, why) => left.Add($"{line}: {why}")).Count());
        Assert.Equal(["2: 'A04.7!' is no code of ICD-10-CM", "3: 'soon' is no year or day"], left);
    }

    [Fact]
    public void Exempt_codes_are_found_by_code_even_in_categories_of_a_new_shape()
    {
        var file = Made.File("poa.txt", Samples.Poa);
        var reader = Assert.IsType<PoaExemptReader>(Made.Reader(file));
        Assert.Equal(["B900 01238|B90.0|Scar, old", "QA00 01239|QA0.0|New thing"],
            reader.Read<RowEntry>(file).Select(r => $"{r.Key} {string.Join('|', r.Cells)}"));
        Assert.Equal(["Order26", "POAexemptCode", "Description"], reader.Columns(file.Head));
        Assert.Equal("poa.txt:3: expected each key once, found B900 again",
            reader.Refusal(Made.File("poa.txt", Samples.Poa.Replace("QA0.0", "B90.0"))));
        Assert.Equal("poa.txt:3: expected a code of ICD-10-CM, found '01239\t4711\tNew thing'".Replace('\t', '.'),
            reader.Refusal(Made.File("poa.txt", Samples.Poa.Replace("QA0.0", "4711"))));
    }

    [Fact]
    public void Addenda_are_rows_that_agree_with_their_summary()
    {
        var file = Made.File("a.txt", Samples.Addenda);
        var reader = Assert.IsType<OrderAddendaReader>(Made.Reader(file));
        Assert.Equal(["B880 Delete:|1|B880|Old moth|Old moth", "B880 Add:|0|B880|Old moth|Old moth"],
            reader.Read<RowEntry>(file).Take(2).Select(r => $"{r.Key} {string.Join('|', r.Cells)}"));
        Assert.Equal("a.txt:16: expected 2 additions, as the summary states, found 1",
            reader.Refusal(Made.File("a.txt", Samples.Addenda.Replace("1 additions", "2 additions"))));
        Assert.Equal("a.txt:1:1: expected Add: or Delete: or Revise from: or Revise to:, found 'Remove:      1 B880    Old moth                             …'",
            reader.Refusal(Made.File("a.txt", Samples.Addenda.Replace("Delete: ", "Remove: "))));
    }

    [Fact]
    public void Addenda_in_pdf_are_known_and_yield_nothing()
    {
        var file = Made.File("icd10cm-tabular-addenda-2026.pdf", "%PDF-1.7 ...");
        var reader = Assert.IsType<AddendaPdfReader>(Made.Reader(file));
        Assert.Empty(reader.Read(file));
    }
}
