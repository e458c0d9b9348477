using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>A section of the Official Guidelines by number, or what they say of a category.</summary>
public sealed partial class GuidelineTool : ITool
{
    public string Name => "guideline";

    public string Answers => "A section of the Official Guidelines by number, or what they say of a category.";

    public IReadOnlyList<string> Reads => ["words", "codes"];

    /// <summary>Whether a text names a section by its number, such as I.C.9.a.</summary>
    internal static bool Numbered(string words) => Number().IsMatch(words);

    [System.Text.RegularExpressions.GeneratedRegex(@"(?<![\w.])(?:I|II|III|IV)\.[A-Z](?:\.\w{1,2})*(?!\w)", System.Text.RegularExpressions.RegexOptions.IgnoreCase | System.Text.RegularExpressions.RegexOptions.CultureInvariant, 5000)]
    private static partial System.Text.RegularExpressions.Regex Number();

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        foreach (var catalogue in books.Shelf.Catalogues)
            foreach (var section in catalogue.Guidelines())
                if (facts.Count < 6 && System.Text.RegularExpressions.Regex.IsMatch(input.Words, $@"(?<![\w.]){System.Text.RegularExpressions.Regex.Escape(section.Entry.Number)}(?![\w.]*\w)", System.Text.RegularExpressions.RegexOptions.IgnoreCase, TimeSpan.FromSeconds(5)))
                    foreach (var sentence in (section.Entry.Title + ". " + section.Entry.Text).Replace("\n", " ", StringComparison.Ordinal).Split(". ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(5))
                        facts.Add(new Fact(sentence, section.Source, $"{section.Entry.Number} {section.Entry.Title} {section.Entry.Text}", $"Official Guidelines {section.Entry.Number}"));
        foreach (var code in input.Codes.Where(c => c.System == CodeSystem.Icd10Cm && facts.Count == 0).Take(2))
            foreach (var section in books.Page(code).Guidelines.Take(5))
                facts.Add(new Fact($"- Section {section.Section}, {PilotBooks.OneSentence(section.Title)}", section.Source, $"{section.Section} {section.Title}", $"Official Guidelines {section.Section}"));
        return facts.Count > 0 ? new ToolResult(facts, []) : new GuideTool().Run(input, books);
    }
}
