using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Lookup;

/// <summary>The sections of the Official Guidelines that name a code, its category or a range around it, nearest first.</summary>
internal static class GuidelineSections
{
    private const int Most = 12;

    // the text of the guidelines is read for codes once for each catalogue
    private static readonly ConditionalWeakTable<ICatalogue, FrozenDictionary<string, (Sourced<GuidelineEntry> Section, int Width)[]>> ByCategory = [];

    public static IReadOnlyList<GuidelineLink> Of(PageContext page)
    {
        if (page.Code.System != CodeSystem.Icd10Cm || page.Shelf.Imported is not { } catalogue)
            return [];
        var sections = ByCategory.GetValue(catalogue, Read);
        if (!sections.TryGetValue(page.Code.Value[..3], out var found))
            return [];
        return [.. found.Where(f => Speaks(f.Section.Entry.Text, page.Code, f.Width)).OrderBy(f => f.Width)
            .Take(Most).Select(f => new GuidelineLink(f.Section.Entry.Number, f.Section.Entry.Title, f.Section.Entry.Text, f.Section.Source))];
    }

    // a section that names only other codes of the category does not speak of this one
    private static bool Speaks(string text, Code code, int width)
    {
        if (width > 1)
            return true;
        foreach (var named in TabularNotes.CodesIn(text))
        {
            var plain = named.Replace(".", "", StringComparison.Ordinal);
            if (code.Value.StartsWith(plain, StringComparison.Ordinal) || plain.StartsWith(code.Value, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private static FrozenDictionary<string, (Sourced<GuidelineEntry>, int)[]> Read(ICatalogue catalogue)
    {
        var found = new Dictionary<string, List<(Sourced<GuidelineEntry>, int)>>(StringComparer.Ordinal);
        foreach (var section in catalogue.Guidelines())
        {
            var widths = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var named in TabularNotes.CodesIn(section.Entry.Text))
            {
                var ends = named.Replace(".", "", StringComparison.Ordinal).Split('-');
                if (ends.Length == 1 || ends[1].Length < 3)
                    widths[ends[0][..3]] = 1;
                else
                {
                    var between = Categories(ends[0][..3], ends[1][..3]).ToList();
                    foreach (var category in between)
                        widths.TryAdd(category, between.Count);
                }
            }
            foreach (var (category, width) in widths)
                (found.TryGetValue(category, out var list) ? list : found[category] = []).Add((section, width));
        }
        return found.ToFrozenDictionary(f => f.Key, f => f.Value.ToArray(), StringComparer.Ordinal);
    }

    // category numbers between two ends: letter and two digits; a range over more than one letter counts each letter's hundred
    private static IEnumerable<string> Categories(string first, string last)
    {
        if (!char.IsAsciiDigit(first[2]) || !char.IsAsciiDigit(last[2]))
            yield break;
        var (from, to) = (Number(first), Number(last));
        for (var n = from; n <= to && n - from < 2600; n++)
            yield return $"{(char)('A' + n / 100)}{n % 100:00}";
    }

    private static int Number(string category) => (category[0] - 'A') * 100 + int.Parse(category.AsSpan(1), null);
}
