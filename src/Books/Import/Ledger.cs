using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Import;

/// <summary>
/// One file of an official edition. <paramref name="Sha256"/> and <paramref name="Bytes"/> are those of the publisher's bytes; null where
/// what we know of was re-shaped by others, which <paramref name="Note"/> says. <paramref name="Tried"/> says whether the address was.
/// </summary>
public sealed record LedgerEntry(
    string Book, string Edition, DateOnly From, DateOnly To, string File, string? Address, long? Bytes, string? Sha256, string? Note, bool Tried);

/// <summary>The official editions that the project knows of: <c>data/releases.json</c>.</summary>
public sealed class Ledger
{
    private static readonly JsonSerializerOptions Shape = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly ConcurrentDictionary<string, LedgerEntry?> files = new(StringComparer.Ordinal);

    private Ledger(IReadOnlyList<LedgerEntry> entries) => Entries = entries;

    public IReadOnlyList<LedgerEntry> Entries { get; }

    /// <summary>The ledger that ships with the program.</summary>
    public static Ledger Embedded { get; } = Read(typeof(Ledger).Assembly.GetManifestResourceStream("releases.json")!);

    public static Ledger Read(Stream json) => new(JsonSerializer.Deserialize<List<LedgerEntry>>(json, Shape) ?? []);

    /// <summary>The edition of a file that is, or lies in a zip that is, byte for byte an official one, whatever its name is now.</summary>
    internal Edition? Edition(BookReader reader, BookFile file) =>
        OnDisk(file.Path) is { } path && files.GetOrAdd(path, Find) is { } entry && entry.Book == reader.Book
            ? new Edition(entry.Book, entry.Edition, entry.From, entry.To, Official: true)
            : null;

    // only a file of a known length is hashed
    private LedgerEntry? Find(string path)
    {
        var length = new FileInfo(path).Length;
        if (Entries.All(e => e.Bytes != length))
            return null;
        using var stream = File.OpenRead(path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        return Entries.FirstOrDefault(e => e.Sha256 == hash);
    }

    // a member of a zip has its zip's path before its own
    private static string? OnDisk(string path)
    {
        for (string? at = path; !string.IsNullOrEmpty(at); at = Path.GetDirectoryName(at))
            if (File.Exists(at))
                return at;
        return null;
    }
}
