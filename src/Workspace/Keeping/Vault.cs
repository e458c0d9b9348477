using System.Security.Cryptography;
using System.Text;
using CodingAhead.Workspace.Store;

namespace CodingAhead.Workspace.Keeping;

/// <summary>
/// Seals what may hold clinical text before it goes into the store: AES-256-GCM, bound to its owner and its number, so that a row that was
/// moved to someone else does not open. The key is the operator's; over SQLite without one, a file in the home that is made when first needed.
/// </summary>
public sealed class Vault(WorkspaceDatabase database, string home, byte[]? operatorKey)
{
    private const string Mark = "sealed:";

    private readonly Lock making = new();
    private byte[]? key;

    /// <summary>Whether there is a key, or one may be made here: several servers over PostgreSQL need the operator's.</summary>
    public bool Open => operatorKey is not null || !database.Postgres;

    public string Seal(string text, string bound)
    {
        var (plain, nonce, tag) = (Encoding.UTF8.GetBytes(text), RandomNumberGenerator.GetBytes(12), new byte[16]);
        var hidden = new byte[plain.Length];
        using var cipher = new AesGcm(Key(make: true)!, tag.Length);
        cipher.Encrypt(nonce, plain, hidden, tag, Encoding.UTF8.GetBytes(bound));
        return Mark + Convert.ToBase64String([.. nonce, .. tag, .. hidden]);
    }

    /// <summary>The text again; null when the key is another one or the row was changed.</summary>
    public string? Unseal(string text, string bound)
    {
        if (!text.StartsWith(Mark, StringComparison.Ordinal) || Key(make: false) is not { } opens)
            return null;
        try
        {
            var bytes = Convert.FromBase64String(text[Mark.Length..]);
            var plain = new byte[bytes.Length - 28];
            using var cipher = new AesGcm(opens, 16);
            cipher.Decrypt(bytes.AsSpan(0, 12), bytes.AsSpan(28), bytes.AsSpan(12, 16), plain, Encoding.UTF8.GetBytes(bound));
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception e) when (e is CryptographicException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private byte[]? Key(bool make)
    {
        lock (making)
        {
            if (key is not null)
                return key;
            if (operatorKey is not null)
                return key = HKDF.DeriveKey(HashAlgorithmName.SHA256, operatorKey, 32, info: "codingahead kept things"u8.ToArray());
            if (database.Postgres)
                return make ? throw new InvalidOperationException("no key to seal with") : null;
            // beside the keys of redaction: a backup takes it along under a passphrase only
            var path = Path.Combine(home, "keys", "kept.key");
            if (!File.Exists(path))
            {
                if (!make)
                    return null;
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
                if (!OperatingSystem.IsWindows())
                    options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                using var file = new FileStream(path, options);
                file.Write(RandomNumberGenerator.GetBytes(32));
            }
            var bytes = File.ReadAllBytes(path);
            return bytes.Length == 32 ? key = bytes : null;
        }
    }
}
