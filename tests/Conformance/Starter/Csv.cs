using System.Text;

namespace CodingAhead.Tests.Conformance.Starter;

/// <summary>A plain reader of comma-separated files, apart from the one that the program uses.</summary>
internal static class Csv
{
    public static IEnumerable<List<string>> Read(TextReader reader)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (int c; (c = reader.Read()) >= 0;)
        {
            if (quoted)
            {
                if (c != '"')
                    cell.Append((char)c);
                else if (reader.Peek() == '"')
                    cell.Append((char)reader.Read());
                else
                    quoted = false;
            }
            else if (c == '"')
                quoted = true;
            else if (c == ',' || c == '\n')
            {
                row.Add(cell.ToString().Trim());
                cell.Clear();
                if (c == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
            else if (c != '\r')
                cell.Append((char)c);
        }
        if (cell.Length > 0 || row.Count > 0)
        {
            row.Add(cell.ToString().Trim());
            yield return row;
        }
    }

    public static IEnumerable<List<string>> File(string path)
    {
        using var reader = new StreamReader(path, Encoding.Latin1);
        foreach (var row in Read(reader))
            yield return row;
    }

    /// <summary>Rows after the one that names the columns, by those names.</summary>
    public static IEnumerable<Dictionary<string, string>> Named(string path)
    {
        List<string>? columns = null;
        foreach (var row in File(path))
            if (columns is null)
                columns = row;
            else
                yield return columns.Zip(row).ToDictionary(p => p.First, p => p.Second);
    }
}
