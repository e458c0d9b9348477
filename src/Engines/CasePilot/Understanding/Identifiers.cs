using System.Text.RegularExpressions;
using CodingAhead.Engines.RedactPhi;

namespace CodingAhead.Engines.CasePilot.Understanding;

/// <summary>Takes a person's identifiers out of a question: they are neither searched for nor said again.</summary>
internal static partial class Identifiers
{
    private static readonly PhiRedactor Redactor = new();

    public static string Cleared(string text)
    {
        if (!Shown().IsMatch(text))
            return text;
        var cleared = Redactor.Redact(text);
        return Placeholder().Replace(cleared.Text ?? Shown().Replace(text, " "), " ");
    }

    [GeneratedRegex(@"\b(?:DOB|MRN|SSN|date of birth|born|NPI)\b|\b\d{3}-\d\d-\d{4}\b|\b\d{3}[-.]\d{3}[-.]\d{4}\b|\b(?:Mr|Mrs|Ms|Dr)\.?\s+[A-Z]|\b(?:[Pp]atient|[Pp]t)\.?\s+[A-Z][a-z]+\s+(?:[A-Z]\.?\s+)?[A-Z][a-z]+|@\w+\.\w", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Shown();
    [GeneratedRegex(@"\[[^\]]{1,60}\]|<[^>]{1,60}>|\b(?:DOB|MRN|SSN)\b:?", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Placeholder();
}
