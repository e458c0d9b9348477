using System.Text.RegularExpressions;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Starter;

/// <summary>Reads one plain-language guide: a header, then seven headings in a fixed order.</summary>
internal static partial class GuideFile
{
    public static readonly string[] Columns =
        ["code", "system", "name", "review", "written", "related", "plain", "indications", "procedure", "post", "document", "mistakes"];

    private static readonly string[] Header = ["code", "system", "name", "review", "written", "related"];

    private static readonly string[] Headings =
        ["Plain language", "Indications", "Procedure", "Post-procedure", "Document", "Mistakes"];

    /// <summary>The cells in the order of <see cref="Columns"/>; items of a list are lines, each <c>title⇥text</c> where it opens bold.</summary>
    /// <returns>The cells, and the line at which the text begins.</returns>
    public static (string[] Cells, int Line) Read(string file, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0 || lines[0] != "---")
            throw new BookFormatException(file, 1, 1, "---", lines.Count == 0 ? "an empty file" : lines[0]);
        var cells = Enumerable.Repeat("", Columns.Length).ToArray();
        var at = 1;
        for (; at < lines.Count && lines[at] != "---"; at++)
        {
            var colon = lines[at].IndexOf(':', StringComparison.Ordinal);
            var field = colon < 0 ? -1 : Array.IndexOf(Header, lines[at][..colon].Trim());
            if (field < 0)
                throw new BookFormatException(file, at + 1, 1, $"one of {string.Join(", ", Header)}", lines[at]);
            cells[field] = lines[at][(colon + 1)..].Trim();
        }
        var begin = at + 2;
        var heading = -1;
        for (at++; at < lines.Count; at++)
        {
            var line = lines[at].TrimEnd();
            if (line.Length == 0)
                continue;
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                heading++;
                if (heading >= Headings.Length || line[2..] != Headings[heading])
                    throw new BookFormatException(file, at + 1, 1, heading < Headings.Length ? $"# {Headings[heading]}" : "the end", line);
                continue;
            }
            if (heading < 0)
                throw new BookFormatException(file, at + 1, 1, "# Plain language", line);
            var item = ListMark().Replace(line, "");
            var bold = BoldOpening().Match(item);
            var text = bold.Success ? $"{bold.Groups[1].Value.TrimEnd('.', ':')}\t{item[bold.Length..].Trim()}" : item;
            var cell = heading + Header.Length;
            cells[cell] = cells[cell].Length == 0 ? text : $"{cells[cell]}\n{text}";
        }
        for (var i = 0; i < Headings.Length; i++)
            if (cells[i + Header.Length].Length == 0)
                throw new BookFormatException(file, lines.Count, 0, $"a section '{Headings[i]}' with text", "none");
        return (cells, begin);
    }

    [GeneratedRegex(@"^\s*(?:[-*]|\d+\.)\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ListMark();

    [GeneratedRegex(@"^\*\*(.+?)\*\*\s*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BoldOpening();
}
