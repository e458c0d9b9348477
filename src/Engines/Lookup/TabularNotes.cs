using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Lookup;

/// <summary>
/// The notes of the tabular list that hold for a code, its own and those it inherits from chapter, section and category. An edition
/// without a tabular list borrows the notes of the nearest one that has it, for levels that existed there, and the source says so.
/// </summary>
internal static class TabularNotes
{
    /// <param name="missing">Why notes are not known, when they are not; "no notes" is only said of a level that the list covers.</param>
    public static IReadOnlyList<PageNote> Of(PageContext page, out string? missing)
    {
        missing = null;
        if (page.Code.System != CodeSystem.Icd10Cm)
            return [];
        var tabular = new List<Listed>();
        foreach (var from in page.Shelf.Catalogues)
            foreach (var part in from.Parts)
                if (part.Table is "tabular" or "notes")
                    tabular.Add(new Listed(from, part.Edition));
        tabular.Sort((a, b) => Rank(a, page).CompareTo(Rank(b, page)));
        if (tabular.Count == 0)
        {
            missing = "No tabular list is loaded.";
            return [];
        }
        var (catalogue, edition) = (tabular[0].Catalogue, tabular[0].Edition);
        var notes = new List<PageNote>();
        foreach (var range in Neighbourhood.RangesAround(page))
        {
            var scope = $"{range.Entry.Level}:{range.Entry.Name}";
            Add(notes, catalogue, edition, scope, range.Entry.Level == "chapter" ? $"chapter {range.Entry.Name}" : range.Entry.Name);
        }
        for (var length = 3; length <= page.Code.Value.Length; length++)
        {
            var level = page.Code with { Value = page.Code.Value[..length] };
            Add(notes, catalogue, edition, level.Value, level.Text);
        }
        if (!catalogue.Starter && edition.Name != page.Edition.Name && !Known(catalogue, edition, page.Code))
            missing = $"{page.Code.Text} is newer than the tabular list at hand ({edition.Name}): its own notes are not known; those of the levels above are of that edition.";
        else if (catalogue.Starter && notes.Count == 0)
            missing = "The starter edition holds the notes of the most used categories only; none of this code's levels is among them.";
        return notes;
    }

    // an imported list before the starter's notes, one that is not newer than the edition before one that is, the nearest first
    private static int Rank(Listed list, PageContext page) =>
        (list.Catalogue.Starter ? 1 << 30 : 0) + (list.Edition.From > page.Edition.From ? 1 << 28 : 0) + Math.Abs(list.Edition.From.DayNumber - page.Edition.From.DayNumber);

    private static bool Known(ICatalogue catalogue, Edition edition, Code code)
    {
        foreach (var found in catalogue.Entries(code))
            if (found.Edition.From <= edition.From)
                return true;
        return false;
    }

    private static void Add(List<PageNote> notes, ICatalogue catalogue, Edition edition, string scope, string from)
    {
        foreach (var note in catalogue.Notes(scope))
            if (note.Edition == edition)
                notes.Add(new PageNote(KindName(note.Entry.Kind), note.Entry.Text, CodeMentions.In(note.Entry.Text), from, note.Source));
    }

    private static string KindName(NoteKind kind) => kind switch
    {
        NoteKind.CodeFirst => "code_first",
        NoteKind.UseAdditional => "use_additional",
        NoteKind.CodeAlso => "code_also",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
