using System.Text.RegularExpressions;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Books.Layouts;

namespace CodingAhead.Books.Icd10Cm;

/// <summary>The table of contents: the numbers and titles that the body must have, down to the level of I.C.4.a.</summary>
internal sealed partial class GuidelineContents
{
    private readonly Dictionary<string, string> _titles = new(StringComparer.Ordinal);

    /// <summary>The index of the first line behind the table.</summary>
    public int End { get; private set; }

    /// <summary>The numbers in order.</summary>
    public List<string> Numbers { get; } = [];

    public string? Title(string number) => _titles.GetValueOrDefault(number);

    public static GuidelineContents Read(string path, GuidelineLines lines)
    {
        var contents = new GuidelineContents();
        var place = new string?[4];
        var pending = "";
        for (var i = 0; i < lines.Count; i++)
        {
            var text = lines[i].Text.Trim();
            // a gap of thirty lines without dots and page numbers: the body has begun
            if (contents.End > 0 && i - contents.End > 30)
                break;
            if (text.Length == 0)
                continue;
            if (Entry().Match(text) is not { Success: true } match)
            {
                pending = contents.End == 0 ? "" : pending.Length > 300 ? "" : $"{pending} {text}".Trim();
                continue;
            }
            var title = XmlEvents.Collapse($"{pending} {match.Groups["title"].Value}".Trim());
            pending = "";
            contents.End = i + 1;
            contents.Add(title, place);
        }
        if (contents.Numbers.Count == 0)
            throw new BookFormatException(path, 0, 0, "a table of contents with page numbers", "none");
        return contents;
    }

    private void Add(string title, string?[] place)
    {
        if (Label().Match(title) is not { Success: true } match)
            return;
        var label = match.Groups["label"].Value;
        var level = match.Groups["section"].Success ? 0 : char.IsAsciiLetterUpper(label[0]) ? 1 : char.IsAsciiDigit(label[0]) ? 2 : 3;
        if (level > 0 && place[level - 1] is null && !(level == 3 && place[2] is null))
            return;
        place[level] = label;
        for (var below = level + 1; below < place.Length; below++)
            place[below] = null;
        var number = string.Join('.', place.Take(level + 1));
        if (_titles.TryAdd(number, match.Groups["title"].Value.TrimEnd(':', ' ')))
            Numbers.Add(number);
    }

    // "  a. Diabetes mellitus ............ 39"; a full line leaves room for a single dot
    [GeneratedRegex(@"^(?<title>.*?\S)\s*(\.{2,}|\s\.)\s*\d{1,3}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^((?<section>Section )(?<label>[IVX]{1,4})|(?<label>[A-Z]|[a-z]|\d{1,2}))\.\s*(?<title>.+)$",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Label();
}
