namespace CodingAhead.Surfaces;

/// <summary>Writes cells of comma-separated values (RFC 4180).</summary>
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
}
