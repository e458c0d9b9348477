namespace CodingAhead.Catalogue.Codes;

/// <summary>A file is not what it should be. Names the file, the place, what was expected and what was found.</summary>
public sealed class BookFormatException(string file, int line, int column, string expected, string found, Exception? inner = null)
    : Exception($"{file}{(line > 0 ? $":{line}" : "")}{(column > 0 ? $":{column}" : "")}: expected {expected}, found {found}", inner)
{
    /// <summary>The file, as a path inside its zip where it came from one.</summary>
    public string File { get; } = file;

    /// <summary>The line from 1; 0 when the file as a whole is meant.</summary>
    public int Line { get; } = line;

    /// <summary>The column from 1; 0 when the line as a whole is meant.</summary>
    public int Column { get; } = column;

    public string Expected { get; } = expected;

    public string Found { get; } = found;
}
