using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>
/// Names that no list holds: words that are in no list and in no book, beside each other or beside a listed name. Only with the books at hand,
/// since without them every drug is such a word.
/// </summary>
internal sealed partial class NameRecogniser
{
    private static void Strange(Note note, Finds finds, NameBook book)
    {
        if (note.ProtectedTerm is null) return;
        for (var i = 0; i < note.Count; i++)
        {
            ref var token = ref note[i];
            if (!token.IsWord || token.Length < 3 || token.Claimed != 0) continue;
            if (token.Shape == Shape.Lower) Small(note, finds, book, i);
            else if (token.Shape != Shape.Upper)
            {
                Pair(note, finds, book, i);
                if (token.Claimed == 0) Single(note, finds, book, i);
                if (token.Claimed == 0) Lone(note, finds, book, i);
            }
        }
    }

    /// <summary>"Wren Castellano", "Client Hyacinth Beaumont": two capital words, of which one at least is nowhere.</summary>
    private static void Pair(Note note, Finds finds, NameBook book, int i)
    {
        ref var token = ref note[i];
        // the books are asked last: most capital words have no other beside them
        var next = i + 1;
        if (note.IsWord(next) && note[next].Length == 1 && note[next].Capital) next += note.IsMark(next + 1, '.') ? 2 : 1;
        if (!note.IsWord(next) || note[next].Gap is not (Gap.Space or Gap.Line) || note[next].Shape is not (Shape.Title or Shape.Mixed)) return;
        var strange = NameReader.Unknown(note, i);
        if (!strange && !(token.First is 1 or 2 && !token.Is(Sense.Function | Sense.Month) && !Eponym.Protects(note, i))) return;
        ref var second = ref note[next];
        var family = NameReader.Unknown(note, next) && finds.Free(next) || strange && second.Last != 0 && !second.Plain && (finds.Free(next) || finds.Claim(next) is PhiType.Address);
        if (!family || Eponym.Protects(note, next) || second.Is(Sense.Eponym | Sense.Generic | Sense.Landmark | Sense.Street | Sense.EponymHead)) return;
        // a heading of such words is a brand; a signature stands alone on its line, or before a comma
        if (token.Is(Sense.HeadingLine) && !(token.Is(Sense.LineStart) && (!note.InRange(next + 1) || note[next + 1].Gap >= Gap.Line || note.IsMark(next + 1, ',')))) return;
        if (note.IsWord(next + 1) && note[next + 1].Gap <= Gap.Space && note[next + 1].Capital && note[next + 1].Is(Sense.Generic | Sense.Landmark | Sense.Street | Sense.EponymHead | Sense.Clinical)) return;
        Add(note, finds, book, i, Math.Max(next + 1, NameReader.Forward(note, finds, next, Trust.Medium, false, true)), 0.6f, true);
    }

    /// <summary>
    /// A capital word that no list and no book knows, within a sentence, where a person or a place stands: behind a small word that is no article,
    /// before a mark or a small word. What is behind an article ("a Bovey", "the Alexion") is more often a thing.
    /// </summary>
    private static void Lone(Note note, Finds finds, NameBook book, int i)
    {
        ref var token = ref note[i];
        // "Adaora called", "Tamsin agrees": what only a person does, at the head of a sentence
        if (token.Length > 3 && token.Is(Sense.SentenceStart) && !token.Is(Sense.HeadingLine) && Person(note, i + 1, Deeds) && NameReader.Unknown(note, i)) { Add(note, finds, book, i, i + 1, 0.65f, false); return; }
        if (token.Length < 4 || token.Is(Sense.SentenceStart | Sense.LineStart | Sense.HeadingLine | Sense.UpperLine) || token.Gap > Gap.Line || !note.IsWord(i - 1) || note[i - 1].Shape != Shape.Lower || !(note[i - 1].Is(Sense.Function) && Points(note, i - 1) || (note[i - 1].Phrase & (Phrase.Relation | Phrase.Role)) != 0)) return;
        var next = i + 1;
        var closes = !note.InRange(next) || note[next].Gap >= Gap.Line || note.IsPossessive(next) || note[next].Kind == Kind.Mark && note[next].Mark is '.' or ',' or ';' or ')' or '!' or '?' or '"' || note[next].Is(Sense.Say) && note[next].Shape == Shape.Lower || note[next].Is(Sense.Function) && note[next].Shape == Shape.Lower;
        if (!closes || Eponym.Protects(note, i) || !NameReader.Unknown(note, i)) return;
        Add(note, finds, book, i, next, 0.6f, false);
    }

    private static readonly string[] Deeds = ["says", "said", "reports", "states", "denies", "agrees", "agreed", "called", "asks", "asked", "wants", "wanted", "told", "lives", "works", "came", "went", "thinks", "prefers", "signed", "feels", "felt", "drove", "slept", "rang", "brought", "helps", "knows", "understands"];

    private static bool Person(Note note, int i, string[] deeds)
    {
        if (!note.IsWord(i) || note[i].Shape != Shape.Lower || note[i].Gap > Gap.Line) return false;
        foreach (var deed in deeds) if (note.Says(i, deed)) return true;
        return false;
    }

    private static bool Points(Note note, int i) => note.Says(i, "with") || note.Says(i, "by") || note.Says(i, "from") || note.Says(i, "to") || note.Says(i, "in") || note.Says(i, "at") || note.Says(i, "near") || note.Says(i, "and") || note.Says(i, "that") || note.Says(i, "when") || note.Says(i, "but") || note.Says(i, "told") || note.Says(i, "of") || note.Says(i, "per") || note.Says(i, "because") || note.Says(i, "if");

    /// <summary>"Patient Iggulden tolerated it": one such word where only a person can stand.</summary>
    private static void Single(Note note, Finds finds, NameBook book, int i)
    {
        if (note[i].Length < 4 || note[i].Gap is Gap.Paragraph or Gap.Wide || note[i].Is(Sense.HeadingLine) || !(note.Says(i - 1, "patient") || note.Says(i - 1, "pt") || note.Says(i - 1, "client"))) return;
        var does = note.Is(i + 1, Sense.Say) && note[i + 1].Shape == Shape.Lower && note[i + 1].Gap <= Gap.Line;
        if ((does || !note.InRange(i + 1) || note[i + 1].Kind == Kind.Mark || note[i + 1].Is(Sense.Function)) && NameReader.Unknown(note, i)) Add(note, finds, book, i, i + 1, 0.65f, true);
    }

    /// <summary>"pt rosalind okafor", "m. trujillo rn": listed names in small letters.</summary>
    private static void Small(Note note, Finds finds, NameBook book, int i)
    {
        var before = i - 1;
        // "pt keahi kealoha, 58m": in notes without capitals the patient's name has none either
        if ((note.Says(before, "pt") || note.Says(before, "patient") || note.Says(before, "client")) && note[i].Gap == Gap.Space && Unheard(note, i))
        {
            Add(note, finds, book, i, note.IsWord(i + 1) && note[i + 1].Gap == Gap.Space && finds.Free(i + 1) && (Unheard(note, i + 1) || SmallFamily(note, i + 1)) ? i + 2 : i + 1, 0.7f, true);
            return;
        }
        if (!SmallFamily(note, i)) return;
        if (note.IsWord(before) && note[i].Gap == Gap.Space && note[before].First is 1 or 2 && note[before].Shape == Shape.Lower && note[before].Length > 2 && !note[before].Plain && !note[before].Is(Sense.Eponym | Sense.Month | Sense.Function) && finds.Free(before))
            Add(note, finds, book, before, i + 1, 0.65f, true);
        else if (note.IsMark(before, '.') && note.IsWord(before - 1) && note[before - 1].Length == 1 && !note.Glued(before - 1) && note[i].Gap <= Gap.Space && Credential(note, i + 1))
            Add(note, finds, book, before - 1, i + 1, 0.7f, true, true);
    }

    private static bool SmallFamily(Note note, int i) => note[i].Last != 0 && !note[i].Plain && (note[i].Phrase & ~Phrase.City) == 0 && !note[i].Is(Sense.Eponym | Sense.Function | Sense.Month | Sense.Say | Sense.Measure);

    private static bool Credential(Note note, int i)
    {
        if (note.IsMark(i, ',')) i++;
        return note.Is(i, Sense.CredentialStrong) && note[i].Gap <= Gap.Space;
    }

    /// <summary>Behind a name, another in quotation marks or brackets and marks: <c>Ann Lee ("Annie")</c>.</summary>
    private static void Nicknames(Note note, Finds finds, NameBook book)
    {
        for (var i = 1; i < note.Count; i++)
        {
            if (!note.IsMark(i, '"') || finds.Claim(note.IsMark(i - 1, '(') ? i - 2 : i - 1) is not PhiType.Name) continue;
            if (note.IsWord(i + 1) && note.Glued(i + 1) && note[i + 1].Capital && finds.Free(i + 1) && note.IsMark(i + 2, '"')) Add(note, finds, book, i + 1, i + 2, 0.8f, !note[i + 1].Plain);
        }
    }
}
