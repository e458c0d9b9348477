namespace CodingAhead.Catalogue.Codes;

/// <summary>Where a fact stands: the row of a publication's file. <paramref name="Line"/> counts from 1; 0 means the file as a whole.</summary>
public sealed record Source(string Book, string Edition, DateOnly? Effective, string File, int Line);

/// <summary>
/// One dated edition of a book. <paramref name="From"/> and <paramref name="To"/> are the days on which it is in force, both included.
/// <paramref name="Official"/> is false for content that others re-shaped, which proves no validity by presence.
/// </summary>
public sealed record Edition(string Book, string Name, DateOnly From, DateOnly To, bool Official)
{
    /// <summary>Whether the edition is in force on a day.</summary>
    public bool Covers(DateOnly day) => From <= day && day <= To;
}

/// <summary>
/// A file that an edition was read from, the publisher's names of its columns, and the code systems that it lists codes of.
/// </summary>
public sealed record Part(
    Edition Edition, string Table, string File, string Sha256, long Bytes, int Read, int Kept, IReadOnlyList<string> Columns,
    IReadOnlyList<CodeSystem> Systems);
