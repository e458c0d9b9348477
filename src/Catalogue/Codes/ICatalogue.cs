namespace CodingAhead.Catalogue.Codes;

/// <summary>An entry together with the row it came from.</summary>
public sealed record Sourced<T>(T Entry, Source Source, Edition Edition) where T : Entry;

/// <summary>
/// What is known: immutable, dated, read-only, safe for many threads. Methods that take no edition answer from all editions, newest
/// first, so that the caller decides by date of service. Nothing found is an empty list; whether a book is loaded at all is said by
/// <see cref="Editions"/>.
/// </summary>
public interface ICatalogue
{
    /// <summary>Names the content: equal hashes answer alike.</summary>
    string Hash { get; }

    /// <summary>Whether this is the embedded starter edition.</summary>
    bool Starter { get; }

    /// <summary>All loaded editions, by book and then newest first.</summary>
    IReadOnlyList<Edition> Editions { get; }

    /// <summary>The files behind the editions.</summary>
    IReadOnlyList<Part> Parts { get; }

    /// <summary>The tables of procedure-to-procedure edits, newest first. None means that none is loaded, not that no pair is edited.</summary>
    IReadOnlyList<IPtpTable> PtpTables { get; }

    /// <summary>One code in every edition that lists it.</summary>
    IReadOnlyList<Sourced<CodeEntry>> Entries(Code code);

    /// <summary>The codes whose value begins with a prefix, in code order, in one edition.</summary>
    IReadOnlyList<Sourced<CodeEntry>> StartingWith(CodeSystem system, string prefix, Edition edition, int limit = int.MaxValue);

    /// <summary>The codes from one value to another, both included (a last value includes what begins with it), in one edition.</summary>
    IReadOnlyList<Sourced<CodeEntry>> Between(CodeSystem system, string first, string last, Edition edition, int limit = int.MaxValue);

    /// <summary>The code before (<paramref name="forward"/> false) or after another in one edition.</summary>
    Sourced<CodeEntry>? Neighbour(Code code, Edition edition, bool forward);

    /// <summary>The rows of a table of a book under a key.</summary>
    IReadOnlyList<Sourced<RowEntry>> Rows(string book, string table, string key);

    /// <summary>The rows of all tables under a key, each with the name of its table, newest first: what one asks when it wants everything of a code.</summary>
    IReadOnlyList<(string Table, Sourced<RowEntry> Row)> Rows(string key) =>
        [.. Parts.Select(p => (p.Edition.Book, p.Table)).Distinct().SelectMany(t => Rows(t.Book, t.Table, key).Select(r => (t.Table, r)))];

    /// <summary>All rows of a table of one edition, in file order.</summary>
    IEnumerable<Sourced<RowEntry>> Rows(Edition edition, string table);

    /// <summary>The tabular notes of a scope (see <see cref="NoteEntry"/>).</summary>
    IReadOnlyList<Sourced<NoteEntry>> Notes(string scope);

    /// <summary>All notes of one edition, in order: for building indexes.</summary>
    IEnumerable<Sourced<NoteEntry>> Notes(Edition edition);

    /// <summary>Chapters and sections of a system.</summary>
    IReadOnlyList<Sourced<RangeEntry>> Ranges(CodeSystem system);

    /// <summary>Mappings from a code, or to it with <paramref name="reverse"/>.</summary>
    IReadOnlyList<Sourced<MapEntry>> Maps(Code code, bool reverse = false);

    /// <summary>The sections of the Official Guidelines, in order.</summary>
    IReadOnlyList<Sourced<GuidelineEntry>> Guidelines();

    /// <summary>The sections that name an ICD-10-CM category (<c>E11</c>) or a range around it, with how many categories that range holds.</summary>
    IReadOnlyList<(Sourced<GuidelineEntry> Section, int Width)> GuidelinesOn(string category);

    /// <summary>The alphabetic index terms that lead to a code, with or without more characters to add.</summary>
    IReadOnlyList<Sourced<IndexEntry>> IndexTo(Code code);

    /// <summary>All index terms of a table (<c>index</c>, <c>drugs</c>, <c>neoplasms</c>, <c>external_causes</c>) of one edition, in order.</summary>
    IEnumerable<Sourced<IndexEntry>> Index(Edition edition, string table);

    /// <summary>The entries of one edition of a system, in code order: for building indexes.</summary>
    IEnumerable<Sourced<CodeEntry>> All(CodeSystem system, Edition edition);

    /// <summary>Each code of all systems once, as the newest edition that has it lists it: for building indexes.</summary>
    IEnumerable<Sourced<CodeEntry>> Newest();
}
