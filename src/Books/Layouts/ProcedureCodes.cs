namespace CodingAhead.Books.Layouts;

/// <summary>Whose words a descriptor is: those of the AMA (CPT) and the ADA (D codes) are never kept.</summary>
internal static class ProcedureCodes
{
    /// <summary>Whether the descriptor of a code belongs to the AMA or the ADA.</summary>
    public static bool OwnsWords(ReadOnlySpan<char> code) => code.Length > 0 && (char.IsAsciiDigit(code[0]) || code[0] == 'D');

    /// <summary>Whether a text has the shape of a code of CPT or HCPCS.</summary>
    public static bool IsProcedure(ReadOnlySpan<char> code) =>
        code.Length == 5 && !code.ContainsAnyExcept(SeenCodes.Characters) && code[1..4].IndexOfAnyExceptInRange('0', '9') < 0;
}
