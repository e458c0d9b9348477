using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using Microsoft.Data.Sqlite;

namespace CodingAhead.Bench.Catalogue;

/// <summary>The baseline: SQLite's full-text search over the same texts, with the ranking it brings.</summary>
internal sealed class Fts5 : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly SqliteCommand query;
    private readonly SqliteParameter text;

    public Fts5(Shelf shelf)
    {
        connection.Open();
        Execute("CREATE VIRTUAL TABLE phrase USING fts5(code UNINDEXED, text, tokenize='porter unicode61', prefix='2 3 4')");
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO phrase VALUES($code, $text)";
        var (code, phrase) = (insert.Parameters.Add("$code", SqliteType.Text), insert.Parameters.Add("$text", SqliteType.Text));
        foreach (var (c, t) in Phrases(shelf))
        {
            (code.Value, phrase.Value) = (c, t);
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
        query = connection.CreateCommand();
        query.CommandText = "SELECT code, text FROM phrase WHERE phrase MATCH $q ORDER BY rank LIMIT 20";
        text = query.Parameters.Add("$q", SqliteType.Text);
    }

    public int Search(string typed)
    {
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => "\"" + w.Replace("\"", "", StringComparison.Ordinal) + "\"*");
        text.Value = string.Join(' ', words);
        using var reader = query.ExecuteReader();
        var found = 0;
        while (reader.Read())
        {
            _ = reader.GetString(0);
            found++;
        }
        return found;
    }

    private static IEnumerable<(string Code, string Text)> Phrases(Shelf shelf)
    {
        foreach (var found in shelf.Imported!.Newest())
            if (found.Entry.Title.Length > 0)
                yield return (found.Entry.Code.Text, found.Entry.Title);
        var index = shelf.Imported.Editions.First(e => e.Book == "icd10cm" && shelf.Imported.Parts.Any(p => p.Edition == e && p.Table == "index"));
        foreach (var term in shelf.Imported.Index(index, "index"))
            foreach (var code in term.Entry.Codes)
                yield return (code, string.Join(", ", term.Entry.Path));
        foreach (var edition in shelf.Starter.Editions)
            foreach (var row in shelf.Starter.Rows(edition, "lexicon"))
                yield return (row.Entry.Cells[2], row.Entry.Cells[0]);
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        query.Dispose();
        connection.Dispose();
    }
}
