using System.Text;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Surfaces;

/// <summary>A comparison of two editions as CSV (RFC 4180): what happened, key, title, field, before, now, file, line.</summary>
internal static class DiffCsv
{
    public static string Of(BookDiff diff)
    {
        var text = new StringBuilder("change,key,title,field,before,now,file,line\r\n");
        foreach (var (change, rows) in new[] { ("added", diff.Added), ("deleted", diff.Deleted), ("changed", diff.Changed) })
            foreach (var row in rows)
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{change},{Csv.Cell(row.Key)},{Csv.Cell(row.Title)},{Csv.Cell(row.Field)},{Csv.Cell(row.Before)},{Csv.Cell(row.Now)},{Csv.Cell(row.Source.File)},{row.Source.Line}\r\n");
        return text.ToString();
    }
}
