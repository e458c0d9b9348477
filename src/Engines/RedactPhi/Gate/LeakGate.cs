using CodingAhead.Engines.RedactPhi.Lists;
using CodingAhead.Engines.RedactPhi.Operators;
using CodingAhead.Engines.RedactPhi.Reading;
using CodingAhead.Engines.RedactPhi.Recognisers;

namespace CodingAhead.Engines.RedactPhi.Gate;

/// <summary>
/// The second pass: one walk over the letters of the output, built without the recognisers' tokens and rules. It looks for the values that
/// were taken out, in their parts; for numbers with a check digit; for echoes of header fields; for pairs of names; for shapes of dates,
/// telephones, addresses of the net. What it finds holds the text back.
/// </summary>
internal static class LeakGate
{
    /// <summary>What is left in the output, by place and kind.</summary>
    public static List<Residual> Check(string original, string output, List<Written> written, List<Piece> pieces, RedactionOptions options)
    {
        var known = KnownParts.From(original, pieces, options);
        var (text, map) = Folding.Fold(output);
        var walk = new GateWalk(text, map, written, known, options.Policy);
        walk.Run();
        if (walk.Found.Count == 0) return [];
        var residual = new List<Residual>(walk.Found.Count);
        var at = 0;
        var points = 0;
        foreach (var (kind, letter, begin, end) in walk.Found.OrderBy(f => f.Begin))
        {
            int from = map is null ? begin : map[begin], to = map is null ? end : map[end];
            if (from < at) continue;
            points += ReplacementWriter.Points(output.AsSpan(at, from - at));
            var length = ReplacementWriter.Points(output.AsSpan(from, to - from));
            residual.Add(new Residual(kind, letter, points, points + length));
            points += length;
            at = to;
        }
        return residual;
    }
}

/// <summary>The parts of what was taken out, as hashes: words of names that are no words of the language, and runs of digits.</summary>
internal sealed class KnownParts
{
    private readonly HashSet<ulong> words = [];
    private readonly HashSet<ulong> pairs = [];
    private readonly HashSet<ulong> digits = [];

    public bool Word(ulong hash) => words.Contains(hash);
    public bool Pair(ulong first, ulong second) => pairs.Count > 0 && pairs.Contains(Vocabulary.Join(first, second));
    public bool Digits(ulong hash) => digits.Contains(hash);

    public static KnownParts From(string original, List<Piece> pieces, RedactionOptions options)
    {
        var parts = new KnownParts();
        foreach (var piece in pieces)
        {
            var rule = options.Policy.RuleFor(piece.Type).Operator;
            if (rule == Operator.Keep || piece.Kept) continue;
            parts.Take(original.AsSpan(piece.Begin, piece.End - piece.Begin), piece.Type, piece.Score);
        }
        foreach (var value in options.Known)
            if (options.Policy.RuleFor(value.Type ?? PhiType.Name).Operator != Operator.Keep) parts.Take(value.Value, value.Type ?? PhiType.Name, 1);
        return parts;
    }

    private void Take(ReadOnlySpan<char> value, PhiType type, float score)
    {
        var numbers = Vocabulary.Start;
        var count = 0;
        ulong before = 0;
        for (var i = 0; i < value.Length;)
        {
            if (char.IsAsciiDigit(value[i])) { numbers = Vocabulary.Step(numbers, value[i++]); count++; continue; }
            if (!char.IsLetter(value[i])) { i++; continue; }
            var start = i;
            while (i < value.Length && (char.IsLetter(value[i]) || value[i] == '\'' && i + 1 < value.Length && char.IsLetter(value[i + 1]))) i++;
            if (type != PhiType.Name) continue;
            var word = value[start..i];
            if (word.EndsWith("'s", StringComparison.OrdinalIgnoreCase)) word = word[..^2];
            if (!Ascii(word)) continue;
            var hash = Vocabulary.HashOf(word);
            if (before != 0) pairs.Add(Vocabulary.Join(before, hash));
            before = hash;
            if (word.Length >= 4 && score >= 0.8f && Telling(hash)) words.Add(hash);
        }
        if (count >= 6 && type is not (PhiType.Date or PhiType.Address or PhiType.Facility)) digits.Add(numbers);
    }

    private static bool Ascii(ReadOnlySpan<char> word) => System.Text.Ascii.IsValid(word);

    /// <summary>Words of the language, of medicine and of places are not proof of a person.</summary>
    private static bool Telling(ulong hash)
    {
        ref readonly var word = ref Vocabulary.Shared.Find(hash);
        return (word.Sense & (Sense.Common | Sense.Clinical | Sense.Acronym | Sense.Eponym | Sense.EponymHead | Sense.Month | Sense.Function | Sense.Title | Sense.Credential | Sense.Generic | Sense.Employer | Sense.Landmark | Sense.Street | Sense.PhraseStart)) == 0;
    }
}
