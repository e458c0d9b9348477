using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Catalogue.Search;

/// <summary>A document: one code with its title.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct DocRow
{
    public uint Code, Title; // offsets into the text section
    public byte System, Flags, Rank;
    public byte Level; // length of the code's value: categories before leaves

    public const byte Billable = 1, Current = 2, Common = 4;
}

/// <summary>A phrase that leads to a document: a title, an index path, an inclusion term, a synonym.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SurfaceRow
{
    public uint Doc, Text, Words, WordCount; // Words: first place in the section of word ids
    public float Weight; // sum of the weights of its words
    public byte Kind;
    public byte Pad1, Pad2, Pad3;
}

/// <summary>A word of the vocabulary, which is sorted, so that a prefix is a range of ids.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct WordRow
{
    public uint Text, Postings, Count;
    public float Weight; // inverse document frequency
}

/// <summary>A whole phrase, found by its hash: its surface, and the words to search instead of it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PhraseRow
{
    public ulong Hash;
    public uint Surface, Instead;
}

/// <summary>A word and one that means the same, both as word ids.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SameRow
{
    public uint Text, Instead;
}

/// <summary>
/// The search index as it lies on disk, mapped, never loaded: a header, then sections of plain rows. Written once by
/// <see cref="SearchBuilder"/>.
/// </summary>
internal sealed unsafe class SearchFile : IDisposable
{
    public const ulong Mark = 0x0000_0003_6863_5341; // "ASch", version 3
    public const int Sections = 9;

    private readonly MemoryMappedFile map;
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* start;

    public SearchFile(string path)
    {
        map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        var length = (long)view.SafeMemoryMappedViewHandle.ByteLength;
        if (length < 8 + Sections * 16 || *(ulong*)start != Mark)
            throw new BookFormatException(path, 0, 0, $"a search index of version {Mark >> 32}", "another file");
        for (var i = 0; i < Sections; i++)
            if (Offset(i) < 0 || Offset(i) + Length(i) > length)
                throw new BookFormatException(path, 0, 0, "a whole search index", "one that was cut off");
    }

    public ReadOnlySpan<byte> Text => Section<byte>(0);
    public ReadOnlySpan<DocRow> Docs => Section<DocRow>(1);
    public ReadOnlySpan<SurfaceRow> Surfaces => Section<SurfaceRow>(2);
    public ReadOnlySpan<uint> SurfaceWords => Section<uint>(3);
    public ReadOnlySpan<WordRow> Vocabulary => Section<WordRow>(4);
    public ReadOnlySpan<uint> Postings => Section<uint>(5);
    public ReadOnlySpan<PhraseRow> Phrases => Section<PhraseRow>(6);
    public ReadOnlySpan<SameRow> Same => Section<SameRow>(7);
    public ReadOnlySpan<uint> CodeOrder => Section<uint>(8);

    /// <summary>The text at an offset: a length (two bytes), then UTF-8.</summary>
    public string TextAt(uint offset) => System.Text.Encoding.UTF8.GetString(BytesAt(offset));

    public ReadOnlySpan<byte> BytesAt(uint offset)
    {
        var at = start + Offset(0) + offset;
        return new ReadOnlySpan<byte>(at + 2, at[0] | at[1] << 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<T> Section<T>(int i) where T : unmanaged => new(start + Offset(i), (int)(Length(i) / sizeof(T)));

    private long Offset(int i) => *(long*)(start + 8 + i * 16);

    private long Length(int i) => *(long*)(start + 16 + i * 16);

    public void Dispose()
    {
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        map.Dispose();
    }

    /// <summary>A hash of normalised words that is the same on every machine (FNV-1a over their characters).</summary>
    public static ulong Hash(IReadOnlyList<string> words, int from, int count)
    {
        var hash = 14695981039346656037UL;
        for (var i = from; i < from + count; i++)
        {
            foreach (var c in words[i])
                hash = (hash ^ c) * 1099511628211UL;
            hash = (hash ^ ' ') * 1099511628211UL;
        }
        return hash;
    }
}

/// <summary>The ways a phrase can lead to a code.</summary>
internal enum SurfaceKind : byte
{
    Title, Index, Inclusion, Synonym, Guide, Modifier, Drug, ShortTitle, Guarded,
}
