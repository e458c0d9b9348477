using System.Text.RegularExpressions;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Catalogue.Search;

/// <summary>Reads what a query says about itself: the code system it names, and ranges of codes.</summary>
internal static partial class QueryReader
{
    /// <summary>The query without the words that name a code system, and that system.</summary>
    public static (string Words, CodeSystem? System) System(string query)
    {
        var match = Naming().Match(query);
        if (!match.Success)
            return (query, null);
        var name = match.Value.ToUpperInvariant();
        var rest = query.Remove(match.Index, match.Length).Trim(' ', ':', '-', ',');
        if (rest.Length == 0)
            return (query, null);
        CodeSystem? system = name switch
        {
            _ when name.Contains("PCS", StringComparison.Ordinal) => CodeSystem.Icd10Pcs,
            _ when name.Contains('9', StringComparison.Ordinal) => CodeSystem.Icd9Cm,
            _ when name.StartsWith("ICD", StringComparison.Ordinal) => CodeSystem.Icd10Cm,
            _ when name.StartsWith("CPT", StringComparison.Ordinal) => CodeSystem.Cpt,
            _ when name.StartsWith("HCPC", StringComparison.Ordinal) => CodeSystem.Hcpcs,
            _ => CodeSystem.Modifier,
        };
        return (rest, system);
    }

    /// <summary>The sides of a query that joins two things ("asthma with eczema"); none when nothing is joined.</summary>
    public static List<List<string>> Parts(List<string> words)
    {
        var parts = new List<List<string>> { new() };
        foreach (var word in words)
            if (word is "w" or "with" or "and" or "plus")
                parts.Add([]);
            else
                parts[^1].Add(word);
        return parts.Count == 1 ? [] : parts.FindAll(p => p.Count > 0);
    }

    /// <summary>Whether a printed code begins with a prefix or stands in a range (<c>E08-E13</c>).</summary>
    public static bool InRange(string code, string range)
    {
        var plain = code.Replace(".", "", StringComparison.Ordinal);
        var ends = range.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant().Split('-', 2, StringSplitOptions.TrimEntries);
        return ends.Length == 1
            ? plain.StartsWith(ends[0], StringComparison.Ordinal)
            : string.CompareOrdinal(plain, ends[0]) >= 0 && string.CompareOrdinal(plain, ends[1] + "~") < 0;
    }

    [GeneratedRegex(@"\b(icd[- ]?10[- ]?pcs|icd[- ]?10[- ]?cm|icd[- ]?10|icd[- ]?9([- ]?cm)?|cpt|hcpcs|modifiers?)\b( codes?)?( for)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Naming();
}
