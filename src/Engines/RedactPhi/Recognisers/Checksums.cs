namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>The check digits of American identifiers. Inputs hold only letters and digits.</summary>
public static class Checksums
{
    /// <summary>The Luhn check (ISO/IEC 7812-1) over digits.</summary>
    public static bool Luhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var d = digits[^(i + 1)] - '0';
            if (d is < 0 or > 9) return false;
            if (i % 2 == 1) d = d > 4 ? d * 2 - 9 : d * 2;
            sum += d;
        }
        return digits.Length > 1 && sum % 10 == 0;
    }

    /// <summary>A payment card: 13 to 19 digits that pass Luhn and begin as an issuer's do.</summary>
    public static bool Card(ReadOnlySpan<char> digits) => digits.Length is >= 13 and <= 19 && digits[0] is '2' or '3' or '4' or '5' or '6' && Luhn(digits);

    /// <summary>A National Provider Identifier: 10 digits from 1 or 2, Luhn with the prefix 80840 (45 CFR 162.406).</summary>
    public static bool Npi(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 10 || digits[0] is not ('1' or '2')) return false;
        Span<char> whole = stackalloc char[15];
        "80840".CopyTo(whole);
        digits.CopyTo(whole[5..]);
        return Luhn(whole);
    }

    /// <summary>A DEA number: a registrant letter, a letter or 9, seven digits; the last is the check digit (21 CFR 1301).</summary>
    public static bool Dea(ReadOnlySpan<char> text)
    {
        if (text.Length != 9 || !"ABCDEFGHJKLMPRSTUXabcdefghjklmprstux".Contains(text[0], StringComparison.Ordinal) || !(char.IsAsciiLetter(text[1]) || text[1] == '9')) return false;
        Span<int> d = stackalloc int[7];
        for (var i = 0; i < 7; i++)
        {
            d[i] = text[i + 2] - '0';
            if (d[i] is < 0 or > 9) return false;
        }
        return (d[0] + d[2] + d[4] + 2 * (d[1] + d[3] + d[5])) % 10 == d[6];
    }

    /// <summary>A vehicle identification number: 17 characters without I, O, Q; the ninth is the check digit (49 CFR 565).</summary>
    public static bool Vin(ReadOnlySpan<char> text)
    {
        if (text.Length != 17) return false;
        ReadOnlySpan<int> weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            var value = VinValue(char.ToUpperInvariant(text[i]));
            if (value < 0) return false;
            sum += value * weights[i];
        }
        var check = sum % 11;
        return char.ToUpperInvariant(text[8]) == (check == 10 ? 'X' : (char)('0' + check));
    }

    private static int VinValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        'I' or 'O' or 'Q' => -1,
        >= 'A' and <= 'H' => c - 'A' + 1,
        >= 'J' and <= 'N' => c - 'J' + 1,
        'P' => 7,
        'R' => 9,
        >= 'S' and <= 'Z' => c - 'S' + 2,
        _ => -1,
    };

    /// <summary>A Medicare Beneficiary Identifier: eleven places of digits and letters without S, L, O, I, B, Z (CMS MBI format).</summary>
    public static bool Mbi(ReadOnlySpan<char> text)
    {
        if (text.Length != 11) return false;
        const string shape = "CANNAANAANN"; // C: 1-9, N: digit, A: letter, but places 3 and 6 may be either
        for (var i = 0; i < 11; i++)
        {
            var c = char.ToUpperInvariant(text[i]);
            var letter = c is >= 'A' and <= 'Z' && !"SLOIBZ".Contains(c, StringComparison.Ordinal);
            var digit = c is >= '0' and <= '9';
            var ok = i switch { 0 => digit && c != '0', 2 or 5 => letter || digit, _ => shape[i] == 'N' ? digit : letter };
            if (!ok) return false;
        }
        return true;
    }

    /// <summary>A Social Security number that may have been issued: no area 000, 666 or 9xx, no group 00, no serial 0000 (SSA).</summary>
    public static bool Ssn(ReadOnlySpan<char> digits) =>
        digits.Length == 9 && digits[..3] is not ("000" or "666") && digits[0] != '9' && digits[3..5] is not "00" && digits[5..] is not "0000";
}
