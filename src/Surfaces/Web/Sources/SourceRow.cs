using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Surfaces.Web.Sources;

/// <summary>One field of a row: the publisher's name of the column and what stands there; null where it is not stored.</summary>
public sealed record Field(string Column, string? Value);

/// <summary>
/// The row that a source names, rebuilt from its fields under the publisher's column names. Null fields are columns that the catalogue
/// does not keep, because they are licensed or because no page needs them.
/// </summary>
public sealed record SourceRow(Part? Part, IReadOnlyList<Field> Fields)
{
    private const int LongTable = 200_000;

    /// <summary>Finds the row. A code that the row is about makes it a look-up; without one the table is read up to the line.</summary>
    public static SourceRow Find(Shelf shelf, Source source, Code? about)
    {
        foreach (var catalogue in shelf.Catalogues)
            foreach (var part in catalogue.Parts.Where(p => p.File == source.File && p.Edition.Book == source.Book && (p.Edition.Name == source.Edition || source.Book == "starter")))
            {
                var fields = (about is { } code ? OfCode(catalogue, part, source, code) : null) ?? ByLine(catalogue, part, source);
                if (fields is not null)
                    return new SourceRow(part, fields);
            }
        var known = shelf.Catalogues.SelectMany(c => c.Parts).FirstOrDefault(p => p.File == source.File && p.Edition.Book == source.Book);
        return new SourceRow(known, []);
    }

    private static List<Field>? OfCode(ICatalogue catalogue, Part part, Source source, Code code)
    {
        foreach (var row in catalogue.Rows(source.Book, part.Table, code.Value))
            if (Same(row.Source, source))
                return Cells(part.Columns, row.Entry.Cells);
        foreach (var entry in catalogue.Entries(code))
            if (Same(entry.Source, source))
                return Titles(part.Columns, entry.Entry);
        foreach (var scope in Scopes(code, catalogue))
            foreach (var note in catalogue.Notes(scope))
                if (Same(note.Source, source))
                    return [new Field("stands at", scope), new Field("kind", Says.NoteKind(KindName(note.Entry.Kind))), new Field("note", note.Entry.Text)];
        foreach (var reverse in (ReadOnlySpan<bool>)[false, true])
            foreach (var map in catalogue.Maps(code, reverse))
                if (Same(map.Source, source))
                    return Cells(part.Columns is { Count: 3 } ? part.Columns : ["source", "target", "flags"], [map.Entry.From.Value, map.Entry.To?.Value ?? "no code", map.Entry.Flags]);
        return null;
    }

    private static List<Field>? ByLine(ICatalogue catalogue, Part part, Source source)
    {
        foreach (var section in catalogue.Guidelines())
            if (Same(section.Source, source))
                return [new Field("section", section.Entry.Number), new Field("title", section.Entry.Title), new Field("text", section.Entry.Text)];
        foreach (var system in part.Systems.Count > 0 ? part.Systems : CodeSystems.All)
            foreach (var range in catalogue.Ranges(system))
                if (Same(range.Source, source))
                    return Cells([range.Entry.Level, "first", "last", "title"], [range.Entry.Name, range.Entry.First, range.Entry.Last, range.Entry.Title]);
        // a table this long is looked up by code or not at all: an address must not make the server read millions of rows
        if (part.Kept > LongTable)
            return null;
        foreach (var row in catalogue.Rows(part.Edition, part.Table))
            if (Same(row.Source, source))
                return Cells(part.Columns, row.Entry.Cells);
        return null;
    }

    private static bool Same(Source a, Source b) =>
        a.Line == b.Line && a.Book == b.Book && a.File == b.File && (a.Edition == b.Edition || a.Book == "starter");

    private static IEnumerable<string> Scopes(Code code, ICatalogue catalogue)
    {
        for (var length = code.Value.Length; length >= 3; length--)
            yield return code.Value[..length];
        foreach (var range in catalogue.Ranges(code.System))
            if (string.CompareOrdinal(code.Value, range.Entry.First) >= 0 && string.CompareOrdinal(code.Value, range.Entry.Last + "~") < 0)
                yield return $"{range.Entry.Level}:{range.Entry.Name}";
    }

    private static List<Field> Cells(IReadOnlyList<string> columns, IReadOnlyList<string> cells)
    {
        var fields = new List<Field>(Math.Max(columns.Count, cells.Count));
        for (var i = 0; i < Math.Max(columns.Count, cells.Count); i++)
            fields.Add(new Field(i < columns.Count ? columns[i] : $"column {i + 1}", i < cells.Count ? cells[i].Trim() : null));
        return fields;
    }

    // a row that became a code entry keeps its code, titles, flag and dates; which of the publisher's columns held them is told by the names
    private static List<Field> Titles(IReadOnlyList<string> columns, CodeEntry entry)
    {
        var fields = new List<Field>();
        foreach (var column in columns)
            fields.Add(new Field(column, Cell(column.ToUpperInvariant(), entry)));
        if (fields.All(f => f.Value is null))
            fields.AddRange([new Field("code", entry.Code.Value), new Field("billable", entry.Billable ? "1" : "0"), new Field("title", entry.Title)]);
        return fields;
    }

    private static string? Cell(string column, CodeEntry entry) => column switch
    {
        _ when column.Contains("SHORT", StringComparison.Ordinal) => entry.Short,
        _ when column.Contains("MEDIUM", StringComparison.Ordinal) => entry.Medium,
        _ when column.Contains("LONG", StringComparison.Ordinal) || column is "TITLE" or "NAME" or "DESCRIPTION" => entry.Long,
        _ when column.Contains("HEADER", StringComparison.Ordinal) || column.Contains("BILLABLE", StringComparison.Ordinal) || column.Contains("VALID", StringComparison.Ordinal) => entry.Billable ? "1" : "0",
        _ when column.Contains("ADD", StringComparison.Ordinal) => entry.Added is { } day ? Says.Day(day) : "",
        _ when column.Contains("TERM", StringComparison.Ordinal) || column.Contains("ENDED", StringComparison.Ordinal) => entry.Ended is { } day ? Says.Day(day) : "",
        _ when column.Contains("CODE", StringComparison.Ordinal) || column.Contains("HCPC", StringComparison.Ordinal) || column == "MODIFIER" => entry.Code.Value,
        _ => null,
    };

    private static string KindName(NoteKind kind) => kind switch
    {
        NoteKind.CodeFirst => "code_first",
        NoteKind.UseAdditional => "use_additional",
        NoteKind.CodeAlso => "code_also",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
