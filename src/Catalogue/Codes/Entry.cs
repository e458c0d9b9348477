namespace CodingAhead.Catalogue.Codes;

/// <summary>What a reader makes of one place in an official file: an entry of a book.</summary>
/// <param name="Line">The line in the file, from 1.</param>
public abstract record Entry(int Line);

/// <summary>A code with its titles. Lengths are the publisher's; null where the publication has no such length.</summary>
/// <param name="Added">The day from which the publisher says the code is used, where the row says it.</param>
/// <param name="Ended">The last day on which the code is used, where the row says it.</param>
public sealed record CodeEntry(
    Code Code, bool Billable, string? Short, string? Medium, string? Long, int Line, DateOnly? Added = null, DateOnly? Ended = null) : Entry(Line)
{
    /// <summary>The fullest title there is.</summary>
    public string Title => Long ?? Medium ?? Short ?? "";
}

/// <summary>A row kept as published: cells in the order of the part's columns, found again by its key (a code without dot, or a compound).</summary>
public sealed record RowEntry(string Key, string[] Cells, int Line) : Entry(Line);

/// <summary>A chapter, section or category range of a classification, such as chapter 4 (E00–E89) or section E08–E13.</summary>
public sealed record RangeEntry(CodeSystem System, string Level, string Name, string First, string Last, string Title, int Line) : Entry(Line);

/// <summary>A note of the tabular list. <paramref name="Scope"/> is <c>chapter:4</c>, <c>section:E08-E13</c> or a code without dot.</summary>
public sealed record NoteEntry(string Scope, NoteKind Kind, string Text, int Line) : Entry(Line);

/// <summary>The kinds of notes in the tabular list. <see cref="Inclusion"/> is an inclusion term, which also names the code in search.</summary>
public enum NoteKind
{
    Includes, Excludes1, Excludes2, CodeFirst, UseAdditional, CodeAlso, Seventh, Inclusion, General,
}

/// <summary>
/// A term of an alphabetic index or table. <paramref name="Path"/> holds the main term and its sub-terms in order; non-essential
/// modifiers stand apart. <paramref name="Codes"/> are printed codes, as published (a trailing dash means more characters are required);
/// in the tables (drugs, neoplasms) one per column, empty where the table has none.
/// </summary>
public sealed record IndexEntry(
    IReadOnlyList<string> Path, string? NonEssential, IReadOnlyList<string> Codes, string? See, string? SeeAlso, int Line) : Entry(Line);

/// <summary>A mapping from one code to another. <paramref name="To"/> is null when the publisher says there is none.</summary>
/// <param name="Kind">Such as <c>gem</c> or <c>conversion</c>.</param>
/// <param name="Flags">As published: for GEMs the five digits.</param>
public sealed record MapEntry(string Kind, Code From, Code? To, string Flags, int Line) : Entry(Line);

/// <summary>An addressable section of the Official Guidelines, such as I.C.4.a.3.</summary>
public sealed record GuidelineEntry(string Number, string Title, string Text, int Line) : Entry(Line);
