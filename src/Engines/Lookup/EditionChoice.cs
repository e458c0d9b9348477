using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Engines.Lookup;

/// <summary>
/// Which edition answers for a code system on a day. Without a day it is the newest one loaded, expired or not; with a day only one in
/// force then. What was imported goes before the starter edition.
/// </summary>
internal sealed class EditionChoice
{
    private EditionChoice(ICatalogue? catalogue, Edition? edition, Edition? nearest, IReadOnlyList<Listed> all)
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
    public IReadOnlyList<Listed> All { get; }

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
        var nearest = on is { } date ? all.MinBy(e => Distance(e.Edition, date))?.Edition : null;
        return new EditionChoice(null, null, nearest, all);
    }

    /// <summary>The editions of one catalogue that list a system, newest first, each clipped where the next begins.</summary>
    public static IReadOnlyList<Edition> Listing(ICatalogue catalogue, CodeSystem system)
    {
        var editions = new List<Edition>();
        foreach (var part in catalogue.Parts)
            if (part.Systems.Contains(system) && !editions.Contains(part.Edition))
                editions.Add(part.Edition);
        editions.Sort((a, b) => b.From.CompareTo(a.From));
        for (var i = editions.Count - 1; i > 0; i--)
            if (editions[i - 1].From is var next && next > editions[i].From && next <= editions[i].To)
                editions[i] = editions[i] with { To = next.AddDays(-1) };
        return editions;
    }

    private static List<Listed> Every(Shelf shelf, CodeSystem system)
    {
        var all = new List<Listed>();
        foreach (var catalogue in shelf.Catalogues)
            foreach (var edition in Listing(catalogue, system))
                all.Add(new Listed(catalogue, edition));
        return all;
    }

    private static int Distance(Edition edition, DateOnly day) =>
        day < edition.From ? edition.From.DayNumber - day.DayNumber : Math.Max(0, day.DayNumber - edition.To.DayNumber);
}

/// <summary>An edition and the catalogue that holds it.</summary>
internal sealed record Listed(ICatalogue Catalogue, Edition Edition);
