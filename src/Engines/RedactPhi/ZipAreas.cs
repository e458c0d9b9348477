using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.CompilerServices;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.RedactPhi.Lists;

namespace CodingAhead.Engines.RedactPhi;

/// <summary>
/// Which three-digit ZIP areas hold more than 20,000 people, so that their digits may stay (45 CFR 164.514(b)(2)(i)(B)): by the newest
/// census that was imported, and before one was, by the lists of 2000 and 2010 together.
/// </summary>
public sealed class ZipAreas
{
    private const int People = 20_000;

    private static readonly ConditionalWeakTable<Shelf, ZipAreas> Kept = [];

    private readonly FrozenSet<string> areas;
    private readonly bool large;

    private ZipAreas(IEnumerable<string> areas, bool large) => (this.areas, this.large) = (areas.ToFrozenSet(StringComparer.Ordinal), large);

    /// <summary>The lists that come with the program.</summary>
    public static ZipAreas Own { get; } = new(WordList.Read("zip3.txt", false).Select(e => e.Entry), large: false);

    /// <summary>The areas by the newest census on the shelf.</summary>
    public static ZipAreas Of(Shelf shelf) => Kept.GetValue(shelf, Read);

    /// <summary>Whether the first three digits must become 000. An area that the census does not name counts as small.</summary>
    public bool Small(ReadOnlySpan<char> digits) => areas.GetAlternateLookup<ReadOnlySpan<char>>().Contains(digits) != large;

    private static ZipAreas Read(Shelf shelf)
    {
        var newest = shelf.Catalogues.SelectMany(c => c.Editions.Where(e => e.Book == "census").Select(e => (Catalogue: c, Edition: e))).OrderBy(p => p.Edition.From).LastOrDefault();
        return newest.Edition is null ? Own : new(newest.Catalogue.Rows(newest.Edition, "zip_areas")
            .GroupBy(r => r.Entry.Key[..3], r => long.Parse(r.Entry.Cells[2], CultureInfo.InvariantCulture))
            .Where(a => a.Sum() > People).Select(a => a.Key), large: true);
    }
}
