using System.Text.RegularExpressions;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Understanding;

/// <summary>Reads all that a question names: codes, modifiers, times, places, settings, persons, doses.</summary>
internal static partial class QuestionReader
{
    public static Question Read(string text, PilotBooks books)
    {
        var zip = PlaceReader.Zip(text, books);
        var (codes, unknown, range) = CodeReader.Read(text, zip, books);
        var (places, letters) = PlaceReader.Read(text);
        var input = new ToolInput
        {
            Words = text, Codes = codes, Modifiers = ModifierReader.Read(text, codes, books, letters), Ndc = CodeReader.Ndc(text),
            Year = TimeReader.Year(text, books.Today), On = TimeReader.Day(text, books.Today), Places = places, Zip = zip, Facility = AmountReader.Facility(text),
            Minutes = AmountReader.Minutes(text), Age = AmountReader.Age(text), Sex = AmountReader.Sex(text), Dose = AmountReader.Dose(text), System = SystemOf(text),
        };
        return new Question(input, unknown, range, Asking().IsMatch(text)) { Text = Spelling.Mended(text.Replace(" w/", " with ", StringComparison.OrdinalIgnoreCase)) };
    }

    // the code set that a question asks for by name
    private static CodeSystem? SystemOf(string text) =>
        AskedModifier().IsMatch(text) ? CodeSystem.Modifier
        : AskedHcpcs().IsMatch(text) ? CodeSystem.Hcpcs
        : AskedPcs().IsMatch(text) ? CodeSystem.Icd10Pcs
        : AskedDiagnosis().IsMatch(text) ? CodeSystem.Icd10Cm
        : AskedCpt().IsMatch(text) ? CodeSystem.Cpt : null;

    [GeneratedRegex(@"\b(?:which|what|a|the|right|correct|hcpcs|any) modif|\bmodif\w* (?:for|shows|marks|means|says|tells|indicates|is used|reports|do i)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex AskedModifier();
    [GeneratedRegex(@"\bhcpcs?\b|\b[JGQLEKAB][- ]?codes?\b|\blevel (?:ii|2) code", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex AskedHcpcs();
    [GeneratedRegex(@"\bpcs\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex AskedPcs();
    [GeneratedRegex(@"\bicd\b|\bicd[- ]?10|\bdiagnos[ie]s\b|\bdx\b|\b[ZFSTWVRYO][- ]codes?\b|\bexternal cause", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex AskedDiagnosis();
    [GeneratedRegex(@"\bcpt\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex AskedCpt();
    [GeneratedRegex(@"(?:^|[.,;:!?-]\s*|\b(?:and|but|so|then|wait)\s+)(?:is|are|can|could|does|do|did|may|must|should|will|would)\b|^(?:has|have|was|am|were)\b|\b(?:allowed|ok|okay|right|acceptable|permitted|legal|valid|required|separately billable|billable|payable|possible|bundled|together|included)\s*\?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Asking();
}
