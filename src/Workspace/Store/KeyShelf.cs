using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CodingAhead.Workspace.Store;

/// <summary>
/// The keys that protect cookies and forms, in the store, so that every server reads what another wrote. With a key of the operator's
/// (<c>CODINGAHEAD_KEY_FILE</c>) they lie there encrypted; a copy of the store alone opens nothing.
/// </summary>
public sealed class KeyShelf(WorkspaceDatabase database, byte[]? key) : IXmlRepository
{
    private const string Sealed = "sealed:";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        database.Prepare();
        using var connection = database.Make();
        connection.Open();
        using var command = connection.Command("SELECT xml FROM protection_key ORDER BY created", null);
        using var reader = command.ExecuteReader();
        var all = new List<XElement>();
        while (reader.Read())
            if (Open(reader.GetString(0)) is { } xml)
                all.Add(XElement.Parse(xml));
        return all;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        database.Prepare();
        using var connection = database.Make();
        connection.Open();
        connection.Run("INSERT INTO protection_key (name, xml, created) VALUES (@name, @xml, @created)", null,
            ("name", $"{friendlyName}-{Guid.NewGuid():N}"), ("xml", Seal(element.ToString(SaveOptions.DisableFormatting))), ("created", DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()));
    }

    private string Seal(string xml)
    {
        if (key is null)
            return xml;
        var (plain, nonce, tag) = (Encoding.UTF8.GetBytes(xml), RandomNumberGenerator.GetBytes(12), new byte[16]);
        var hidden = new byte[plain.Length];
        using var cipher = new AesGcm(key, tag.Length);
        cipher.Encrypt(nonce, plain, hidden, tag);
        return Sealed + Convert.ToBase64String([.. nonce, .. tag, .. hidden]);
    }

    // a key that does not open is left out: sessions under it end, and new keys are made
    private string? Open(string text)
    {
        if (!text.StartsWith(Sealed, StringComparison.Ordinal))
            return text;
        if (key is null)
            return null;
        var bytes = Convert.FromBase64String(text[Sealed.Length..]);
        var plain = new byte[bytes.Length - 28];
        try
        {
            using var cipher = new AesGcm(key, 16);
            cipher.Decrypt(bytes.AsSpan(0, 12), bytes.AsSpan(28), bytes.AsSpan(12, 16), plain);
            return Encoding.UTF8.GetString(plain);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
