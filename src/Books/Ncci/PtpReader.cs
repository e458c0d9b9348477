using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Ncci;

/// <summary>
/// The procedure-to-procedure edits of one setting: millions of rows, which are read as values by <see cref="ReadEdits"/> and not as
/// entries. <see cref="Read"/> only checks them.
/// </summary>
public abstract class PtpReader : BookReader
{
    private const int Buffer = 1 << 18;

    public override string Book => NcciEditions.Book;

    /// <summary>The letters in the file's name that tell the two settings apart, which share a layout.</summary>
    private protected abstract IReadOnlyList<string> Names { get; }

    public override bool Recognises(FileHead head) =>
        HeadText.Lines(head) is [_, var title, var columns, ..] && title.StartsWith("Column1/Column2 Edits", StringComparison.Ordinal)
        && columns.StartsWith("Column 1\tColumn 2\t", StringComparison.Ordinal)
        && Names.Any(n => head.Name.Contains(n, StringComparison.OrdinalIgnoreCase));

    public override Edition? EditionNamed(string name) => NcciEditions.Named(name);

    public override IReadOnlyList<string> Columns(FileHead head) =>
        ["Column 1", "Column 2", "*=in existence prior to 1996", "Effective Date", "Deletion Date *=no data", "Modifier",
            "PTP Edit Rationale"];

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject)
    {
        foreach (var _ in ReadEdits(file, []))
            continue;
        return [];
    }

    /// <summary>The edits in file order; reasons are added to <paramref name="rationales"/> as they turn up, at most 255.</summary>
    public IEnumerable<PtpEdit> ReadEdits(BookFile file, IList<string> rationales)
    {
        using var stream = file.Open();
        var buffer = new byte[Buffer];
        var row = new PtpRow(file.Path, rationales);
        var (start, end, ended) = (0, 0, false);
        while (true)
        {
            var feed = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (feed < 0)
            {
                if (ended)
                    break;
                if (end - start == buffer.Length)
                    throw row.Wrong($"lines of at most {Buffer} bytes", "more");
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
                var read = stream.Read(buffer, end, buffer.Length - end);
                end += read;
                ended = read == 0;
                continue;
            }
            var edit = row.Read(buffer.AsSpan(start, feed));
            start += feed + 1;
            if (edit is { } found)
                yield return found;
        }
        row.End(end - start);
    }
}

/// <summary>The edits for practitioners.</summary>
public sealed class PractitionerPtpReader : PtpReader
{
    public override string Table => "ptp_practitioner";

    private protected override IReadOnlyList<string> Names { get; } = ["ccipra", "prac"];
}

/// <summary>The edits for outpatient departments of hospitals.</summary>
public sealed class HospitalPtpReader : PtpReader
{
    public override string Table => "ptp_hospital";

    private protected override IReadOnlyList<string> Names { get; } = ["ccioph", "hosp"];
}
