using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Guidelines;

namespace CodingAhead.Engines.Claims.Facts;

/// <summary>Reads the facts of a diagnosis from the classification, its notes and the code editor.</summary>
internal sealed class DiagnosisReading(ICatalogue? books, Files files)
{
    private readonly Remembered<string, TabularNotes[]> _levels = new(20_000);

    public DiagnosisFacts Read(string given)
    {
        if (Code.Read(given, CodeSystem.Icd10Cm) is not [var code, ..])
            return new DiagnosisFacts(null, -1);
        var entries = books?.Entries(code) ?? [];
        var title = entries is [var newest, ..] ? newest.Entry.Title : "";
        var limits = books?.Rows("msdrg", "code_edits", code.Value).Select(r => new Dated<PatientLimit>(r.Edition, Limit(r))).ToList() ?? [];
        return new DiagnosisFacts(code, DiagnosisRange.Pack(code.Value))
        {
            Listings = [.. entries.Select(e => new DiagnosisListing(e.Edition, e.Entry.Billable, files.Row(e.Source)))],
            Behind = FirstListed.Never(code.Value, title),
            WantsSeventh = entries is [{ Entry.Billable: false } category, ..] && books!.StartingWith(CodeSystem.Icd10Cm, code.Value, category.Edition, 4).Any(e => e.Entry.Code.Value.Length == 7),
            Sides = SidesOf(title), Notes = books is null ? [] : NotesOf(code.Value),
            Limits = [.. limits.Where(l => l.Fact.Sex != ' ' || l.Fact.To >= 0)], NeverFirst = [.. limits.Where(l => l.Fact.Sex == ' ' && l.Fact.To < 0)],
        };
    }

    // what a level says itself stands before what it inherits; a level that says nothing shares the lists of the level above
    private TabularNotes[] NotesOf(string scope)
    {
        var above = scope.Length > 3 ? _levels.Of(scope[..^1], NotesOf) : [];
        var own = books!.Notes(scope).Where(n => n.Entry.Kind is NoteKind.Excludes1 or NoteKind.CodeFirst).ToList();
        if (own.Count == 0)
            return above;
        return
        [
            .. own.Select(n => n.Edition).Concat(above.Select(a => a.Edition)).Distinct().Select(edition =>
            {
                var inherited = Array.Find(above, a => a.Edition == edition) is { Edition: not null } found ? found : new TabularNotes(edition, [], []) { Excluded = ExcludedCodes.None };
                NoteFacts[] Of(NoteKind kind, NoteFacts[] rest) => [.. own.Where(n => n.Edition == edition && n.Entry.Kind == kind).Select(Note), .. rest];
                var excludes = Of(NoteKind.Excludes1, inherited.Excludes1);
                return new TabularNotes(edition, excludes, Of(NoteKind.CodeFirst, inherited.CodeFirst)) { Excluded = excludes == inherited.Excludes1 ? inherited.Excluded : new ExcludedCodes(excludes.Select(n => n.Named)) };
            }),
        ];
    }

    private NoteFacts Note(Sourced<NoteEntry> note) =>
        new(note.Entry.Text, [.. CodeMentions.In(note.Entry.Text).Select(m => DiagnosisRange.Of(m))], files.Row(note.Source));

    private static Side SidesOf(string title) =>
        (title.Contains("left", StringComparison.OrdinalIgnoreCase) ? Side.Left : 0) | (title.Contains("right", StringComparison.OrdinalIgnoreCase) ? Side.Right : 0)
        | (title.Contains("bilateral", StringComparison.OrdinalIgnoreCase) ? Side.Both : 0);

    // "Pediatric (Ages 0-17)", "Perinatal/Newborn (Age 0 Only)", "Female Only", "Manifestation (Not Allowed as Principal Diagnosis)"
    private PatientLimit Limit(Sourced<RowEntry> entry)
    {
        var (group, words, row) = (entry.Entry.Cells[2], string.Intern(entry.Entry.Cells[3]), files.Row(entry.Source));
        if (group.StartsWith("Sex", StringComparison.OrdinalIgnoreCase))
            return new PatientLimit(0, -1, words.StartsWith("F", StringComparison.OrdinalIgnoreCase) ? 'F' : 'M', words, row);
        if (!group.StartsWith("Age", StringComparison.OrdinalIgnoreCase))
            return new PatientLimit(0, -1, ' ', words, row);
        var numbers = new List<int>();
        for (var i = 0; i < words.Length; i++)
            if (char.IsAsciiDigit(words[i]))
            {
                var end = i;
                while (end < words.Length && char.IsAsciiDigit(words[end]))
                    end++;
                numbers.Add(int.Parse(words.AsSpan(i, end - i), NumberStyles.None, CultureInfo.InvariantCulture));
                i = end;
            }
        return numbers switch { [var only] => new PatientLimit(only, only, ' ', words, row), [var from, var to, ..] => new PatientLimit(from, to, ' ', words, row), _ => new PatientLimit(0, 999, ' ', words, row) };
    }
}
