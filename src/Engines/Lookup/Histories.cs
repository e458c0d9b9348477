using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Engines.Lookup;

/// <summary>
/// A code's life over the loaded editions: added, revised, deleted, replaced. What happened between two editions that do not follow on
/// each other is dated no closer than that.
/// </summary>
internal static class Histories
{
    public static IReadOnlyList<HistoryEvent> Of(Shelf shelf, EditionChoice choice, Code code)
    {
        var events = new List<HistoryEvent>();
        foreach (var row in shelf.Starter.Rows("starter", "history", $"{code.System.Slug()}|{code.Value}"))
            events.Add(new HistoryEvent(DateOnly.TryParse(row.Entry.Cells[2], out var day) ? day : null, row.Entry.Cells[3], row.Entry.Cells[4], row.Source));
        if (shelf.Imported is { } catalogue)
        {
            FromEditions(catalogue, code, events);
            foreach (var map in catalogue.Maps(code).Where(m => m.Entry is { Kind: "conversion", To: not null }))
                events.Add(new HistoryEvent(Day(map), "came from", $"Before, {map.Entry.To!.Value.Text} was assigned, says the conversion table.", map.Source));
            foreach (var map in catalogue.Maps(code, reverse: true).Where(m => m.Entry.Kind == "conversion"))
                events.Add(new HistoryEvent(Day(map), "went to", $"From then on {map.Entry.From.Text} is assigned for what it names, says the conversion table.", map.Source));
        }
        // in the order of their dates; of the same day, in the order in which they were told
        var once = new List<HistoryEvent>();
        foreach (var e in events)
            if (!once.Exists(o => o.Date == e.Date && o.Action == e.Action && o.Notes == e.Notes))
                once.Insert(once.FindLastIndex(o => (o.Date ?? DateOnly.MinValue) <= (e.Date ?? DateOnly.MinValue)) + 1, e);
        return once;
    }

    // the table gives the day on which the newer code took effect
    private static DateOnly Day(Sourced<MapEntry> map) => DateOnly.TryParse(map.Entry.Flags, out var day) ? day : map.Edition.From;

    private static void FromEditions(ICatalogue catalogue, Code code, List<HistoryEvent> events)
    {
        var listed = catalogue.Entries(code);
        if (listed.Count == 0)
            return;
        if (listed.FirstOrDefault(l => l.Entry.Added is not null) is { Entry.Added: { } added } dated)
            events.Add(new HistoryEvent(added, "added", "", dated.Source));
        if (listed.FirstOrDefault(l => l.Entry.Ended is not null) is { Entry.Ended: { } ended } over)
            events.Add(new HistoryEvent(ended, "deleted", "Last day of use.", over.Source));
        var hasDates = listed.Any(l => l.Entry.Added is not null || l.Entry.Ended is not null);
        Sourced<CodeEntry>? last = null;
        Edition? before = null;
        foreach (var edition in EditionChoice.Listing(catalogue, code.System).Reverse())
        {
            Sourced<CodeEntry>? now = null;
            foreach (var found in listed)
                if (found.Edition.Name == edition.Name && found.Edition.Book == edition.Book)
                    now = found;
            var follows = before is not null && before.To.AddDays(1) == edition.From;
            var between = before is null || follows ? "" : $" Some time after {before.Name} and by {edition.Name}: the editions between are not loaded.";
            // a code that is merely in the oldest edition loaded is older than we know
            if (now is { } entry && before is not null && last is null && !hasDates)
                events.Add(new HistoryEvent(edition.From, "added", $"First listed in {edition.Name}.{between}", entry.Source));
            else if (now is null && last is { } gone && !hasDates)
                events.Add(new HistoryEvent(edition.From, "deleted", $"Last listed in {gone.Edition.Name}.{between}", gone.Source));
            else if (now is { } current && last is { } former)
            {
                if (former.Entry.Title != current.Entry.Title && former.Entry.Title.Length > 0)
                    events.Add(new HistoryEvent(edition.From, "revised", $"Title before: “{former.Entry.Title}”. Title now: “{current.Entry.Title}”.{between}", current.Source));
                if (former.Entry.Billable != current.Entry.Billable)
                    events.Add(new HistoryEvent(edition.From, "revised", current.Entry.Billable ? $"Became billable.{between}" : $"Became a category: more characters are needed.{between}", current.Source));
            }
            last = now;
            before = edition;
        }
    }
}
