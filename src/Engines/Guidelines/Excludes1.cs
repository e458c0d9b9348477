namespace CodingAhead.Engines.Guidelines;

/// <summary>
/// Excludes1 (guideline I.A.12.a): two codes that are never reported together, unless the two conditions are unrelated to each other. The
/// claim and the note ask the same question here; what follows from the answer is theirs.
/// </summary>
internal static class Excludes1
{
    // pairs that the guidelines themselves call reportable together although a note parts them
    private static readonly (DiagnosisRange One, DiagnosisRange Other, string Section)[] Allowed =
    [
        (DiagnosisRange.Of("F45.8"), DiagnosisRange.Of("G47.63"), "I.A.12.a"),
        (DiagnosisRange.Of("I60-I67"), DiagnosisRange.Of("I69"), "I.C.9.d.2"),
    ];

    /// <summary>The section of the guidelines that allows two codes together in spite of a note; null where none does.</summary>
    public static string? Exception(long one, long other)
    {
        foreach (var (first, second, section) in Allowed)
            if (first.Holds(one) && second.Holds(other) || first.Holds(other) && second.Holds(one))
                return section;
        return null;
    }
}

/// <summary>
/// The codes that the Excludes1 notes in force at a code name, in one row, each with the place of its note: two diagnoses are compared
/// against hundreds of names, so they lie side by side.
/// </summary>
internal sealed class ExcludedCodes
{
    private readonly (DiagnosisRange Named, int Note)[] _named;

    /// <param name="notes">The codes and ranges that each note names, in the order of the notes.</param>
    public ExcludedCodes(IEnumerable<IEnumerable<DiagnosisRange>> notes) => _named = [.. notes.SelectMany((names, note) => names.Select(n => (n, note)))];

    /// <summary>No notes.</summary>
    public static ExcludedCodes None { get; } = new([]);

    /// <summary>The place of the first note that names a code; -1 when none does.</summary>
    public int Naming(long packed)
    {
        foreach (ref readonly var one in _named.AsSpan())
            if (one.Named.Holds(packed))
                return one.Note;
        return -1;
    }
}
