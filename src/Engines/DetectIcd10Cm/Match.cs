namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>A term found in a note: its words' places among the tokens, and how well they stand together.</summary>
/// <param name="Places">The tokens of its words, ascending.</param>
internal readonly record struct Match(Term Term, int[] Places, double Score)
{
    /// <summary>Whether it stands within a longer term that was chosen: named, but no condition of its own.</summary>
    public bool Within { get; init; }

    /// <summary>The words of meaning that stand between its own.</summary>
    public int Gaps { get; init; }

    /// <summary>Whether it only holds as a further item of a list whose head another term has: "metastases in the liver, bone and brain".</summary>
    public bool Listed { get; init; }

    public int First => Places[0];

    public int Last => Places[^1];
}
