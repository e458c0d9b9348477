using System.Collections;

namespace CodingAhead.Catalogue.Codes;

/// <summary>
/// The procedure-to-procedure edits of one setting and quarter: millions of rows, looked up where they lie. The same pair may stand in
/// several rows with other dates, so the day of service decides (see <see cref="PtpEdit.InForce"/>).
/// </summary>
public interface IPtpTable
{
    /// <summary>The quarter that the table is exact for.</summary>
    Edition Edition { get; }

    /// <summary><c>ptp_practitioner</c> or <c>ptp_hospital</c>.</summary>
    string Table { get; }

    /// <summary>How many rows the table has.</summary>
    int Count { get; }

    /// <summary>A row by its place in the order of column 1, column 2, line.</summary>
    PtpEdit this[int place] { get; }

    /// <summary>The rows of a pair, in the order of the file; empty when there is none.</summary>
    PtpRange Find(PtpCode column1, PtpCode column2);

    /// <summary>The number of a code in the table, to be kept by those who ask for the same codes again and again; -1 when it stands in no row.</summary>
    int Number(PtpCode code);

    /// <summary>The rows of a pair of numbers.</summary>
    PtpRange Between(int column1, int column2);

    /// <summary>The rows with a code in column 1, by column 2.</summary>
    PtpRange Column1(PtpCode code);

    /// <summary>The rows with a code in column 2, by column 1.</summary>
    IReadOnlyList<PtpEdit> Column2(PtpCode code);

    /// <summary>The publisher's words for the reason of an edit.</summary>
    string Rationale(PtpEdit edit);

    /// <summary>The row of the file that an edit comes from.</summary>
    Source SourceOf(PtpEdit edit);
}

/// <summary>Rows of a table that follow each other.</summary>
public readonly struct PtpRange(IPtpTable table, int first, int count) : IReadOnlyList<PtpEdit>, IEquatable<PtpRange>
{
    public int Count => count;

    public PtpEdit this[int index] => (uint)index < (uint)count ? table[first + index] : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>The row in force on a day, of those of one pair; null when none is.</summary>
    public PtpEdit? On(DateOnly day)
    {
        for (var i = count - 1; i >= 0; i--)
            if (table[first + i] is var edit && edit.InForce(day))
                return edit;
        return null;
    }

    public IEnumerator<PtpEdit> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private (IPtpTable, int, int) Place => (table, first, count);

    public bool Equals(PtpRange other) => Place == other.Place;

    public override bool Equals(object? obj) => obj is PtpRange other && Equals(other);

    public override int GetHashCode() => Place.GetHashCode();

    public static bool operator ==(PtpRange a, PtpRange b) => a.Equals(b);

    public static bool operator !=(PtpRange a, PtpRange b) => !a.Equals(b);
}
