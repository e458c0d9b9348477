using System.IO.Compression;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Layouts;

/// <summary>A zip opened with suspicion: what is truncated, encrypted, far too dense or climbs out is refused by name.</summary>
internal sealed class Zip : IDisposable
{
    /// <summary>Text of these publications packs to a twentieth; beyond this it is padding made to blow up.</summary>
    public const int DensestMember = 250;

    public const int MostMembers = 20_000;
    private const long SmallMember = 4 << 20;

    private readonly string _path;
    private readonly ZipArchive _zip;

    public Zip(string path, Stream stream)
    {
        _path = path;
        try
        {
            _zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: false);
            if (_zip.Entries.Count > MostMembers)
                throw new BookFormatException(path, 0, 0, $"at most {MostMembers} members", $"{_zip.Entries.Count}");
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ArgumentException or NotSupportedException or IOException and not FileNotFoundException)
        {
            _zip?.Dispose();
            stream.Dispose();
            throw new BookFormatException(path, 0, 0, "a whole zip", "a truncated or damaged one", e);
        }
    }

    /// <summary>Whether it is an Office document: one file to the reader, not a folder.</summary>
    public bool IsOffice => _zip.GetEntry("[Content_Types].xml") is not null;

    /// <summary>The members that are files, in the order of their names, each checked before its data is touched.</summary>
    public IReadOnlyList<ZipArchiveEntry> Members()
    {
        var members = _zip.Entries.Where(e => !e.FullName.EndsWith('/')).OrderBy(e => e.FullName, StringComparer.Ordinal).ToList();
        foreach (var member in members)
            Check(member);
        return members;
    }

    public Stream Open(ZipArchiveEntry member, IDisposable? owner = null)
    {
        try
        {
            return new CheckedStream(member.Open(), Named(member), member.Length, member.Crc32, owner);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw new BookFormatException(Named(member), 0, 0, "a readable member of the zip", "a damaged one", e);
        }
    }

    /// <summary>The member of that name; null where there is none.</summary>
    public ZipArchiveEntry? Find(string name)
    {
        var member = _zip.GetEntry(name);
        if (member is not null)
            Check(member);
        return member;
    }

    public string Named(ZipArchiveEntry member) => $"{_path}/{member.FullName}";

    public void Dispose() => _zip.Dispose();

    private void Check(ZipArchiveEntry member)
    {
        var name = member.FullName;
        if (name.StartsWith('/') || name.Contains('\\') || name.Contains(':') || name.Contains('\0') || name.Split('/').Contains(".."))
            throw new BookFormatException(_path, 0, 0, "members with names inside the zip", TextFile.Shown(name));
        if (member.IsEncrypted)
            throw new BookFormatException(Named(member), 0, 0, "a member without password", "an encrypted one");
        if (member.Length > SmallMember && member.Length / Math.Max(1, member.CompressedLength) > DensestMember)
            throw new BookFormatException(Named(member), 0, 0, $"a member packed at most {DensestMember} to 1",
                $"{member.Length} bytes out of {member.CompressedLength}");
    }
}
