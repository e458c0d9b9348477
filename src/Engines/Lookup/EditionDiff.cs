using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Engines.Lookup;

/// <summary>What changed between two editions of a book.</summary>
public sealed record BookDiff(
    string Book, string From, string To, IReadOnlyList<DiffRow> Added, IReadOnlyList<DiffRow> Deleted, IReadOnlyList<DiffRow> Changed);

/// <summary>A code or row that came, went or changed: the field, before and now.</summary>
public sealed record DiffRow(string Key, string? Title, string? Field, string? Before, string? Now, Source Source);

/// <summary>Compares two editions of a book: its codes by title and validity, its rows column by column.</summary>
public static class EditionDiff
{
    /// <returns>Null when one of the editions is not loaded.</returns>
    public static BookDiff? Between(Shelf shelf, string book, string from, string to)
    {
        foreach (var catalogue in shelf.Catalogues)
            if (Named(catalogue, book, from) is { } before && Named(catalogue, book, to) is { } now)
                return Compare(catalogue, before, now);
        return null;
    }

    private static Edition? Named(ICatalogue catalogue, string book, string name) =>
        catalogue.Editions.FirstOrDefault(e => e.Book == book && e.Name == name);

    private static BookDiff Compare(ICatalogue catalogue, Edition before, Edition now)
    {
        var (added, deleted, changed) = (new List<DiffRow>(), new List<DiffRow>(), new List<DiffRow>());
        foreach (var system in CodeSystems.All)
        {
            var old = catalogue.All(system, before).GroupBy(e => e.Entry.Code).ToDictionary(g => g.Key, g => g.First());
            foreach (var entry in catalogue.All(system, now))
                if (!old.Remove(entry.Entry.Code, out var was))
                    added.Add(new DiffRow(entry.Entry.Code.Text, entry.Entry.Title, null, null, null, entry.Source));
                else
                    Fields(was.Entry, entry, changed);
            foreach (var gone in old.Values.OrderBy(g => g.Entry.Code))
                deleted.Add(new DiffRow(gone.Entry.Code.Text, gone.Entry.Title, null, null, null, gone.Source));
        }
        foreach (var table in catalogue.Parts.Where(p => p.Edition == now).Select(p => p.Table).Distinct())
            Rows(catalogue, before, now, table, added, deleted, changed);
        return new BookDiff(now.Book, before.Name, now.Name, added, deleted, changed);
    }

    private static void Fields(CodeEntry was, Sourced<CodeEntry> now, List<DiffRow> changed)
    {
        void Field(string name, string? before, string? after)
        {
            if (before != after)
                changed.Add(new DiffRow(now.Entry.Code.Text, now.Entry.Title, name, before, after, now.Source));
        }

        Field("billable", was.Billable ? "yes" : "no", now.Entry.Billable ? "yes" : "no");
        Field("short title", was.Short, now.Entry.Short);
        Field("long title", was.Long, now.Entry.Long);
        Field("ended", was.Ended?.ToString("yyyy-MM-dd", null), now.Entry.Ended?.ToString("yyyy-MM-dd", null));
    }

    private static void Rows(ICatalogue catalogue, Edition before, Edition now, string table, List<DiffRow> added, List<DiffRow> deleted, List<DiffRow> changed)
    {
        var columns = catalogue.Parts.First(p => p.Edition == now && p.Table == table).Columns;
        var old = catalogue.Rows(before, table).GroupBy(r => r.Entry.Key).ToDictionary(g => g.Key, g => new Queue<Sourced<RowEntry>>(g), StringComparer.Ordinal);
        if (old.Count == 0)
            return; // the older edition does not have the table, so nothing can be said of its rows
        foreach (var row in catalogue.Rows(now, table))
            if (!old.TryGetValue(row.Entry.Key, out var same) || same.Count == 0)
                added.Add(new DiffRow(row.Entry.Key, table, null, null, null, row.Source));
            else
            {
                var was = same.Dequeue().Entry.Cells;
                for (var i = 0; i < Math.Min(was.Length, row.Entry.Cells.Length); i++)
                    if (was[i] != row.Entry.Cells[i])
                        changed.Add(new DiffRow(row.Entry.Key, table, i < columns.Count ? columns[i] : $"column {i + 1}", was[i], row.Entry.Cells[i], row.Source));
            }
        foreach (var gone in old.Values.SelectMany(q => q))
            deleted.Add(new DiffRow(gone.Entry.Key, table, null, null, null, gone.Source));
    }
}
