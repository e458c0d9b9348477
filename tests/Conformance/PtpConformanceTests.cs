using System.IO.Compression;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Tests.Conformance;

/// <summary>The stored tables of edits against a naive reading of the official files: a seeded part of the rows, all of them in the long run.</summary>
public sealed class PtpConformanceTests(RealCatalogue real)
{
    [Theory]
    [InlineData("ptp_practitioner", "ccipra-v302r0.zip")]
    [InlineData("ptp_hospital", "ccioph-v302r0.zip")]
    public void Each_row_of_the_file_is_in_the_table_and_no_other(string name, string zip)
    {
        var table = real.Shelf.Imported!.PtpTables.Single(t => t.Table == name);
        var every = Environment.GetEnvironmentVariable("CODINGAHEAD_LONG") is "1" ? 1 : 37;
        using var archive = ZipFile.OpenRead(Path.Combine(Repository.Releases, "ncci", zip));
        using var reader = new StreamReader(archive.Entries.Single().Open(), System.Text.Encoding.Latin1);
        var (line, rows) = (0, 0);
        while (reader.ReadLine() is { } text)
        {
            if (++line <= 6 || text.Length == 0)
                continue;
            rows++;
            if (line % every != 0)
                continue;
            var cells = text.Split('\t');
            var found = table.Find(PtpCode.Of(cells[0])!.Value, PtpCode.Of(cells[1])!.Value).Single(e => e.Line == line);
            Assert.Equal(text, string.Join('\t', found.Column1, found.Column2, found.Prior1996 ? "*" : cells[2].Trim('*'), found.Effective,
                found.Deletion == 0 ? "*" : found.Deletion, found.Indicator, table.Rationale(found)));
            Assert.Equal(line, table.SourceOf(found).Line);
            if (every == 1 || line % 4001 == 0)
                Assert.Contains(found, table.Column1(found.Column1));
        }
        Assert.Equal(rows, table.Count);
    }
}
