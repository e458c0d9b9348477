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
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{change},{Cell(row.Key)},{Cell(row.Title)},{Cell(row.Field)},{Cell(row.Before)},{Cell(row.Now)},{Cell(row.Source.File)},{row.Source.Line}\r\n");
        return text.ToString();
    }

    // a cell that a spreadsheet would take for a formula is given an apostrophe
    private static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "";
        var safe = value[0] is '=' or '+' or '-' or '@' ? "'" + value : value;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
