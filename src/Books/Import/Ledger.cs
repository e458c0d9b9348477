using System.Text.Json;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Import;

/// <summary>The official editions that the project knows of: <c>data/releases.json</c>.</summary>
public sealed record LedgerEntry(
    string Book, string Edition, DateOnly From, DateOnly To, string File, string? Address, long? Bytes, string? Sha256, string? Note, bool Tried);

/// <summary>Looks editions up by the hash of their files.</summary>
public sealed class Ledger
{
    private static readonly JsonSerializerOptions Shape = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private Ledger(IReadOnlyList<LedgerEntry> entries) => Entries = entries;

    public IReadOnlyList<LedgerEntry> Entries { get; }

    /// <summary>The ledger that ships with the program.</summary>
    public static Ledger Embedded { get; } = Read(typeof(Ledger).Assembly.GetManifestResourceStream("releases.json")!);

    public static Ledger Read(Stream json) => new(JsonSerializer.Deserialize<List<LedgerEntry>>(json, Shape) ?? []);

    /// <summary>The edition of a file whose bytes are an official publication's, by the name of the zip or file and its length first, so that few files are hashed.</summary>
    internal Edition? Edition(BookReader reader, BookFile file)
    {
        foreach (var entry in Entries)
            if (entry.Book == reader.Book && entry.Sha256 is { } hash && entry.Bytes == file.Head.Length && hash == Hashes.Of(file))
                return new Edition(entry.Book, entry.Edition, entry.From, entry.To, Official: true);
        return null;
    }
}
