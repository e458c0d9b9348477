namespace CodingAhead.Engines.Claims.X12;

/// <summary>One segment: its number in the file from 1, its name and its elements (the first element has index 1).</summary>
public readonly record struct X12Segment(int Number, string Name, string[] Parts)
{
    /// <summary>An element; empty where the segment is shorter.</summary>
    public string this[int element] => element < Parts.Length ? Parts[element] : "";
}

/// <summary>What is wrong with a file: the segment by number and name, the element from 1 (0: the whole segment), and one sentence.</summary>
public sealed record SyntaxFault(int Segment, string Name, int Element, string Message);

/// <summary>
/// Cuts an interchange into segments by the delimiters that its own header states. The header is of fixed width: the element separator
/// is its fourth character, the repetition separator its 83rd, the component separator its 105th and the segment terminator its 106th.
/// </summary>
internal sealed class X12Segments
{
    private const int HeaderLength = 106;

    private readonly string _text;
    private readonly List<SyntaxFault> _faults;
    private int _at;
    private int _number;

    public X12Segments(string text, List<SyntaxFault> faults)
    {
        (_text, _faults) = (text, faults);
        while (_at < text.Length && (char.IsWhiteSpace(text[_at]) || text[_at] == '\uFEFF'))
            _at++;
    }

    public char Component { get; private set; } = ':';

    public char Terminator { get; private set; } = '~';

    public char Separator { get; private set; } = '*';

    /// <summary>The next segment; false at the end. A file may hold several interchanges, each with delimiters of its own.</summary>
    public bool Next(out X12Segment segment)
    {
        segment = default;
        while (_at < _text.Length && _text[_at] is '\r' or '\n' or ' ' or '\t')
            _at++;
        if (_at >= _text.Length)
            return false;
        _number++;
        if (string.CompareOrdinal(_text, _at, "ISA", 0, 3) == 0 && !Header())
        {
            _at = _text.Length;
            return false;
        }
        var end = _text.IndexOf(Terminator, _at);
        if (end < 0)
        {
            end = _text.Length;
            _faults.Add(new SyntaxFault(_number, Name(_at, end), 0, $"The file ends inside this segment; the terminator '{Shown(Terminator)}' was expected."));
        }
        var parts = _text[_at..end].TrimEnd('\r', '\n').Split(Separator);
        segment = new X12Segment(_number, parts[0].Trim(), parts);
        _at = Math.Min(end + 1, _text.Length);
        return true;
    }

    private bool Header()
    {
        if (_text.Length - _at < HeaderLength)
            return Broken($"The interchange header has {HeaderLength} characters; the file holds {_text.Length - _at} of them.");
        (Separator, Component, Terminator) = (_text[_at + 3], _text[_at + 104], _text[_at + 105]);
        if (char.IsLetterOrDigit(Separator) || char.IsLetterOrDigit(Component) || char.IsLetterOrDigit(Terminator) || Separator == Component || Separator == Terminator || Component == Terminator)
            return Broken("The separators at places 4, 105 and 106 of the interchange header must be three different signs; a field before them has the wrong length.");
        var parts = _text.AsSpan(_at, HeaderLength - 1).Count(Separator);
        return parts == 16 || Broken($"The interchange header has 16 fields of fixed width; {parts} were found.");
    }

    private bool Broken(string message)
    {
        _faults.Add(new SyntaxFault(_number, "ISA", 0, message));
        return false;
    }

    private string Name(int from, int to)
    {
        var name = _text.AsSpan(from, Math.Min(3, to - from));
        var end = name.IndexOf(Separator);
        return (end < 0 ? name : name[..end]).ToString();
    }

    private static string Shown(char c) => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString();
}
