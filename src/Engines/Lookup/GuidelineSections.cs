using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Lookup;

/// <summary>The sections of the Official Guidelines that name a code, its category or a range around it, nearest first.</summary>
internal static class GuidelineSections
{
    private const int Most = 12;

    public static IReadOnlyList<GuidelineLink> Of(PageContext page)
    {
        if (page.Code.System != CodeSystem.Icd10Cm || page.Shelf.Imported is not { } catalogue)
            return [];
        var found = new List<(GuidelineLink Link, int Width)>();
        foreach (var (section, width) in catalogue.GuidelinesOn(page.Code.Value[..3]))
            if (width > 1 || Speaks(section.Entry.Text, page.Code))
                found.Add((new GuidelineLink(section.Entry.Number, section.Entry.Title, section.Entry.Text, section.Source), width));
        found.Sort((a, b) => a.Width != b.Width ? a.Width.CompareTo(b.Width) : a.Link.Source.Line.CompareTo(b.Link.Source.Line));
        return [.. found.Take(Most).Select(f => f.Link)];
    }

    // a section that names only other codes of the category does not speak of this one
    private static bool Speaks(string text, Code code)
    {
        foreach (var named in CodeMentions.In(text))
        {
            var plain = named.Replace(".", "", StringComparison.Ordinal);
            if (code.Value.StartsWith(plain, StringComparison.Ordinal) || plain.StartsWith(code.Value, StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}
