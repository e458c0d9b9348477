using System.Buffers;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Layouts;

/// <summary>
/// Walks the records of a file of values with separators; quotes, doubled quotes and cells over several lines are understood.
/// </summary>
internal sealed class Delimited
{
    /// <summary>The most cells in a record; the widest of these publications has 45.</summary>
    public const int MostCells = 1024;

    private readonly TextFile _file;
    private readonly char _separator;
    private readonly SearchValues<char> _ends;
    private readonly List<(int Start, int Length, bool Unescaped)> _cells = [];
    private char[] _unescaped = new char[256];
    private int _unescapedLength;
    private int _at;
    private int _nextLine = 1;

    public Delimited(BookFile file, char separator)
    {
        _file = TextFile.Open(file);
        _separator = separator;
        _ends = SearchValues.Create([separator, '\n']);
    }

    /// <summary>The line on which the current record starts, from 1.</summary>
    public int Line { get; private set; }

    public int Count => _cells.Count;

    /// <summary>The cell's text without its quotes, untrimmed; empty beyond the end of the record.</summary>
    public ReadOnlySpan<char> this[int cell]
    {
        get
        {
            if (cell >= _cells.Count)
                return [];
            var (start, length, unescaped) = _cells[cell];
            return unescaped ? _unescaped.AsSpan(start, length) : _file.Text.Slice(start, length);
        }
    }

    /// <summary>Whether the record has nothing but separators and spaces.</summary>
    public bool IsBlank
    {
        get
        {
            for (var i = 0; i < _cells.Count; i++)
                if (!this[i].IsWhiteSpace())
                    return false;
            return true;
        }
    }

    /// <summary>The record as trimmed texts, as many as asked for.</summary>
    public string[] Cells(int count)
    {
        var cells = new string[count];
        for (var i = 0; i < count; i++)
            cells[i] = this[i].Trim().ToString();
        return cells;
    }

    /// <summary>Moves to the next record; false at the end.</summary>
    public bool Next()
    {
        var text = _file.Text;
        if (_at >= text.Length)
            return false;
        _cells.Clear();
        _unescapedLength = 0;
        Line = _nextLine;
        for (var more = true; more;)
        {
            if (_cells.Count == MostCells)
                throw Wrong($"at most {MostCells} cells in a row", "more");
            more = _at < text.Length && text[_at] == '"' ? Quoted(text) : Plain(text);
        }
        return true;
    }

    public BookFormatException Wrong(string expected, string found) => new(_file.Path, Line, 0, expected, found);

    public BookFormatException Wrong(string expected, ReadOnlySpan<char> found) => Wrong(expected, TextFile.Shown(found));

    private bool Plain(ReadOnlySpan<char> text)
    {
        var rest = text[_at..];
        var end = rest.IndexOfAny(_ends);
        var length = end < 0 ? rest.Length : end;
        var more = end >= 0 && rest[end] == _separator;
        var shown = !more && length > 0 && rest[length - 1] == '\r' ? length - 1 : length;
        _cells.Add((_at, shown, false));
        _at += end < 0 ? length : length + 1;
        if (!more)
            _nextLine++;
        return more;
    }

    private bool Quoted(ReadOnlySpan<char> text)
    {
        var from = _at + 1;
        var start = _unescapedLength;
        for (var at = from; ;)
        {
            var quote = text[at..].IndexOf('"');
            if (quote < 0)
                throw Wrong("a closing quote", "the end of the file");
            quote += at;
            if (quote + 1 < text.Length && text[quote + 1] == '"')
            {
                Unescape(text[at..(quote + 1)]);
                at = quote + 2;
                continue;
            }
            if (_unescapedLength == start)
                _cells.Add((from, quote - from, false));
            else
            {
                Unescape(text[at..quote]);
                _cells.Add((start, _unescapedLength - start, true));
            }
            _nextLine += text[from..quote].Count('\n');
            _at = quote + 1;
            return After(text);
        }
    }

    // behind the closing quote: a separator, a line end or the end of the file
    private bool After(ReadOnlySpan<char> text)
    {
        if (_at < text.Length && text[_at] == _separator)
        {
            _at++;
            // a separator at the very end of the file opens one more, empty cell
            return true;
        }
        if (_at < text.Length && text[_at] == '\r')
            _at++;
        if (_at < text.Length && text[_at] != '\n')
            throw Wrong("a separator behind a closing quote", text.Slice(_at, 1));
        _at++;
        _nextLine++;
        return false;
    }

    private void Unescape(ReadOnlySpan<char> piece)
    {
        while (_unescapedLength + piece.Length > _unescaped.Length)
            Array.Resize(ref _unescaped, _unescaped.Length * 2);
        piece.CopyTo(_unescaped.AsSpan(_unescapedLength));
        _unescapedLength += piece.Length;
    }
}
