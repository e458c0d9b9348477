using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Claims;

/// <summary>
/// What the books say of the codes that claims ask for again and again, kept once read and shared by all threads. Claims of a day name a
/// few thousand codes; when more are asked for than fit, everything is dropped and read anew, so that memory stays bounded.
/// </summary>
internal sealed class ClaimFacts(ICatalogue catalogue)
{
    private const int Most = 150_000;

    private static readonly ConditionalWeakTable<ICatalogue, ClaimFacts> Kept = [];

    private readonly ConcurrentDictionary<(string Book, string Table, string Key), IReadOnlyList<Sourced<RowEntry>>> _rows = new();
    private readonly ConcurrentDictionary<Code, IReadOnlyList<Sourced<CodeEntry>>> _entries = new();

    private readonly ConcurrentDictionary<(Code Code, NoteKind Kind, string Edition), IReadOnlyList<(Sourced<NoteEntry> Note, string[] Named)>> _notes = new();
    private readonly ConcurrentDictionary<(CodeSystem System, DateOnly Day), bool> _lists = new();
    private readonly ConcurrentDictionary<(string Table, DateOnly Day), bool> _holds = new();
    private readonly ConcurrentDictionary<(string File, string Edition, string Column), int> _columns = new();
    private readonly ConcurrentDictionary<DateOnly, Edition?> _tabular = new();

    public static ClaimFacts Of(ICatalogue catalogue) => Kept.GetValue(catalogue, static c => new ClaimFacts(c));

    public IReadOnlyList<Sourced<RowEntry>> Rows(string book, string table, string key)
    {
        if (_rows.TryGetValue((book, table, key), out var rows))
            return rows;
        if (_rows.Count > Most)
            _rows.Clear();
        return _rows[(book, table, key)] = catalogue.Rows(book, table, key);
    }

    /// <summary>The tabular notes of a kind that a diagnosis has itself or inherits, each with the codes that it names, in the tabular list nearest to a day.</summary>
    public IReadOnlyList<(Sourced<NoteEntry> Note, string[] Named)> Notes(Code code, NoteKind kind, DateOnly? day)
    {
        if (Tabular(day) is not { } edition)
            return [];
        var key = (code, kind, edition.Name);
        if (_notes.TryGetValue(key, out var notes))
            return notes;
        if (_notes.Count > Most)
            _notes.Clear();
        var found = new List<(Sourced<NoteEntry>, string[])>();
        for (var length = code.Value.Length; length >= 3; length--)
            foreach (var note in catalogue.Notes(code.Value[..length]))
                if (note.Edition == edition && note.Entry.Kind == kind)
                    found.Add((note, [.. CodeMentions.In(note.Entry.Text).Select(m => m.Replace(".", "", StringComparison.Ordinal))]));
        return _notes[key] = found;
    }

    /// <summary>Whether an edition that lists a system holds on a day.</summary>
    public bool Lists(CodeSystem system, DateOnly day) => _lists.GetOrAdd((system, day), k => catalogue.Parts.Any(p => p.Systems.Contains(k.System) && p.Edition.Covers(k.Day)));

    /// <summary>Whether an edition of a table holds on a day.</summary>
    public bool Holds(string table, DateOnly day) => _holds.GetOrAdd((table, day), k => catalogue.Parts.Any(p => p.Table == k.Table && p.Edition.Covers(k.Day)));

    /// <summary>The place of a column in the file that a row came from; -1 when it has none by that name.</summary>
    public int Column(Source source, string column) => _columns.GetOrAdd((source.File, source.Edition, column), k =>
        catalogue.Parts.FirstOrDefault(p => p.File == k.File && p.Edition.Name == k.Edition)?.Columns.ToList().IndexOf(k.Column) ?? -1);

    /// <summary>Whether any tabular list is loaded.</summary>
    public bool HasTabular => Tabular(null) is not null;

    private Edition? Tabular(DateOnly? day) => _tabular.GetOrAdd(day ?? DateOnly.MinValue, _ => catalogue.Parts.Where(p => p.Table == "tabular").Select(p => p.Edition)
        .OrderBy(e => e.From > day ? 1 : 0).ThenByDescending(e => e.From).FirstOrDefault());

    public IReadOnlyList<Sourced<CodeEntry>> Entries(Code code)
    {
        if (_entries.TryGetValue(code, out var entries))
            return entries;
        if (_entries.Count > Most)
            _entries.Clear();
        return _entries[code] = catalogue.Entries(code);
    }
}
