using System.Runtime.CompilerServices;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Engines.Claims;

/// <summary>What the books say of the codes that claims ask for again and again, kept once read. Claims of a day name a few thousand codes.</summary>
internal sealed class ClaimFacts(ICatalogue catalogue)
{
    private const int Codes = 150_000;
    private const int Days = 4_000;

    private static readonly ConditionalWeakTable<ICatalogue, ClaimFacts> Kept = [];

    private readonly Remembered<(string Book, string Table, string Key), IReadOnlyList<Sourced<RowEntry>>> _rows = new(Codes);
    private readonly Remembered<Code, IReadOnlyList<Sourced<CodeEntry>>> _entries = new(Codes);
    private readonly Remembered<(Code Code, NoteKind Kind, Edition Edition), IReadOnlyList<(Sourced<NoteEntry> Note, string[] Named)>> _notes = new(Codes);
    private readonly Remembered<(CodeSystem System, DateOnly Day), bool> _lists = new(Days);
    private readonly Remembered<(string Table, DateOnly Day), bool> _holds = new(Days);
    private readonly Remembered<(string File, string Edition, string Column), int> _columns = new(Days);
    private readonly Remembered<DateOnly, Edition?> _tabular = new(Days);

    public static ClaimFacts Of(ICatalogue catalogue) => Kept.GetValue(catalogue, static c => new ClaimFacts(c));

    public IReadOnlyList<Sourced<RowEntry>> Rows(string book, string table, string key) => _rows.Of((book, table, key), k => catalogue.Rows(k.Book, k.Table, k.Key));

    public IReadOnlyList<Sourced<CodeEntry>> Entries(Code code) => _entries.Of(code, catalogue.Entries);

    /// <summary>The tabular notes of a kind that a diagnosis has itself or inherits, each with the codes that it names, in the tabular list nearest to a day.</summary>
    public IReadOnlyList<(Sourced<NoteEntry> Note, string[] Named)> Notes(Code code, NoteKind kind, DateOnly? day) =>
        Tabular(day) is { } edition ? _notes.Of((code, kind, edition), ReadNotes) : [];

    /// <summary>Whether an edition that lists a system holds on a day.</summary>
    public bool Lists(CodeSystem system, DateOnly day) => _lists.Of((system, day), k => catalogue.Parts.Any(p => p.Systems.Contains(k.System) && p.Edition.Covers(k.Day)));

    /// <summary>Whether an edition of a table holds on a day.</summary>
    public bool Holds(string table, DateOnly day) => _holds.Of((table, day), k => catalogue.Parts.Any(p => p.Table == k.Table && p.Edition.Covers(k.Day)));

    /// <summary>The place of a column in the file that a row came from; -1 when it has none by that name.</summary>
    public int Column(Source source, string column) => _columns.Of((source.File, source.Edition, column), k =>
        catalogue.Parts.FirstOrDefault(p => p.File == k.File && p.Edition.Name == k.Edition)?.Columns.ToList().IndexOf(k.Column) ?? -1);

    /// <summary>Whether any tabular list is loaded.</summary>
    public bool HasTabular => Tabular(null) is not null;

    private List<(Sourced<NoteEntry> Note, string[] Named)> ReadNotes((Code Code, NoteKind Kind, Edition Edition) asked)
    {
        var found = new List<(Sourced<NoteEntry> Note, string[] Named)>();
        for (var length = asked.Code.Value.Length; length >= 3; length--)
            foreach (var note in catalogue.Notes(asked.Code.Value[..length]))
                if (note.Edition == asked.Edition && note.Entry.Kind == asked.Kind)
                    found.Add((note, [.. CodeMentions.In(note.Entry.Text).Select(m => m.Replace(".", "", StringComparison.Ordinal))]));
        return found;
    }

    private Edition? Tabular(DateOnly? day) => _tabular.Of(day ?? DateOnly.MinValue, _ => catalogue.Parts.Where(p => p.Table == "tabular").Select(p => p.Edition)
        .OrderBy(e => e.From > day ? 1 : 0).ThenByDescending(e => e.From).FirstOrDefault());
}
