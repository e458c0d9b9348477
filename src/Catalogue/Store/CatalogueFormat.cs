namespace CodingAhead.Catalogue.Store;

/// <summary>The shape of a stored catalogue: a folder named by its hash, with one SQLite file and the search index beside it.</summary>
internal static class CatalogueFormat
{
    /// <summary>Raised with every change of the schema or of the search index. A catalogue of another version is refused.</summary>
    public const int Version = 4;

    /// <summary>"CoAh": tells our files from other SQLite files.</summary>
    public const int FileMark = 0x436f4168;

    public const string DatabaseName = "catalogue.db";
    public const string SearchName = "search.idx";
    public const string LexiconName = "lexicon.bin";

    /// <summary>The table of edits that was made from the file with that hash.</summary>
    public static string EditsName(string sha256) => $"edits-{(sha256.Length > 16 ? sha256[..16] : sha256)}.bin";

    public const string Schema = """
        CREATE TABLE edition(id INTEGER PRIMARY KEY, book TEXT NOT NULL, name TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
            official INTEGER NOT NULL, UNIQUE(book, name));
        CREATE TABLE part(id INTEGER PRIMARY KEY, tbl TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, read INTEGER NOT NULL,
            kept INTEGER NOT NULL, columns TEXT NOT NULL, systems TEXT NOT NULL);
        CREATE TABLE edition_part(edition INTEGER NOT NULL, part INTEGER NOT NULL, file TEXT NOT NULL, PRIMARY KEY(edition, part)) WITHOUT ROWID;
        CREATE TABLE text(id INTEGER PRIMARY KEY, value TEXT NOT NULL);
        CREATE TABLE code(system INTEGER NOT NULL, value TEXT NOT NULL, part INTEGER NOT NULL, line INTEGER NOT NULL, billable INTEGER NOT NULL,
            short INTEGER, medium INTEGER, long INTEGER, added INTEGER, ended INTEGER, PRIMARY KEY(system, value, part)) WITHOUT ROWID;
        CREATE TABLE row(key TEXT NOT NULL, part INTEGER NOT NULL, line INTEGER NOT NULL, cells TEXT NOT NULL, PRIMARY KEY(key, part, line)) WITHOUT ROWID;
        CREATE TABLE note(scope TEXT NOT NULL, part INTEGER NOT NULL, ordinal INTEGER NOT NULL, line INTEGER NOT NULL, kind INTEGER NOT NULL,
            text INTEGER NOT NULL, PRIMARY KEY(scope, part, ordinal)) WITHOUT ROWID;
        CREATE TABLE span(system INTEGER NOT NULL, part INTEGER NOT NULL, ordinal INTEGER NOT NULL, line INTEGER NOT NULL, level TEXT NOT NULL,
            name TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, title TEXT NOT NULL, PRIMARY KEY(system, part, ordinal)) WITHOUT ROWID;
        CREATE TABLE map(source TEXT NOT NULL, part INTEGER NOT NULL, ordinal INTEGER NOT NULL, line INTEGER NOT NULL, kind TEXT NOT NULL,
            target TEXT, flags TEXT NOT NULL, PRIMARY KEY(source, part, ordinal)) WITHOUT ROWID;
        CREATE TABLE guideline(part INTEGER NOT NULL, ordinal INTEGER NOT NULL, line INTEGER NOT NULL, number TEXT NOT NULL, title TEXT NOT NULL,
            text TEXT NOT NULL, PRIMARY KEY(part, ordinal)) WITHOUT ROWID;
        CREATE TABLE guideline_category(category TEXT NOT NULL, part INTEGER NOT NULL, ordinal INTEGER NOT NULL, width INTEGER NOT NULL,
            PRIMARY KEY(category, part, ordinal)) WITHOUT ROWID;
        CREATE TABLE term(part INTEGER NOT NULL, ordinal INTEGER NOT NULL, line INTEGER NOT NULL, path TEXT NOT NULL, nonessential TEXT,
            codes TEXT NOT NULL, see TEXT, seealso TEXT, PRIMARY KEY(part, ordinal)) WITHOUT ROWID;
        """;

    /// <summary>Made after the rows: building an index over sorted input beats keeping it up to date.</summary>
    public const string Indexes = """
        CREATE INDEX IF NOT EXISTS map_target ON map(target) WHERE target IS NOT NULL;
        CREATE INDEX IF NOT EXISTS term_codes ON term(codes);
        CREATE INDEX IF NOT EXISTS row_part ON row(part, line);
        """;

    /// <summary>The cells of a row, the steps of a path and the like are kept as one text with this between them.</summary>
    public const char Separator = '\u001f';
}
