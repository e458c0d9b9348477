using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Layouts;

/// <summary>The order file, which ICD-10-CM and ICD-10-PCS share: every heading and code in the order of the book.</summary>
/// <param name="end">The letters of the last chapter or section, without which the file is only a part.</param>
/// <param name="misplaced">Says what is wrong with a code after another one; null when nothing is.</param>
internal sealed class OrderFile(BookFile file, CodeSystem system, string end, OrderFile.Misplaced misplaced)
{
    public delegate string? Misplaced(ReadOnlySpan<char> before, ReadOnlySpan<char> code);

    public static readonly Column Number = new("Order number", 1, 5);
    public static readonly Column Code = new("Code", 7, 13);
    public static readonly Column Billable = new("Valid for submission", 15, 15);
    public static readonly Column Short = new("Short description", 17, 76);
    public static readonly Column Long = new("Long description", 78);

    public static IReadOnlyList<string> Columns { get; } = [Number.Name, Code.Name, Billable.Name, Short.Name, Long.Name];

    /// <summary>Whether a line has the shape of an order file's row.</summary>
    public static bool IsRow(ReadOnlySpan<char> line) =>
        line.Length >= 78 && line[..5].IndexOfAnyExceptInRange('0', '9') < 0
        && line[5] == ' ' && line[6] != ' ' && line[13] == ' ' && line[14] is '0' or '1' && line[15] == ' ' && line[76] == ' ';

    public IEnumerable<Entry> Read()
    {
        var text = TextFile.Open(file);
        var seen = new SeenCodes();
        var before = "";
        while (text.Next())
        {
            var entry = Row(text, seen, before);
            before = entry.Code.Value;
            yield return entry;
        }
        if (before.Length == 0)
            throw text.Wrong("rows of an order file", "none");
        if (!text.Terminated)
            throw text.Wrong("a line end after the last row", "the end of the file");
        if (!end.Contains(before[0]))
            throw text.Wrong($"rows up to {string.Join(" or ", end.ToCharArray())}", $"the end of the file at {before}");
    }

    private CodeEntry Row(TextFile text, SeenCodes seen, string before)
    {
        var line = text.Line;
        Check(text, line);
        var code = FixedWidth.Field(line, Code);
        var wrong = code.Length < 3 || code.ContainsAnyExcept(SeenCodes.Characters) ? "a code of three to seven letters and digits" : null;
        if (wrong is not null)
            throw text.Wrong(wrong, code, Code.First);
        if (!seen.Add(code))
            throw text.Wrong("each code once", $"{code} again", Code.First);
        var parent = seen.ParentOf(code);
        if (code.Length > 3 && parent == 0)
            throw text.Wrong($"the heading of {code} before it", "none", Code.First);
        if (!before.StartsWith(code[..parent]))
            throw text.Wrong($"{code} among the codes of {code[..parent]}", $"it after {before}", Code.First);
        if (misplaced(before, code) is { } order)
            throw text.Wrong(order, $"{code} after {before}", Code.First);

        var brief = FixedWidth.Field(line, Short);
        var full = FixedWidth.Field(line, Long);
        var title = full.ToString();
        return new CodeEntry(
            new Code(system, code.ToString()), line[14] == '1', brief.SequenceEqual(full) ? title
                : brief.ToString(), null, title, text.Number);
    }

    private static void Check(TextFile text, ReadOnlySpan<char> line)
    {
        if (line.Length < 78)
            throw text.Wrong("a row of at least 78 characters", $"{line.Length}");
        if (!int.TryParse(line[..5], System.Globalization.NumberStyles.None, null, out var number) || number != text.Number)
            throw text.Wrong($"order number {text.Number:00000}", line[..5], 1);
        if (line[14] is not ('0' or '1'))
            throw text.Wrong("0 or 1 in the column of billable codes", line[14..15], 15);
        foreach (var gap in (ReadOnlySpan<int>)[6, 14, 16, 77])
            if (line[gap - 1] != ' ')
                throw text.Wrong("a space between two columns", line[(gap - 1)..gap], gap);
    }
}
