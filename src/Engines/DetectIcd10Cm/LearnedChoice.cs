using System.Globalization;
using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>
/// Chooses anew by what the user's coders chose: by the very words of a mention, else by how often they took the code that was proposed;
/// and adds what they nearly always coded where certain words stood.
/// </summary>
internal static class LearnedChoice
{
    // calibrated five-fold: below, a mention is not coded as a rule; above, words lead to a code by themselves
    private const double Cut = 0.3, Sure = 0.8, Clearly = 0.1, Elsewhere = 0.6, Prior = 2;
    private const int FewestSure = 3;

    public static List<Found> Apply(TermBook book, NoteText note, Assertions assertions, NotePhrases phrases, List<Found> found, LearnedPhrases learned)
    {
        var kept = new List<Found>(found.Count);
        foreach (var one in found)
            if (!Affirmed(one.Asserted.Assertion))
                kept.Add(one);
            else if (Choose(book, phrases, one, learned) is { } chosen)
                kept.Add(chosen);
        Add(book, note, assertions, phrases, kept, learned);
        kept.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : a.Last.CompareTo(b.Last));
        return kept;
    }

    public static bool Affirmed(Assertion assertion) => assertion is Assertion.Present or Assertion.Historical or Assertion.Possible;

    /// <summary>What a kind of match counts under its own.</summary>
    public const string Taken = "taken";

    /// <summary>The kind of a match: its book, its style, how many words, whether it stands within a longer one, how well its words stand together, the chapter.</summary>
    public static string Kind(Found one) => string.Create(CultureInfo.InvariantCulture,
        $"{one.Match.Term.Kind} {one.Match.Term.Style} {Math.Min(one.Match.Places.Length, 3)} {(one.Match.Within ? "within" : "whole")} {Math.Min(one.Match.Gaps, 2)} {(one.Code != one.Named ? "finished" : "named")} {one.Code.Value[0]}");

    private static Found? Choose(TermBook book, NotePhrases phrases, Found one, LearnedPhrases learned)
    {
        var own = one.Code.Value;
        var kind = learned.Kinds.TryGetValue(Kind(one), out var kinds) ? (kinds.Codes.GetValueOrDefault(Taken) + 1.0) / (kinds.Notes + 2) : 0.5;
        var before = learned.Proposed.TryGetValue(own, out var proposed) ? (proposed.Codes.GetValueOrDefault(own) + Prior * kind) / (proposed.Notes + Prior) : kind;
        if (phrases.Key(one.First, one.Last) is not { } key || !learned.Mentions.TryGetValue(key, out var counts))
            return before < Cut ? null : one;
        var (best, score, times) = (own, (counts.Codes.GetValueOrDefault(own) + before) / (counts.Notes + 1), counts.Codes.GetValueOrDefault(own));
        foreach (var (code, count) in counts.Codes)
            if (code != own && count >= LearnedPhrases.FewestNotes && (code[0] == own[0] || count > Elsewhere * counts.Notes) && count / (counts.Notes + 1.0) > score + Clearly)
                (best, score, times) = (code, count / (counts.Notes + 1.0), count);
        if (score < Cut)
            return null;
        var why = string.Create(CultureInfo.InvariantCulture, $"Your coders chose {Dotted(best)} in {times} of {counts.Notes} notes with these words.");
        return best == own ? one with { Learned = why } : book.Codes[best] is { } code2 ? one with { Code = code2, By = [], Learned = why } : one;
    }

    private static void Add(TermBook book, NoteText note, Assertions assertions, NotePhrases phrases, List<Found> kept, LearnedPhrases learned)
    {
        var there = kept.Where(k => Affirmed(k.Asserted.Assertion)).Select(k => k.Code.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var (first, last, key) in phrases.All())
            if (learned.Words.TryGetValue(key, out var counts))
                foreach (var (value, count) in counts.Codes)
                    if (count >= FewestSure && count >= Sure * (counts.Notes + 1) && !there.Contains(value) && book.Codes[value] is { Billable: true } code
                        && assertions.Of(first, last) is var asserted && Affirmed(asserted.Assertion))
                    {
                        there.Add(value);
                        var term = new Term([], value, TermKind.Learned, key, null, null, "");
                        var why = string.Create(CultureInfo.InvariantCulture, $"Your coders chose {code.Text} in {count} of {counts.Notes} notes with these words.");
                        kept.Add(new Found(new Match(term, [.. Enumerable.Range(first, last - first)], count / (counts.Notes + 1.0)), code, code, asserted, note.Sentences[SentenceOf(note, first)].Section, SentenceOf(note, first), [], []) { Learned = why });
                    }
    }

    private static int SentenceOf(NoteText note, int token)
    {
        var (low, high) = (0, note.Sentences.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (note.Sentences[middle].First <= token)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }

    private static string Dotted(string code) => code.Length > 3 ? string.Concat(code.AsSpan(0, 3), ".", code.AsSpan(3)) : code;
}
