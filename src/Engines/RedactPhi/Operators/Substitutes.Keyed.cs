using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Operators;

/// <summary>Operators that need a key, or chance.</summary>
internal sealed partial class Substitutes
{
    private const int Span = 364;
    private readonly Lazy<Surrogates> surrogates = new(() => new Surrogates(text, options.Key));
    private DateOnly? origin;
    private int? shift;

    private void Look(List<Piece> pieces)
    {
        if (options.Policy.RuleFor(PhiType.Date).Operator != Operator.Relative) return;
        foreach (var piece in pieces)
            if (piece.Type == PhiType.Date && Read(text.AsSpan(piece.Begin, piece.End - piece.Begin)) is { Full: true } date) { origin = date.Day; return; }
    }

    private (string?, Operator) Keyed(in Piece piece, ReadOnlySpan<char> value, OperatorRule rule) => rule.Operator switch
    {
        Operator.Hash => (Hash(piece.Type, value), Operator.Hash),
        Operator.Encrypt => (Encrypt(piece.Type, value), Operator.Encrypt),
        Operator.Shift => Shifted(piece.Type, value, Days(Key)),
        Operator.Relative => Relative(piece.Type, value),
        Operator.Surrogate when piece.Type == PhiType.Date => Shifted(piece.Type, value, shift ??= Chance()) is var (shifted, _) ? (shifted, Operator.Surrogate) : default,
        _ => (surrogates.Value.For(piece.Type, value.ToString()), Operator.Surrogate),
    };

    private RedactionKey Key => options.Key ?? throw new KeyMissingException();

    /// <summary>The letters and digits of a value, folded: the same value in another dress has the same code.</summary>
    internal static string Plain(ReadOnlySpan<char> value)
    {
        var plain = new StringBuilder(value.Length);
        foreach (var c in Folding.Fold(value.ToString()).Text) if (char.IsLetterOrDigit(c)) plain.Append(char.ToLowerInvariant(c));
        return plain.ToString();
    }

    private string Hash(PhiType type, ReadOnlySpan<char> value)
    {
        var hash = HMACSHA256.HashData(Key.Derive("hash"), Encoding.UTF8.GetBytes(type.Word() + "|" + Plain(value)));
        return $"[{type.Word()}#{Convert.ToHexStringLower(hash.AsSpan(0, 8))}]";
    }

    private string Encrypt(PhiType type, ReadOnlySpan<char> value)
    {
        var plain = Encoding.UTF8.GetBytes(value.ToString());
        var sealedValue = new byte[12 + plain.Length + 16];
        var nonce = sealedValue.AsSpan(0, 12);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(Key.Derive("encrypt"), 16);
        aes.Encrypt(nonce, plain, sealedValue.AsSpan(12, plain.Length), sealedValue.AsSpan(12 + plain.Length), Encoding.UTF8.GetBytes(type.Word()));
        CryptographicOperations.ZeroMemory(plain);
        return $"[{type.Word()}~{Base64Url.EncodeToString(sealedValue)}]";
    }

    /// <summary>One number of days for one patient under one key: 1 to 364 back or forth.</summary>
    private int Days(RedactionKey key)
    {
        if (shift is { } known) return known;
        var hash = HMACSHA256.HashData(key.Derive("shift"), Encoding.UTF8.GetBytes(options.Patient ?? ""));
        var days = (int)(BinaryPrimitives.ReadUInt32BigEndian(hash) % (2 * Span));
        shift = days < Span ? days - Span : days - Span + 1;
        return shift.Value;
    }

    private static int Chance() => RandomNumberGenerator.GetInt32(2 * Span) is var days && days < Span ? days - Span : days - Span + 1;

    private DateText? Read(ReadOnlySpan<char> value) => DateText.Read(value.ToString(), newestYear);

    private (string?, Operator) Shifted(PhiType type, ReadOnlySpan<char> value, int days)
    {
        if (type != PhiType.Date || Read(value) is not { } date) return (Tags[(int)type], Operator.Tag);
        return (date.Write(date.Day.AddDays(days)), Operator.Shift);
    }

    private (string?, Operator) Relative(PhiType type, ReadOnlySpan<char> value)
    {
        if (type != PhiType.Date || origin is null || Read(value) is not { Full: true } date) return (Tags[(int)type], Operator.Tag);
        var days = date.Day.DayNumber - origin.Value.DayNumber;
        return ($"[day {(days < 0 ? "-" : "+")}{ReplacementWriter.Number(Math.Abs(days))}]", Operator.Relative);
    }
}
