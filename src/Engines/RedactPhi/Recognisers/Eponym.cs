using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>Tells the name of a disease, sign, test or device from the name of a person or a place.</summary>
internal static class Eponym
{
    /// <summary>Whether the word at a place is part of an eponym: "Bell's palsy", "Hodgkin lymphoma", "thickened Achilles tendon".</summary>
    public static bool Protects(Note note, int i, bool learned = false)
    {
        if (!note.InRange(i)) return false;
        ref var word = ref note[i];
        if (note.Is(i - 1, Sense.Title) && note[i - 1].Length < 5 && Title(note, i - 1)) return false;
        // where a person of the note has this name, a figure behind it proves nothing
        if (!learned && word.Is(Sense.ScoreName) && Scored(note, i)) return true;
        var next = i + 1;
        if (note.IsPossessive(next)) next++;
        if (note.IsMark(next, '-') && note.Glued(next) && note.Glued(next + 1) && note.IsWord(next + 1))
        {
            if (word.Is(Sense.Eponym) && (note.Is(next + 1, Sense.Eponym) || Head(note, next + 2))) return true;
            next += 2;
        }
        // "Clark level IV", "Bethesda III"
        if (note.Says(next, "level") && (Roman(note, next + 1) || note.InRange(next + 1) && note[next + 1].IsNumber)) return true;
        if (word.Is(Sense.Eponym | Sense.ScoreName) && !learned && Roman(note, next)) return true;
        if (note.InRange(next) && note[next].Gap <= Gap.Line)
        {
            if (Head(note, next) && (word.Is(Sense.Eponym) || !note.Is(next, Sense.Say))) return word.Is(Sense.Eponym) || Strong(note, next);
            if (word.Is(Sense.Eponym))
            {
                if (note.IsWord(next) && Head(note, next + 1) && (note[next].Plain || note[next].Is(Sense.Eponym | Sense.EponymHead))) return true;
                if ((note.Says(next, "and") || note.IsMark(next, '/') || note.IsMark(next, ',')) && note.Is(next + 1, Sense.Eponym) && (Head(note, next + 2) || note.IsPossessive(next + 2))) return true;
            }
        }
        if (word.Is(Sense.Eponym) && (note.Says(i - 1, "positive") || note.Says(i - 1, "negative") || note.Says(i - 1, "no") || note.Says(i - 1, "of") && note.Is(i - 2, Sense.EponymHead))) return true;
        return word.Is(Sense.Eponym) && note.IsMark(i - 1, '-') && note.Glued(i) && note.Is(i - 2, Sense.Eponym);
    }

    /// <summary>"Braden 17", "Norton: 14", "Glasgow (15)", "the Braden was 17": a score with its figure, and no first name before it.</summary>
    private static bool Scored(Note note, int i)
    {
        var before = i - 1;
        // a first name or an initial makes a person of it, and so does the field of a name
        if (note.IsWord(before) && note[i].Gap <= Gap.Space && note[before].Capital && (note[before].Length == 1 || note[before].First != 0 && !note[before].Is(Sense.ScoreName) && !note[before].Plain)) return false;
        if (note.IsMark(before, '.') && note.IsWord(before - 1) && note[before - 1].Length == 1 || note.IsMark(before, ':') && note.InRange(before - 1) && (note[before - 1].Phrase & Lists.Vocabulary.Label(PhiType.Name)) != 0) return false;
        var at = i + 1;
        if (note.IsMark(at, '-') && note.Glued(at) && note.Is(at + 1, Sense.ScoreName)) at += 2;
        if (note.IsMark(at, ':') || note.IsMark(at, '=') || note.IsMark(at, '(') || note.Says(at, "of") || note.Says(before, "the") && (note.Says(at, "was") || note.Says(at, "is"))) at++;
        if (!note.InRange(at) || !note[at].IsNumber || note[at].Length > 3 || note[at].Gap > Gap.Space) return false;
        var after = at + 1;
        if (note.IsMark(after, '-') && note.Glued(after)) after++;
        // an age, a house number, a date
        return !(note.Says(after, "years") || note.Says(after, "year") || note.Says(after, "yo") || note.Says(after, "y") || note.IsMark(after, '/') && note.InRange(after + 3) && note.IsMark(after + 2, '/')
            || note.IsWord(after) && note[after].Capital && note[after].Gap == Gap.Space && (note.Is(after, Sense.Street | Sense.Direction) || note.Is(after + 1, Sense.Street)));
    }

    /// <summary>A class in Roman figures: "II", "IIIb", not the pronoun.</summary>
    public static bool Roman(Note note, int i)
    {
        if (!note.IsWord(i) || note[i].Gap > Gap.Line || note[i].Length > 4) return false;
        var word = note.Word(i);
        if (word is "I") return note.InRange(i + 1) && note[i + 1].Kind == Kind.Mark;
        foreach (var c in word[..1]) if (c is not ('I' or 'V')) return false;
        return word is "II" or "III" or "IV" or "V" or "VI" || word.Length > 2 && word[..^1] is "II" or "III" or "IV" && word[^1] is 'a' or 'b' or 'A' or 'B' or 'C';
    }

    private static bool Head(Note note, int i) => note.Is(i, Sense.EponymHead) && note[i].Gap <= Gap.Line;

    /// <summary>Heads that make an eponym of any name before them.</summary>
    private static bool Strong(Note note, int i) => note.Says(i, "disease") || note.Says(i, "syndrome") || note.Says(i, "palsy") || note.Says(i, "lymphoma") || note.Says(i, "sarcoma") || note.Says(i, "criteria") || note.Says(i, "catheter")
        || note.Says(i, "reflex") || note.Says(i, "reflexes") || note.Says(i, "contracture") || note.Says(i, "maneuver") || note.Says(i, "fracture") || note.Says(i, "phenomenon") || note.Says(i, "thyroiditis") || note.Says(i, "anomaly") || note.Says(i, "tumor") || note.Says(i, "virus") || note.Says(i, "fever") || note.Says(i, "score");

    /// <summary>"Dr.", "Mrs." and their like as a title, not "MS" the disease.</summary>
    public static bool Title(Note note, int i) =>
        note[i].Is(Sense.Title) && !(note[i].Shape == Shape.Upper && note.Says(i, "ms") && !note.IsMark(i + 1, '.') && !note[i].Is(Sense.UpperLine))
        && !(note.Says(i, "gen") || note.Says(i, "don") || note.Says(i, "fr") || note.Says(i, "dra") || note.Says(i, "lt") || note.Says(i, "col") || note.Says(i, "elder") || note.Says(i, "maj") || note.Says(i, "sr") || note.Says(i, "miss") || note.Says(i, "hon") ? note[i].Shape != Shape.Title : false);
}
