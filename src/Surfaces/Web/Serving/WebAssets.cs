using System.Security.Cryptography;

namespace CodingAhead.Surfaces.Web.Serving;

/// <summary>The stylesheet, the script and the mark of the site, embedded in the program; their addresses carry their hash.</summary>
internal static class WebAssets
{
    private static readonly Dictionary<string, FinishedPage> ByAddress = new(StringComparer.Ordinal);

    public static string Style { get; } = Add("site.css", "text/css; charset=utf-8");

    public static string Script { get; } = Add("site.js", "text/javascript; charset=utf-8");

    public static string Mark { get; } = Add("mark.svg", "image/svg+xml");

    public static FinishedPage? Find(string address) => ByAddress.GetValueOrDefault(address);

    private static string Add(string name, string type)
    {
        using var stream = typeof(WebAssets).Assembly.GetManifestResourceStream("web/" + name)
            ?? throw new InvalidOperationException($"web/{name} is not embedded in the program");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 6));
        var address = $"/assets/{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}";
        ByAddress[address] = new FinishedPage(200, type, bytes, "public, max-age=31536000, immutable");
        return address;
    }
}
