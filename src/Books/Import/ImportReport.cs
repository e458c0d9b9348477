namespace CodingAhead.Books.Import;

/// <summary>What an import did, or with a dry run would do.</summary>
public sealed record ImportReport(
    IReadOnlyList<ImportedEdition> Editions, IReadOnlyList<string> Unrecognised, IReadOnlyList<string> UnknownEdition, IReadOnlyList<RefusedFile> Refused,
    IReadOnlyList<FailedEdition> Failed, string? Catalogue, bool Changed, bool DryRun, double Seconds)
{
    /// <summary>Texts of the project that come too close to a descriptor of these files; empty also when no file with descriptors was new.</summary>
    public IReadOnlyList<TooClose> TooClose { get; init; } = [];
}

/// <summary>One edition of a book and the files it was read from.</summary>
public sealed record ImportedEdition(string Book, string Edition, DateOnly EffectiveFrom, DateOnly EffectiveTo, bool Official, IReadOnlyList<ImportedFile> Files)
{
    public int Kept => Files.Sum(f => f.RowsKept);
}

/// <summary>One file: rows read and kept, and every row left out with its line and the reason. <paramref name="State"/> is <c>new</c> or <c>unchanged</c>.</summary>
public sealed record ImportedFile(
    string Table, string File, string Sha256, long Bytes, int RowsRead, int RowsKept, IReadOnlyList<RejectedRow> Rejected, double Seconds, string State);

/// <summary>A row left out.</summary>
public sealed record RejectedRow(int Line, string Reason);

/// <summary>A file that may not be imported before its publisher's licence is accepted.</summary>
public sealed record RefusedFile(string File, string Book, string Reason);

/// <summary>An edition left out as a whole because a file of it is bad.</summary>
public sealed record FailedEdition(string Book, string Edition, string Error);

/// <summary>
/// A text of the project (its name, file and line) with eight words in a row in common with a licensed descriptor, which is told by its place
/// alone: the words are its owner's.
/// </summary>
public sealed record TooClose(string Name, string File, int Line, string Code, string DescriptorFile, int DescriptorLine);

/// <summary>How to import.</summary>
/// <param name="Edition">The edition for files that do not say theirs.</param>
/// <param name="AcceptCms">Whether the user accepted the click-through of CMS.</param>
/// <param name="AcceptCpt">Whether the user accepted the AMA's or ADA's terms.</param>
public sealed record ImportOptions(string? Edition = null, bool AcceptCms = false, bool AcceptCpt = false, bool DryRun = false);
