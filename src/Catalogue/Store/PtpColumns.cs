using System.Runtime.InteropServices;
using System.Text;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Catalogue.Store;

/// <summary>
/// Edits gathered as columns and written as one file to be mapped: eight bytes a row, since the few combinations of dates, indicator and
/// reason stand in a list of their own. Integers are little-endian; the sections, each with its length in bytes before it, are: codes
/// (sorted), first row of each code in column 1 (one more than codes), rows, first place of each code in the order of column 2, places
/// of rows by column 2, profiles, reasons (a length and UTF-8 each).
/// </summary>
public sealed class PtpColumns
{
    internal const ulong Mark = 0x0000_0001_7074_5041; // "APtp", version 1
    internal const int Sections = 7;

    private readonly List<long> keys = [];
    private readonly List<PtpRow> rows = [];
    private readonly Dictionary<PtpProfile, int> profiles = [];

    /// <summary>How many edits there are.</summary>
    public int Count => rows.Count;

    /// <summary>The reasons, in the order of <see cref="PtpEdit.Rationale"/>.</summary>
    public IList<string> Rationales { get; } = [];

    /// <summary>Takes one edit more.</summary>
    public void Add(PtpEdit edit)
    {
        var profile = new PtpProfile(edit.Effective, edit.Deletion, edit.Indicator, edit.Rationale, edit.Prior1996 ? (byte)1 : (byte)0, 0);
        if (!profiles.TryGetValue(profile, out var number))
            profiles.Add(profile, number = profiles.Count);
        if (number > ushort.MaxValue)
            throw new InvalidOperationException("more than 65,536 combinations of dates, indicator and reason");
        keys.Add((long)edit.Column1.Packed << 32 | (uint)edit.Column2.Packed);
        rows.Add(new PtpRow(0, (ushort)number, edit.Line));
    }

    /// <summary>Writes the file.</summary>
    public void Write(string path)
    {
        var order = CollectionsMarshal.AsSpan(keys);
        var sorted = CollectionsMarshal.AsSpan(rows);
        if (!Sorted(order))
            Sort(order, sorted);
        var codes = Codes(order);
        if (codes.Length > ushort.MaxValue)
            throw new InvalidOperationException("more than 65,535 codes");
        var number = new Dictionary<int, ushort>();
        for (var i = 0; i < codes.Length; i++)
            number.Add(codes[i], (ushort)i);
        var (firsts, seconds) = (new int[codes.Length + 1], new int[codes.Length + 1]);
        for (var i = 0; i < order.Length; i++)
        {
            var second = number[(int)order[i]];
            sorted[i] = sorted[i] with { Column2 = second };
            firsts[number[(int)(order[i] >> 32)] + 1]++;
            seconds[second + 1]++;
        }
        for (var i = 1; i < firsts.Length; i++)
        {
            firsts[i] += firsts[i - 1];
            seconds[i] += seconds[i - 1];
        }
        var (places, next) = (new int[order.Length], (int[])seconds.Clone());
        for (var i = 0; i < sorted.Length; i++)
            places[next[sorted[i].Column2]++] = i;

        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        stream.Write(BitConverter.GetBytes(Mark));
        Section(stream, codes);
        Section(stream, firsts);
        Section<PtpRow>(stream, sorted);
        Section(stream, seconds);
        Section(stream, places);
        Section(stream, [.. profiles.OrderBy(p => p.Value).Select(p => p.Key)]);
        Section(stream, Reasons());
        stream.Flush(flushToDisk: true);
    }

    // equal pairs stay in the order of the file, as their lines are
    private static void Sort(Span<long> order, Span<PtpRow> rows)
    {
        order.Sort(rows);
        for (var i = 1; i < rows.Length; i++)
        {
            var moved = rows[i];
            var at = i;
            for (; at > 0 && order[at - 1] == order[i] && rows[at - 1].Line > moved.Line; at--)
                rows[at] = rows[at - 1];
            rows[at] = moved;
        }
    }

    private static bool Sorted(ReadOnlySpan<long> order)
    {
        for (var i = 1; i < order.Length; i++)
            if (order[i - 1] > order[i])
                return false;
        return true;
    }

    private static int[] Codes(ReadOnlySpan<long> order)
    {
        var codes = new HashSet<int>();
        foreach (var key in order)
        {
            codes.Add((int)(key >> 32));
            codes.Add((int)key);
        }
        return [.. codes.Order()];
    }

    private byte[] Reasons()
    {
        using var bytes = new MemoryStream();
        foreach (var reason in Rationales)
        {
            var text = Encoding.UTF8.GetBytes(reason);
            bytes.Write(BitConverter.GetBytes(text.Length));
            bytes.Write(text);
        }
        return bytes.ToArray();
    }

    private static void Section<T>(Stream stream, ReadOnlySpan<T> items) where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(items);
        stream.Write(BitConverter.GetBytes((long)bytes.Length));
        stream.Write(bytes);
        // each section begins at a multiple of eight
        stream.Write(stackalloc byte[(8 - bytes.Length % 8) % 8]);
    }
}

/// <summary>A row: its second code and its profile by number, and its line.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct PtpRow(ushort Column2, ushort Profile, int Line);

/// <summary>What rows share.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct PtpProfile(int Effective, int Deletion, byte Indicator, byte Rationale, byte Prior1996, byte Pad);
