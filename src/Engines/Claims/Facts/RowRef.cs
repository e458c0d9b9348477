using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Claims.Facts;

/// <summary>A file of an edition, shared by all rows that were read from it.</summary>
internal sealed record FileRef(string Book, string Edition, DateOnly? Effective, string File);

/// <summary>A row of a file in twelve bytes; it becomes a source when a finding rests on it.</summary>
internal readonly record struct RowRef(FileRef File, int Line)
{
    public Source Source => new(File.Book, File.Edition, File.Effective, File.File, Line);
}
