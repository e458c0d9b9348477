using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Surfaces.Web.Browse;

/// <summary>One row of a range page: a chapter, a section, a stretch of codes, or a code.</summary>
/// <param name="Address">Where it leads.</param>
/// <param name="Level">What it is in the book, such as <c>chapter 4</c>; empty for a code.</param>
/// <param name="Sample">A complete code of the stretch, where only its characters name it.</param>
public sealed record Stretch(string Name, string Address, string Title, bool IsCode, bool Billable, string Level = "", Code? Sample = null);

/// <summary>A page of the book between two codes.</summary>
/// <param name="Above">From the system down to the level above this one.</param>
public sealed record Spread(
    CodeSystem System, string Name, string Title, string Level, IReadOnlyList<(string Name, string Address)> Above, IReadOnlyList<Stretch> Rows,
    Edition? Edition, Source? Source, string? Why, Code? Sample = null);

/// <summary>
/// Opens a code system at a range, from chapter to leaf. Where a publication names chapters and sections they are the levels; where it
/// names none (HCPCS, CPT, ICD-10-PCS) the first characters of the codes are.
/// </summary>
internal static class Shelves
{
    private const int MostRows = 500;

    /// <returns>Null when nothing in the book stands there.</returns>
    public static Spread? Open(Shelf shelf, CodeSystem system, string? range, DateOnly? on)
    {
        var (catalogue, edition) = Choose(shelf, system, on);
        if (catalogue is null || edition is null)
            return new Spread(system, range ?? system.Title(), "", "", [], [], null, null, on is { } day && shelf.Catalogues.Any(c => Listing(c, system).Count > 0)
                ? $"No loaded edition of {system.Title()} was in force on {Says.Day(day)}." : $"No edition of {system.Title()} is loaded.");
        var ranges = Ranges(shelf, system, edition);
        if (range is null)
            return ranges.Count > 0
                ? new Spread(system, system.Title(), "", "chapters", [], [.. Top(ranges).Select(r => Row(system, r))], edition, null, null)
                : Prefixes(catalogue, system, "", edition);
        return Named(ranges, range) is { } found ? OfRange(catalogue, system, ranges, found, edition)
            : range.Split('-') is [{ Length: > 0 } first, { Length: > 0 } last] && Prefix(first) is { } from && Prefix(last) is { } to ? Stretched(catalogue, system, from, to, edition)
            : Prefix(range) is { } prefix ? Prefixes(catalogue, system, prefix, edition)
            : null;
    }

    private static (ICatalogue?, Edition?) Choose(Shelf shelf, CodeSystem system, DateOnly? on)
    {
        foreach (var catalogue in shelf.Catalogues)
            if (Listing(catalogue, system).FirstOrDefault(e => on is null || e.Covers(on.Value)) is { } edition)
                return (catalogue, edition);
        return (null, null);
    }

    private static List<Edition> Listing(ICatalogue catalogue, CodeSystem system) =>
        [.. catalogue.Parts.Where(p => p.Systems.Contains(system)).Select(p => p.Edition).Distinct().OrderByDescending(e => e.From)];

    // an edition without a tabular list borrows the chapters of the nearest that has one, as the code pages do
    private static List<Sourced<RangeEntry>> Ranges(Shelf shelf, CodeSystem system, Edition edition)
    {
        var all = shelf.Catalogues.Select(c => c.Ranges(system)).FirstOrDefault(r => r.Count > 0) ?? [];
        var from = all.Select(r => r.Edition).Distinct().OrderByDescending(e => e.From <= edition.From).ThenByDescending(e => e.From).FirstOrDefault();
        return [.. all.Where(r => r.Edition == from)];
    }

    private static IEnumerable<Sourced<RangeEntry>> Top(List<Sourced<RangeEntry>> ranges) =>
        ranges.Where(r => !ranges.Any(o => Encloses(o.Entry, r.Entry)));

    private static bool Encloses(RangeEntry outer, RangeEntry inner) => outer != inner &&
        string.CompareOrdinal(outer.First, inner.First) <= 0 && string.CompareOrdinal(outer.Last, inner.Last) >= 0 &&
        (outer.First != inner.First || outer.Last != inner.Last || (outer.Level == "chapter" && inner.Level != "chapter"));

    private static Sourced<RangeEntry>? Named(List<Sourced<RangeEntry>> ranges, string name)
    {
        foreach (var range in ranges)
            if (string.Equals(NameOf(range.Entry), name, StringComparison.OrdinalIgnoreCase))
                return range;
        // a chapter by its number, and a section that has the same ends as its chapter
        foreach (var range in ranges)
            if (string.Equals(range.Entry.Name, name, StringComparison.OrdinalIgnoreCase))
                return range;
        return null;
    }

    /// <summary>A chapter goes by its ends, as a section does.</summary>
    public static string NameOf(RangeEntry range) => range.First == range.Last ? range.First : $"{range.First}-{range.Last}";

    private static Stretch Row(CodeSystem system, Sourced<RangeEntry> range) =>
        new(NameOf(range.Entry), $"/{system.Slug()}/ranges/{NameOf(range.Entry)}", range.Entry.Title, false, false, range.Entry.Level == "chapter" ? $"chapter {range.Entry.Name}" : range.Entry.Level);

    private static Spread OfRange(ICatalogue catalogue, CodeSystem system, List<Sourced<RangeEntry>> ranges, Sourced<RangeEntry> range, Edition edition)
    {
        var inside = ranges.Where(r => Encloses(range.Entry, r.Entry)).ToList();
        var rows = inside.Where(r => !inside.Any(o => Encloses(o.Entry, r.Entry))).Select(r => Row(system, r)).ToList();
        if (rows.Count == 0)
            rows = Heads(catalogue.Between(system, range.Entry.First, range.Entry.Last, edition));
        var above = ranges.Where(r => Encloses(r.Entry, range.Entry)).OrderBy(r => r.Entry.First, StringComparer.Ordinal).ThenByDescending(r => r.Entry.Last, StringComparer.Ordinal)
            .Select(r => (NameOf(r.Entry), $"/{system.Slug()}/ranges/{NameOf(r.Entry)}"));
        return new Spread(system, NameOf(range.Entry), range.Entry.Title, range.Entry.Level, [.. above], rows, edition, range.Source, null);
    }

    // the codes of a stretch that stand below no other code of it
    private static List<Stretch> Heads(IReadOnlyList<Sourced<CodeEntry>> codes)
    {
        var rows = new List<Stretch>();
        string? head = null;
        foreach (var found in codes)
        {
            var code = found.Entry.Code;
            if (head is not null && code.Value.StartsWith(head, StringComparison.Ordinal))
                continue;
            head = code.Value;
            rows.Add(new Stretch(code.Text, code.Path, found.Entry.Title, true, found.Entry.Billable));
            if (rows.Count == MostRows)
                break;
        }
        return rows;
    }

    private static string? Prefix(string range)
    {
        var plain = range.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant();
        return plain.Length is > 0 and < 8 && plain.All(char.IsAsciiLetterOrDigit) ? plain : null;
    }

    private static Spread? Prefixes(ICatalogue catalogue, CodeSystem system, string prefix, Edition edition)
    {
        var codes = catalogue.StartingWith(system, prefix, edition);
        if (codes.Count == 0 && prefix.Length > 0)
            return null;
        var heads = Heads(codes);
        var rows = heads.Count <= 120 ? heads : [.. Groups(system, prefix, codes)];
        var above = Enumerable.Range(1, Math.Max(0, prefix.Length - 1)).Select(n => (prefix[..n], $"/{system.Slug()}/ranges/{prefix[..n]}"));
        return new Spread(system, prefix.Length == 0 ? system.Title() : $"{prefix}…", "", "", [.. above], rows, edition, null, null, prefix.Length > 0 ? codes[^1].Entry.Code : null);
    }

    // any two codes of the same system, as a note or a guideline names them
    private static Spread? Stretched(ICatalogue catalogue, CodeSystem system, string first, string last, Edition edition)
    {
        var rows = Heads(catalogue.Between(system, first, last, edition));
        return rows.Count == 0 ? null : new Spread(system, $"{rows[0].Name}-{Shown(system, last)}", "", "codes", [], rows, edition, null, null);
    }

    private static string Shown(CodeSystem system, string value) => Code.Read(value, system) is [var code] ? code.Text : value;

    private static IEnumerable<Stretch> Groups(CodeSystem system, string prefix, IReadOnlyList<Sourced<CodeEntry>> codes)
    {
        foreach (var group in codes.Where(c => c.Entry.Code.Value.Length > prefix.Length).GroupBy(c => c.Entry.Code.Value[..(prefix.Length + 1)]))
        {
            var (first, last, count) = (group.First().Entry, group.Last().Entry, group.Count());
            yield return count == 1
                ? new Stretch(first.Code.Text, first.Code.Path, first.Title, true, first.Billable)
                : new Stretch($"{group.Key}…", $"/{system.Slug()}/ranges/{group.Key}", $"{first.Code.Text} to {last.Code.Text}", false, false, $"{Says.Number(count)} codes", last.Code);
        }
    }
}
