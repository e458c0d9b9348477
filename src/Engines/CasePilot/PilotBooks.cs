using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Engines.CasePilot;

/// <summary>The books as the tools ask them: the shelf, today's date, and rows as text for citations.</summary>
public sealed class PilotBooks(Shelf shelf, DateOnly today)
{
    private readonly Remembered<(Code Code, DateOnly? On), CodePage> pages = new(2_000);

    private readonly Remembered<Code, bool> known = new(20_000);

    private readonly Remembered<(string Book, string From, string To), BookDiff?> changes = new(8);

    public Shelf Shelf => shelf;

    public DateOnly Today => today;

    /// <summary>The page of a code as of a day.</summary>
    public CodePage Page(Code code, DateOnly? on = null) => pages.Of((code, on), k => new CodeLookup().Find(shelf, k.Code.Text, k.Code.System, k.On, today)[0]);

    /// <summary>What changed between two editions; comparing them takes a while, so it is kept.</summary>
    public BookDiff? Changes(string book, string from, string to) => changes.Of((book, from, to), k => EditionDiff.Between(shelf, k.Book, k.From, k.To));

    /// <summary>Whether some book lists the code, maps from it, or names it by its number.</summary>
    public bool Knows(Code code) => known.Of(code, c => shelf.Catalogues.Any(b => b.Entries(c).Count > 0 || c.System is CodeSystem.Icd9Cm or CodeSystem.Icd9Pcs && b.Maps(c).Count > 0)
        || c.System is CodeSystem.Cpt && shelf.Imported is { } books && Numbered.Any(t => books.Rows(t.Book, t.Table, c.Value).Count > 0));

    // the tables that name a procedure whose wording is licensed
    private static readonly (string Book, string Table)[] Numbered = [("mpfs", "pprrvu"), ("opps", "addendum_b"), ("ncci", "add_on"), ("mpfs", "base_units")];

    /// <summary>The title of a code in the newest book that has one; the project's own name of a procedure else; empty when there is none.</summary>
    public string Title(Code code)
    {
        foreach (var catalogue in shelf.Catalogues)
            if (catalogue.Entries(code).FirstOrDefault(e => e.Entry.Title.Length > 0) is { } found)
                return OneSentence(found.Entry.Title);
        return shelf.Starter.Rows("starter", "guides", code.Value) is [var guide, ..] ? OneSentence(guide.Entry.Cells[2]) : "";
    }

    /// <summary>The row of a code list that names a code: newest edition first.</summary>
    public Fact Entry(Code code, string sentence)
    {
        foreach (var catalogue in shelf.Catalogues)
            if (catalogue.Entries(code) is { Count: > 0 } found)
            {
                var best = found.FirstOrDefault(f => f.Entry.Title.Length > 0) ?? found[0];
                return new Fact(sentence, best.Source, Row(best), $"{code.System.Title()} {code.Text}");
            }
        foreach (var (book, table) in Numbered)
            if (shelf.Imported?.Rows(book, table, code.Value) is [var row, ..])
                return new Fact(sentence, row.Source, $"{code.Text} | {Row(row.Source, book, code.Value)}", $"{code.System.Title()} {code.Text}");
        throw new ArgumentException("the code is not listed", nameof(code));
    }

    /// <summary>The starter edition's decoding of an indicator's value.</summary>
    public Fact? Decoding(string indicator, string value, string sentence)
    {
        if (shelf.Starter.Rows("starter", "decodings", $"{indicator}|{value}") is not [var row, ..])
            return null;
        return new Fact(sentence.Replace("{}", OneSentence(row.Entry.Cells[2]), StringComparison.Ordinal), row.Source, string.Join(" | ", row.Entry.Cells), $"{indicator} {value}");
    }

    /// <summary>The row of a code list as text: the code in both forms, whether it is billable, its titles.</summary>
    public static string Row(Sourced<CodeEntry> found) =>
        $"{found.Entry.Code.Text} | {found.Entry.Code.Value} | {(found.Entry.Billable ? "billable" : "not billable")} | {found.Entry.Long ?? found.Entry.Medium ?? ""} | {found.Entry.Short}{Term(found)}";

    /// <summary>A row of a table as text, each cell under the publisher's name of its column.</summary>
    public string Row(Source source, string book, string key)
    {
        foreach (var catalogue in shelf.Catalogues)
            foreach (var part in catalogue.Parts)
                if (part.File == source.File && part.Edition.Name == source.Edition && part.Edition.Book == source.Book)
                    foreach (var row in catalogue.Rows(book, part.Table, key))
                        if (row.Source.Line == source.Line && row.Source.File == source.File)
                            return string.Join(" | ", row.Entry.Cells.Select((cell, i) => (cell, i)).Where(c => c.i >= part.Columns.Count || !part.Columns[c.i].Contains("DESC", StringComparison.OrdinalIgnoreCase)) // a descriptor column may hold licensed text
                                .Select(c => c.i < part.Columns.Count ? $"{part.Columns[c.i]}: {c.cell.Trim()}" : c.cell.Trim()));
        return "";
    }

    /// <summary>The newest edition of a system's code list, the imported one first.</summary>
    public Edition? Newest(CodeSystem system)
    {
        foreach (var catalogue in shelf.Catalogues)
            if (catalogue.Parts.Where(p => p.Systems.Contains(system)).Select(p => p.Edition).OrderByDescending(e => e.Official).ThenByDescending(e => e.From).FirstOrDefault() is { } edition)
                return edition;
        return null;
    }

    /// <summary>A statement about what an edition lists, or does not.</summary>
    public Fact? OfEdition(CodeSystem system, string sentence, string row)
    {
        if (Newest(system) is not { } edition)
            return null;
        var part = shelf.Catalogues.SelectMany(c => c.Parts).First(p => p.Edition == edition && p.Systems.Contains(system));
        return new Fact(sentence, new Source(edition.Book, edition.Name, edition.From, part.File, 0), $"{system.Title()} | {edition.Book} {edition.Name}: {row}", $"{system.Title()} {edition.Name}");
    }

    /// <summary>A title that cannot be mistaken for two sentences.</summary>
    public static string OneSentence(string text) => text.Trim().TrimEnd('.').Replace(". ", "; ", StringComparison.Ordinal).Replace("[", "(", StringComparison.Ordinal).Replace("]", ")", StringComparison.Ordinal);

    private static string Term(Sourced<CodeEntry> found) =>
        (found.Entry.Added is { } added ? $" | added {added:yyyy-MM-dd}" : "") + (found.Entry.Ended is { } ended ? $" | ended {ended:yyyy-MM-dd}" : "");
}
