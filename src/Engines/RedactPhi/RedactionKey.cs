using System.Security.Cryptography;
using System.Text;

namespace CodingAhead.Engines.RedactPhi;

/// <summary>The secret of a collection: 32 bytes from which the keys of each operator are derived. Its value never shows.</summary>
public sealed class RedactionKey
{
    private readonly byte[] secret;

    private RedactionKey(byte[] secret) => this.secret = secret;

    /// <summary>A new random key.</summary>
    public static RedactionKey Create() => new(RandomNumberGenerator.GetBytes(32));

    /// <summary>Reads a key of 32 bytes, as <see cref="Export"/> wrote it.</summary>
    public static RedactionKey Import(ReadOnlySpan<byte> bytes) =>
        bytes.Length == 32 ? new RedactionKey(bytes.ToArray()) : throw new ArgumentException("A redaction key has 32 bytes.", nameof(bytes));

    /// <summary>The 32 bytes, for the one file in which the key is kept.</summary>
    public byte[] Export() => (byte[])secret.Clone();

    /// <summary>A short mark by which reports name the key without telling it.</summary>
    public string Fingerprint => Convert.ToHexStringLower(Derive("fingerprint").AsSpan(0, 6));

    internal byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.UTF8.GetBytes("codingahead/redactphi/" + purpose));

    /// <inheritdoc/>
    public override string ToString() => "redaction key";
}
