using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Lookup;
using CodingAhead.Engines.Risk;

namespace CodingAhead.Surfaces;

/// <summary>Reads the words that every surface takes in one way: a code system, a date of service.</summary>
internal static class Reading
{
    /// <summary>The system that was named, none for <c>any</c>; an unknown one is refused.</summary>
    public static CodeSystem? System(string? word) => string.IsNullOrWhiteSpace(word) || word == "any" ? null
        : CodeSystems.Parse(word) ?? throw new UsageException($"system: expected one of {string.Join(' ', CodeSystems.All.Select(s => s.Slug()))}, found '{Short(word)}'");

    /// <summary>The date that was named; an impossible one is refused.</summary>
    public static DateOnly? Date(string? word) => string.IsNullOrWhiteSpace(word) ? null
        : DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UsageException($"on: expected a date YYYY-MM-DD, found '{Short(word)}'");

    /// <summary>The CPT or HCPCS code that was named; any other text is refused.</summary>
    public static Code Procedure(string? word) =>
        Code.Procedure(word) ?? throw new UsageException($"code: expected a CPT or HCPCS code of five characters, found '{Short(word ?? "")}'");

    /// <summary>A question for a fee; impossible years and minutes are refused.</summary>
    public static FeeQuestion Fee(string? locality, string? zip, int? year, bool facility, int? minutes)
    {
        if (locality is not null && zip is not null)
            throw new UsageException("fee: expected a locality or a ZIP code, found both");
        if (year is < 1992 or > 2100)
            throw new UsageException($"year: expected a calendar year, found '{year}'");
        if (minutes is <= 0 or > 2880)
            throw new UsageException($"minutes: expected 1 to 2,880, found '{minutes}'");
        return new FeeQuestion(locality, zip, year, facility ? true : null, minutes);
    }

    /// <summary>The fee of a code; a place that nobody knows is wrong usage.</summary>
    public static FeeAnswer Fee(Shelf shelf, string code, FeeQuestion question, DateOnly today)
    {
        try
        {
            return Fees.Of(shelf, Procedure(code), question, today);
        }
        catch (UnknownLocalityException e)
        {
            throw new UsageException(e.Message);
        }
    }

    /// <summary>The risk score of a set of diagnoses, parted by commas or blanks; what is no ICD-10-CM code is wrong usage.</summary>
    public static RiskScore Risk(Shelf shelf, IEnumerable<string> words, RiskQuestion question)
    {
        try
        {
            List<Code> codes = [.. words.SelectMany(w => w.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)).Select(Diagnosis)];
            return codes.Count is 0 or > 1000 ? throw new UsageException($"codes: expected 1 to 1,000, found {codes.Count}") : RiskAdjuster.Score(shelf.Imported, codes, question);
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message);
        }
    }

    private static Code Diagnosis(string word) => Code.Read(word, CodeSystem.Icd10Cm) is [var code] ? code
        : throw new UsageException($"codes: expected ICD-10-CM codes, found '{Short(word)}'");

    private static string Short(string word) => word.Length > 40 ? word[..40] + "…" : word;
}

/// <summary>The words of a request are off; the message is one clear line.</summary>
internal sealed class UsageException(string message) : Exception(message);
