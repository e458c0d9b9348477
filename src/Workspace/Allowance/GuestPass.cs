using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using CodingAhead.Workspace.Store;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace CodingAhead.Workspace.Allowance;

/// <summary>
/// Tells guests apart without knowing them. A browser that keeps cookies carries a random number that only this site can have made; one
/// that does not is counted with the others of its network, by a hash of the address's prefix under a key that changes daily and is then
/// thrown away. Neither leads back to a person.
/// </summary>
public sealed class GuestPass(WorkspaceDatabase database, TimeProvider time, IDataProtectionProvider protection)
{
    public const string Cookie = "codingahead-guest";

    private readonly IDataProtector protector = protection.CreateProtector("CodingAhead.Guest");
    private (string Day, byte[] Secret)? today;

    /// <summary>The subject of the cookie that the browser sent; null without one, or with one that this site did not make.</summary>
    public string? Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and < 400 } text)
            return null;
        try
        {
            var bytes = protector.Unprotect(Base64Url.DecodeFromChars(text));
            return bytes.Length == 16 ? "guest:" + Convert.ToHexStringLower(bytes) : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Gives the browser a cookie of its own; its subject.</summary>
    public string Give(HttpContext http)
    {
        var id = RandomNumberGenerator.GetBytes(16);
        http.Response.Cookies.Append(Cookie, Base64Url.EncodeToString(protector.Protect(id)), new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromDays(400), IsEssential = true, Path = "/",
        });
        return "guest:" + Convert.ToHexStringLower(id);
    }

    /// <summary>The subject that all browsers of a network share for a day.</summary>
    public async Task<string> Network(IPAddress? address, CancellationToken cancel = default)
    {
        var hash = HMACSHA256.HashData(await Secret(cancel), Prefix(address ?? IPAddress.None));
        return "net:" + Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }

    // an IPv4 address to its last octet, an IPv6 address to the 56 bits that a household gets
    internal static byte[] Prefix(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork ? bytes[..3] : bytes[..7];
    }

    private async Task<byte[]> Secret(CancellationToken cancel)
    {
        var day = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (today is { } known && known.Day == day)
            return known.Secret;
        await using var connection = await database.Open(cancel);
        // whichever server is first makes the key of the day; the others take it
        await connection.RunAsync("INSERT INTO daily_key (day, secret) VALUES (@day, @secret) ON CONFLICT (day) DO NOTHING", null, cancel, ("day", day), ("secret", RandomNumberGenerator.GetBytes(32)));
        var secret = (byte[])(await connection.OneAsync("SELECT secret FROM daily_key WHERE day = @day", null, cancel, ("day", day)))!;
        today = (day, secret);
        return secret;
    }
}
