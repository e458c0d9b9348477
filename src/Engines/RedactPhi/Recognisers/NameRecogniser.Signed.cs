using CodingAhead.Engines.RedactPhi.Lists;
using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>Names by their place on the page: below a closing, behind a rank, in quotation marks, before an age in brackets, and the letters of who typed.</summary>
internal sealed partial class NameRecogniser
{
    private static readonly HashSet<ulong> Closings =
        [.. new[] { "sincerely", "respectfully", "regards", "mahalo", "aloha", "cordially", "truly", "faithfully", "bless", "blessings", "warmly", "gratefully", "gracias", "atentamente", "thanks", "wishes" }.Select(w => Vocabulary.HashOf(w))];

    /// <summary>"With kind regards," and below it, or behind the comma, who writes.</summary>
    private static void Signed(Note note, Finds finds, NameBook book)
    {
        for (var i = 0; i < note.Count; i++)
        {
            if (!note[i].IsWord || !Closings.Contains(note[i].Hash)) continue;
            var first = i;
            while (first > 0 && !note[first].Is(Sense.LineStart | Sense.SentenceStart) && i - first < 5) first--;
            if (!note[first].Is(Sense.LineStart) && !note[first].Is(Sense.SentenceStart) && !note.Is(first + 1, Sense.SentenceStart)) continue;
            var begin = i + 1;
            while (note.InRange(begin) && begin < i + 3 && note[begin].Gap < Gap.Line && (note[begin].Kind == Kind.Mark || note.Says(begin, "yours") || note.Says(begin, "you"))) begin++;
            if (!note.InRange(begin) || note[begin].Gap < Gap.Line && !note.IsMark(begin - 1, ',')) continue;
            while (note.IsMark(begin, '-') || note.IsMark(begin, '/') || note.Says(begin, "s") && note.IsMark(begin + 1, '/')) begin++;
            if (Line(note, finds, begin) is var end && end > begin) Add(note, finds, book, begin, end, 0.85f, true, note.Is(end + 1, Sense.Credential) ? true : null);
        }
    }

    /// <summary>The end of a line, or of its first column, that holds capital words only and may be a person; the same place when it does not.</summary>
    private static int Line(Note note, Finds finds, int begin)
    {
        var telling = false;
        var i = begin;
        for (; note.InRange(i) && i - begin < 9 && (i == begin || note[i].Gap <= Gap.Space); i++)
        {
            ref var token = ref note[i];
            if (!finds.Free(i) && finds.Claim(i) is not PhiType.Name) return begin;
            if (token.Kind == Kind.Mark)
            {
                if (token.Mark is ',' or '(' or '|' or '[') break;
                if (token.Mark is not ('.' or '-' or '\'' or '"')) return begin;
                continue;
            }
            if (!token.IsWord || !token.Capital && !token.Is(Sense.Particle) && !(note.IsMark(i - 1, '-') && note.Glued(i))) return begin;
            if ((token.Phrase & (Phrase.FacilityHead | Phrase.Holiday)) != 0 || (token.Phrase & Phrase.Labels) != 0 && note.IsMark(i + 1, ':')) return begin;
            if (i > begin && token.Is(Sense.Credential) && token.Shape == Shape.Upper && !token.Named) break;
            telling |= token.Length > 1 && (!token.Plain && !token.Is(Sense.Generic) || token.First is 1 or 2);
        }
        return telling ? i : begin;
    }

    /// <summary>"RN Okereke", "witnessed by CNA Bell": a credential before the name.</summary>
    private static void Ranked(Note note, Finds finds, NameBook book, int i)
    {
        var next = i + 1;
        if (!note.IsWord(next) || note[next].Gap != Gap.Space || note[next].Length < 3 || !finds.Free(next) || note.IsMark(i - 1, ',') || finds.Claim(i - 1) is PhiType.Name || note.Says(i, "do") && note[i].Shape != Shape.Upper) return;
        ref var word = ref note[next];
        if (word.Shape == Shape.Lower)
        {
            if (Unheard(note, next) || word.Is(Sense.SmallLine) && word.Named && !word.Plain && !word.Is(Sense.Function)) Add(note, finds, book, next, next + 1, 0.7f, true, true);
            return;
        }
        if (word.Shape == Shape.Upper || word.Is(Sense.Function | Sense.Clinical) && !word.Named || word.Is(Sense.HeadingLine) && word.Plain) return;
        var ends = !note.InRange(next + 1) || note[next + 1].Gap >= Gap.Line || note[next + 1].Kind == Kind.Mark && !note.IsMark(next + 1, ':') && !note.IsMark(next + 1, '-') || note.Is(next + 1, Sense.Say | Sense.Function);
        if (!(word.Named && !word.Plain || NameReader.Unknown(note, next) || word.Last != 0 && !word.Is(Sense.Clinical) && ends) || Eponym.Protects(note, next)) return;
        var end = NameReader.Forward(note, finds, next, Trust.Medium, false, true);
        Add(note, finds, book, next, Math.Max(end, next + 1), 0.75f, true, true);
    }

    /// <summary>In notes without capitals, a word that no list and no book knows.</summary>
    private static bool Unheard(Note note, int i) => note.IsWord(i) && note[i].Shape == Shape.Lower && note[i].Is(Sense.SmallLine) && NameReader.Nowhere(note, i) && !(note.IsMark(i + 1, '/') && note.Glued(i + 1));

    /// <summary>Whether an unlisted capital word after "nurse" or "aide" stands there as a name does: the phrase ends, or a verb or small word goes on.</summary>
    private static bool Stands(Note note, int i) =>
        NameReader.Unknown(note, i) && !note[i].Is(Sense.HeadingLine) && (!note.InRange(i + 1) || note[i + 1].Gap >= Gap.Wide || note[i + 1].Kind == Kind.Mark && note[i + 1].Mark is not ('/' or '-') || note[i + 1].Is(Sense.Say | Sense.Function | Sense.Credential) || NameReader.Unknown(note, i + 1));

    /// <summary>"dr may aware", "Dr. Sunday on call": a name that is a small word, a month or a weekday.</summary>
    private static bool Oddly(Note note, Finds finds, int title, int i, bool dotted)
    {
        ref var word = ref note[i];
        if (!finds.Free(i) && finds.Claim(i) is not PhiType.Date || !word.Is(Sense.Weekday | Sense.Month) && !(word.Is(Sense.Function) && word.Named) || word.Length < 3) return false;
        if (word.Shape == Shape.Title) return finds.Free(i) && dotted && word.Is(Sense.Weekday) && !(note.InRange(i + 1) && note[i + 1].IsNumber);
        if (word.Shape != Shape.Lower || !note.Says(title, "dr") || word.Is(Sense.Weekday) || !finds.Free(i)) return false;
        return !note.InRange(i + 1) || note[i + 1].Gap >= Gap.Wide || note[i + 1].Kind == Kind.Mark || note.Says(i + 1, "aware") || note.Says(i + 1, "notified") || note.Says(i + 1, "informed") || note.Says(i + 1, "updated") || note.Says(i + 1, "paged") || note.Says(i + 1, "called") || note.Says(i + 1, "agrees")
            || note.Says(i + 1, "at") || note.Says(i + 1, "to") || note.Says(i + 1, "and") || note.Says(i + 1, "in") || note.Says(i + 1, "on") || note.Says(i + 1, "here") || note.Says(i + 1, "by") || note.Says(i + 1, "for") || note.Says(i + 1, "re");
    }

    /// <summary>"Two kids, Paris (6) and Summer (3)": a capital word before an age in brackets, where relatives are spoken of.</summary>
    private static void Aged(Note note, Finds finds, NameBook book, int bracket)
    {
        var i = bracket - 1;
        var number = bracket + 1;
        if (!note.IsWord(i) || !note[i].Capital || note[i].Length < 2 || !finds.Free(i) && finds.Claim(i) is not PhiType.Address || !note.InRange(number) || !note[number].IsNumber || note[number].Length > 2 || note[i].Is(Sense.Function)) return;
        var close = number + 1;
        if (note.IsWord(close) && note[close].Length <= 6 && (note.Says(close, "y") || note.Says(close, "yo") || note.Says(close, "yrs") || note.Says(close, "years") || note.Says(close, "m") || note.Says(close, "mo") || note.Says(close, "months"))) close++;
        if (!note.IsMark(close, ')') || note[i].First == 0 && !NameReader.Unknown(note, i) && (note[i].Phrase & Phrase.City) == 0) return;
        for (var k = i - 1; k >= i - 14 && k >= 0 && note[k + 1].Gap != Gap.Paragraph; k--)
            if ((note[k].Phrase & Phrase.Relation) != 0)
            {
                Add(note, finds, book, i, i + 1, 0.8f, !note[i].Plain);
                return;
            }
    }

    /// <summary>What somebody is called: <c>goes by "Mak"</c>, <c>prefers "uncle ike"</c>, <c>labeled "Adeyemi"</c>.</summary>
    private static void Quoted(Note note, Finds finds, NameBook book, int mark)
    {
        if (!note.IsWord(mark + 1) || !note.Glued(mark + 1) || !finds.Free(mark + 1)) return;
        var called = note.Says(mark - 1, "by") && (note.Says(mark - 2, "goes") || note.Says(mark - 2, "go")) || note.Says(mark - 1, "aka") || note.Says(mark - 1, "prefers") || note.Says(mark - 1, "nicknamed") || note.Says(mark - 1, "nickname") || note.Says(mark - 1, "called") || note.Says(mark - 1, "as") && note.Says(mark - 2, "known") || note.Says(mark - 1, "for") && (note.Says(mark - 2, "asking") || note.Says(mark - 2, "asked") || note.Says(mark - 2, "calling") || note.Says(mark - 2, "asks") || note.Says(mark - 2, "calls"));
        if (!called) return;
        var end = mark + 1;
        while (note.IsWord(end) && end < mark + 4 && note[end].Gap <= Gap.Space) end++;
        if (note.IsMark(end, '.') || note.IsMark(end, ',')) { if (!note.IsMark(end + 1, '"')) return; }
        else if (!note.IsMark(end, '"')) return;
        var begin = (note[mark + 1].Phrase & Phrase.Relation) != 0 && end > mark + 2 ? mark + 2 : mark + 1;
        if (note[begin].Is(Sense.Function) && !note[begin].Named || note[begin].Shape == Shape.Lower && note[begin].Plain && !note[begin].Named) return;
        Add(note, finds, book, begin, end, 0.75f, !note[begin].Plain);
    }

    /// <summary>"spelled K, A-R-Y-Z": single letters in a row, and the dotted letters of a nurse: "j.p. rn".</summary>
    private static void Lettered(Note note, Finds finds, int i)
    {
        if (note.Glued(i) && i > 0 || !finds.Free(i)) return;
        if (note.IsMark(i + 1, '-') && note[i].Capital)
        {
            var end = i + 1;
            while (note.IsMark(end, '-') && note.Glued(end) && note.Glued(end + 1) && note.IsWord(end + 1) && note[end + 1].Length == 1) end += 2;
            if (end - i < 5) return;
            for (var k = i - 1; k >= i - 14 && k >= 0; k--)
                if (note.Says(k, "spelled") || note.Says(k, "spelling") || note.Says(k, "spells") || note.Says(k, "spelt")) { finds.Add(i, end, PhiType.Name, 0.75f); return; }
            return;
        }
        if (!note.IsMark(i + 1, '.') || !note.Glued(i + 1) || !note.Glued(i + 2) || !note.IsWord(i + 2) || note[i + 2].Length != 1 || !note.IsMark(i + 3, '.')) return;
        var rank = note.IsMark(i + 4, ',') ? i + 5 : i + 4;
        if (note.Is(rank, Sense.CredentialStrong) && note[rank].Gap == Gap.Space && note[rank].Length > 1 && !note.Says(rank, "do")) finds.Add(i, i + 4, PhiType.Name, 0.7f);
    }

    /// <summary>"Transcribed by mp": two or three letters and nothing behind them.</summary>
    private static bool Letters(Note note, Finds finds, int i)
    {
        if (note.IsMark(i, ':')) i++;
        if (!note.IsWord(i) || note[i].Length is < 2 or > 3 || note[i].Shape is not (Shape.Lower or Shape.Upper) || note[i].Gap > Gap.Space || note[i].Is(Sense.Function | Sense.Title | Sense.Credential) || !finds.Free(i)) return false;
        if (note.InRange(i + 1) && note[i + 1].Gap < Gap.Wide && note[i + 1].Kind != Kind.Mark) return false;
        finds.Add(i, i + 1, PhiType.Name, 0.75f);
        return true;
    }

    /// <summary>"bw:jk", "aj/tm" at the foot of a dictation, "Transcribed by mp".</summary>
    private static bool Typists(Note note, int mark)
    {
        ref var who = ref note[mark - 1];
        ref var typed = ref note[mark + 1];
        if (who.Length is < 2 or > 3 || typed.Length is < 2 or > 3 || who.Shape is not (Shape.Lower or Shape.Upper) || typed.Shape is not (Shape.Lower or Shape.Upper) || note.Glued(mark - 1) && mark > 1) return false;
        if (who.Is(Sense.Measure | Sense.Function) || typed.Is(Sense.Measure | Sense.Function) || who.Is(Sense.Clinical) && typed.Is(Sense.Clinical) || who.Phrase != Phrase.None && note.IsMark(mark, ':')) return false;
        if (note.InRange(mark + 2) && note[mark + 2].Gap < Gap.Wide) return false;
        if (note.IsMark(mark, '/') && who.Is(Sense.LineStart)) return true;
        // a colon needs the foot of a dictation: a date or a time before it, or an empty line
        return who.Gap >= Gap.Wide && (who.Gap == Gap.Paragraph && (!note.InRange(mark + 2) || note[mark + 2].Gap == Gap.Paragraph) || who.Gap == Gap.Wide && note.InRange(mark - 2) && note[mark - 2].IsNumber);
    }
}
