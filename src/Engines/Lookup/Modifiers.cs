using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Lookup;

/// <summary>The modifiers that go with a code, in billing order, each with its reason and, where its use has ended, since when.</summary>
internal static class Modifiers
{
    public static IReadOnlyList<PageModifier> Of(PageContext page)
    {
        if (page.Code.System is not (CodeSystem.Cpt or CodeSystem.Hcpcs))
            return [];
        var found = new List<PageModifier>();
        foreach (var row in page.Own("code_modifiers", page.Code.Value).OrderBy(r => r.Source.Line))
        {
            var modifier = row.Entry.Cells[1];
            var (title, ended, source) = Describe(page, modifier, row.Source);
            found.Add(new PageModifier(modifier, title, row.Entry.Cells[2], ended <= page.Day ? ended : null, source));
        }
        return found;
    }

    private static (string Title, DateOnly? Ended, Source Source) Describe(PageContext page, string modifier, Source row)
    {
        if (page.Own("modifiers", modifier) is not [var own, ..])
            return ("", null, row);
        DateOnly? ended = DateOnly.TryParse(own.Entry.Cells[6], out var day) ? day : null;
        return (own.Entry.Cells[2], ended, own.Source);
    }
}

/// <summary>The project's own guide to a procedure.</summary>
internal static class Guides
{
    public static PlainLanguage? Of(PageContext page)
    {
        if (page.Own("guides", page.Code.Value) is not [var row, ..])
            return page.Code.System == CodeSystem.Modifier ? OfModifier(page) : null;
        var cells = row.Entry.Cells;
        if (cells[1] != page.Code.System.Slug())
            return null;
        return new PlainLanguage(cells[2], cells[6], Titled(cells[7]), Titled(cells[8]), cells[9], Lines(cells[10]), Lines(cells[11]),
            [.. cells[5].Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(c => Code.Read(c).Where(x => x.System is CodeSystem.Cpt or CodeSystem.Hcpcs).Take(1)).Select(page.Link)],
            cells[3], row.Source);
    }

    private static PlainLanguage? OfModifier(PageContext page) =>
        page.Own("modifiers", page.Code.Value) is [var row, ..]
            ? new PlainLanguage(row.Entry.Cells[2], row.Entry.Cells[3], [], [], null, Some(row.Entry.Cells[4]), Some(row.Entry.Cells[5]), [], "draft", row.Source)
            : null;

    private static string[] Some(string text) => text.Length == 0 ? [] : [text];

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Replace("\t", ". ", StringComparison.Ordinal)).ToArray();

    private static TitledText[] Titled(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t', 2)).Select(p => p.Length == 2 ? new TitledText(p[0], p[1]) : new TitledText("", p[0]))];
}
