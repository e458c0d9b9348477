using System.IO.MemoryMappedFiles;
using System.Numerics;
using System.Text;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Catalogue.Store;

/// <summary>
/// The edits as <see cref="PtpColumns"/> wrote them, mapped and never loaded. A pair is found by two binary searches; whoever asks for very
/// many gets a set of bits before them, since most pairs of a claim are no edit.
/// </summary>
internal sealed unsafe class PtpFile : IDisposable
{
    // gathering the bits costs about as much as so many searches
    private const int Often = 200_000;
    private const int BitsARow = 6;

    private readonly MemoryMappedFile map;
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* start;
    private readonly long[] offsets = new long[PtpColumns.Sections], lengths = new long[PtpColumns.Sections];
    private int asked;
    private volatile ulong[]? bits;

    public PtpFile(string path)
    {
        map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        var size = (long)view.SafeMemoryMappedViewHandle.ByteLength;
        if (size < 8 || *(ulong*)start != PtpColumns.Mark)
            throw Wrong(path, $"a table of edits of version {PtpColumns.Mark >> 32}", "another file");
        long at = 8;
        for (var i = 0; i < PtpColumns.Sections; i++)
        {
            if (at + 8 > size || *(long*)(start + at) is var length && (length < 0 || at + 8 + length > size))
                throw Wrong(path, "a whole table of edits", "one that was cut off");
            (offsets[i], lengths[i]) = (at + 8, length);
            at += 8 + (length + 7) / 8 * 8;
        }
        Rationales = Reasons();
    }

    public IReadOnlyList<string> Rationales { get; }

    public int Count => Rows.Length;

    private ReadOnlySpan<int> Codes => Section<int>(0);
    private ReadOnlySpan<int> Firsts => Section<int>(1);
    private ReadOnlySpan<PtpRow> Rows => Section<PtpRow>(2);
    private ReadOnlySpan<int> Seconds => Section<int>(3);
    private ReadOnlySpan<int> Places => Section<int>(4);
    private ReadOnlySpan<PtpProfile> Profiles => Section<PtpProfile>(5);

    public PtpEdit Row(int place)
    {
        var row = Rows[place];
        var profile = Profiles[row.Profile];
        // the last code whose rows begin at or before the place
        var first = Firsts;
        var (low, high) = (0, first.Length - 1);
        while (high - low > 1)
        {
            var middle = (low + high) >>> 1;
            if (first[middle] <= place)
                low = middle;
            else
                high = middle;
        }
        return new PtpEdit(new PtpCode(Codes[low]), new PtpCode(Codes[row.Column2]), profile.Prior1996 == 1, profile.Effective, profile.Deletion,
            profile.Indicator, profile.Rationale, row.Line);
    }

    /// <summary>First place and number of the rows with a code in column 1.</summary>
    public (int First, int Count) Column1(PtpCode code)
    {
        var number = Codes.BinarySearch(code.Packed);
        return number < 0 ? (0, 0) : (Firsts[number], Firsts[number + 1] - Firsts[number]);
    }

    /// <summary>The place of a code among all codes; -1 when it is none of them.</summary>
    public int Number(PtpCode code) => Math.Max(-1, Codes.BinarySearch(code.Packed));

    /// <summary>First place and number of the rows of a pair of codes by their numbers.</summary>
    public (int First, int Count) Between(int number, int second)
    {
        if (number < 0 || second < 0)
            return (0, 0);
        if (bits is { } set)
        {
            var at = Bit(number, second, set.Length);
            if ((set[at >> 6] >> (at & 63) & 1) == 0)
                return (0, 0);
        }
        else if (Interlocked.Increment(ref asked) == Often)
            bits = Gathered();
        var firsts = Firsts;
        var first = firsts[number];
        var rows = Rows[first..firsts[number + 1]];
        var from = Below(rows, second);
        var to = from;
        while (to < rows.Length && rows[to].Column2 == second)
            to++;
        return (first + from, to - from);
    }

    public IReadOnlyList<PtpEdit> Column2(PtpCode code)
    {
        var number = Codes.BinarySearch(code.Packed);
        if (number < 0)
            return [];
        var places = Places[Seconds[number]..Seconds[number + 1]];
        var edits = new PtpEdit[places.Length];
        for (var i = 0; i < places.Length; i++)
            edits[i] = Row(places[i]);
        return edits;
    }

    // a bit for each pair; a few others share it, which the search then tells apart
    private ulong[] Gathered()
    {
        var firsts = Firsts;
        var rows = Rows;
        var set = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, rows.Length * BitsARow)) / 64];
        for (var number = 0; number + 1 < firsts.Length; number++)
            foreach (var row in rows[firsts[number]..firsts[number + 1]])
            {
                var at = Bit(number, row.Column2, set.Length);
                set[at >> 6] |= 1UL << (at & 63);
            }
        return set;
    }

    // numbers are below 65,536
    private static int Bit(int number, int second, int words) => (int)((uint)(number << 16 | second) * 0x9E3779B1u >> (26 - BitOperations.Log2((uint)words)));

    // rows of one code are sorted by the number of the second, as codes are
    private static int Below(ReadOnlySpan<PtpRow> rows, int second)
    {
        var (low, high) = (0, rows.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (rows[middle].Column2 < second)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private List<string> Reasons()
    {
        var reasons = new List<string>();
        var rest = Section<byte>(6);
        while (rest.Length >= 4)
        {
            var length = BitConverter.ToInt32(rest);
            reasons.Add(Encoding.UTF8.GetString(rest.Slice(4, length)));
            rest = rest[(4 + length)..];
        }
        return reasons;
    }

    private ReadOnlySpan<T> Section<T>(int i) where T : unmanaged => new(start + offsets[i], (int)(lengths[i] / sizeof(T)));

    private BookFormatException Wrong(string path, string expected, string found)
    {
        Dispose();
        return new BookFormatException(path, 0, 0, expected, found);
    }

    public void Dispose()
    {
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        map.Dispose();
    }
}

/// <summary>A file of edits as one edition has it.</summary>
internal sealed class PtpTable(Lazy<PtpFile> file, Part part) : IPtpTable
{
    public Edition Edition => part.Edition;

    public string Table => part.Table;

    public int Count => file.Value.Count;

    public PtpEdit this[int place] => file.Value.Row(place);

    public PtpRange Find(PtpCode column1, PtpCode column2) => Between(Number(column1), Number(column2));

    public int Number(PtpCode code) => file.Value.Number(code);

    public PtpRange Between(int column1, int column2) => Range(file.Value.Between(column1, column2));

    public PtpRange Column1(PtpCode code) => Range(file.Value.Column1(code));

    public IReadOnlyList<PtpEdit> Column2(PtpCode code) => file.Value.Column2(code);

    public string Rationale(PtpEdit edit) => file.Value.Rationales[edit.Rationale];

    public Source SourceOf(PtpEdit edit) => new(Edition.Book, Edition.Name, Edition.From, part.File, edit.Line);

    private PtpRange Range((int First, int Count) found) => new(this, found.First, found.Count);
}
