using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Import;

/// <summary>What became of one file of the ledger: <c>fetched</c>, <c>kept</c> (there already), <c>no_address</c> or <c>failed</c> with the reason.</summary>
public sealed record PulledFile(string Book, string Edition, string File, string State, string? Reason, string? Path);

/// <summary>
/// Fetches the files of the ledger into a folder. A download that was cut off is taken up where it stopped; a file counts only when its
/// length and hash are the ledger's.
/// </summary>
public sealed class Puller(HttpClient http, string folder)
{
    /// <param name="from">A mirror's base address or a folder, in the place of the publisher's addresses.</param>
    public async Task<PulledFile> Pull(LedgerEntry entry, string? from, CancellationToken cancel)
    {
        if (entry.Sha256 is null)
            return new PulledFile(entry.Book, entry.Edition, entry.File, "no_address", "known only as re-shaped by others, so there is nothing to verify a download against", null);
        var target = Path.Combine(folder, entry.Sha256[..12], entry.File);
        if (File.Exists(target) && await Verify(target, entry, cancel) is null)
            return new PulledFile(entry.Book, entry.Edition, entry.File, "kept", null, target);
        if (from is null && entry.Address is null)
            return new PulledFile(entry.Book, entry.Edition, entry.File, "no_address", entry.Note ?? "the publisher's address is not known; fetch it by hand or name a mirror with --from", null);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var part = target + ".part";
        try
        {
            if (from is not null && !from.Contains("://", StringComparison.Ordinal))
                CopyFrom(from, entry, part);
            else
                await Download(new Uri(from is null ? entry.Address! : $"{from.TrimEnd('/')}/{Uri.EscapeDataString(entry.File)}"), part, entry.Bytes ?? 0, cancel);
            if (await Verify(part, entry, cancel) is { } wrong)
            {
                File.Delete(part);
                return new PulledFile(entry.Book, entry.Edition, entry.File, "failed", wrong, null);
            }
            File.Move(part, target, overwrite: true);
            return new PulledFile(entry.Book, entry.Edition, entry.File, "fetched", null, target);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or BookFormatException or TaskCanceledException)
        {
            return new PulledFile(entry.Book, entry.Edition, entry.File, "failed", e.Message, null);
        }
    }

    private static void CopyFrom(string folder, LedgerEntry entry, string part)
    {
        if (!Directory.Exists(folder))
            throw new BookFormatException(folder, 0, 0, "a folder or an address", "neither");
        var found = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).FirstOrDefault(f => Path.GetFileName(f) == entry.File && new FileInfo(f).Length == entry.Bytes)
            ?? throw new BookFormatException(folder, 0, 0, $"{entry.File} of {entry.Bytes} bytes", "no such file");
        File.Copy(found, part, overwrite: true);
    }

    private async Task Download(Uri address, string part, long length, CancellationToken cancel)
    {
        var have = File.Exists(part) ? new FileInfo(part).Length : 0;
        if (have >= length)
            have = 0;
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (have > 0)
            request.Headers.Range = new RangeHeaderValue(have, null);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        response.EnsureSuccessStatusCode();
        var resumed = response.StatusCode == HttpStatusCode.PartialContent;
        await using var output = new FileStream(part, resumed ? FileMode.Append : FileMode.Create);
        await response.Content.CopyToAsync(output, cancel);
    }

    private static async Task<string?> Verify(string path, LedgerEntry entry, CancellationToken cancel)
    {
        var length = new FileInfo(path).Length;
        if (length != entry.Bytes)
            return $"expected {entry.Bytes} bytes, found {length}";
        await using var stream = File.OpenRead(path);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
        return hash == entry.Sha256 ? null : $"expected SHA-256 {entry.Sha256}, found {hash}";
    }
}
