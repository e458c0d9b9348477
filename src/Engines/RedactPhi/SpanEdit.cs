using CodingAhead.Engines.RedactPhi.Recognisers;

namespace CodingAhead.Engines.RedactPhi;

/// <summary>What a person who looked at the finds wants otherwise.</summary>
/// <param name="Begin">First code point of the original.</param>
/// <param name="End">Code point after the last.</param>
/// <param name="Type">What stands there and is taken out; null when what was found there is no identifier and stays.</param>
public readonly record struct SpanEdit(int Begin, int End, PhiType? Type)
{
    internal static readonly RecogniserSheet Sheet = new("review", "what a person added or changed", "a place in the text", "the person's judgement", null, "45 CFR 164.514(b)(2)(i)");

    /// <summary>Reads "12-19:NAME", "12-19:keep"; null when it is neither.</summary>
    public static SpanEdit? Read(string? text)
    {
        if (text is null) return null;
        var (dash, colon) = (text.IndexOf('-', StringComparison.Ordinal), text.IndexOf(':', StringComparison.Ordinal));
        if (dash < 1 || colon < dash || !Number(text.AsSpan(0, dash), out var begin) || !Number(text.AsSpan(dash + 1, colon - dash - 1), out var end) || end <= begin) return null;
        var word = text[(colon + 1)..];
        return word == "keep" ? new SpanEdit(begin, end, null) : PhiTypes.Read(word) is { } type ? new SpanEdit(begin, end, type) : null;
    }

    private static bool Number(ReadOnlySpan<char> text, out int number) => int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out number);

    /// <summary>Works the changes into the finds. A place that the text does not have is an error, not passed over: the reader saw another text.</summary>
    internal static List<Piece> Apply(string text, List<Piece> pieces, IReadOnlyList<SpanEdit> edits, byte by)
    {
        if (edits.Count == 0) return pieces;
        var places = Places(text);
        var all = new List<Piece>(pieces);
        foreach (var edit in edits)
        {
            if (edit.Begin < 0 || edit.End >= places.Count || edit.End <= edit.Begin) throw new ArgumentOutOfRangeException(nameof(edits), "A change lies outside the text.");
            int begin = places[edit.Begin], end = places[edit.End];
            if (edit.Type is not { } type)
            {
                for (var i = 0; i < all.Count; i++)
                    if (all[i].Begin < end && all[i].End > begin) all[i] = all[i] with { Kept = true };
                continue;
            }
            foreach (var piece in all)
                if (piece.Begin < end && piece.End > begin) (begin, end) = (Math.Min(begin, piece.Begin), Math.Max(end, piece.End));
            all.RemoveAll(p => p.Begin < end && p.End > begin);
            all.Add(new Piece(begin, end, type, 1f, by, true));
        }
        all.Sort(static (a, b) => a.Begin.CompareTo(b.Begin));
        return all;
    }

    private static List<int> Places(string text)
    {
        var places = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; i++)
        {
            places.Add(i);
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
        }
        places.Add(text.Length);
        return places;
    }
}
