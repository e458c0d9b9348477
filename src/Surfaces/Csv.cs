using System.Text;

namespace CodingAhead.Surfaces;

/// <summary>Reads and writes comma-separated values (RFC 4180).</summary>
internal static class Csv
{
    /// <summary>A cell, quoted where it must be; one that a spreadsheet would run as a formula is given an apostrophe.</summary>
    public static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "";
        var safe = value[0] is '=' or '+' or '-' or '@' ? "'" + value : value;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    /// <summary>The rows of a text with the line that each begins at; quoted cells may hold commas and line ends.</summary>
    /// <param name="what">As the error about an open quotation mark calls the text.</param>
    public static IEnumerable<(int Line, string[] Cells)> Rows(string text, string what)
    {
        var (cells, cell, quoted, line, first) = (new List<string>(), new StringBuilder(), false, 1, 1);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (c == '\n')
                line++;
            if (quoted && i < text.Length)
            {
                if (c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[++i]);
                else if (c == '"')
                    quoted = false;
                else
                    cell.Append(c);
            }
            else if (c == '"')
                quoted = true;
            else if (c is ',' or '\n')
            {
                cells.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c == '\n' && (cells.Count > 1 || cells[0].Length > 0))
                    yield return (first, [.. cells]);
                if (c == '\n')
                {
                    cells.Clear();
                    first = line;
                }
            }
            else
                cell.Append(c);
        }
        if (quoted)
            throw new UsageException($"{what}: line {first}: a quotation mark is not closed");
    }
}
