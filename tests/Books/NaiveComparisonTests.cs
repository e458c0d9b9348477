using CodingAhead.Books;
using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Tests.Books;

/// <summary>Every row that is kept equals what a naive reading, character by character, finds on its line.</summary>
public sealed class NaiveComparisonTests
{
    [Fact]
    public void Every_row_of_a_delimited_table_equals_a_naive_reading()
    {
        var compared = 0;
        foreach (var file in Releases.All)
        {
            var reader = BookReaders.All.FirstOrDefault(r => r.Recognises(file.Head));
            if (reader is not (TableReader or CodingAhead.Books.FeeSchedule.PprrvuReader))
                continue;
            var naive = Naive(file);
            foreach (var row in reader.Read(file, (_, _) => { }).OfType<RowEntry>())
            {
                var cells = naive[row.Line];
                for (var i = 0; i < row.Cells.Length; i++)
                {
                    // descriptors of CPT are blanked, and a hard space of another code page is a space
                    var wanted = (i < cells.Count ? cells[i] : "").Replace('ÿ', ' ').Trim();
                    Assert.True(wanted == row.Cells[i] || row.Cells[i].Length == 0 && i is 1 or 2 && ProcedureCodes.OwnsWords(row.Cells[0]),
                        $"{file.Path}:{row.Line} cell {i}: {wanted} but {row.Cells[i]}");
                }
                compared++;
            }
        }
        Assert.True(compared > 200_000, $"{compared} rows");
    }

    [Fact]
    public void No_descriptor_of_Cpt_or_Cdt_is_kept()
    {
        foreach (var (name, column) in new[] { ("PPRRVU2025_Oct.csv", 2), ("Web Addendum B.10.31.25.csv", 1),
            ("Addendum E.10102024.txt", 1), ("NDC-HCPCS Crosswalk 121725.csv", 1) })
        {
            var file = Releases.One(name);
            Assert.All(Made.Reader(file).Read<RowEntry>(file).Where(r => ProcedureCodes.OwnsWords(r.Key)), r => Assert.Equal("", r.Cells[column]));
        }
    }

    private static Dictionary<int, List<string>> Naive(BookFile file)
    {
        var text = TextFile.Open(file).Text.ToString();
        var separator = text.Split('\n')[0].Contains('\t') ? '\t' : ',';
        var rows = new Dictionary<int, List<string>>();
        var (cells, cell, quoted, line, start) = (new List<string>(), "", false, 1, 1);
        var begun = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
                line++;
            if (quoted)
            {
                if (c != '"')
                    cell += c;
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell += text[++i];
                else
                    quoted = false;
            }
            else if (c == '"' && !begun)
                quoted = begun = true;
            else if (c == separator || c == '\n')
            {
                cells.Add(cell);
                (cell, begun) = ("", false);
                if (c == '\n')
                {
                    rows[start] = cells;
                    (cells, start) = ([], line);
                }
            }
            else
            {
                cell += c;
                begun = true;
            }
        }
        cells.Add(cell);
        rows[start] = cells;
        return rows;
    }
}
