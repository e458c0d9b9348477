using System.Text.RegularExpressions;
using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Hcc;

/// <summary>
/// A file of the model software itself, in the language of SAS. Its name states a model, but no year: the edition must be given.
/// </summary>
public abstract class SoftwareReader : BookReader
{
    public override string Book => "hcc";

    // V2824T1N is a version of a model, not a date
    public override Edition? EditionNamed(string name) => EditionNames.Calendar(Book, name);
}

/// <summary>
/// The categories of diagnoses as the software formats them (F2824T1N): code, category, D for a diagnosis that needs an edit.
/// </summary>
public sealed class FormatReader : SoftwareReader
{
    public override string Table => "format";

    public override bool Recognises(FileHead head) =>
        HeadText.Lines(head).Where(l => l.Length > 0).Take(50).ToList() is { Count: > 0 } lines
            && lines.TrueForAll(l => Parsed(l) is not null);

    public override IReadOnlyList<string> Columns(FileHead head) => ["code", "cc", "edit"];

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject)
    {
        var text = TextFile.Open(file);
        while (text.Next())
        {
            if (text.Line.IsWhiteSpace())
                continue;
            var cells = Parsed(text.Line) ?? throw text.Wrong("a diagnosis, a category and D or nothing, between tabs", text.Line);
            yield return new RowEntry(cells[0], cells, text.Number);
        }
        if (text.Number == 0)
            throw text.Wrong("rows", "none");
    }

    private static string[]? Parsed(ReadOnlySpan<char> line)
    {
        var cells = line.ToString().Split('\t');
        return cells.Length == 3 && cells[0].Length is >= 3 and <= 7 && char.IsAsciiLetterUpper(cells[0][0])
               && !cells[0].AsSpan().ContainsAnyExcept(SeenCodes.Characters)
               && cells[1].Length is >= 1 and <= 3 && cells[1].All(char.IsAsciiDigit) && cells[2] is "" or "D"
            ? cells
            : null;
    }
}

/// <summary>The hierarchies as the software imposes them (V28115H1): a category and those that fall away below it.</summary>
public sealed partial class HierarchyMacroReader : SoftwareReader
{
    public override string Table => "hierarchy_macro";

    public override bool Recognises(FileHead head) =>
        HeadText.Of(head) is var text && text.Contains("%MACRO V", StringComparison.Ordinal)
            && text.Contains("%SET0(", StringComparison.Ordinal);

    public override IReadOnlyList<string> Columns(FileHead head) => ["CC", "HIER"];

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject)
    {
        var text = TextFile.Open(file);
        var (read, ended) = (0, false);
        while (text.Next())
        {
            ended |= text.Line.Contains("%MEND V", StringComparison.Ordinal);
            if (!text.Line.Contains("%SET0(", StringComparison.Ordinal))
                continue;
            var line = text.Number;
            var rule = text.Line.ToString();
            // a long list of categories goes on below
            for (var more = 0; more < 10 && !rule.Contains(");", StringComparison.Ordinal) && text.Next(); more++)
                rule += text.Line.ToString();
            if (rule.Length > 4000 || Rule().Match(rule) is not { Success: true } match)
                throw text.Wrong("%SET0(CC=number, HIER=%STR(numbers));", rule.AsSpan());
            read++;
            yield return new RowEntry(match.Groups["cc"].Value,
                [match.Groups["cc"].Value, XmlEvents.Collapse(match.Groups["hier"].Value)], line);
        }
        if (read == 0 || !ended)
            throw text.Wrong("hierarchies up to %MEND", read == 0 ? "none" : "the end of the file");
    }

    [GeneratedRegex(@"%SET0\(CC=(?<cc>\d+) *, *HIER=%STR\((?<hier>[\d,\s]+)\) *\);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rule();
}

/// <summary>The labels as the software prints them (V28115L3).</summary>
public sealed partial class LabelMacroReader : SoftwareReader
{
    public override string Table => "label_macro";

    public override bool Recognises(FileHead head) =>
        HeadText.Of(head) is var text && text.Contains("%MACRO V", StringComparison.Ordinal)
            && text.Contains("LABEL", StringComparison.Ordinal)
        && text.Contains(" =\"", StringComparison.Ordinal);

    public override IReadOnlyList<string> Columns(FileHead head) => ["variable", "label"];

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject)
    {
        var text = TextFile.Open(file);
        var (read, ended) = (0, false);
        while (text.Next())
        {
            ended |= text.Line.Contains("%MEND V", StringComparison.Ordinal);
            if (text.Line.Length > 2000 || Label().Match(text.Line.ToString()) is not { Success: true } match)
                continue;
            read++;
            yield return new RowEntry(match.Groups["name"].Value, [match.Groups["name"].Value, match.Groups["label"].Value.Trim()],
                text.Number);
        }
        if (read == 0 || !ended)
            throw text.Wrong("labels up to %MEND", read == 0 ? "none" : "the end of the file");
    }

    [GeneratedRegex(@"^\s*(?<name>(HCC|CC)\d+)\s*=\s*""(?<label>[^""]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Label();
}
