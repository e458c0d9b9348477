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

    /// <summary>All loaded editions with their files.</summary>
    public static ReleaseList List(Shelf shelf, DateOnly today) => new(shelf.Imported is null, [.. shelf.Catalogues.SelectMany(c => c.Editions.Select(e => Of(c, e, today)))]);

    private static Release Of(ICatalogue catalogue, Edition edition, DateOnly today)
    {
        var parts = catalogue.Parts.Where(p => p.Edition == edition).ToList();
        var newest = catalogue.Editions.Where(e => e.Book == edition.Book).Max(e => e.From) == edition.From;
        var state = edition.To >= today && edition.From <= today ? "in force" : edition.From > today ? "future" : newest && edition.Book != "starter" ? "expired" : "past";
        return new Release(edition.Book, edition.Name, edition.From, edition.To, parts.Sum(p => (long)p.Kept), today.DayNumber - edition.From.DayNumber,
            newest && edition.To.Year < 9999 ? edition.To.AddDays(1) : null, state, edition.Official,
            [.. parts.Select(p => new ReleaseFile(p.Table, p.File, p.Sha256, p.Read, p.Kept))]);
    }
}

/// <summary>What is loaded.</summary>
public sealed record ReleaseList(bool Starter, IReadOnlyList<Release> Releases);

/// <summary>An edition with its files.</summary>
public sealed record Release(
    string Book, string Edition, DateOnly EffectiveFrom, DateOnly EffectiveTo, long Rows, int AgeDays, DateOnly? NextExpected, string State, bool Official,
    IReadOnlyList<ReleaseFile> Files);

/// <summary>A file of an edition.</summary>
public sealed record ReleaseFile(string Table, string File, string Sha256, int RowsRead, int RowsKept);
