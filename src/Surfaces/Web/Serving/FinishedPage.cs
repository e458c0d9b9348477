using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace CodingAhead.Surfaces.Web.Serving;

/// <summary>The bytes of an answer, ready to send: UTF-8, its status, type and entity tag; a compressed twin is made when first asked for.</summary>
internal sealed class FinishedPage(int status, string type, byte[] bytes, string cacheControl = "private, no-cache")
{
    private byte[]? compressed;

    public int Status { get; } = status;

    public string Type { get; } = type;

    public byte[] Bytes { get; } = bytes;

    public string CacheControl { get; } = cacheControl;

    public string ETag { get; } = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 9))}\"";

    /// <summary>The same bytes under gzip.</summary>
    public byte[] Compressed => compressed ??= Compress(Bytes);

    public static FinishedPage Html(int status, string html) => new(status, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html));

    private static byte[] Compress(byte[] bytes)
    {
        using var output = new MemoryStream(bytes.Length / 4);
        using (var gzip = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(bytes);
        return output.ToArray();
    }
}
