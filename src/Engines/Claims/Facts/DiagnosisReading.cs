using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Engines.Claims.Facts;

/// <summary>Reads the facts of a diagnosis from the classification, its notes and the code editor.</summary>
internal sealed class DiagnosisReading(ICatalogue? books)
{
    private readonly Remembered<(string Scope, Edition Edition), (NoteKind Kind, NoteFacts Note)[]> _scopes = new(60_000);

    public DiagnosisFacts Read(string given)
    {
        if (Code.Read(given, CodeSystem.Icd10Cm) is not [var code, ..])
            return new DiagnosisFacts(null, -1);
        var entries = books?.Entries(code) ?? [];
        var rows = books?.Rows("msdrg", "code_edits", code.Value) ?? [];
        var limits = rows.Select(r => new Dated<PatientLimit>(r.Edition, Limit(r))).ToList();
        return new DiagnosisFacts(code, DiagnosisRange.Pack(code.Value))
        {
            Listings = [.. entries.Select(e => new Dated<DiagnosisListing>(e.Edition, new DiagnosisListing(e.Entry.Billable,
                e.Entry.Title.Contains("in diseases classified elsewhere", StringComparison.OrdinalIgnoreCase), e.Source)))],
            WantsSeventh = entries is [{ Entry.Billable: false } newest, ..] && books!.StartingWith(CodeSystem.Icd10Cm, code.Value, newest.Edition, 4).Any(e => e.Entry.Code.Value.Length == 7),
            Sides = entries is [var first, ..] ? SidesOf(first.Entry.Title) : Side.None,
            Limits = [.. limits.Where(l => l.Fact.Sex != ' ' || l.Fact.To >= 0)], NeverFirst = [.. limits.Where(l => l.Fact.Sex == ' ' && l.Fact.To < 0)],
        };
    }

    /// <summary>The notes of a kind that a code has itself or inherits, in one edition.</summary>
    public NoteFacts[] Notes((string Code, NoteKind Kind, Edition Edition) asked)
    {
        var found = new List<NoteFacts>();
        for (var length = asked.Code.Length; length >= 3; length--)
            foreach (var (kind, note) in _scopes.Of((asked.Code[..length], asked.Edition), Scope))
                if (kind == asked.Kind)
                    found.Add(note);
        return [.. found];
    }

    private (NoteKind, NoteFacts)[] Scope((string Scope, Edition Edition) asked) =>
    [
        .. books!.Notes(asked.Scope).Where(n => n.Edition == asked.Edition && n.Entry.Kind is NoteKind.Excludes1 or NoteKind.CodeFirst).Select(n => (n.Entry.Kind, new NoteFacts(n.Entry.Text,
            [.. CodeMentions.In(n.Entry.Text).Select(m => DiagnosisRange.Of(m.Replace(".", "", StringComparison.Ordinal)))], n.Edition, n.Source))),
    ];

    private static Side SidesOf(string title) =>
        (title.Contains("left", StringComparison.OrdinalIgnoreCase) ? Side.Left : 0) | (title.Contains("right", StringComparison.OrdinalIgnoreCase) ? Side.Right : 0)
        | (title.Contains("bilateral", StringComparison.OrdinalIgnoreCase) ? Side.Both : 0);

    // "Pediatric (Ages 0-17)", "Perinatal/Newborn (Age 0 Only)", "Female Only", "Manifestation (Not Allowed as Principal Diagnosis)"
    private static PatientLimit Limit(Sourced<RowEntry> row)
    {
        var (group, words) = (row.Entry.Cells[2], string.Intern(row.Entry.Cells[3]));
        if (group.StartsWith("Sex", StringComparison.OrdinalIgnoreCase))
            return new PatientLimit(0, -1, words.StartsWith("F", StringComparison.OrdinalIgnoreCase) ? 'F' : 'M', words, row.Source);
        if (!group.StartsWith("Age", StringComparison.OrdinalIgnoreCase))
            return new PatientLimit(0, -1, ' ', words, row.Source);
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
        return numbers switch { [var only] => new PatientLimit(only, only, ' ', words, row.Source), [var from, var to, ..] => new PatientLimit(from, to, ' ', words, row.Source), _ => new PatientLimit(0, 999, ' ', words, row.Source) };
    }
}
