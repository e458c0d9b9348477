using System.Text.RegularExpressions;
using CodingAhead.Books.Layouts;

namespace CodingAhead.Books.Icd10Cm;

/// <summary>The lines of the guidelines without the footer of each page.</summary>
internal sealed partial class GuidelineLines
{
    private readonly List<(int Number, string Text, bool NewPage)> _lines = [];

    public GuidelineLines(TextFile file)
    {
        var page = false;
        while (file.Next())
        {
            page |= file.Line.Contains('\f');
            var text = file.Line.ToString().Replace("\f", "", StringComparison.Ordinal).TrimEnd();
            if (text.Length > 1000)
                throw file.Wrong("lines of at most 1000 characters", $"{text.Length}");
            if (Furniture().IsMatch(text))
            {
                page = true;
                continue;
            }
            _lines.Add((file.Number, text, page));
            page = false;
        }
    }

    public int Count => _lines.Count;

    public (int Number, string Text, bool NewPage) this[int at] => _lines[at];

    [GeneratedRegex(@"^\s*(ICD-10-CM Official Guidelines for Coding and Reporting|FY \d{4}|Page \d+ of \d+)$",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Furniture();
}
