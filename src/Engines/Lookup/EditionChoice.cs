using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Engines.Lookup;

/// <summary>
/// Which edition answers for a code system on a day. Without a day it is the newest one loaded, expired or not; with a day only one in
/// force then. What was imported goes before the starter edition.
/// </summary>
internal sealed class EditionChoice
{
    private EditionChoice(ICatalogue? catalogue, Edition? edition, Edition? nearest, IReadOnlyList<(ICatalogue, Edition)> all)
    {
        Catalogue = catalogue;
        Edition = edition;
        Nearest = nearest;
        All = all;
    }

    /// <summary>The catalogue that answers; null when no loaded edition does.</summary>
    public ICatalogue? Catalogue { get; }

    public Edition? Edition { get; }

    /// <summary>The edition nearest to the day, for saying what is loaded instead; null when there is none of the system at all.</summary>
    public Edition? Nearest { get; }

    /// <summary>Every edition that lists the system, newest first, with its catalogue; an edition ends where the next one begins.</summary>
    public IReadOnlyList<(ICatalogue Catalogue, Edition Edition)> All { get; }

    public static EditionChoice For(Shelf shelf, CodeSystem system, DateOnly? on)
    {
        foreach (var catalogue in shelf.Catalogues)
        {
            var editions = Listing(catalogue, system);
            if (editions.Count == 0)
                continue;
            var chosen = on is { } day ? editions.FirstOrDefault(e => e.Covers(day)) : editions[0];
            if (chosen is not null)
                return new EditionChoice(catalogue, chosen, chosen, Every(shelf, system));
        }
        var all = Every(shelf, system);
        var nearest = on is { } date && all.Count > 0 ? all.MinBy(e => Distance(e.Edition, date)).Edition : null;
        return new EditionChoice(null, null, nearest, all);
    }

    /// <summary>The editions of one catalogue that list a system, newest first, each clipped where the next begins.</summary>
    public static IReadOnlyList<Edition> Listing(ICatalogue catalogue, CodeSystem system)
    {
        var editions = catalogue.Parts.Where(p => p.Systems.Contains(system)).Select(p => p.Edition).Distinct().OrderByDescending(e => e.From).ToList();
        return [.. editions.Select((e, i) => i > 0 && editions[i - 1].From <= e.To && editions[i - 1].From > e.From ? e with { To = editions[i - 1].From.AddDays(-1) } : e)];
    }

    private static List<(ICatalogue Catalogue, Edition Edition)> Every(Shelf shelf, CodeSystem system) =>
        [.. shelf.Catalogues.SelectMany(c => Listing(c, system).Select(e => (c, e)))];

    private static int Distance(Edition edition, DateOnly day) =>
        day < edition.From ? edition.From.DayNumber - day.DayNumber : Math.Max(0, day.DayNumber - edition.To.DayNumber);
}
