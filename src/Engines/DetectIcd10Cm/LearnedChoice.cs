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
    private const double Cut = 0.35, Sure = 0.8, Clearly = 0.1, Elsewhere = 0.6, Prior = 3, CategoryPrior = 8, Instead = 0.4;
    private const int FewestSure = 3, MostTimes = 3;

    public static List<Found> Apply(TermBook book, NoteText note, Assertions assertions, NotePhrases phrases, List<Found> found, LearnedPhrases learned)
    {
        var kept = new List<Found>(found.Count);
        var times = CountTimes(found);
        foreach (var one in found)
            if (!Affirmed(one.Asserted.Assertion))
                kept.Add(one);
            else if (Choose(book, phrases, one, times[one.Code.Value], learned) is { } chosen)
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

    /// <summary>How often the note affirms each code.</summary>
    public static Dictionary<string, int> CountTimes(List<Found> found)
    {
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var one in found)
            if (Affirmed(one.Asserted.Assertion))
                times[one.Code.Value] = times.GetValueOrDefault(one.Code.Value) + 1;
        return times;
    }

    /// <summary>The row of the table of times.</summary>
    public static string Times(int times) => Math.Min(times, MostTimes).ToString(CultureInfo.InvariantCulture);

    // from the very words to the code, its category and the kind of the match: each rests on the next where it was seen too seldom
    private static Found? Choose(TermBook book, NotePhrases phrases, Found one, int times, LearnedPhrases learned)
    {
        var own = one.Code.Value;
        var kind = Rate(learned.Kinds, Kind(one), Taken, 0.5, 2);
        var before = Rate(learned.Proposed, own, own, Rate(learned.Categories, own[..3], Taken, kind, CategoryPrior), Prior);
        if (phrases.Key(one.First, one.Last) is { } key && learned.Mentions.TryGetValue(key, out var counts))
        {
            var (best, score, count) = (own, (counts.Codes.GetValueOrDefault(own) + before) / (counts.Notes + 1), counts.Codes.GetValueOrDefault(own));
            foreach (var (code, chosen) in counts.Codes)
                if (code != own && chosen >= LearnedPhrases.FewestNotes && (code[0] == own[0] || chosen > Elsewhere * counts.Notes) && chosen / (counts.Notes + 1.0) > score + Clearly)
                    (best, score, count) = (code, chosen / (counts.Notes + 1.0), chosen);
            if (best != own || count > 0)
                return Weighed(score, times, learned) < Cut ? null : Chosen(book, one, best, $"Your coders chose {Dotted(best)} in {count} of {counts.Notes} notes with these words.");
            before = score;
        }
        // the code that they give where this one is proposed
        if (learned.Proposed.TryGetValue(own, out var proposed))
            foreach (var (code, chosen) in proposed.Codes)
                if (code != own && chosen >= LearnedPhrases.FewestNotes && chosen / (proposed.Notes + 1.0) > Math.Max(before, Instead))
                    return Chosen(book, one, code, $"Your coders chose {Dotted(code)} in {chosen} of {proposed.Notes} notes where {Dotted(own)} was proposed.");
        return Weighed(before, times, learned) < Cut ? null : one;
    }

    private static Found Chosen(TermBook book, Found one, string code, string why) =>
        code == one.Code.Value ? one with { Learned = why } : book.Codes[code] is { } other ? one with { Code = other, By = [], Learned = why } : one;

    private static double Rate(Dictionary<string, LearnedPhrase> table, string row, string taken, double before, double prior) =>
        table.TryGetValue(row, out var counts) ? (counts.Codes.GetValueOrDefault(taken) + prior * before) / (counts.Notes + prior) : before;

    // a code that the note names again and again is taken more often than one named in passing
    private static double Weighed(double score, int times, LearnedPhrases learned)
    {
        var (notes, taken) = (0, 0);
        foreach (var counts in learned.Times.Values)
            (notes, taken) = (notes + counts.Notes, taken + counts.Codes.GetValueOrDefault(Taken));
        if (taken == 0 || score >= 1 || !learned.Times.TryGetValue(Times(times), out var own))
            return score;
        var odds = score / (1 - score) * own.Codes.GetValueOrDefault(Taken) / own.Notes * notes / taken;
        return odds / (1 + odds);
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
