namespace CodingAhead.Books.Layouts;

/// <summary>A column of a fixed-width row by the publisher's name and positions, from 1, both included.</summary>
internal readonly record struct Column(string Name, int First, int Last = int.MaxValue);

/// <summary>Cuts fixed-width rows at the positions that a record layout states.</summary>
internal static class FixedWidth
{
    /// <summary>The trimmed text from one position to another, counted from 1; empty beyond the end of the line.</summary>
    public static ReadOnlySpan<char> Field(ReadOnlySpan<char> line, int first, int last = int.MaxValue) =>
        line.Length < first ? [] : line[(first - 1)..Math.Min(last, line.Length)].Trim();

    public static ReadOnlySpan<char> Field(ReadOnlySpan<char> line, Column column) => Field(line, column.First, column.Last);

    /// <summary>All columns of a row, trimmed.</summary>
    public static string[] Cells(ReadOnlySpan<char> line, ReadOnlySpan<Column> columns)
    {
        var cells = new string[columns.Length];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = Field(line, columns[i]).ToString();
        return cells;
    }
}
