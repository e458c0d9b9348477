using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Icd10Cm;

/// <summary>
/// Reads printed codes as the publisher writes them, which may be of categories newer than any rule about their shape (QA0 of 2026).
/// </summary>
internal static class Icd10CmCode
{
    /// <summary>The code, with or without its dot behind the third character; null when the text is none.</summary>
    public static Code? Read(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        Span<char> plain = stackalloc char[7];
        var dotted = text.Length > 4 && text[3] == '.';
        if (text.Length < 3 || text.Length > (dotted ? 8 : 7) || !char.IsAsciiLetterUpper(text[0]))
            return null;
        text[..3].CopyTo(plain);
        var rest = text[(dotted ? 4 : 3)..];
        rest.CopyTo(plain[3..]);
        var code = plain[..(3 + rest.Length)];
        return code.ContainsAnyExcept(SeenCodes.Characters) || !code.ContainsAnyInRange('0', '9') ? null
            : new Code(CodeSystem.Icd10Cm, code.ToString());
    }
}
