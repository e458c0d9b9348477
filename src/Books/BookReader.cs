using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books;

/// <summary>Name and first bytes of a file: enough to tell what it is.</summary>
/// <param name="Path">The path as given, with the members of zips behind their zip: <c>folder/a.zip/b.txt</c>.</param>
/// <param name="Bytes">Up to 16 kB from the start.</param>
public sealed record FileHead(string Path, long Length, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The last part of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}

/// <summary>A file to be read, which may be a member of a zip. <see cref="Open"/> may be called more than once.</summary>
public sealed record BookFile(FileHead Head, Func<Stream> Open)
{
    public string Path => Head.Path;
}

/// <summary>
/// Reads one kind of file of one publication. Throws <see cref="BookFormatException"/> and nothing else for a bad file; entries that
/// can be left out one by one go to <c>reject</c> with their line and the reason.
/// </summary>
public abstract class BookReader
{
    /// <summary>The publication, such as <c>icd10cm</c>.</summary>
    public abstract string Book { get; }

    /// <summary>The table within the publication, such as <c>order</c>, <c>tabular</c>, <c>index</c>.</summary>
    public abstract string Table { get; }

    /// <summary>Whether the head is of this layout. Content decides; the name may only break a tie between equal layouts.</summary>
    public abstract bool Recognises(FileHead head);

    /// <summary>The edition by a date inside the file; null where the file does not say.</summary>
    public virtual Edition? EditionInside(FileHead head) => null;

    /// <summary>The edition that a file, folder or zip name, or a value of <c>--edition</c>, stands for; null where it names none.</summary>
    public abstract Edition? EditionNamed(string name);

    /// <summary>The publisher's names of the columns of <see cref="RowEntry.Cells"/>, or of the row that a code entry came from.</summary>
    public abstract IReadOnlyList<string> Columns(FileHead head);

    /// <summary>Reads the entries in file order.</summary>
    public abstract IEnumerable<Entry> Read(BookFile file, Action<int, string> reject);
}
