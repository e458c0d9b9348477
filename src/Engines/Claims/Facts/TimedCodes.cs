using System.Globalization;
using System.Text.RegularExpressions;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Claims.Facts;

/// <summary>
/// Which codes are billed by time. HCPCS titles say so themselves; for CPT the numbers are those that the Claims Processing Manual
/// (chapter 5, section 20.2) counts by quarters of an hour, since its descriptors are not ours to read.
/// </summary>
internal static partial class TimedCodes
{
    private static readonly HashSet<string> Quarters =
    [
        "97032", "97033", "97034", "97035", "97036", "97110", "97112", "97113", "97116", "97124", "97140", "97530", "97533", "97535", "97537", "97542", "97750", "97755", "97760", "97761", "97763",
    ];

    /// <summary>The minutes of a unit; 0 when the code is not timed or the books do not say.</summary>
    public static int Minutes(string code, IReadOnlyList<Sourced<CodeEntry>> entries)
    {
        if (Quarters.Contains(code))
            return 15;
        foreach (var entry in entries)
            if (entry.Entry.Code.System == CodeSystem.Hcpcs && Each().Match(entry.Entry.Title) is { Success: true } match)
                return match.Groups["n"] is { Success: true } n ? int.Parse(n.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 60;
        return 0;
    }

    [GeneratedRegex(@"\b(?:per|each)\s+(?:additional\s+)?(?:(?<n>\d{1,2})\s*min(?:ute)?s?|hour)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Each();
}
