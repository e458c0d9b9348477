namespace CodingAhead.Catalogue.Codes;

/// <summary>Two procedures that are not paid together, as a row of the edit table has them.</summary>
/// <param name="Prior1996">Whether the edit is older than 1996, and its dates with it.</param>
/// <param name="Effective">The first day as yyyymmdd.</param>
/// <param name="Deletion">The last day as yyyymmdd; 0 when there is none.</param>
/// <param name="Indicator">0: no modifier helps, 1: one may, 9: the edit never applied.</param>
/// <param name="Rationale">The place of the reason in the table of reasons that is gathered along the way.</param>
/// <param name="Line">The line of the file, from 1.</param>
public readonly record struct PtpEdit(PtpCode Column1, PtpCode Column2, bool Prior1996, int Effective, int Deletion, byte Indicator,
    byte Rationale, int Line = 0)
{
    /// <summary>Whether the row says that the edit held on a day. A row that ends on the day it began never held.</summary>
    public bool InForce(DateOnly day)
    {
        var on = (day.Year * 100 + day.Month) * 100 + day.Day;
        return Effective <= on && (Deletion == 0 || on <= Deletion) && Effective != Deletion;
    }
}

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
            var digit = Digit((char)b);
            if (digit < 0)
                return null;
            packed = packed * 36 + digit;
        }
        return new PtpCode(packed);
    }

    /// <summary>Packs five characters; null when one is no capital letter or digit.</summary>
    public static PtpCode? Of(ReadOnlySpan<char> text)
    {
        if (text.Length != 5)
            return null;
        var packed = 0;
        foreach (var c in text)
        {
            var digit = Digit(c);
            if (digit < 0)
                return null;
            packed = packed * 36 + digit;
        }
        return new PtpCode(packed);
    }

    private static int Digit(char c) => c is >= '0' and <= '9' ? c - '0' : c is >= 'A' and <= 'Z' ? c - 'A' + 10 : -1;

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
