using System.Text;
using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Ncci;

/// <summary>Takes one line after another of an edit table apart, over bytes and without a string for each.</summary>
internal sealed class PtpRow(string path, IList<string> rationales)
{
    // notice, title, and four rows of column names
    private const int HeadLines = 6;
    private const int Cells = 7;

    private readonly List<byte[]> _reasons = [.. rationales.Select(Encoding.Latin1.GetBytes)];
    private int _line, _read, _last = -1;

    /// <summary>The edit of a line; null for a line of the head or an empty one.</summary>
    public PtpEdit? Read(ReadOnlySpan<byte> line)
    {
        _line++;
        if (line is [.., (byte)'\r'])
            line = line[..^1];
        if (_line <= HeadLines)
        {
            if (_line == 3)
                Head(line);
            return null;
        }
        if (line.IsEmpty)
            return null;
        _read++;
        return Edit(line);
    }

    /// <summary>Checks that the file did not end within a line, or without an edit.</summary>
    public void End(int left)
    {
        if (left > 0)
            throw Wrong("a line end after the last row", "the end of the file");
        if (_read == 0)
            throw Wrong("edits below six lines of head", "none");
    }

    public BookFormatException Wrong(string expected, string found, int column = 0) => new(path, _line, column, expected, found);

    private void Head(ReadOnlySpan<byte> line)
    {
        if (line.Count((byte)'\t') != Cells - 1)
            throw Wrong($"{Cells} columns", $"{line.Count((byte)'\t') + 1}");
        if (!line.StartsWith("Column 1\tColumn 2\t"u8))
            throw Wrong("the column names Column 1 and Column 2", Shown(line));
    }

    private PtpEdit Edit(ReadOnlySpan<byte> line)
    {
        var rest = line;
        var one = Code(Cell(ref rest, 1), 1);
        var two = Code(Cell(ref rest, 2), 2);
        var prior = Cell(ref rest, 3);
        if (prior.Length > 1 || prior is [not (byte)'*' and not (byte)' '])
            throw Wrong("* or nothing in column 3", Shown(prior));
        var effective = Day(Cell(ref rest, 4), 4);
        var cell = Cell(ref rest, 5);
        var deletion = cell is [(byte)'*'] ? 0 : Day(cell, 5);
        cell = Cell(ref rest, 6);
        if (cell is not [(byte)'0' or (byte)'1' or (byte)'9'])
            throw Wrong("0, 1 or 9 in column 6", Shown(cell));
        if (rest.IsEmpty || rest.Contains((byte)'\t'))
            throw Wrong(rest.IsEmpty ? "a rationale in column 7" : $"{Cells} columns", rest.IsEmpty ? "none"
                : $"{line.Count((byte)'\t') + 1}");
        return new PtpEdit(one, two, prior is [(byte)'*'], effective, deletion, (byte)(cell[0] - '0'), Reason(rest), _line);
    }

    private ReadOnlySpan<byte> Cell(ref ReadOnlySpan<byte> rest, int column)
    {
        var tab = rest.IndexOf((byte)'\t');
        if (tab < 0)
            throw Wrong($"{Cells} columns", $"{column}");
        var cell = rest[..tab];
        rest = rest[(tab + 1)..];
        return cell;
    }

    private PtpCode Code(ReadOnlySpan<byte> cell, int column) =>
        PtpCode.Of(cell) ?? throw Wrong($"a code of five characters in column {column}", Shown(cell));

    private int Day(ReadOnlySpan<byte> cell, int column)
    {
        var day = 0;
        foreach (var b in cell.Length == 8 ? cell : [])
            day = b is >= (byte)'0' and <= (byte)'9' && day >= 0 ? day * 10 + b - '0' : -1;
        var (month, of) = (day / 100 % 100, day % 100);
        return day is > 19_000_000 and < 21_000_000 && month is >= 1 and <= 12 && of is >= 1 and <= 31 ? day
            : throw Wrong($"a day as yyyymmdd in column {column}", Shown(cell));
    }

    // a few reasons make up millions of rows, and mostly the one before
    private byte Reason(ReadOnlySpan<byte> text)
    {
        if (_last >= 0 && text.SequenceEqual(_reasons[_last]))
            return (byte)_last;
        for (_last = 0; _last < _reasons.Count; _last++)
            if (text.SequenceEqual(_reasons[_last]))
                return (byte)_last;
        if (_last == 255)
            throw Wrong("at most 255 different rationales", "more");
        _reasons.Add(text.ToArray());
        rationales.Add(Encoding.Latin1.GetString(text));
        return (byte)_last;
    }

    private static string Shown(ReadOnlySpan<byte> cell) => TextFile.Shown(Encoding.Latin1.GetString(cell));
}
