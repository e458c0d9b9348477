using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Engines.Lookup;

/// <summary>The loaded editions and their state on a day.</summary>
public static class Releases
{
    public static EditionState State(Edition edition, DateOnly today) =>
        new(edition.Book, edition.Name, edition.From, edition.To, edition.To < today, edition.Official, edition.Official || edition.Book == "starter" ? null : "re-shaped by others");

    /// <summary>The editions that a page of one system can rest on.</summary>
    public static IReadOnlyList<EditionState> Of(Shelf shelf, CodeSystem system, DateOnly today) =>
        [.. shelf.Catalogues.SelectMany(c => EditionChoice.Listing(c, system)).Select(e => State(e, today))];

    /// <summary>All loaded editions.</summary>
    public static IReadOnlyList<EditionState> All(Shelf shelf, DateOnly today) =>
        [.. shelf.Catalogues.SelectMany(c => c.Editions).Select(e => State(e, today))];
}
