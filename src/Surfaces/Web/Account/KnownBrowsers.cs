using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CodingAhead.Workspace.Accounts;
using CodingAhead.Workspace.Mail;
using Microsoft.AspNetCore.DataProtection;

namespace CodingAhead.Surfaces.Web.Account;

/// <summary>
/// Tells the owner of an account of a log-in from a browser that never logged in to it before. The browser carries the mark, sealed and as
/// hashes: the store keeps no list of anyone's devices.
/// </summary>
internal static class KnownBrowsers
{
    private const string Cookie = "codingahead-known";
    private const int MostPeople = 8, Width = 16;

    /// <summary>Remembers that someone logged in here, and writes to them if it is for the first time.</summary>
    public static void Greet(HttpContext http, Person person)
    {
        if (Remember(http, person) && person is { EmailConfirmed: true, Email.Length: > 0 })
            MailEndpoints.Post(http, Letters.NewBrowser(person.Email, Agent(http.Request.Headers.UserAgent.ToString()), http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()));
    }

    /// <summary>Remembers without writing, as at the registration itself; true when it was not known.</summary>
    public static bool Remember(HttpContext http, Person person)
    {
        var protector = http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("CodingAhead.Known");
        var (known, one) = (Read(http, protector), SHA256.HashData(Encoding.UTF8.GetBytes(person.Id)).AsSpan(0, Width).ToArray());
        var before = known.RemoveAll(k => k.AsSpan().SequenceEqual(one)) > 0;
        known.Insert(0, one);
        http.Response.Cookies.Append(Cookie, Base64Url.EncodeToString(protector.Protect([.. known.Take(MostPeople).SelectMany(k => k)])), new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromDays(400), IsEssential = true, Path = "/",
        });
        return !before;
    }

    // what names no browser is not quoted: whoever logs in could write into the letter
    private static string Agent(string text) => Says.Agent(text) is var name && name != text ? name : "A program that names no browser";

    private static List<byte[]> Read(HttpContext http, IDataProtector protector)
    {
        try
        {
            return http.Request.Cookies[Cookie] is { Length: > 0 and < 1_000 } text ? [.. protector.Unprotect(Base64Url.DecodeFromChars(text)).Chunk(Width)] : [];
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return [];
        }
    }
}
