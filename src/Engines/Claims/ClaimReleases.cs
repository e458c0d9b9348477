using System.Runtime.CompilerServices;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Engines.Claims;

/// <summary>Which editions hold on a day, kept once worked out.</summary>
internal sealed class ClaimReleases(Shelf shelf)
{
    private static readonly ConditionalWeakTable<Shelf, ClaimReleases> Kept = [];

    private readonly ClaimRelease[] _all = [.. shelf.Catalogues.SelectMany(c => c.Editions).Select(e => new ClaimRelease(e.Book, e.Name, e.From, e.To)).Distinct()];
    private readonly Remembered<DateOnly, ClaimRelease[]> _days = new(4_000);

    public static ClaimReleases Of(Shelf shelf) => Kept.GetValue(shelf, static s => new ClaimReleases(s));

    public IReadOnlyList<ClaimRelease> On(IReadOnlyList<DateOnly> days) => days.Count == 1
        ? _days.Of(days[0], day => Array.FindAll(_all, r => r.From <= day && day <= r.To))
        : Array.FindAll(_all, r => days.Any(day => r.From <= day && day <= r.To));
}
