using System.Runtime.CompilerServices;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Lookup;

/// <summary>
/// Local coverage determinations and articles whose title names a code. The list that Medicare publishes holds titles only: which codes
/// a document covers stands in its tables, which are not loaded, so an absence here says nothing of coverage.
/// </summary>
internal static class CoverageDocuments
{
    private static readonly ConditionalWeakTable<ICatalogue, Dictionary<string, List<Sourced<RowEntry>>>> Named = [];

    private const string Limits = "Only titles are in the list of coverage documents; the code tables of the documents are not loaded, so nothing is said of coverage.";

    public static Crosswalk Table(PageContext page, ICatalogue catalogue)
    {
        var rows = Named.GetValue(catalogue, Index).GetValueOrDefault(page.Code.Value) ?? [];
        return new Crosswalk("coverage", "Coverage documents that name the code in their title", [.. rows.Where(r => page.On is null || r.Edition.Covers(page.On.Value)).Select(r => new CrosswalkItem(
            Cell(r, "document_display_id"), "", Cell(r, "title"), [Cell(r, "document_type"), Cell(r, "contractor_name_type").Split('\n')[0].Trim()], r.Source))], rows.Count > 0 ? rows[0].Source : null, rows.Count > 0 ? null : Limits);

        string Cell(Sourced<RowEntry> row, string column) => Indicators.Cell(page, row, column) ?? "";
    }

    private static Dictionary<string, List<Sourced<RowEntry>>> Index(ICatalogue catalogue)
    {
        var index = new Dictionary<string, List<Sourced<RowEntry>>>(StringComparer.Ordinal);
        foreach (var part in catalogue.Parts.Where(p => p.Table == "documents"))
        {
            var title = part.Columns.ToList().IndexOf("title");
            foreach (var row in catalogue.Rows(part.Edition, "documents"))
                foreach (var word in row.Entry.Cells[title].Split([' ', ',', ';', ':', '(', ')', '/', '"', '-'], StringSplitOptions.RemoveEmptyEntries))
                    if (word.Length is >= 5 and <= 8 && word.Any(char.IsAsciiDigit) && Code.Read(word) is [var code, ..])
                    {
                        if (!index.TryGetValue(code.Value, out var rows))
                            index[code.Value] = rows = [];
                        rows.Add(row);
                    }
        }
        return index;
    }
}
