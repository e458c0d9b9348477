using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>The terms of each edition of a shelf, built at the first note and kept as long as the shelf.</summary>
internal static class TermBooks
{
    private static readonly ConditionalWeakTable<Shelf, Editions> Kept = [];

    private sealed class Editions
    {
        public readonly ConcurrentDictionary<string, Lazy<TermBook>> Books = new(StringComparer.Ordinal);
        public readonly ConcurrentDictionary<string, ConcurrentBag<Matcher>> Idle = new(StringComparer.Ordinal);
    }

    /// <summary>The terms in force on a day, or the edition that is nearest to it.</summary>
    public static (TermBook? Book, Edition? Nearest) For(Shelf shelf, DateOnly? on)
    {
        Edition? nearest = null;
        foreach (var catalogue in shelf.Catalogues)
        {
            var editions = Listing(catalogue);
            if (editions.Count == 0)
                continue;
            if ((on is { } day ? editions.Find(e => e.Covers(day)) : editions[0]) is { } edition)
                return (Kept.GetOrCreateValue(shelf).Books.GetOrAdd($"{edition.Book} {edition.Name}", _ => new Lazy<TermBook>(() => TermBookFile.Get(shelf, catalogue, edition))).Value, edition);
            foreach (var other in editions)
                if (nearest is null || Distance(other, on!.Value) < Distance(nearest, on.Value))
                    nearest = other;
        }
        return (null, nearest);
    }

    /// <summary>A matcher of a book that no other thread is using.</summary>
    public static Matcher Rent(Shelf shelf, TermBook book) => Bag(shelf, book).TryTake(out var idle) ? idle : new Matcher(book);

    public static void Return(Shelf shelf, TermBook book, Matcher matcher) => Bag(shelf, book).Add(matcher);

    private static ConcurrentBag<Matcher> Bag(Shelf shelf, TermBook book) => Kept.GetOrCreateValue(shelf).Idle.GetOrAdd($"{book.Releases[0].Book} {book.Releases[0].Edition}", _ => []);

    private static int Distance(Edition edition, DateOnly day) => day < edition.From ? edition.From.DayNumber - day.DayNumber : Math.Max(0, day.DayNumber - edition.To.DayNumber);

    // the editions that list diagnosis codes, newest first, each ending where the next begins
    private static List<Edition> Listing(ICatalogue catalogue)
    {
        var editions = new List<Edition>();
        foreach (var part in catalogue.Parts)
            if (part.Table is "order" or "codes" && part.Systems.Contains(CodeSystem.Icd10Cm) && !editions.Contains(part.Edition))
                editions.Add(part.Edition);
        editions.Sort((a, b) => b.From.CompareTo(a.From));
        for (var i = editions.Count - 1; i > 0; i--)
            if (editions[i - 1].From is var next && next > editions[i].From && next <= editions[i].To)
                editions[i] = editions[i] with { To = next.AddDays(-1) };
        return editions;
    }
}
