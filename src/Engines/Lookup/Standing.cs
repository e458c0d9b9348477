using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Engines.Lookup;

/// <summary>Whether a code can be used on a day, the row that says so, and why, in one sentence.</summary>
internal sealed record Standing(CodeStatus Status, string Why, ICatalogue? Catalogue, Sourced<CodeEntry>? Entry)
{
    public static Standing Of(Shelf shelf, EditionChoice choice, Code code, DateOnly? on)
    {
        if (ByNumber(shelf, choice, code, on) is { } numbered)
            return numbered;
        if (choice.Edition is not { } edition)
            return new Standing(CodeStatus.NotLoaded, choice.Nearest is { } nearest
                ? $"No loaded edition of {code.System.Title()} is in force on {Day(on!.Value)}; the nearest is {nearest.Name} ({Day(nearest.From)} to {Day(nearest.To)})."
                : $"No edition of {code.System.Title()} is loaded.", null, null);

        // a code by number may stand in several parts of an edition; one with a title goes first
        var listed = choice.Catalogue!.Entries(code).Where(e => e.Edition.Name == edition.Name && e.Edition.Book == edition.Book)
            .ToList();
        listed.Sort((a, b) => (b.Entry.Title.Length > 0).CompareTo(a.Entry.Title.Length > 0));
        if (listed.Count == 0 && choice.Catalogue is { Starter: false } && shelf.Starter.Entries(code) is [var own, ..] && code.System is CodeSystem.Modifier or CodeSystem.Cpt)
            return new Standing(CodeStatus.Valid, "Known from the starter edition; no imported book lists it.", shelf.Starter, own);
        if (listed.Count == 0)
            return Absent(choice, code, edition);
        var entry = listed[0];
        if (Ended(choice, code) is { } ended && ended.Entry.Ended < (on ?? DateOnly.MaxValue))
            return new Standing(CodeStatus.Deleted, $"Ended on {Day(ended.Entry.Ended!.Value)}, says {ended.Source.Book} {ended.Source.Edition}.", choice.Catalogue, entry);
        if (!entry.Entry.Billable)
            return new Standing(CodeStatus.NotBillable, "A category: more characters are needed.", choice.Catalogue, entry);
        var doubt = !choice.Catalogue.Starter && choice.Catalogue.Entries(code).All(e => !e.Edition.Official && e.Entry.Added is null)
            ? $" The list {edition.Name} was re-shaped by others and carries no dates, so this rests on its presence alone." : "";
        return new Standing(CodeStatus.Valid, $"Listed in {edition.Name}, in force {Day(edition.From)} to {Day(edition.To)}.{doubt}", choice.Catalogue, entry);
    }

    // the descriptors of CPT are the AMA's, its numbers are not: the fee schedules and edits that name one make it known
    private static readonly (string Book, string Table)[] Numbered =
        [("mpfs", "pprrvu"), ("opps", "addendum_b"), ("mpfs", "base_units"), ("ncci", "mue_practitioner"), ("ncci", "mue_outpatient"), ("ncci", "add_on"), ("rbcs", "rbcs")];

    private static Standing? ByNumber(Shelf shelf, EditionChoice choice, Code code, DateOnly? on)
    {
        if (code.System != CodeSystem.Cpt || shelf.Imported is not { } catalogue || choice.Edition is { } edition
            && choice.Catalogue!.Entries(code).Any(e => e.Edition.Name == edition.Name && e.Edition.Book == edition.Book))
            return null;
        foreach (var (book, table) in Numbered)
            foreach (var row in catalogue.Rows(book, table, code.Value))
                if (on is null || row.Edition.Covers(on.Value))
                {
                    var entry = new Sourced<CodeEntry>(new CodeEntry(code, true, null, null, null, row.Source.Line), row.Source, row.Edition);
                    // status D stands for deleted in the relative values
                    return table == "pprrvu" && row.Entry.Cells is [_, _, _, "D", ..]
                        ? new Standing(CodeStatus.Deleted, $"The fee schedule {row.Edition.Name} lists it as deleted.", catalogue, entry)
                        : new Standing(CodeStatus.Valid, $"Known by its number from {book} {row.Edition.Name}, in force {Day(row.Edition.From)} to {Day(row.Edition.To)}; your own licensed CPT files would tell more.", catalogue, entry);
                }
        return null;
    }

    private static Standing Absent(EditionChoice choice, Code code, Edition edition)
    {
        var other = choice.All.Where(a => a.Catalogue == choice.Catalogue)
            .Select(a => (a.Edition, Entry: a.Catalogue.Entries(code).FirstOrDefault(e => e.Edition.Name == a.Edition.Name && e.Edition.Book == a.Edition.Book)!))
            .Where(a => a.Entry is not null).ToList();
        var earlier = other.Where(a => a.Edition.From < edition.From).ToList();
        if (earlier.Count > 0)
        {
            var last = earlier[0];
            return new Standing(CodeStatus.Deleted, $"Last listed in {last.Edition.Name}; not in {edition.Name}, in force from {Day(edition.From)}.", choice.Catalogue, last.Entry);
        }
        if (choice.Catalogue!.Starter && choice.Catalogue.Parts.Any(p => p.Systems.Contains(code.System)))
            return new Standing(CodeStatus.NotLoaded, $"Not among the codes of the starter edition, which holds only the most used; import {code.System.Title()} to know.", null, null);
        return new Standing(CodeStatus.Unknown, other.Count > 0
            ? $"Not listed in {edition.Name}; first listed in {other[^1].Edition.Name}, in force from {Day(other[^1].Edition.From)}."
            : $"Not listed in {edition.Name} or any other loaded edition.", choice.Catalogue, null);
    }

    // a termination date in any loaded edition wins over presence in a list
    private static Sourced<CodeEntry>? Ended(EditionChoice choice, Code code)
    {
        foreach (var found in choice.Catalogue!.Entries(code))
            if (found.Entry.Ended is not null)
                return found;
        return null;
    }

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
