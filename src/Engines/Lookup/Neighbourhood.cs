using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Engines.Lookup;

/// <summary>Where a code stands in its book: above it, below it, beside it, and what may have been meant when it is not there.</summary>
internal static class Neighbourhood
{
    private const int MostChildren = 400;

    /// <summary>Chapter, section and the codes above, from the top.</summary>
    public static IReadOnlyList<CodeLink> Hierarchy(PageContext page)
    {
        var links = new List<CodeLink>();
        foreach (var range in RangesAround(page))
            links.Add(new CodeLink(range.Entry.Level == "chapter" ? $"{range.Entry.First}-{range.Entry.Last}" : range.Entry.Name, page.Code.System.Slug(), range.Entry.Title, false));
        foreach (var parent in Ancestors(page))
            links.Add(page.Link(parent));
        return links;
    }

    /// <summary>The chapter and section of a code, from the nearest edition that has them.</summary>
    public static IEnumerable<Sourced<RangeEntry>> RangesAround(PageContext page)
    {
        var ranges = page.Shelf.Catalogues.Select(c => c.Ranges(page.Code.System)).FirstOrDefault(r => r.Count > 0) ?? [];
        Edition? edition = null;
        foreach (var range in ranges)
            if (edition is null || edition.From > page.Edition.From && range.Edition.From < edition.From || range.Edition.From <= page.Edition.From && range.Edition.From > edition.From)
                edition = range.Edition;
        return ranges.Where(r => r.Edition == edition && Within(r.Entry, page.Code.Value));
    }

    /// <summary>The listed codes that the code begins with, shortest first.</summary>
    public static IEnumerable<Sourced<CodeEntry>> Ancestors(PageContext page)
    {
        for (var length = 2; length < page.Code.Value.Length; length++)
            if (InEdition(page, page.Code with { Value = page.Code.Value[..length] }) is { } parent)
                yield return parent;
    }

    public static IReadOnlyList<CodeLink> Children(PageContext page)
    {
        if (page.Code.System is CodeSystem.Cpt or CodeSystem.Hcpcs or CodeSystem.Modifier)
            return [];
        var below = page.Catalogue.StartingWith(page.Code.System, page.Code.Value, page.Edition, 20_000);
        var children = new List<CodeLink>();
        string? child = null;
        foreach (var found in below)
        {
            var value = found.Entry.Code.Value;
            // code order puts a parent right before what is below it
            if (value == page.Code.Value || child is not null && value.StartsWith(child, StringComparison.Ordinal))
                continue;
            child = value;
            children.Add(page.Link(found));
            if (children.Count == MostChildren)
                break;
        }
        return children;
    }

    /// <summary>Up to three codes on each side, in book order.</summary>
    public static IReadOnlyList<CodeLink> Around(PageContext page)
    {
        var links = new List<CodeLink> { page.Link(page.Entry) };
        foreach (var forward in (ReadOnlySpan<bool>)[false, true])
        {
            var code = page.Code;
            for (var i = 0; i < 3 && page.Catalogue.Neighbour(code, page.Edition, forward) is { } next; i++)
            {
                code = next.Entry.Code;
                if (forward)
                    links.Add(page.Link(next));
                else
                    links.Insert(0, page.Link(next));
            }
        }
        return links;
    }

    public static CodeLink? Next(PageContext page, bool forward) =>
        page.Catalogue.Neighbour(page.Code, page.Edition, forward) is { } next ? page.Link(next) : null;

    /// <summary>What replaces a deleted code, or what stands nearest to an unknown one.</summary>
    public static IReadOnlyList<CodeLink> Instead(Shelf shelf, EditionChoice choice, Code code, CodeStatus status)
    {
        if (status is not (CodeStatus.Deleted or CodeStatus.Unknown) || choice is not { Catalogue: { } catalogue, Edition: { } edition })
            return [];
        // the crosswalks of ICD-9-CM say what stands in the place of its codes
        if (code.System is CodeSystem.Icd9Cm or CodeSystem.Icd9Pcs && status == CodeStatus.Deleted)
            return [];
        if (status == CodeStatus.Deleted)
        {
            var replacing = catalogue.Maps(code, reverse: true).Where(m => m.Entry.Kind == "conversion").Select(m => m.Entry.From).Where(c => c != code).Distinct().ToList();
            if (replacing.Count > 0)
                return [.. replacing.Select(c => LinkIn(shelf, c))];
        }
        for (var length = code.Value.Length - (status == CodeStatus.Unknown ? 1 : 0); length >= 3; length--)
        {
            var near = catalogue.StartingWith(code.System, code.Value[..length], edition, 60);
            if (near.Any(n => n.Entry.Code != code))
                return [.. near.Where(n => n.Entry.Code != code).OrderBy(n => Math.Abs(n.Entry.Code.Value.Length - code.Value.Length)).ThenBy(n => n.Entry.Code.Value, StringComparer.Ordinal).Take(8)
                    .OrderBy(n => n.Entry.Code.Value, StringComparer.Ordinal)
                    .Select(n => new CodeLink(n.Entry.Code.Text, n.Entry.Code.System.Slug(), n.Entry.Title, n.Entry.Billable))];
        }
        return [.. new[] { false, true }.Select(f => catalogue.Neighbour(code, edition, f)).Where(n => n is not null)
            .Select(n => new CodeLink(n!.Entry.Code.Text, code.System.Slug(), n.Entry.Title, n.Entry.Billable))];
    }

    private static CodeLink LinkIn(Shelf shelf, Code code)
    {
        foreach (var catalogue in shelf.Catalogues)
            if (catalogue.Entries(code) is [var first, ..])
                return new CodeLink(code.Text, code.System.Slug(), first.Entry.Title, first.Entry.Billable);
        return new CodeLink(code.Text, code.System.Slug(), "", false);
    }

    private static Sourced<CodeEntry>? InEdition(PageContext page, Code code)
    {
        foreach (var found in page.Catalogue.Entries(code))
            if (found.Edition.Name == page.Edition.Name && found.Edition.Book == page.Edition.Book)
                return found;
        return null;
    }

    private static bool Within(RangeEntry range, string value) =>
        string.CompareOrdinal(value, range.First) >= 0 && string.CompareOrdinal(value, range.Last + "~") < 0;
}
