using System.Collections.Concurrent;
using CodingAhead.Catalogue.Codes;
using Microsoft.Data.Sqlite;
using static CodingAhead.Catalogue.Store.CatalogueFormat;

namespace CodingAhead.Catalogue.Store;

/// <summary>Answers from a stored catalogue. Opening reads the list of editions and nothing else, so it does not depend on the size.</summary>
public sealed class SqliteCatalogue : ICatalogue, IDisposable
{
    private const string CodeColumns = """
        c.system, c.value, c.part, c.line, c.billable, (SELECT value FROM text WHERE id=c.short), (SELECT value FROM text WHERE id=c.medium),
        (SELECT value FROM text WHERE id=c.long), c.added, c.ended
        """;

    private readonly ConcurrentBag<OpenDatabase> idle = [];
    private readonly ConcurrentDictionary<(string Book, string Table), string> partLists = [];
    private readonly string connectionString, lexiconFile;
    private readonly Dictionary<long, PartLink[]> links = [];
    private readonly Dictionary<(string Book, string Name), long[]> partsOf = [];
    private readonly Dictionary<long, string> tables = [];
    private readonly List<Lazy<PtpFile>> editFiles = [];

    private sealed record PartLink(Edition Edition, string File);

    private SqliteCatalogue(string folder, string hash, bool starter)
    {
        Hash = hash;
        Starter = starter;
        lexiconFile = Path.Combine(folder, LexiconName);
        var file = Path.Combine(folder, DatabaseName);
        if (!File.Exists(file))
            throw new BookFormatException(file, 0, 0, "a catalogue", "no such file");
        // immutable: nobody writes here any more, so no locks are taken and a read-only disk will do
        connectionString = $"Data Source=file:{Uri.EscapeDataString(file).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1;Mode=ReadOnly;Pooling=False";
        Editions = [];
        Parts = [];
        PtpTables = [];
        var database = Rent();
        try
        {
            CheckFormat(database.Connection, file);
            (Editions, Parts) = LoadEditions(database.Connection);
            PtpTables = [.. Parts.Where(p => p.Table.StartsWith("ptp", StringComparison.Ordinal) && File.Exists(Path.Combine(folder, EditsName(p.Sha256)))).OrderByDescending(p => p.Edition.From).Select(p => Table(folder, p))];
        }
        catch (SqliteException e)
        {
            throw new BookFormatException(file, 0, 0, "a catalogue of this program", $"a file that SQLite cannot read ({e.SqliteErrorCode})", e);
        }
        finally
        {
            idle.Add(database);
        }
    }

    public string Hash { get; }

    public bool Starter { get; }

    public IReadOnlyList<Edition> Editions { get; }

    public IReadOnlyList<Part> Parts { get; }

    public IReadOnlyList<IPtpTable> PtpTables { get; }

    /// <summary>Opens the catalogue in a folder.</summary>
    /// <exception cref="BookFormatException">The folder holds none, or one of another format version.</exception>
    public static SqliteCatalogue Open(string folder, string hash, bool starter = false) => new(folder, hash, starter);

    public IReadOnlyList<Sourced<CodeEntry>> Entries(Code code) =>
        Newest(Query($"SELECT {CodeColumns} FROM code c WHERE c.system=$0 AND c.value=$1", ReadCode, (int)code.System, code.Value));

    public IReadOnlyList<Sourced<CodeEntry>> StartingWith(CodeSystem system, string prefix, Edition edition, int limit = int.MaxValue) =>
        Codes(system, prefix, After(prefix), edition, limit);

    public IReadOnlyList<Sourced<CodeEntry>> Between(CodeSystem system, string first, string last, Edition edition, int limit = int.MaxValue) =>
        Codes(system, first, After(last), edition, limit);

    public Sourced<CodeEntry>? Neighbour(Code code, Edition edition, bool forward)
    {
        var (compare, order) = forward ? (">", "") : ("<", "DESC");
        var sql = $"SELECT {CodeColumns} FROM code c WHERE c.system=$0 AND c.value{compare}$1 AND c.part IN ({PartList(edition)}) ORDER BY c.value {order} LIMIT 1";
        foreach (var found in Query(sql, r => ReadCode(r, edition), (int)code.System, code.Value))
            return found;
        return null;
    }

    public IReadOnlyList<Sourced<RowEntry>> Rows(string book, string table, string key)
    {
        if (table == LexiconFile.Table)
            return [.. Editions.Where(e => e.Book == book).SelectMany(Phrases).Where(p => p.Entry.Key == key)];
        var parts = PartList(book, table);
        return parts.Length == 0
            ? []
            : Newest(Query($"SELECT key, part, line, cells FROM row WHERE key=$0 AND part IN ({parts}) ORDER BY part, line", ReadRow, key));
    }

    public IReadOnlyList<(string Table, Sourced<RowEntry> Row)> Rows(string key)
    {
        var found = Query("SELECT key, part, line, cells FROM row WHERE key=$0 ORDER BY part, line", r => ReadRow(r).Select(row => (Table: tables[r.GetInt64(1)], Row: row)), key);
        return [.. found.OrderByDescending(f => f.Row.Edition.From)];
    }

    public IEnumerable<Sourced<RowEntry>> Rows(Edition edition, string table)
    {
        if (table == LexiconFile.Table)
            return Phrases(edition);
        var parts = PartList(edition, table);
        return parts.Length == 0 ? [] : Query($"SELECT key, part, line, cells FROM row WHERE part IN ({parts}) ORDER BY part, line", r => ReadRow(r, edition));
    }

    // the lexicon is read as a whole or not at all
    private IEnumerable<Sourced<RowEntry>> Phrases(Edition edition) =>
        PartList(edition, LexiconFile.Table).Length == 0 ? []
        : LexiconFile.Read(lexiconFile).Select(p => new Sourced<RowEntry>(p.Phrase, new Source(edition.Book, edition.Name, edition.From, p.File, p.Phrase.Line), edition));

    public IReadOnlyList<Sourced<NoteEntry>> Notes(string scope) => Newest(Query(
        "SELECT scope, part, line, kind, (SELECT value FROM text WHERE id=text) FROM note WHERE scope=$0 ORDER BY part, ordinal",
        r => From(r.GetInt64(1), r.GetInt32(2), new NoteEntry(r.GetString(0), (NoteKind)r.GetInt32(3), r.GetString(4), r.GetInt32(2))), scope));

    public IEnumerable<Sourced<NoteEntry>> Notes(Edition edition)
    {
        var parts = PartList(edition);
        return parts.Length == 0 ? [] : Query(
            $"SELECT scope, part, line, kind, (SELECT value FROM text WHERE id=text) FROM note WHERE part IN ({parts}) ORDER BY part, ordinal",
            r => From(r.GetInt64(1), r.GetInt32(2), new NoteEntry(r.GetString(0), (NoteKind)r.GetInt32(3), r.GetString(4), r.GetInt32(2)), edition));
    }

    public IReadOnlyList<Sourced<RangeEntry>> Ranges(CodeSystem system) => Newest(Query(
        "SELECT system, part, line, level, name, first, last, title FROM span WHERE system=$0 ORDER BY part, ordinal",
        r => From(r.GetInt64(1), r.GetInt32(2),
            new RangeEntry((CodeSystem)r.GetInt32(0), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7), r.GetInt32(2))),
        (int)system));

    public IReadOnlyList<Sourced<MapEntry>> Maps(Code code, bool reverse = false) => Newest(Query(
        $"SELECT source, part, line, kind, target, flags FROM map WHERE {(reverse ? "target" : "source")}=$0 ORDER BY part, ordinal",
        r => From(r.GetInt64(1), r.GetInt32(2), new MapEntry(
            r.GetString(3), CodeOf(r.GetString(0)), r.IsDBNull(4) ? null : CodeOf(r.GetString(4)), r.GetString(5), r.GetInt32(2))),
        CatalogueWriter.Key(code)));

    public IReadOnlyList<Sourced<GuidelineEntry>> Guidelines() => Newest(Query(
        "SELECT part, line, number, title, text FROM guideline ORDER BY part, ordinal",
        r => From(r.GetInt64(0), r.GetInt32(1), new GuidelineEntry(r.GetString(2), r.GetString(3), r.GetString(4), r.GetInt32(1)))));

    public IReadOnlyList<(Sourced<GuidelineEntry> Section, int Width)> GuidelinesOn(string category) => Query(
        """
        SELECT g.part, g.line, g.number, g.title, g.text, c.width FROM guideline_category c JOIN guideline g ON g.part=c.part AND g.ordinal=c.ordinal
        WHERE c.category=$0 ORDER BY g.part, g.ordinal
        """,
        r => From(r.GetInt64(0), r.GetInt32(1), new GuidelineEntry(r.GetString(2), r.GetString(3), r.GetString(4), r.GetInt32(1))).Select(s => (s, r.GetInt32(5))),
        category);

    public IReadOnlyList<Sourced<IndexEntry>> IndexTo(Code code)
    {
        var parts = PartList("icd10cm", "index");
        return parts.Length == 0 ? [] : Newest(Query(
            $"SELECT part, line, path, nonessential, codes, see, seealso FROM term WHERE codes IN ($0, $1, $2) AND part IN ({parts}) ORDER BY part, ordinal",
            r => ReadTerm(r, null), code.Text, code.Text + "-", code.Text + ".-"));
    }

    public IEnumerable<Sourced<IndexEntry>> Index(Edition edition, string table)
    {
        var parts = PartList(edition, table);
        return parts.Length == 0 ? [] : Query(
            $"SELECT part, line, path, nonessential, codes, see, seealso FROM term WHERE part IN ({parts}) ORDER BY part, ordinal",
            r => ReadTerm(r, edition));
    }

    public IEnumerable<Sourced<CodeEntry>> All(CodeSystem system, Edition edition) => Codes(system, "", null, edition, int.MaxValue);

    public IEnumerable<Sourced<CodeEntry>> Newest()
    {
        var database = Rent();
        try
        {
            using var scan = database.Connection.CreateCommand();
            scan.CommandText = "SELECT system, value, part, line, billable, short, medium, long, added, ended FROM code ORDER BY system, value";
            using var text = database.Connection.CreateCommand();
            text.CommandText = "SELECT value FROM text WHERE id=$id";
            var id = text.Parameters.Add("$id", SqliteType.Integer);
            string? Text(long? number)
            {
                if (number is null)
                    return null;
                id.Value = number;
                return (string?)text.ExecuteScalar();
            }

            using var r = scan.ExecuteReader();
            (Code Code, long Part, int Line, bool Billable, long? Short, long? Medium, long? Long, DateOnly? Added, DateOnly? Ended) best = default;
            var from = DateOnly.MinValue;
            Sourced<CodeEntry> Made()
            {
                var link = links[best.Part][0];
                return new Sourced<CodeEntry>(
                    new CodeEntry(best.Code, best.Billable, Text(best.Short), Text(best.Medium), Text(best.Long), best.Line, best.Added, best.Ended),
                    new Source(link.Edition.Book, link.Edition.Name, link.Edition.From, link.File, best.Line), link.Edition);
            }

            while (r.Read())
            {
                var (system, part) = ((CodeSystem)r.GetInt32(0), r.GetInt64(2));
                var same = best.Code.Value is not null && best.Code.System == system && best.Code.Value == r.GetString(1);
                if (same && links[part][0].Edition.From <= from)
                    continue;
                if (!same && best.Code.Value is not null)
                    yield return Made();
                from = links[part][0].Edition.From;
                best = (same ? best.Code : new Code(system, r.GetString(1)), part, r.GetInt32(3), r.GetInt32(4) == 1, Number(r, 5), Number(r, 6), Number(r, 7), Day(r, 8), Day(r, 9));
            }
            if (best.Code.Value is not null)
                yield return Made();
        }
        finally
        {
            idle.Add(database);
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var database))
            database.Dispose();
        foreach (var file in editFiles)
            if (file.IsValueCreated)
                file.Value.Dispose();
    }

    private PtpTable Table(string folder, Part part)
    {
        var file = new Lazy<PtpFile>(() => new PtpFile(Path.Combine(folder, EditsName(part.Sha256))));
        editFiles.Add(file);
        return new PtpTable(file, part);
    }

    private IReadOnlyList<Sourced<CodeEntry>> Codes(CodeSystem system, string first, string? before, Edition edition, int limit)
    {
        var parts = PartList(edition);
        if (parts.Length == 0)
            return [];
        var sql = $"SELECT {CodeColumns} FROM code c WHERE c.system=$0 AND c.value>=$1 {(before is null ? "" : "AND c.value<$2")} AND c.part IN ({parts}) ORDER BY c.value LIMIT {limit}";
        return [.. Query(sql, r => ReadCode(r, edition), (int)system, first, before)];
    }

    // the first text that no longer begins with the prefix: codes are ASCII, so a tilde sorts behind every character of one
    private static string After(string prefix) => prefix + "~";

    private static void CheckFormat(SqliteConnection connection, string file)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version)";
        using var reader = command.ExecuteReader();
        reader.Read();
        if (reader.GetInt32(0) != FileMark)
            throw new BookFormatException(file, 0, 0, "a catalogue of this program", "another SQLite file");
        if (reader.GetInt32(1) != CatalogueFormat.Version)
            throw new BookFormatException(file, 0, 0, $"catalogue format {CatalogueFormat.Version}", $"format {reader.GetInt32(1)}; import the releases again");
    }

    private (IReadOnlyList<Edition>, IReadOnlyList<Part>) LoadEditions(SqliteConnection connection)
    {
        var editions = new Dictionary<long, Edition>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT id, book, name, first, last, official FROM edition ORDER BY book, first DESC";
            using var r = command.ExecuteReader();
            while (r.Read())
                editions.Add(r.GetInt64(0), new Edition(r.GetString(1), r.GetString(2), DateOnly.FromDayNumber(r.GetInt32(3)),
                    DateOnly.FromDayNumber(r.GetInt32(4)), r.GetInt32(5) == 1));
        }
        var parts = new List<Part>();
        var seen = new Dictionary<long, List<PartLink>>();
        var owned = new Dictionary<long, List<long>>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = """
                SELECT ep.edition, ep.part, ep.file, p.tbl, p.sha256, p.bytes, p.read, p.kept, p.columns, p.systems
                FROM edition_part ep JOIN part p ON p.id = ep.part ORDER BY ep.edition, ep.part
                """;
            using var r = command.ExecuteReader();
            while (r.Read())
            {
                var (edition, part) = (editions[r.GetInt64(0)], r.GetInt64(1));
                parts.Add(new Part(edition, r.GetString(3), r.GetString(2), r.GetString(4), r.GetInt64(5), r.GetInt32(6), r.GetInt32(7), r.GetString(8).Split(Separator),
                    [.. r.GetString(9).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(x => CodeSystems.Parse(x)!.Value)]));
                (seen.TryGetValue(part, out var list) ? list : seen[part] = []).Add(new PartLink(edition, r.GetString(2)));
                (owned.TryGetValue(r.GetInt64(0), out var own) ? own : owned[r.GetInt64(0)] = []).Add(part);
                tables[part] = r.GetString(3);
            }
        }
        foreach (var (part, list) in seen)
            links[part] = [.. list.OrderByDescending(l => l.Edition.From)];
        foreach (var (id, edition) in editions)
            partsOf[(edition.Book, edition.Name)] = [.. owned.GetValueOrDefault(id, [])];
        return ([.. editions.Values.OrderBy(e => e.Book, StringComparer.Ordinal).ThenByDescending(e => e.From)], parts);
    }

    private string PartList(Edition edition, string? table = null) =>
        string.Join(',', partsOf.GetValueOrDefault((edition.Book, edition.Name), []).Where(p => table is null || tables[p] == table));

    private string PartList(string book, string table) => partLists.GetOrAdd((book, table), asked =>
        string.Join(',', links.Where(l => tables[l.Key] == asked.Table && l.Value.Any(e => e.Edition.Book == asked.Book)).Select(l => l.Key)));

    private List<T> Query<T>(string sql, Func<SqliteDataReader, IEnumerable<T>> read, params ReadOnlySpan<object?> values)
    {
        var database = Rent();
        try
        {
            var command = database.Command(sql, values);
            var found = new List<T>();
            using var reader = command.ExecuteReader();
            while (reader.Read())
                found.AddRange(read(reader));
            return found;
        }
        finally
        {
            idle.Add(database);
        }
    }

    private OpenDatabase Rent() => idle.TryTake(out var database) ? database : new OpenDatabase(connectionString);

    private static List<Sourced<T>> Newest<T>(List<Sourced<T>> found) where T : Entry =>
        found.Count < 2 ? found : StableByDate(found);

    // newest first, rows of one edition in the order of their file; the lists are short and mostly in order
    private static List<Sourced<T>> StableByDate<T>(List<Sourced<T>> found) where T : Entry
    {
        for (var i = 1; i < found.Count; i++)
        {
            var moved = found[i];
            var at = i;
            for (; at > 0 && found[at - 1].Edition.From < moved.Edition.From; at--)
                found[at] = found[at - 1];
            found[at] = moved;
        }
        return found;
    }

    private IEnumerable<Sourced<CodeEntry>> ReadCode(SqliteDataReader r) => ReadCode(r, null);

    private IEnumerable<Sourced<CodeEntry>> ReadCode(SqliteDataReader r, Edition? only) => From(r.GetInt64(2), r.GetInt32(3), new CodeEntry(
        new Code((CodeSystem)r.GetInt32(0), r.GetString(1)), r.GetInt32(4) == 1, Null(r, 5), Null(r, 6), Null(r, 7), r.GetInt32(3),
        Day(r, 8), Day(r, 9)), only);

    private IEnumerable<Sourced<IndexEntry>> ReadTerm(SqliteDataReader r, Edition? only) => From(r.GetInt64(0), r.GetInt32(1), new IndexEntry(
        r.GetString(2).Split(Separator), Null(r, 3), r.GetString(4) is { Length: > 0 } codes ? codes.Split(Separator) : [], Null(r, 5), Null(r, 6),
        r.GetInt32(1)), only);

    private IEnumerable<Sourced<RowEntry>> ReadRow(SqliteDataReader r) => ReadRow(r, null);

    private IEnumerable<Sourced<RowEntry>> ReadRow(SqliteDataReader r, Edition? only) =>
        From(r.GetInt64(1), r.GetInt32(2), new RowEntry(r.GetString(0), r.GetString(3).Split(Separator), r.GetInt32(2)), only);

    // a part that stands in several editions yields its entry once for each
    private IEnumerable<Sourced<T>> From<T>(long part, int line, T entry, Edition? only = null) where T : Entry
    {
        foreach (var link in links[part])
            if (only is null || link.Edition == only)
                yield return new Sourced<T>(entry, new Source(link.Edition.Book, link.Edition.Name, link.Edition.From, link.File, line), link.Edition);
    }

    private static string? Null(SqliteDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);

    private static long? Number(SqliteDataReader r, int column) => r.IsDBNull(column) ? null : r.GetInt64(column);

    private static DateOnly? Day(SqliteDataReader r, int column) => r.IsDBNull(column) ? null : DateOnly.FromDayNumber(r.GetInt32(column));

    private static Code CodeOf(string key) => new((CodeSystem)(key[0] - '0'), key[1..]);
}
