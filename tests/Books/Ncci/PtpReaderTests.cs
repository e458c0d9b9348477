using System.Diagnostics;
using System.Text;
using CodingAhead.Books;
using CodingAhead.Books.Ncci;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Tests.Books.Ncci;

public sealed class PtpReaderTests
{
    private readonly PractitionerPtpReader _reader = new();

    [Fact]
    public void A_row_is_a_pair_with_its_days_indicator_and_reason()
    {
        var reasons = new List<string>();
        var edits = _reader.ReadEdits(Made.File("ccipra.txt", MoneySamples.Ptp), reasons).ToList();
        Assert.Equal(["Manual", "Mutually exclusive"], reasons);
        Assert.Equal(["0001A 0591T False 20220101 20231231 1 0", "0001A 36591 True 19960101 0 0 0",
            "U0002 U0004 False 20230630 20230630 9 1"],
            edits.Select(e => $"{e.Column1} {e.Column2} {e.Prior1996} {e.Effective} {e.Deletion} {e.Indicator} {e.Rationale}"));
    }

    [Fact]
    public void The_two_settings_are_told_apart_by_name()
    {
        Assert.IsType<PractitionerPtpReader>(Made.Reader(Made.File("a.zip/ccipra-v302r0.txt", MoneySamples.Ptp)));
        Assert.IsType<HospitalPtpReader>(Made.Reader(Made.File("a.zip/ccioph-v302r0.txt", MoneySamples.Ptp)));
        Assert.False(_reader.Recognises(Made.File("edits.txt", MoneySamples.Ptp).Head));
    }

    [Theory]
    [InlineData("ccipra-v302r0.zip/x.txt", "2024-07")]
    [InlineData("ccipra-v322r0-f1.txt", "2026-07")]
    [InlineData("ccioph-v310r0.txt", "2025-01")]
    public void The_version_is_the_quarter(string name, string edition) => Assert.Equal(edition, _reader.EditionNamed(name)?.Name);

    [Theory]
    [InlineData("Column 1\tColumn 2\t", "Column 1\tColumn 2\tA\tB\t", "p:3: expected 7 columns, found 9")]
    [InlineData("0001A\t0591T\t\t", "0001A\t0591T\t\t\t", "p:7: expected a day as yyyymmdd in column 4, found ''")]
    [InlineData("\t20220101", "\t20221301", "p:7: expected a day as yyyymmdd in column 4, found '20221301'")]
    [InlineData("\t1\tManual", "\t2\tManual", "p:7: expected 0, 1 or 9 in column 6, found '2'")]
    [InlineData("\t1\tManual", "\t1\t", "p:7: expected a rationale in column 7, found none")]
    [InlineData("\t1\tManual", "\t1\tManual\t", "p:7: expected 7 columns, found 8")]
    [InlineData("\t1\tManual", "\t1", "p:7: expected 7 columns, found 6")]
    [InlineData("0001A\t0591T", "0001a\t0591T", "p:7: expected a code of five characters in column 1, found '0001a'")]
    [InlineData("\t*\t1996", "\t+\t1996", "p:8: expected * or nothing in column 3, found '+'")]
    [InlineData("exclusive\r\n", "excl", "p:8: expected a line end after the last row, found the end of the file")]
    public void What_is_wrong_is_said_with_its_place(string good, string bad, string message)
    {
        Assert.Contains(good, MoneySamples.Ptp);
        Assert.Equal(message, _reader.Refusal(Made.File("p", MoneySamples.Ptp.Replace(good, bad))));
    }

    [Fact]
    public void A_file_of_99_columns_is_refused() =>
        Assert.Equal("p:3: expected 7 columns, found 99",
            _reader.Refusal(Made.File("p", MoneySamples.Ptp.Replace("Column 2\t", "Column 2" + new string('\t', 93)))));

    [Fact]
    public void A_line_without_end_is_refused() =>
        Assert.Equal("p:0: expected lines of at most 262144 bytes, found more".Replace(":0", ""),
            _reader.Refusal(Made.File("p", new string('x', 300_000))));

    [Fact]
    public void Codes_pack_in_the_order_of_their_texts()
    {
        string[] codes = ["00000", "0001A", "0591T", "99499", "A0001", "ZZZZZ"];
        Assert.Equal(codes, codes.Reverse().Select(c => PtpCode.Of(Encoding.ASCII.GetBytes(c))!.Value).Order().Select(c => c.ToString()));
    }

    [Theory]
    [InlineData("ccipra-v302r0.txt", 2_546_017)]
    [InlineData("ccioph-v302r0.txt", 1_775_818)]
    public void The_real_tables_equal_a_naive_reading(string name, int rows)
    {
        var file = Releases.One(name);
        var reader = (PtpReader)Made.Reader(file);
        var reasons = new List<string>();
        var watch = Stopwatch.StartNew();
        var edits = reader.ReadEdits(file, reasons).ToList();
        TestContext.Current.SendDiagnosticMessage($"{name}: {edits.Count / watch.Elapsed.TotalSeconds:N0} edits a second, inflated");
        Assert.Equal(rows, edits.Count);
        using var lines = new StreamReader(file.Open(), Encoding.Latin1);
        for (var i = 0; i < 6; i++)
            lines.ReadLine();
        foreach (var e in edits)
        {
            var naive = lines.ReadLine();
            var read = $"{e.Column1}\t{e.Column2}\t{(e.Prior1996 ? "*" : "")}\t{e.Effective}\t{(e.Deletion == 0 ? "*" : e.Deletion)}\t{e.Indicator}\t{reasons[e.Rationale]}";
            if (naive != read)
                Assert.Equal(naive, read);
        }
        Assert.Null(lines.ReadLine());
    }
}
