namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>Where a term comes from, the most trusted first.</summary>
internal enum TermKind : byte
{
    Lexicon, Index, Inclusion, Title, Table, Learned,
}

/// <summary>Words that lead to a code.</summary>
/// <param name="Words">The numbers of its words, the rarest first.</param>
/// <param name="Said">The term as written in its book.</param>
/// <param name="Near">Words of which one must stand in the sentence; null without such a guard.</param>
/// <param name="NotNear">Words of which none may.</param>
/// <param name="Style">The lexicon's kind, such as <c>abbr</c>; empty for other books.</param>
internal sealed record Term(int[] Words, string Code, TermKind Kind, string Said, int[]? Near, int[]? NotNear, string Style)
{
    /// <summary>The words in their order, when only they in this order are meant ("on insulin"); null otherwise.</summary>
    public string[]? Exact { get; init; }
}
