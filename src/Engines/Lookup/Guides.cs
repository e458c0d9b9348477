using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Lookup;

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
            [.. cells[5].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Code.Procedure).OfType<Code>().Select(page.Link)],
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
