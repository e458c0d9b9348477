using System.Text;

namespace CodingAhead.Books.Layouts;

/// <summary>The first lines of a file as text, for recognising its layout.</summary>
internal static class HeadText
{
    /// <summary>The head byte by byte as Latin-1, without a byte order mark: enough for names of columns and elements.</summary>
    public static string Of(FileHead head)
    {
        var bytes = head.Bytes.Span;
        return Encoding.Latin1.GetString(bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes);
    }

    /// <summary>The lines of the head; the last only when it is whole.</summary>
    public static string[] Lines(FileHead head)
    {
        var text = Of(head);
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            lines[i] = lines[i].TrimEnd('\r');
        var whole = head.Bytes.Length >= head.Length && lines[^1].Length > 0;
        return whole || lines.Length == 0 ? lines : lines[..^1];
    }

    /// <summary>The first line, whole or not.</summary>
    public static string FirstLine(FileHead head)
    {
        var text = Of(head);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return (end < 0 ? text : text[..end]).TrimEnd('\r');
    }

    /// <summary>Whether the head is XML with this root element.</summary>
    public static bool HasRoot(string text, string root) =>
        text.StartsWith('<') && text.Contains($"<{root}>", StringComparison.Ordinal);

    /// <summary>The text of the first element of a name; null where there is none in the head.</summary>
    public static string? Element(string text, string name)
    {
        var at = text.IndexOf($"<{name}>", StringComparison.Ordinal);
        if (at < 0)
            return null;
        var from = at + name.Length + 2;
        var end = text.IndexOf('<', from);
        return end < 0 ? null : text[from..end].Trim();
    }
}
