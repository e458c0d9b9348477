using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CodingAhead.Engines.RedactPhi;

/// <summary>What a reversal did; free of values but for the text itself.</summary>
/// <param name="Text">The text with the encrypted values back in their places.</param>
/// <param name="Restored">How many were opened.</param>
/// <param name="Refused">How many did not open with this key.</param>
public sealed record UnredactionResult(string Text, int Restored, int Refused)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Restored} restored, {Refused} refused";
}

/// <summary>Opens what the operator "encrypt" has closed; nothing else can be reversed.</summary>
public static class Unredactor
{
    /// <summary>Puts encrypted values back. The reason is asked for here so that no caller can forget it; the caller audits it.</summary>
    public static UnredactionResult Unredact(string text, RedactionKey key, string reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new ArgumentException("A reason is needed to reverse a redaction.", nameof(reason));
        var output = new StringBuilder(text.Length);
        using var aes = new AesGcm(key.Derive("encrypt"), 16);
        int restored = 0, refused = 0;
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '[' && Read(text, i) is var (type, from, to) && to > 0)
            {
                if (Open(aes, type, text.AsSpan(from, to - from)) is { } value) { output.Append(value); restored++; }
                else { output.Append(text, i, to + 1 - i); refused++; }
                i = to + 1;
                continue;
            }
            output.Append(text[i++]);
        }
        return new UnredactionResult(output.ToString(), restored, refused);
    }

    private static (PhiType Type, int From, int To) Read(string text, int open)
    {
        var tilde = text.IndexOf('~', open, Math.Min(20, text.Length - open));
        if (tilde < 0 || PhiTypes.Read(text[(open + 1)..tilde]) is not { } type) return default;
        var to = tilde + 1;
        while (to < text.Length && (char.IsAsciiLetterOrDigit(text[to]) || text[to] is '-' or '_')) to++;
        return to < text.Length && text[to] == ']' ? (type, tilde + 1, to) : default;
    }

    private static string? Open(AesGcm aes, PhiType type, ReadOnlySpan<char> closed)
    {
        try
        {
            var bytes = Base64Url.DecodeFromChars(closed);
            if (bytes.Length < 28) return null;
            var plain = new byte[bytes.Length - 28];
            aes.Decrypt(bytes.AsSpan(0, 12), bytes.AsSpan(12, plain.Length), bytes.AsSpan(12 + plain.Length), plain, Encoding.UTF8.GetBytes(type.Word()));
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
