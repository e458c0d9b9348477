namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>The nouns behind the adjectives of conditions: "hypercalcemic" tells of hypercalcemia, "neutropenic" of neutropenia.</summary>
internal static class Adjectives
{
    private static readonly (string Adjective, string Noun)[] Endings =
    [
        ("emic", "emia"), ("uric", "uria"), ("penic", "penia"), ("plegic", "plegia"), ("algic", "algia"), ("itic", "itis"), ("otic", "osis"), ("paretic", "paresis"), ("pneic", "pnea"), ("pnoic", "pnea"),
        ("rrheic", "rrhea"), ("rrhagic", "rrhage"), ("megalic", "megaly"), ("pathic", "pathy"), ("phasic", "phasia"), ("phagic", "phagia"), ("thymic", "thymia"), ("tonic", "tonia"),
        ("kinetic", "kinesia"), ("ectatic", "ectasis"), ("stenotic", "stenosis"), ("sclerotic", "sclerosis"), ("edematous", "edema"), ("cardic", "cardia"), ("lordotic", "lordosis"),
        ("asthenic", "asthenia"), ("sthetic", "sthesia"), ("thermic", "thermia"), ("lithiasic", "lithiasis"), ("ectopic", "ectopia"), ("spastic", "spasm"),
    ];

    private const int Shortest = 7;

    /// <summary>Writes the noun of an adjective; the length written, 0 when the word has no such ending.</summary>
    public static int Noun(ReadOnlySpan<char> word, Span<char> into)
    {
        if (word.Length < Shortest || word[^1] is not ('c' or 's'))
            return 0;
        foreach (var (adjective, noun) in Endings)
            if (word.Length > adjective.Length + 1 && word.EndsWith(adjective, StringComparison.Ordinal) && word.Length + 2 <= into.Length)
            {
                var stem = word.Length - adjective.Length;
                word[..stem].CopyTo(into);
                noun.CopyTo(into[stem..]);
                return stem + noun.Length;
            }
        return 0;
    }
}
