using System.Globalization;
using CodingAhead.Catalogue.Codes;
using Microsoft.Data.Sqlite;
using static CodingAhead.Catalogue.Store.CatalogueFormat;

namespace CodingAhead.Catalogue.Store;

/// <summary>The entries of one file, read and checked, ready to be written.</summary>
public sealed record PartContent(
    string Table, string File, string Sha256, long Bytes, IReadOnlyList<string> Columns, int Read, IReadOnlyList<Entry> Entries)
{
    /// <summary>The edits of a table that is too large for entries; null for every other file.</summary>
    public PtpColumns? Edits { get; init; }

    /// <summary>The whole text of a file of the lexicon, which is kept as it stands; null for every other file.</summary>
    public string? Text { get; init; }

    /// <summary>How many entries or edits are kept.</summary>
    public int Kept => Edits?.Count ?? Entries.Count;
}

/// <summary>
/// Writes a catalogue into a folder of its own, beside the one in use. Nothing is durable or visible before <see cref="Finish"/>; a
/// writer that is disposed, or killed, before that leaves a folder that nobody opens.
/// </summary>
public sealed class CatalogueWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private SqliteTransaction? transaction;
    private readonly Dictionary<string, long> texts = new(StringComparer.Ordinal);
    private readonly InsertStatement addText, addCode, addRow, addNote, addSpan, addMap, addGuideline, addCategory, addTerm;
    private readonly List<(string File, string Text)> lexicon = [];
    private bool finished, removed;

    private CatalogueWriter(string folder, bool isNew)
    {
        Folder = folder;
        connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, DatabaseName), Pooling = false,
        }.ToString());
        connection.Open();
        // the folder is thrown away when the program dies here, so a journal would protect nothing
        Execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;");
        if (isNew)
            Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA page_size=8192; PRAGMA application_id={FileMark}; PRAGMA user_version={CatalogueFormat.Version}; {Schema}"));
        transaction = connection.BeginTransaction();
        if (!isNew)
            LoadTexts();
        addText = new InsertStatement(connection.Handle!, "INSERT INTO text(id, value) VALUES(?,?)");
        addCode = new InsertStatement(connection.Handle!, "INSERT OR IGNORE INTO code VALUES(?,?,?,?,?,?,?,?,?,?)");
        addRow = new InsertStatement(connection.Handle!, "INSERT OR REPLACE INTO row VALUES(?,?,?,?)");
        addNote = new InsertStatement(connection.Handle!, "INSERT INTO note VALUES(?,?,?,?,?,?)");
        addSpan = new InsertStatement(connection.Handle!, "INSERT INTO span VALUES(?,?,?,?,?,?,?,?,?)");
        addMap = new InsertStatement(connection.Handle!, "INSERT INTO map VALUES(?,?,?,?,?,?,?)");
        addGuideline = new InsertStatement(connection.Handle!, "INSERT INTO guideline VALUES(?,?,?,?,?,?)");
        addCategory = new InsertStatement(connection.Handle!, "INSERT INTO guideline_category VALUES(?,?,?,?)");
        addTerm = new InsertStatement(connection.Handle!, "INSERT INTO term VALUES(?,?,?,?,?,?,?,?)");
    }

    /// <summary>The folder being written.</summary>
    public string Folder { get; }

    /// <summary>Starts in an empty folder, from nothing or from a copy of another catalogue's folder.</summary>
    public static CatalogueWriter Start(string folder, string? basis = null)
    {
        Directory.CreateDirectory(folder);
        if (basis is not null)
            foreach (var file in Directory.EnumerateFiles(basis))
                if (Path.GetFileName(file) is not SearchName)
                    File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return new CatalogueWriter(folder, basis is null);
    }

    /// <summary>Takes an edition of a book out, with every part that no other edition shares.</summary>
    public void Remove(string book, string? edition = null)
    {
        var which = edition is null ? "book=$b" : "book=$b AND name=$e";
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"DELETE FROM edition_part WHERE edition IN (SELECT id FROM edition WHERE {which}); DELETE FROM edition WHERE {which};";
        command.Parameters.AddWithValue("$b", book);
        command.Parameters.AddWithValue("$e", edition ?? "");
        command.ExecuteNonQuery();
        Sweep();
        Execute("""
            DELETE FROM text WHERE id NOT IN (SELECT short FROM code WHERE short NOT NULL UNION SELECT medium FROM code WHERE medium NOT NULL
                UNION SELECT long FROM code WHERE long NOT NULL UNION SELECT text FROM note)
            """);
        texts.Clear();
        LoadTexts();
    }

    // rows of parts that no edition has any more
    private void Sweep()
    {
        if (Scalar("SELECT count(*) FROM part WHERE id NOT IN (SELECT part FROM edition_part)") == 0)
            return;
        removed = true;
        Execute("DELETE FROM part WHERE id NOT IN (SELECT part FROM edition_part)");
        foreach (var table in (string[])["code", "row", "note", "span", "map", "guideline", "guideline_category", "term"])
            Execute($"DELETE FROM {table} WHERE part NOT IN (SELECT id FROM part)");
    }

    /// <summary>The format that this program writes and reads.</summary>
    public static int FormatVersion => CatalogueFormat.Version;

    /// <summary>
    /// Adds parts to an edition, which may be there already: a part takes the place of one of the same table that lists codes or has the
    /// same file name. Where an edition has an order file, the codes of its other files are not kept, since that one is the authority.
    /// </summary>
    public void Merge(Edition edition, IReadOnlyList<PartContent> parts)
    {
        using (var insert = Prepare("INSERT OR IGNORE INTO edition VALUES((SELECT coalesce(max(id), 0) + 1 FROM edition),?,?,?,?,?)", 5))
            Run(insert, edition.Book, edition.Name, edition.From.DayNumber, edition.To.DayNumber, edition.Official ? 1 : 0);
        using var find = Prepare("SELECT id FROM edition WHERE book=? AND name=?", 2);
        (find.Parameters[0].Value, find.Parameters[1].Value) = (edition.Book, edition.Name);
        var id = (long)find.ExecuteScalar()!;
        foreach (var part in parts)
        {
            using var replace = Prepare("""
                DELETE FROM edition_part WHERE edition=? AND part IN (SELECT id FROM part WHERE tbl=?)
                    AND (part IN (SELECT id FROM part WHERE systems <> '') OR file LIKE '%' || ?)
                """, 3);
            Run(replace, id, part.Table, part.File[(part.File.LastIndexOf('/') + 1)..]);
        }
        Sweep();
        Link(id, parts);
        Execute("""
            DELETE FROM code WHERE part IN (SELECT ep.part FROM edition_part ep JOIN part p ON p.id=ep.part WHERE p.tbl IN ('tabular', 'codes') AND p.systems='icd10cm'
                AND ep.edition IN (SELECT o.edition FROM edition_part o JOIN part q ON q.id=o.part WHERE q.tbl='order' AND q.systems='icd10cm'))
            """);
        Execute("UPDATE part SET systems='' WHERE systems='icd10cm' AND NOT EXISTS (SELECT 1 FROM code WHERE part=part.id)");
    }

    /// <summary>Adds an edition that is not there yet, with its parts.</summary>
    public void Add(Edition edition, IReadOnlyList<PartContent> parts)
    {
        var id = Scalar("SELECT coalesce(max(id), 0) + 1 FROM edition");
        using (var insert = Prepare("INSERT INTO edition VALUES(?,?,?,?,?,?)", 6))
            Run(insert, id, edition.Book, edition.Name, edition.From.DayNumber, edition.To.DayNumber, edition.Official ? 1 : 0);
        Link(id, parts);
    }

    private void Link(long id, IReadOnlyList<PartContent> parts)
    {
        foreach (var part in parts)
        {
            // identical bytes may be two editions: they share the rows
            var shared = Find(part);
            var partId = shared ?? Write(part);
            using var link = Prepare("INSERT OR IGNORE INTO edition_part VALUES(?,?,?)", 3);
            Run(link, id, partId, part.File);
        }
    }

    private long? Find(PartContent part)
    {
        using var find = Prepare("SELECT id FROM part WHERE sha256=? AND tbl=?", 2);
        find.Parameters[0].Value = part.Sha256;
        find.Parameters[1].Value = part.Table;
        return (long?)find.ExecuteScalar();
    }

    private long Write(PartContent part)
    {
        var id = Scalar("SELECT coalesce(max(id), 0) + 1 FROM part");
        using (var insert = Prepare("INSERT INTO part VALUES(?,?,?,?,?,?,?,?)", 8))
            Run(insert, id, part.Table, part.Sha256, part.Bytes, part.Read, part.Kept, string.Join(Separator, part.Columns),
                string.Join(',', part.Entries.OfType<CodeEntry>().Select(c => c.Code.System.Slug()).Distinct()));
        part.Edits?.Write(Path.Combine(Folder, EditsName(part.Sha256)));
        if (part.Text is { } text)
        {
            lexicon.Add((part.File, text));
            return id;
        }
        var ordinal = 0;
        foreach (var entry in part.Entries)
            Write(entry, id, ordinal++);
        return id;
    }

    private void Write(Entry entry, long part, int ordinal)
    {
        switch (entry)
        {
            case CodeEntry c:
                var (shorter, medium, longer) = (Text(c.Short), Text(c.Medium), Text(c.Long));
                addCode.Add((long)c.Code.System).Add(c.Code.Value).Add(part).Add(c.Line).Add(c.Billable ? 1 : 0).Add(shorter).Add(medium).Add(longer)
                    .Add(c.Added?.DayNumber).Add(c.Ended?.DayNumber).Run();
                break;
            case RowEntry r:
                addRow.Add(r.Key).Add(part).Add(r.Line).Add(string.Join(Separator, r.Cells)).Run();
                break;
            case NoteEntry n:
                var text = Text(n.Text);
                addNote.Add(n.Scope).Add(part).Add(ordinal).Add(n.Line).Add((long)n.Kind).Add(text).Run();
                break;
            case RangeEntry s:
                addSpan.Add((long)s.System).Add(part).Add(ordinal).Add(s.Line).Add(s.Level).Add(s.Name).Add(s.First).Add(s.Last).Add(s.Title).Run();
                break;
            case MapEntry m:
                addMap.Add(Key(m.From)).Add(part).Add(ordinal).Add(m.Line).Add(m.Kind).Add(m.To is { } to ? Key(to) : null).Add(m.Flags).Run();
                break;
            case GuidelineEntry g:
                addGuideline.Add(part).Add(ordinal).Add(g.Line).Add(g.Number).Add(g.Title).Add(g.Text).Run();
                foreach (var (category, width) in CodeMentions.Categories(g.Text))
                    addCategory.Add(category).Add(part).Add(ordinal).Add(width).Run();
                break;
            case IndexEntry t:
                addTerm.Add(part).Add(ordinal).Add(t.Line).Add(string.Join(Separator, t.Path)).Add(t.NonEssential).Add(string.Join(Separator, t.Codes))
                    .Add(t.See).Add(t.SeeAlso).Run();
                break;
            default:
                throw new InvalidOperationException($"no table for {entry.GetType().Name}");
        }
    }

    /// <summary>A code as a key of its own: the system's number, then the value.</summary>
    internal static string Key(Code code) => string.Create(CultureInfo.InvariantCulture, $"{(int)code.System}{code.Value}");

    /// <summary>Makes all that was added durable. The folder can then be opened.</summary>
    public void Finish()
    {
        transaction!.Commit();
        transaction.Dispose();
        transaction = null;
        // what was taken out must not stay readable in the free pages
        if (removed)
            Execute("VACUUM");
        DropEdits();
        if (lexicon.Count > 0)
            LexiconFile.Write(Path.Combine(Folder, LexiconName), lexicon);
        Execute(Indexes);
        Execute("PRAGMA optimize");
        finished = true;
        Close();
        using var file = new FileStream(Path.Combine(Folder, DatabaseName), FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    // tables of edits whose part is gone
    private void DropEdits()
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT sha256 FROM part";
            using var reader = command.ExecuteReader();
            while (reader.Read())
                kept.Add(EditsName(reader.GetString(0)));
        }
        foreach (var file in Directory.EnumerateFiles(Folder, EditsName("*")))
            if (!kept.Contains(Path.GetFileName(file)))
                File.Delete(file);
    }

    private long? Text(string? value)
    {
        if (value is null)
            return null;
        if (texts.TryGetValue(value, out var id))
            return id;
        id = texts.Count + 1;
        texts.Add(value, id);
        addText.Add(id).Add(value).Run();
        return id;
    }

    private void LoadTexts()
    {
        // ids must stay dense, since the next one is the count: renumbering is not worth it, so gaps are filled with nothing
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT id, value FROM text ORDER BY id";
        using var reader = command.ExecuteReader();
        long expected = 1;
        while (reader.Read())
        {
            var id = reader.GetInt64(0);
            for (; expected < id; expected++)
                texts.Add($"\0{expected}", expected);
            texts[reader.GetString(1)] = id;
            expected = id + 1;
        }
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        var numbered = 0;
        command.CommandText = string.Concat(sql.Select(c => c == '?' ? $"${++numbered}" : c.ToString()));
        for (var i = 1; i <= parameters; i++)
            command.Parameters.Add(new SqliteParameter($"${i}", null));
        command.Prepare();
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    private long Scalar(string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private void Close()
    {
        foreach (var statement in (InsertStatement[])[addText, addCode, addRow, addNote, addSpan, addMap, addGuideline, addCategory, addTerm])
            statement.Dispose();
        transaction?.Dispose();
        connection.Dispose();
        texts.Clear();
        texts.TrimExcess();
    }

    public void Dispose()
    {
        if (!finished)
            Close();
    }
}
