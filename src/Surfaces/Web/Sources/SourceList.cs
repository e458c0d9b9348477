using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Surfaces.Web.Sources;

/// <summary>
/// The rows that a page rests on, numbered in reading order. A row that several facts came from has one number. The order is fixed before
/// anything is rendered, because components render level by level and not from top to bottom.
/// </summary>
public sealed class SourceList
{
    private readonly Dictionary<Source, int> numbers = [];
    private readonly List<Source> all = [];

    /// <param name="prefix">Keeps the ids of a preview apart from those of the page around it.</param>
    public SourceList(IEnumerable<Source?> inReadingOrder, string prefix = "s")
    {
        Prefix = prefix;
        foreach (var source in inReadingOrder)
            if (source is not null && numbers.TryAdd(source, all.Count + 1))
                all.Add(source);
    }

    public string Prefix { get; }

    public IReadOnlyList<Source> All => all;

    public int Number(Source source) => numbers.GetValueOrDefault(source);

    public string Id(Source source) => $"{Prefix}{Number(source)}";

    /// <summary>The sources of a code's page, in the order in which the page states the facts.</summary>
    public static SourceList Of(CodePage page, string prefix = "s") => new(
    [
        page.Title is null ? null : page.Source,
        .. page.Flags.Select(f => f.Source),
        page.PlainLanguage?.Source,
        .. page.Axes.Select(a => a.Source),
        .. NotesInOrder(page).Select(n => n.Source),
        .. page.Indicators.Select(i => i.Source),
        .. page.Mue.Select(m => m.Source),
        .. page.Payment.Select(p => p.Source), page.Opps?.Source, page.Drug?.Source,
        page.Edits?.Practitioner?.Source, page.Edits?.Hospital?.Source,
        .. page.Modifiers.Where(m => m.Ended is null).Select(m => m.Source),
        .. page.Modifiers.Where(m => m.Ended is not null).Select(m => m.Source),
        .. page.IndexPaths.Select(i => i.Source),
        .. page.History.Select(h => h.Source),
        .. page.Crosswalks.SelectMany(c => c.Items.Select(i => (Source?)i.Source).Prepend(c.Items.Count == 0 ? c.Source : null)),
        .. page.Guidelines.Select(g => g.Source),
    ], prefix);

    /// <summary>The notes, those of the code itself first and then outwards level by level, as a coder reads them.</summary>
    public static IEnumerable<PageNote> NotesInOrder(CodePage page) => NotesByLevel(page).SelectMany(l => l);

    /// <summary>The notes by the level that they stand at, the code's own level first.</summary>
    public static IEnumerable<IGrouping<string, PageNote>> NotesByLevel(CodePage page) =>
        page.Notes.GroupBy(n => n.InheritedFrom).Reverse();
}
