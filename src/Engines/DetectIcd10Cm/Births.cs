using System.Globalization;
using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>
/// What a note of a birth says in numbers and plain words: the outcome of the delivery (Z37, I.C.15.b.5), the newborn's place and way of birth
/// (Z38, I.C.16.a.1), its weeks and its weight where it came early (P07, I.C.16.d).
/// </summary>
internal static class Births
{
    private const int Opening = 15, Near = 4;

    /// <summary>The codes and the tokens that they rest on.</summary>
    public static IEnumerable<(string Code, int Place)> Of(NoteText note, int? weeks, int weeksAt)
    {
        if (note.Tokens.Count == 0)
            yield break;
        if (!OfNewborn(note))
        {
            if (Liveborn(note) is >= 0 and var live && Find(note, Mothers) >= 0)
                yield return ("Z370", live);
            yield break;
        }
        if (Find(note, Born) is >= 0 and var born)
            yield return (Cesarean(note, born) ? "Z3801" : "Z3800", born);
        if (Colonised(note) is >= 0 and var gbs)
            yield return ("P0082", gbs);
        if (weeks is not (>= 23 and < 37 and var early))
            yield break;
        yield return (early < 28 ? $"P072{early - 21}" : $"P073{early - 27}", weeksAt);
        if (Grams(note) is var (grams, place) && grams is >= 300 and < 2500)
            yield return (grams switch { < 500 => "P0701", < 750 => "P0702", < 1000 => "P0703", < 1250 => "P0714", < 1500 => "P0715", < 1750 => "P0716", < 2000 => "P0717", _ => "P0718" }, place);
    }

    // a note of the child says so where it begins
    private static bool OfNewborn(NoteText note)
    {
        for (var i = 0; i < Math.Min(Opening, note.Tokens.Count); i++)
            if (Newborns.Contains(note.Word(i)))
                return true;
        return false;
    }

    private static int Find(NoteText note, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> words)
    {
        for (var i = 0; i < note.Tokens.Count; i++)
            if (words.Contains(note.Word(i)))
                return i;
        return -1;
    }

    // "Mother was GBS positive": the newborn is observed or treated for it (P00.82, I.C.16.a.6)
    private static int Colonised(NoteText note)
    {
        for (var i = 0; i < note.Tokens.Count; i++)
        {
            if (!note.Word(i).Equals("gbs", StringComparison.OrdinalIgnoreCase))
                continue;
            var sentence = note.Sentences[note.SentenceOf[i]];
            var (mother, positive) = (false, false);
            for (var k = sentence.First; k < sentence.Last; k++)
            {
                mother |= Carriers.Contains(note.Word(k));
                positive |= k > i - 3 && k <= i + 4 && (note.Word(k).Equals("positive", StringComparison.OrdinalIgnoreCase) || k == i && note.Text.AsSpan(note.Tokens[i].End).StartsWith("+"));
            }
            if (mother && positive)
                return i;
        }
        return -1;
    }

    private static bool Cesarean(NoteText note, int born)
    {
        var sentence = note.Sentences[note.SentenceOf[born]];
        for (var i = sentence.First; i < sentence.Last; i++)
            if (Cesareans.Contains(note.Word(i)))
                return true;
        return false;
    }

    // "a living girl", "liveborn male infant"
    private static int Liveborn(NoteText note)
    {
        for (var i = 0; i < note.Tokens.Count; i++)
            if (Live.Contains(note.Word(i)))
                for (var k = i + 1; k < Math.Min(note.Tokens.Count, i + Near); k++)
                    if (Child.Contains(note.Word(k)))
                        return i;
        return -1;
    }

    // the weight at birth: the first number of grams, "2,280 g" or "birth weight 1450 grams"
    private static (int Grams, int Place)? Grams(NoteText note)
    {
        for (var i = 1; i < note.Tokens.Count; i++)
        {
            if (!(note.Word(i) is "g" or "grams" or "gram" or "gm") || !int.TryParse(note.Word(i - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var grams))
                continue;
            if (i > 1 && grams < 1000 && note.Tokens[i - 1].Before == Gap.Comma && note.Word(i - 1).Length == 3 && int.TryParse(note.Word(i - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var thousands))
                grams += 1000 * thousands;
            if (grams is >= 300 and < 7000)
                return (grams, i - 1);
        }
        return null;
    }

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Newborns = Set("newborn", "neonate", "neonatal", "nursery", "nicu");
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Born = Set("born", "delivered");
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Cesareans = Set("cesarean", "caesarean", "section", "csection", "cs");
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Live = Set("live", "living", "liveborn", "viable");
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Child = Set("girl", "boy", "male", "female", "infant", "baby", "newborn", "singleton", "child", "born");
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Carriers = Set("mother", "maternal", "mom", "prenatal");
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Mothers = Set("delivery", "delivered", "placenta", "perineum", "perineal");

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] words) => new HashSet<string>(words, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
