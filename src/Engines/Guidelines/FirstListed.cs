namespace CodingAhead.Engines.Guidelines;

/// <summary>
/// Which diagnoses never stand first: external causes (guideline I.C.20.a.6), organisms as the cause of a disease that is coded elsewhere
/// (I.C.1.b), and manifestations, whose titles say so (I.A.13). One rule for claims and notes.
/// </summary>
internal static class FirstListed
{
    /// <summary>Why a code is never first, to stand behind "is"; null where it may be.</summary>
    /// <param name="title">Its official title; null where no edition lists it.</param>
    public static string? Never(string code, string? title) =>
        code[0] is 'V' or 'W' or 'X' or 'Y' ? "an external cause"
        : title?.Contains("classified elsewhere", StringComparison.OrdinalIgnoreCase) is not true ? null
        : title.Contains("as the cause of", StringComparison.OrdinalIgnoreCase) ? "the cause of a disease that is coded elsewhere" : "a manifestation by its title";
}
