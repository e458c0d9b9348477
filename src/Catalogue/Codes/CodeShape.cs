namespace CodingAhead.Catalogue.Codes;

/// <summary>What a code of each system looks like, before any catalogue is asked.</summary>
internal static class CodeShape
{
    /// <summary>Whether upper-case characters, with a dot before index <paramref name="dot"/> (-1: none), have the system's shape.</summary>
    public static bool Fits(CodeSystem system, ReadOnlySpan<char> value, int dot) => system switch
    {
        CodeSystem.Icd10Cm => value.Length is >= 3 and <= 7 && char.IsAsciiLetterUpper(value[0]) && (char.IsAsciiDigit(value[1]) || value is ['Q', 'A', ..])
                              && dot is -1 or 3 && dot <= value.Length && TailOf(value),
        // a whole code, or the three characters that name a table
        CodeSystem.Icd10Pcs => dot < 0 && value.Length is 3 or 7 && value.IndexOfAny('I', 'O') < 0,
        CodeSystem.Hcpcs => dot < 0 && value.Length == 5 && value[0] is >= 'A' and <= 'V' && Digits(value[1..]),
        CodeSystem.Cpt => dot < 0 && value.Length == 5 && Digits(value[..4]) && (char.IsAsciiDigit(value[4]) || value[4] is 'F' or 'T' or 'U' or 'M' or 'A'),
        CodeSystem.Modifier => dot < 0 && value.Length == 2,
        CodeSystem.Icd9Cm => Icd9Diagnosis(value, dot),
        CodeSystem.Icd9Pcs => value.Length is >= 2 and <= 4 && Digits(value) && (dot == 2 || dot < 0 && value.Length > 2),
        _ => false,
    };

    // Category QA0, of the edition of 2026, is the first with a letter in second place.
    // The fourth to seventh characters: digits or letters; a letter other than X among the first is of newer categories (C7A, M1A, Z3A)
    private static bool TailOf(ReadOnlySpan<char> value)
    {
        foreach (var c in value[2..])
            if (!char.IsAsciiLetterUpper(c) && !char.IsAsciiDigit(c))
                return false;
        return true;
    }

    private static bool Icd9Diagnosis(ReadOnlySpan<char> value, int dot)
    {
        if (value[0] == 'E')
            return value.Length is 4 or 5 && Digits(value[1..]) && dot is -1 or 4;
        var rest = value[0] == 'V' ? value[1..] : value;
        return value.Length is >= 3 and <= 5 && Digits(rest) && dot is -1 or 3;
    }

    private static bool Digits(ReadOnlySpan<char> span) => span.IndexOfAnyExceptInRange('0', '9') < 0;
}
