namespace CodingAhead.Engines.Claims.Rules;

/// <summary>A set of codes as people write it: codes, ranges and beginnings with blanks or commas between (<c>99202-99215 G0438 J1*</c>).</summary>
public sealed class CodeSet
{
    private readonly (string First, string Last)[] _spans;

    private CodeSet(string text, (string, string)[] spans) => (Text, _spans) = (text, spans);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Reads a set; null for an empty text.</summary>
    /// <exception cref="FormatException">A piece is no code, range or beginning; the message quotes it.</exception>
    public static CodeSet? Read(string? text)
    {
        var pieces = (text ?? "").ToUpperInvariant().Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
        return pieces.Length == 0 ? null : new CodeSet(text!.Trim(), Array.ConvertAll(pieces, Span));
    }

    /// <summary>Whether a code, with or without its dot, is in the set.</summary>
    public bool Holds(string code)
    {
        var plain = code.Contains('.', StringComparison.Ordinal) ? code.Replace(".", "", StringComparison.Ordinal) : code;
        foreach (var (first, last) in _spans)
            if (string.CompareOrdinal(plain, first) >= 0 && (string.CompareOrdinal(plain, last) <= 0))
                return true;
        return false;
    }

    public override string ToString() => Text;

    // a beginning holds all that goes on from it: a tilde sorts behind every character of a code
    private static (string, string) Span(string piece)
    {
        if (piece == "*")
            return ("", "~");
        var plain = piece.Replace(".", "", StringComparison.Ordinal);
        var ends = plain.TrimEnd('*').Split('-');
        if (ends.Length > 2 || ends.Any(e => e.Length is 0 or > 7 || !e.All(char.IsAsciiLetterOrDigit)) || string.CompareOrdinal(ends[0], ends[^1]) > 0)
            throw new FormatException($"'{piece}' is no code, no range such as 99202-99215 and no beginning such as J1*");
        return (ends[0], plain.EndsWith('*') || ends.Length == 2 ? ends[^1] + "~" : ends[^1]);
    }
}
