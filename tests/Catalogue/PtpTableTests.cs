using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CsCheck;

namespace CodingAhead.Tests.Catalogue;

/// <summary>A table of edits, written and read back where it lies. The edits are made up.</summary>
public sealed class PtpTableTests : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(file);

    private static PtpCode Code(string text) => PtpCode.Of(text)!.Value;

    [Fact]
    public void Every_edit_is_read_back_in_the_order_of_its_pair_and_line()
    {
        var edit = from one in Gen.Int[1, 40]
                   from two in Gen.Int[1, 40]
                   from days in Gen.Int[0, 5]
                   from indicator in Gen.Int[0, 2]
                   from reason in Gen.Int[0, 2]
                   select (one, two, days, indicator, reason);
        edit.Array[1, 300].Sample(rows =>
        {
            var columns = new PtpColumns();
            foreach (var reason in (string[])["one", "two", "a reason with é"])
                columns.Rationales.Add(reason);
            var edits = rows.Select((r, i) => new PtpEdit(new PtpCode(r.one * 7919), new PtpCode(r.two * 104729), r.days == 0, 20240101 + r.days,
                r.days == 2 ? 20240101 + r.days : 0, (byte)(r.indicator == 2 ? 9 : r.indicator), (byte)r.reason, i + 7)).ToList();
            edits.ForEach(columns.Add);
            columns.Write(file);
            using var table = new PtpFile(file);
            var expected = edits.OrderBy(e => e.Column1).ThenBy(e => e.Column2).ThenBy(e => e.Line).ToList();
            Assert.Equal(expected, Enumerable.Range(0, table.Count).Select(table.Row));
            Assert.Equal(["one", "two", "a reason with é"], table.Rationales);
            foreach (var e in edits)
            {
                var (first, count) = table.Between(table.Number(e.Column1), table.Number(e.Column2));
                Assert.Equal(expected.Where(x => x.Column1 == e.Column1 && x.Column2 == e.Column2), Enumerable.Range(first, count).Select(table.Row));
                Assert.Equal(expected.Where(x => x.Column2 == e.Column2), table.Column2(e.Column2));
            }
            Assert.Equal(0, table.Between(table.Number(new PtpCode(1)), table.Number(new PtpCode(2))).Count);
            Assert.Empty(table.Column2(new PtpCode(3)));
        }, iter: 40, threads: 1);
    }

    [Fact]
    public void A_file_that_was_cut_off_is_refused()
    {
        var columns = new PtpColumns();
        columns.Rationales.Add("a reason");
        columns.Add(new PtpEdit(Code("11111"), Code("22222"), false, 20240101, 0, 1, 0, 7));
        columns.Write(file);
        var bytes = File.ReadAllBytes(file);
        for (var length = 1; length < bytes.Length - 8; length += 5)
        {
            File.WriteAllBytes(file, bytes[..length]);
            Assert.Throws<BookFormatException>(() => new PtpFile(file).Dispose());
        }
    }

    [Theory]
    [InlineData(20240101, 0, "2024-01-01", true)]
    [InlineData(20240101, 0, "2023-12-31", false)]
    [InlineData(20240101, 20240630, "2024-06-30", true)]
    [InlineData(20240101, 20240630, "2024-07-01", false)]
    [InlineData(20240101, 20240101, "2024-01-01", false)]
    public void An_edit_holds_from_its_first_day_through_its_last_and_never_when_they_are_one(int first, int last, string day, bool holds) =>
        Assert.Equal(holds, new PtpEdit(Code("11111"), Code("22222"), false, first, last, 1, 0).InForce(DateOnly.ParseExact(day, "yyyy-MM-dd", null)));
}
