using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Layouts;

/// <summary>The changes from one edition to the next, a line each, with a summary at the end that must agree with them.</summary>
/// <param name="columns">Where the cells stand; the first is the action, and one is named Code.</param>
internal sealed class AddendaFile(BookFile file, Column[] columns)
{
    public static readonly Column Action = new("Action", 1, 13);

    private static readonly string[] Actions = ["Add:", "Delete:", "Revise from:", "Revise to:"];

    /// <summary>The first row of changes in a head; "" when it has only a summary, null when it is no such file.</summary>
    public static string? FirstRow(FileHead head)
    {
        foreach (var line in HeadText.Lines(head))
        {
            if (line.Length == 0 || line is "Codes" or "Headers")
                continue;
            if (IsAction(line))
                return line.Length > 16 ? line : null;
            return line.Contains(" in icd10", StringComparison.Ordinal) && line.Contains("_order_", StringComparison.Ordinal) ? "" : null;
        }
        return null;
    }

    public IEnumerable<Entry> Read()
    {
        var text = TextFile.Open(file);
        var code = Array.FindIndex(columns, c => c.Name == "Code");
        var counted = new int[Actions.Length];
        var (stated, summary) = (new int[3], false);
        while (text.Next())
        {
            var line = text.Line;
            summary |= line.IsWhiteSpace() || line is "Codes" or "Headers";
            if (summary)
            {
                Summary(line, stated);
                continue;
            }
            var cells = FixedWidth.Cells(line, columns);
            var action = Array.IndexOf(Actions, cells[0]);
            if (action < 0)
                throw text.Wrong(string.Join(" or ", Actions), line, 1);
            if (cells[code].Length < 3 || cells[code].AsSpan().ContainsAnyExcept(SeenCodes.Characters))
                throw text.Wrong("a code", cells[code], columns[code].First);
            counted[action]++;
            yield return new RowEntry(cells[code], cells, text.Number);
        }
        if (!summary)
            throw text.Wrong("a summary of the changes at the end", "none");
        Check(text, "additions", stated[0], counted[0]);
        Check(text, "deletions", stated[1], counted[1]);
        Check(text, "revisions", stated[2], counted[2]);
        Check(text, "revisions", stated[2], counted[3]);
    }

    private static bool IsAction(string line) => Array.Exists(Actions, a => line.StartsWith(a, StringComparison.Ordinal));

    // "    487 additions"; the finer count of revisions below it is passed over
    private static void Summary(ReadOnlySpan<char> line, int[] stated)
    {
        line = line.Trim();
        var space = line.IndexOf(' ');
        if (space < 0 || !int.TryParse(line[..space], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return;
        var of = line[(space + 1)..] switch { "additions" => 0, "deletions" => 1, "revisions" => 2, _ => -1 };
        if (of >= 0)
            stated[of] += count;
    }

    private static void Check(TextFile text, string what, int stated, int counted)
    {
        if (stated != counted)
            throw text.Wrong($"{stated} {what}, as the summary states", $"{counted}");
    }
}
