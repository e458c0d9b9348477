namespace CodingAhead.Books.Ncci;

/// <summary>Two procedures that are not paid together, as a row of the edit table has them.</summary>
/// <param name="Prior1996">Whether the edit is older than 1996, and its dates with it.</param>
/// <param name="Effective">The first day as yyyymmdd.</param>
/// <param name="Deletion">The last day as yyyymmdd; 0 when there is none.</param>
/// <param name="Indicator">0: no modifier helps, 1: one may, 9: the edit never applied.</param>
/// <param name="Rationale">The place of the reason in the table of reasons that is gathered along the way.</param>
public readonly record struct PtpEdit(PtpCode Column1, PtpCode Column2, bool Prior1996, int Effective, int Deletion, byte Indicator,
    byte Rationale);

/// <summary>A code of five letters and digits in four bytes, in the order of its text.</summary>
public readonly record struct PtpCode(int Packed) : IComparable<PtpCode>
{
    /// <summary>Packs five ASCII characters; null when one is no capital letter or digit.</summary>
    public static PtpCode? Of(ReadOnlySpan<byte> text)
    {
        if (text.Length != 5)
            return null;
        var packed = 0;
        foreach (var b in text)
        {
            var digit = b is >= (byte)'0' and <= (byte)'9' ? b - '0' : b is >= (byte)'A' and <= (byte)'Z' ? b - 'A' + 10 : -1;
            if (digit < 0)
                return null;
            packed = packed * 36 + digit;
        }
        return new PtpCode(packed);
    }

    public int CompareTo(PtpCode other) => Packed.CompareTo(other.Packed);

    public override string ToString()
    {
        Span<char> text = stackalloc char[5];
        var rest = Packed;
        for (var i = 4; i >= 0; i--, rest /= 36)
            text[i] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest % 36];
        return text.ToString();
    }
}
