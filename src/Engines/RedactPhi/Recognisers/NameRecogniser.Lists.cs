using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>Names by the lists, by what the note has taught, and by their company.</summary>
internal sealed partial class NameRecogniser
{
    /// <summary>First and family names side by side, first names with an initial, and capital first names in running text.</summary>
    private static void Listed(Note note, Finds finds, NameBook book)
    {
        for (var i = 0; i < note.Count; i++)
        {
            ref var token = ref note[i];
            if (!token.IsWord || token.Claimed != 0 || !token.Capital) continue;
            if (token.Length == 1) { InitialFirst(note, finds, book, i); continue; }
            if (!token.Named && (token.Sense & (Sense.Common | Sense.Clinical | Sense.Eponym)) != 0) continue;
            if (InRegion(note, i)) continue;
            if (note.IsMark(i + 1, ',') && (token.Last != 0 || NameReader.Nowhere(note, i)) && Inverted(note, finds, book, i)) continue;
            if (token.First != 0) FirstName(note, finds, book, i);
            else if (token.Last != 0) FamilyName(note, finds, book, i);
            else if (!token.Is(Sense.UpperLine | Sense.HeadingLine) && token.Shape is Shape.Title or Shape.Mixed) Unlisted(note, finds, book, i);
        }
    }

    /// <summary>Capitals prove little on lines that are all capitals or headings.</summary>
    private static bool Shouting(in Token token) => token.Shape == Shape.Upper;

    private static void FirstName(Note note, Finds finds, NameBook book, int i)
    {
        ref var token = ref note[i];
        if (Eponym.Protects(note, i) || token.Is(Sense.Function) && token.First == 3) return;
        var next = i + 1;
        var end = NameReader.Forward(note, finds, i, Trust.Medium, false, true);
        if (end <= i) end = next;
        var follower = note.IsWord(next) && note[next].Gap is Gap.Space or Gap.Line && finds.Free(next);
        var plain = token.Plain || token.Is(Sense.Month);
        var shouting = Shouting(token);
        if (shouting && note[i].Length < 4 && plain) return;
        // First Last
        if (follower && end > next && note[next].Capital && note[next].Length > 1)
        {
            var family = next;
            while (family + 1 < end && note[family].Is(Sense.Particle) && note.IsWord(family + 1)) family++;
            ref var second = ref note[family];
            var secondPlain = second.Plain || second.Is(Sense.Eponym) && Eponym.Protects(note, family);
            var enough = family > next && !plain && !secondPlain || second.Last != 0 && !secondPlain && (!plain || token.First < 3) || !plain && second.Last is 1 or 2 && !Eponym.Protects(note, next) || !plain && token.First < 3 && !secondPlain && !second.Is(Sense.Generic | Sense.Landmark)
                || plain && token.First < 3 && second.Last != 0 && !token.Is(Sense.Function) && !token.Is(Sense.HeadingLine) && !Eponym.Protects(note, next) && !second.Is(Sense.Clinical);
            if (shouting) enough = second.Last != 0 && (!plain || !secondPlain) && token.First < 3 && !(plain && secondPlain);
            if (!token.Is(Sense.UpperLine) && token.Is(Sense.HeadingLine) && plain && secondPlain) enough = false;
            if (enough) { Add(note, finds, book, i, NameReader.Inverted(note, finds, end, Trust.Weak, false), 0.85f, !plain); return; }
        }
        // First M. or First M
        if (follower && note[next].Length == 1 && note[next].Capital && note[next].Gap == Gap.Space && !shouting && !(plain && token.Is(Sense.SentenceStart)) && !(note.Says(next, "I") && !note.IsMark(next + 1, '.')) && !(note.Says(next, "A") && !note.IsMark(next + 1, '.') && note.IsWord(next + 1)))
        {
            if (token.First < 3 || !plain) { Add(note, finds, book, i, Math.Max(end, note.IsMark(next + 1, '.') && note.Glued(next + 1) ? next + 2 : next + 1), 0.85f, !plain); return; }
        }
        if (shouting || token.Is(Sense.HeadingLine) && !note.IsPossessive(next)) return;
        if (end > next && note.IsMark(next, '-') && !plain) { Add(note, finds, book, i, end, 0.8f, true); return; }
        Alone(note, finds, book, i);
    }

    /// <summary>A first name on its own: a verb of saying, an apostrophe, or its place within a sentence must speak for it.</summary>
    private static void Alone(Note note, Finds finds, NameBook book, int i)
    {
        ref var token = ref note[i];
        var next = i + 1;
        var plain = token.Plain || token.Is(Sense.Month | Sense.Eponym);
        var starts = token.Is(Sense.SentenceStart | Sense.LineStart) && (token.Is(Sense.SentenceStart) || note[i].Gap >= Gap.Line && note.InRange(i - 1) && note.IsMark(i - 1, '.'));
        var says = note.Is(next, Sense.Say) && note[next].Gap <= Gap.Line && note[next].Shape == Shape.Lower;
        var owns = note.IsPossessive(next) && !Eponym.Protects(note, i);
        var by = note.Says(i - 1, "by") || note.Says(i - 1, "with") || note.Says(i - 1, "attn") || note.IsMark(i - 1, '/') && note.Says(i - 2, "w");
        if (token.Is(Sense.Function) || token.First == 3 && (plain || token.Length < 4 && !by && !says && !owns)) return;
        if (starts)
        {
            if (says && !(plain && (token.First == 3 || note.Says(next, "will") || note.Says(next, "may") || note.Says(next, "can") || note.Says(next, "is") && token.Is(Sense.Common))) || owns && !plain || !plain && token.First < 3 && note.IsMark(next, ',')) Add(note, finds, book, i, next, 0.75f, !plain);
            return;
        }
        if (note.IsMark(i - 1, '-') && note.Glued(i) || note.IsMark(next, '-') && note.Glued(next) && plain) return;
        var upperNext = note.IsWord(next) && note[next].Capital && note[next].Gap <= Gap.Space;
        if (plain && (upperNext || note.IsWord(i - 1) && note[i - 1].Capital && note[i].Gap == Gap.Space && !note[i - 1].Is(Sense.SentenceStart))) return;
        if (upperNext && (note[next].Is(Sense.Generic | Sense.Clinical | Sense.EponymHead | Sense.Landmark | Sense.Street) || (note[next].Phrase & Phrase.FacilityHead) != 0)) return;
        if (note.IsWord(i - 1) && note[i - 1].Capital && note[i].Gap == Gap.Space && !note[i - 1].Is(Sense.SentenceStart) && token.First == 3) return;
        if (token.First == 3 && token.Last == 0 && token.Is(Sense.Eponym)) return;
        if (plain && token.Is(Sense.Clinical) && !says && !owns) return;
        if ((token.Phrase & Phrase.City) != 0 && (note.Says(i - 1, "in") || note.Says(i - 1, "from"))) return;
        if (token.Is(Sense.Month) && !says && !owns && (note.InRange(next) && note[next].IsNumber || note.Says(i - 1, "in") || note.Says(i - 1, "of") || note.Says(i - 1, "since"))) return;
        if (NameReader.Protected(note, i) && !says && !owns) return;
        Add(note, finds, book, i, next, plain ? 0.6f : 0.75f, !plain);
    }

    /// <summary>"Last, First M" by the lists.</summary>
    private static bool Inverted(Note note, Finds finds, NameBook book, int i)
    {
        ref var token = ref note[i];
        var next = i + 1;
        if (!note.IsMark(next, ',') || note[next].Gap != Gap.None || !note.IsWord(next + 1) || !note[next + 1].Capital || note[next + 1].First == 0 || note[next + 1].Gap is not (Gap.Space or Gap.Line) || !finds.Free(next + 1) && finds.Claim(next + 1) is not PhiType.Name) return false;
        if (token.Is(Sense.Function | Sense.Clinical) && token.Plain || Eponym.Protects(note, i)) return false;
        ref var first = ref note[next + 1];
        var end = NameReader.Inverted(note, finds, next, Trust.Medium, false);
        var closes = !note.InRange(end) || note[end].Gap >= Gap.Wide || note.IsMark(end, ',') || note.IsMark(end, ')') || note.IsMark(end, ';') || note[end].IsNumber || note.IsMark(end, '(') || end - next > 2;
        if (end <= next || !closes || token.Plain && first.Plain && !(token.Shape == Shape.Upper && token.Gap == Gap.Wide) || first.First == 3 && token.Plain && token.Shape != Shape.Upper || token.Plain && token.Is(Sense.SentenceStart) && first.First != 1 && token.Shape != Shape.Upper) return false;
        // a list of persons ("Pierce, Anna and Tom") is no inverted name
        if (!token.Plain && note.Says(end, "and") && token.First != 0 && token.Shape != Shape.Upper) return false;
        Add(note, finds, book, i, end, 0.8f, !token.Plain);
        return true;
    }

    /// <summary>Within a listed region or country ("Rocky Mountain") a word is no person.</summary>
    private static bool InRegion(Note note, int i)
    {
        const Phrase kinds = Phrase.Region | Phrase.Country | Phrase.State;
        return note.Longest(i, kinds).End > i && (note.Longest(i, kinds).End > i + 1 || note[i].First is 0 or 3) || note.Longest(i - 1, kinds).End > i;
    }

    private static void FamilyName(Note note, Finds finds, NameBook book, int i)
    {
        ref var token = ref note[i];
        if (Eponym.Protects(note, i) || token.Plain && token.Is(Sense.Function | Sense.Clinical)) return;
        var next = i + 1;
        if (Shouting(token) || token.Is(Sense.HeadingLine) || token.Plain) return;
        var says = note.Is(next, Sense.Say) && note[next].Shape == Shape.Lower && note[next].Gap <= Gap.Line;
        var owns = note.IsPossessive(next);
        var from = note.Says(i - 1, "by") || note.Says(i - 1, "with") || note.Says(i - 1, "per") || note.Says(i - 1, "and") && finds.Claim(i - 2) is PhiType.Name || note.Says(i - 1, "paged") || note.Says(i - 1, "called") || note.Says(i - 1, "to") && note[i].Last < 3 || note.Says(i - 1, "saw");
        if ((token.Phrase & (Phrase.City | Phrase.State | Phrase.Country)) != 0 && !says || token.Is(Sense.Employer | Sense.Eponym)) return;
        if (NameReader.Protected(note, i)) return;
        if (says && (token.Is(Sense.SentenceStart) ? token.Last < 3 : true) || from && !(note.IsWord(next) && note[next].Capital && note[next].Gap <= Gap.Space && note[next].Is(Sense.Generic | Sense.Clinical)) || owns && !token.Is(Sense.SentenceStart) && token.Last < 3)
        {
            var end = NameReader.Forward(note, finds, i, Trust.Weak, false, true);
            Add(note, finds, book, i, Math.Max(end, next), 0.65f, true);
        }
    }

    /// <summary>An initial before a family name: "C. Halloran", "S Goldberg".</summary>
    private static void InitialFirst(Note note, Finds finds, NameBook book, int i)
    {
        var next = i + 1;
        if (!note.IsMark(next, '.') || !note.Glued(next) || note.Glued(i) && i > 0) return;
        next++;
        while (note.IsWord(next) && note[next].Length == 1 && note[next].Capital && note.IsMark(next + 1, '.')) next += 2;
        if (!note.IsWord(next) || !note[next].Capital || note[next].Length < 2 || note[next].Gap is Gap.Paragraph or Gap.Wide || !finds.Free(next) || note[next].Is(Sense.Function | Sense.Month)) return;
        var family = next;
        while (note.Is(family, Sense.Particle) && note.IsWord(family + 1) && note[family + 1].Gap <= Gap.Line && (note[family + 1].Capital || note.Is(family + 1, Sense.Particle))) family++;
        ref var last = ref note[family];
        if (last.Shape == Shape.Upper && !last.Named || last.Plain && last.Last is 0 or 3 || last.Is(Sense.Clinical) && last.Last is 0 or 3 || note[i].Is(Sense.LineStart) && !Wrapped(note, i) && (last.Plain || last.Last == 0) || (last.Phrase & Phrase.FacilityHead) != 0 && last.Last == 0) return;
        if (note[i].Is(Sense.SentenceStart) && note.IsMark(i - 1, '.') && last.Plain) return;
        if (last.Plain && note.IsWord(i - 1) && note[i - 1].Shape == Shape.Lower && !note[i - 1].Is(Sense.Function) && (note[i - 1].Phrase & (Phrase.Speak | Phrase.Role)) == 0) return;
        if (!last.Named && (last.Plain || note[i].Is(Sense.SentenceStart) && family == next && !book.Has(last.Hash))) return;
        var end = NameReader.Forward(note, finds, next, Trust.Medium, false, true);
        if (end > next) Add(note, finds, book, i, end, 0.8f, true);
    }

    /// <summary>Whether a line goes on from the one before: its last word is small.</summary>
    private static bool Wrapped(Note note, int i) => note[i].Gap == Gap.Line && note.IsWord(i - 1) && note[i - 1].Shape == Shape.Lower;

    /// <summary>A capital word of no list before a family name is a first name ("Zyanya Kowalski").</summary>
    private static void Unlisted(Note note, Finds finds, NameBook book, int i)
    {
        var next = i + 1;
        if (note[i].Length < 3 || !note.IsWord(next) || !note[next].Capital || note[next].Gap is not (Gap.Space or Gap.Line) || note[next].Last is 0 || note[next].Plain || note[next].Is(Sense.Eponym | Sense.Employer | Sense.Landmark | Sense.Generic | Sense.EponymHead) || !finds.Free(next)) return;
        if (note[i].Phrase != Phrase.None || NameReader.Protected(note, i) || Eponym.Protects(note, next) || note[next].Last == 3 && note[next].First == 0 && note[i].Is(Sense.SentenceStart)) return;
        var end = NameReader.Forward(note, finds, next, Trust.Weak, false, true);
        Add(note, finds, book, i, Math.Max(end, next + 1), 0.65f, true);
    }

    /// <summary>Every place where a learned part of a name stands again, in parts, in any case, with one slip of the pen.</summary>
    private static void Again(Note note, Finds finds, NameBook book)
    {
        if (book.Count == 0) return;
        for (var i = 0; i < note.Count; i++)
        {
            ref var token = ref note[i];
            if (!token.IsWord || token.Claimed != 0 || token.Length < 2) continue;
            if (book.Has(token.Hash)) { if (Counts(note, finds, book, i)) finds.Add(WithInitial(note, finds, i), i + 1, PhiType.Name, 0.8f); }
            else if (token.Length >= 5 && token.Capital && !token.Plain && !token.Is(Sense.Eponym) && token.Phrase == Phrase.None && !NameReader.Protected(note, i) && (book.Near(note.Word(i)) || NameReader.Unknown(note, i) && book.Kin(note.Word(i)))) finds.Add(i, i + 1, PhiType.Name, 0.6f);
        }
    }

    private static int WithInitial(Note note, Finds finds, int i) =>
        note.IsMark(i - 1, '.') && note.IsWord(i - 2) && note[i - 2].Length == 1 && (note[i - 2].Capital || note[i].Shape == Shape.Lower) && finds.Free(i - 2) && finds.Free(i - 1) && note[i].Gap <= Gap.Line && !note.Glued(i - 2) ? i - 2 : i;

    /// <summary>Whether a learned word is the person here, and not the word, the disease or the month.</summary>
    private static bool Counts(Note note, Finds finds, NameBook book, int i)
    {
        ref var token = ref note[i];
        if (Eponym.Protects(note, i, learned: true) || token.Length < 9 && InRegion(note, i) && note.Longest(i, Phrase.Region).End > i) return false;
        // "a Foley was placed" where Dr. Foley is of the team
        if (token.Is(Sense.Eponym) && Thing(note, i)) return false;
        var beside = finds.Claim(i - 1) is PhiType.Name && note[i].Gap <= Gap.Line || finds.Claim(i + 1) is PhiType.Name && note.InRange(i + 1) && note[i + 1].Gap <= Gap.Line || note.IsMark(i - 1, '.') && note.IsWord(i - 2) && note[i - 2].Length == 1 && !note.Glued(i - 2) && (note[i - 2].Capital && !note[i - 2].Is(Sense.SentenceStart) || note[i - 2].Is(Sense.SentenceStart) && note[i].Shape == Shape.Lower);
        var plain = token.Plain || token.Is(Sense.Month);
        var sure = book.Sure(token.Hash);
        var next = i + 1;
        if (token.Shape == Shape.Lower)
        {
            if (!plain) return token.Length > 2 && (sure || token.Named);
            if (beside && !token.Is(Sense.Function)) return true;
            if (note.IsWord(next) && book.Has(note[next].Hash) && note[next].Gap <= Gap.Line && !note[next].Plain) return true;
            return note.IsPossessive(next) && token.Named && !token.Is(Sense.Function | Sense.Clinical) && note.Is(i - 1, Sense.Function) == false && !(note.IsWord(i - 1) && note[i].Gap <= Gap.Line);
        }
        if (!plain) return true;
        if (beside) return !token.Is(Sense.Function) || token.Named && note[i].Shape == Shape.Title;
        if (note.IsWord(next) && note[next].Capital && book.Has(note[next].Hash) && note[next].Gap <= Gap.Line) return true;
        if (note.InRange(next) && note[next].IsNumber && note[next].Gap <= Gap.Line) return false;
        var says = note.Is(next, Sense.Say) && note[next].Shape == Shape.Lower && note[next].Gap <= Gap.Line;
        var owns = note.IsPossessive(next);
        if (token.Shape == Shape.Upper && token.Named && (note.IsMark(next, ',') && note.IsWord(next + 1) && note[next + 1].Capital && book.Has(note[next + 1].Hash) || note.IsMark(i - 1, ',') && finds.Claim(i - 2) is PhiType.Name && token.First != 0 && sure)) return true;
        if (token.Is(Sense.HeadingLine) || token.Shape == Shape.Upper && token.Is(Sense.UpperLine)) return owns && token.Named || token.Shape == Shape.Upper && !token.Is(Sense.Function) && !token.Is(Sense.LineStart) && says;
        if (token.Shape == Shape.Upper) return token.Length > 3 && token.Named && !token.Is(Sense.Function);
        if (token.Is(Sense.SentenceStart) && sure && token.Named && !token.Is(Sense.Function | Sense.Clinical) && Acts(note, next)) return true;
        if (token.Is(Sense.SentenceStart)) return says && !note.Says(next, "will") && !note.Says(next, "may") && !note.Says(next, "can") && !token.Is(Sense.Function) || owns || note.IsMark(next, ',') && !token.Is(Sense.Function);
        if (token.Is(Sense.Clinical) && !says && !owns) return !(note.IsWord(next) && note[next].Gap <= Gap.Space && (note[next].Plain || note[next].Is(Sense.EponymHead)) && !note[next].Is(Sense.Function));
        return !(note.IsWord(next) && note[next].Capital && note[next].Gap == Gap.Space && (note[next].Is(Sense.Generic) || (note[next].Phrase & Phrase.FacilityHead) != 0)) && !(token.Is(Sense.Function) && !says && !owns);
    }

    /// <summary>An eponym behind an article, or before a figure with its unit or a Roman number, is the thing.</summary>
    private static bool Thing(Note note, int i)
    {
        if (note[i].Gap <= Gap.Line && (note.Says(i - 1, "a") || note.Says(i - 1, "an") || note.Says(i - 1, "no") || note.Says(i - 1, "one") || note.Says(i - 1, "two"))) return true;
        return note.InRange(i + 1) && note[i + 1].Gap <= Gap.Line && (note[i + 1].IsNumber && (note.Is(i + 2, Sense.Measure) || note.IsMark(i + 2, '.') && note.Glued(i + 2) && note.Is(i + 4, Sense.Measure)) || Eponym.Roman(note, i + 1));
    }

    /// <summary>"Page ambulated", "Church family meeting": what only a person does at the head of a sentence.</summary>
    private static bool Acts(Note note, int next)
    {
        if (!note.IsWord(next) || note[next].Shape != Shape.Lower || note[next].Gap > Gap.Line) return false;
        if (note.Says(next, "family")) return note.Says(next + 1, "meeting") || note.Says(next + 1, "members") || note.Says(next + 1, "member") || note.Says(next + 1, "was") || note.Says(next + 1, "at") || note.Says(next + 1, "notified") || note.Says(next + 1, "updated") || note.Says(next + 1, "requests") || note.Says(next + 1, "is") || note.Says(next + 1, "present");
        return note[next].Is(Sense.Say) && !note.Says(next, "will") && !note.Says(next, "may") && !note.Says(next, "can") && !note.Says(next, "is");
    }

    /// <summary>Particles between two parts of a name, dotted initials of a learned name, and nicknames that speak.</summary>
    private static void Bridged(Note note, Finds finds, NameBook book)
    {
        for (var i = 0; i < note.Count; i++)
        {
            ref var token = ref note[i];
            if (token.Claimed != 0 || !token.IsWord) continue;
            // "N. OKARO/RLB": the typist's letters behind the writer's name
            if (token.Shape == Shape.Upper && token.Length is 2 or 3 && !token.Is(Sense.Credential) && note.Glued(i) && note.IsMark(i - 1, '/') && note.Glued(i - 1) && finds.Claim(i - 2) is PhiType.Name && (!note.InRange(i + 1) || note[i + 1].Gap >= Gap.Wide))
                finds.Add(i, i + 1, PhiType.Name, 0.7f);
            else if (token.Length == 1 && token.Capital && token.Gap == Gap.Space && finds.Claim(i - 1) is PhiType.Name && !note.Says(i, "I") && !note.Says(i, "A") && (!note.InRange(i + 1) || note[i + 1].Gap >= Gap.Wide || note[i + 1].Kind == Kind.Mark && note[i + 1].Mark is '.' or '"' or ')' or ';' or ',' && note[i + 1].Gap == Gap.None))
            {
                finds.Add(i, i + 1, PhiType.Name, 0.8f);
            }
            else if (token.Length == 1 && token.Capital && note.IsMark(i + 1, '.') && note.Glued(i + 1) && finds.Claim(i + 2) is PhiType.Name && note[i + 2].Gap <= Gap.Line && (!note.Glued(i) || note.IsMark(i - 1, '"') || note.IsMark(i - 1, '(')) && (token.Is(Sense.SentenceStart | Sense.LineStart) || note.Says(i - 1, "by") || note.Says(i - 1, "with") || note.Says(i - 1, "and") || note.IsMark(i - 1, '"') || note.IsMark(i - 1, '(')))
            {
                finds.Add(i, i + 2, PhiType.Name, 0.7f);
            }
            else if (NameReader.Unknown(note, i) && note.IsMark(i + 1, ',') && (note.Says(i + 2, "her") || note.Says(i + 2, "his")) && !token.Is(Sense.SentenceStart) && Kin(note, i + 3))
            {
                finds.Add(i, i + 1, PhiType.Name, 0.7f);
                book.Learn(note, i, i + 1, true);
            }
            else if (token.Is(Sense.Particle) && finds.Claim(i - 1) is PhiType.Name && token.Gap <= Gap.Line)
            {
                var end = i + 1;
                while (note.Is(end, Sense.Particle) && finds.Free(end)) end++;
                if (finds.Claim(end) is PhiType.Name && note[end].Gap <= Gap.Line && !(token.Is(Sense.Function) && token.Shape == Shape.Lower)) finds.Add(i, end, PhiType.Name, 0.8f);
            }
            else if (token.Length == 1 && note.IsMark(i + 1, '.') && note.Glued(i + 1) && note.Glued(i + 2) && note.IsWord(i + 2) && note[i + 2].Length == 1 && note.IsMark(i + 3, '.') && !note.Glued(i) && book.Initials(note.Char(token.Start), note.Char(note[i + 2].Start)) && note.IsWord(i + 4) && note[i + 4].Shape == Shape.Lower && (note[i + 4].Is(Sense.Say) || note.Says(i + 4, "and")))
                finds.Add(i, i + 4, PhiType.Name, 0.7f);
            else if (token.Shape is Shape.Title or Shape.Mixed && !token.Plain && token.Length > 2 && !token.Is(Sense.Eponym | Sense.Generic | Sense.Title | Sense.Month | Sense.Acronym) && (token.Phrase & ~Phrase.City) == 0 && Speaks(note, i + 1) && !NameReader.Protected(note, i))
            {
                finds.Add(i, i + 1, PhiType.Name, 0.65f);
                book.Learn(note, i, i + 1, true);
            }
        }
    }

    /// <summary>A relation within three words: "her old coach".</summary>
    private static bool Kin(Note note, int i)
    {
        for (var k = i; k < i + 3 && note.InRange(k); k++) if ((note[k].Phrase & (Phrase.Relation | Phrase.Role)) != 0) return true;
        return false;
    }

    /// <summary>"says she feels", "states he": a verb of saying and a pronoun after a capital word make it a person.</summary>
    private static bool Speaks(Note note, int i)
    {
        if (!note.IsWord(i) || note[i].Shape != Shape.Lower || note[i].Gap > Gap.Line) return false;
        if (note.Says(i, "says") || note.Says(i, "said") || note.Says(i, "thinks") || note.Says(i, "told")) return true;
        return (note.Says(i, "states") || note.Says(i, "reports") || note.Says(i, "denies") || note.Says(i, "stated") || note.Says(i, "reported") || note.Says(i, "denied") || note.Says(i, "feels") || note.Says(i, "endorses") || note.Says(i, "complains") || note.Says(i, "tolerated") || note.Says(i, "ambulated")) && (note.Says(i + 1, "she") || note.Says(i + 1, "he") || note.Says(i + 1, "that") || note.Says(i + 1, "feeling") || note.Says(i + 1, "having") || note.Says(i + 1, "any") || note.Says(i + 1, "of") || note.Says(i + 1, "her") || note.Says(i + 1, "his") || note.Says(i + 1, "the"));
    }

    /// <summary>"Ann, Ann's son and Joy": a capital first name in the company of names is one.</summary>
    private static void Coordinated(Note note, Finds finds, NameBook book)
    {
        for (var i = 1; i < note.Count; i++)
        {
            ref var token = ref note[i];
            if (!token.IsWord || token.Claimed != 0 || token.Length < 2 || token.Is(Sense.Function | Sense.Credential) && !token.Named) continue;
            var linked = note.Says(i - 1, "and") || note.IsMark(i - 1, ',') || note.IsMark(i - 1, '&') || note.IsMark(i - 1, ';');
            var near = linked && (finds.Claim(i - 2) is PhiType.Name || Company(note, finds, i - 2));
            var ahead = (note.Says(i + 1, "and") || note.IsMark(i + 1, ',') && !note.Is(i + 2, Sense.Credential)) && finds.Claim(i + 2) is PhiType.Name && token.Capital && !token.Is(Sense.SentenceStart);
            if (!near && !ahead) continue;
            if (token.Shape == Shape.Lower ? token.First is 0 || token.Plain || !near || token.First == 3 && token.Length < 4 : token.First == 0 && (token.Plain || token.Is(Sense.Clinical) || !ahead && !(near && note.Says(i - 1, "and") && NameReader.Unknown(note, i))) || token.Is(Sense.Function) || token.Shape == Shape.Upper && !token.Named) continue;
            if (token.Plain && token.First is 0 or 3 || token.Is(Sense.HeadingLine) && token.Plain || Eponym.Protects(note, i) || NameReader.Protected(note, i) || (token.Phrase & (Phrase.State | Phrase.Country)) != 0) continue;
            if (note.IsMark(i - 1, ',') && !note.Says(i - 1, "and") && token.Is(Sense.StateCode)) continue;
            var end = NameReader.Forward(note, finds, i, Trust.Weak, token.Shape == Shape.Lower, true);
            Add(note, finds, book, i, Math.Max(i + 1, end), 0.6f, false);
        }
    }

    /// <summary>A relation before a link, itself after a name: "Ann's sister and Joy".</summary>
    private static bool Company(Note note, Finds finds, int i)
    {
        for (var k = i; k >= i - 4 && k >= 0; k--)
        {
            if ((note[k].Phrase & Phrase.Relation) == 0) continue;
            return note.IsPossessive(k - 1) && finds.Claim(k - 2) is PhiType.Name || note.Says(k - 1, "her") || note.Says(k - 1, "his");
        }
        return false;
    }
}
