using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>Hospitals, clinics, practices, homes, schools and employers; kinds of places without a name of their own stay.</summary>
internal sealed partial class FacilityRecogniser : Recogniser
{
    public override RecogniserSheet Sheet { get; } = new("facility", "facilities, schools, employers", "capital words before Hospital, Clinic, Medical Center, High School, Bakery, Inc; known names; capital words after at",
        "seen at, admitted to, works at, goes to, transferred from; against: the, our, local and kinds of care alone", null, "45 CFR 164.514(b)(2)(i)(A), (B), (R)");

    public override void Find(Note note, Finds finds)
    {
        foreach (var hit in note.Hits)
        {
            if ((hit.Phrase & Phrase.FacilityHead) != 0 && note.Longest(hit.Begin, Phrase.FacilityHead).End == hit.End) Head(note, finds, hit);
            if ((hit.Phrase & Label) != 0) Labelled(note, finds, hit);
            if ((hit.Phrase & Phrase.FacilityKnown) != 0 && note.Longest(hit.Begin, Phrase.FacilityKnown).End == hit.End) Known(note, finds, hit);
        }
        for (var i = 0; i < note.Count; i++)
        {
            if (!note[i].IsWord) continue;
            if (note[i].Length is 2 or 5 && (note.Says(i, "st") || note.Says(i, "saint"))) Saint(note, finds, i);
            else if (note.Says(i, "camp") || note.Says(i, "p")) Camp(note, finds, i);
            else if (note.Says(i, "office") || note.Says(i, "location")) Office(note, finds, i);
            else if (note.Says(i, "sheriff") || note.Says(i, "jail") || note.Says(i, "hospital") || note.Says(i, "ems") || note.Says(i, "loan") || note.Says(i, "health") || note.Says(i, "library")) County(note, finds, i);
            if (note[i].Is(Sense.Employer)) Employer(note, finds, i);
            else if (note[i].Length is 2 or 3 or 4 && note[i].Shape == Shape.Lower) { At(note, finds, i); if (note[i].Length == 2) SmallAt(note, finds, i); }
        }
        Again(note, finds);
    }

    private static bool Open(Finds finds, int i) => finds.Free(i) || finds.Claim(i) is PhiType.Address or PhiType.Facility;

    /// <summary>Walks back over the capital words of a name; says how many of them are its own and not a kind of care.</summary>
    private static int Back(Note note, Finds finds, int head, bool lower, out int own)
    {
        own = 0;
        var begin = head;
        for (var k = head - 1; k >= 0 && head - k <= 9 && note[k + 1].Gap <= Gap.Line && (note[k + 1].Gap < Gap.Line || !note[k + 1].Is(Sense.LineStart) || !note[k].Is(Sense.HeadingLine) || note[k + 1].Is(Sense.UpperLine) == false && note[k].Is(Sense.UpperLine) == false); k--)
        {
            ref var token = ref note[k];
            if (!Open(finds, k)) break;
            if (token.Kind == Kind.Mark)
            {
                if (note.IsPossessive(k) || token.Mark == '-' && note.Glued(k) && note.Glued(k + 1) || token.Mark == '.' && note.IsWord(k - 1) && note[k - 1].Length <= 3 && note[k - 1].Capital && note[k + 1].Gap <= Gap.Line && !note[k - 1].Is(Sense.Credential) || token.Mark == '&' || token.Mark is '-' or '\'' && note.Glued(k) && note.Glued(k + 1)) continue;
                break;
            }
            if (token.IsNumber || note.Says(k, "old") && note.IsMark(k - 1, '-')) break;
            // "Peak-to-Peak"
            if (token.Shape == Shape.Lower && !lower && note.Glued(k) && note.IsMark(k - 1, '-') && note.IsMark(k + 1, '-')) continue;
            if (token.Shape == Shape.Lower)
            {
                if (lower) { if (token.Is(Sense.Function) || token.Is(Sense.Say | Sense.Title) || head - k > 4) break; }
                else if (!((note.Says(k, "of") || note.Says(k, "and") || note.Says(k, "the") && note.Says(k - 1, "of") || note.Is(k, Sense.Particle)) && note.IsWord(k - 1) && note[k - 1].Capital && k < head - 0 && begin == k + 1)) break;
                else continue;
            }
            else if (lower) break;
            else if (token.Is(Sense.SentenceStart) && token.Is(Sense.Function) || token.Is(Sense.Title) && token.Length <= 4 && !note.Says(k, "st")) break;
            begin = k;
            if (!token.Is(Sense.Generic) && !(token.Is(Sense.Clinical) && !token.Named) && !token.Is(Sense.Function)) own++;
        }
        return begin;
    }

    private static void Head(Note note, Finds finds, Hit hit)
    {
        var last = hit.End - 1;
        if (finds.Claim(last) is not (null or PhiType.Address or PhiType.Facility)) return;
        var lower = note[hit.Begin].Shape == Shape.Lower;
        // "HIGH SCHOOL TEACHER", "College student": a person, not a place
        if (note.IsWord(hit.End) && note[hit.End].Gap <= Gap.Line && Trade(note, hit.End)) return;
        var tail = lower ? hit.End : Partners(note, hit.End);
        var strong = (hit.Phrase & Phrase.FacilityStrong) != 0 || tail > hit.End;
        var begin = Back(note, finds, hit.Begin, lower, out var own);
        if (!lower && begin == hit.Begin && strong) { Children(note, finds, hit); return; }
        if (own == 0 || begin == hit.Begin)
        {
            if (!lower && strong) Children(note, finds, hit);
            return;
        }
        if (lower)
        {
            // "saint mary's hospital" in small letters: a place word leads, no article
            var capitalBefore = note[hit.Begin - 1].Capital;
            if (!strong && !note.Says(hit.Begin, "manor") && !capitalBefore || !Leads(note, begin - 1)) { MixedCase(note, finds, hit, strong); return; }
            for (var k = begin; k < hit.Begin; k++) if (note[k].Is(Sense.Say) || note[k].Is(Sense.Clinical) && !note[k].Named) return;
        }
        else if (!strong)
        {
            var shout = note[last].Is(Sense.HeadingLine);
            var led = Leads(note, begin - 1) || note.IsMark(begin - 1, ',') && note[begin].Gap <= Gap.Line || note.IsMark(begin - 1, ':');
            if (!led && !Unmistaken(note, begin, hit) && !(shout && note[begin].Is(Sense.LineStart) && (hit.End - hit.Begin > 1 || begin < 12 || Telling(note, begin, hit.Begin)) && (!note.InRange(hit.End) || note[hit.End].Gap >= Gap.Line)) && !note.Says(hit.Begin, "children") && !note.Says(hit.Begin, "manor")) return;
        }
        else if (note[last].Is(Sense.HeadingLine) && note[begin].Is(Sense.LineStart) && note.IsMark(hit.End, ':')) return;
        if (note.Is(begin, Sense.Weekday | Sense.Month) && begin + 1 < hit.Begin) begin++;
        Place(note, finds, begin, Forward(note, tail, strong || Unmistaken(note, begin, hit)), strong ? 0.9f : 0.75f);
    }

    /// <summary>Whether a word of the name is no word of the language.</summary>
    private static bool Telling(Note note, int begin, int end)
    {
        for (var i = begin; i < end; i++) if (note[i].IsWord && !note[i].Plain && !note[i].Is(Sense.Generic | Sense.Function)) return true;
        return false;
    }

    /// <summary>"Elmwood hospital", "Langone clinic": the head is small, the name is not.</summary>
    private static void MixedCase(Note note, Finds finds, Hit hit, bool strong)
    {
        var begin = Back(note, finds, hit.Begin, false, out var own);
        if (begin == hit.Begin || own == 0 || !strong && hit.End - hit.Begin == 1) return;
        if (note[begin].Is(Sense.SentenceStart) && hit.Begin - begin == 1 && note[begin].Plain) return;
        Place(note, finds, begin, hit.End, 0.7f);
    }

    /// <summary>Claims a facility with the city or state that follows it: "Kestrel Clinic, Nevada", "Kestrel Hospital in Tucson".</summary>
    private static void Place(Note note, Finds finds, int begin, int end, float score)
    {
        var place = note.IsMark(end, ',') || note.Says(end, "in") ? end + 1 : end;
        if (place > end && note.IsWord(place) && note[place].Gap <= Gap.Line && note[place].Capital && note.Longest(place, Phrase.City | Phrase.State) is { End: > 0 } hit && !(note.IsWord(hit.End) && note[hit.End].Last is 1 or 2 && note[hit.End].Capital && !note[hit.End].Plain && (note[place].First is 1 or 2))) end = hit.End;
        else if (place > end && note.Is(place, Sense.StateCode) && note[place].Shape == Shape.Upper && (note.IsMark(end, ',') || !note[place].Is(Sense.Function))) end = place + 1;
        finds.Add(begin, end, PhiType.Facility, score);
    }

    /// <summary>"Children's Hospital Tucson", "Eye Center in Nevada", "Regional Hospital of the Lakes": the name follows a kind.</summary>
    private static void Children(Note note, Finds finds, Hit hit)
    {
        if (note.Says(hit.End - 1, "medicine")) return;
        var begin = hit.Begin;
        while (begin > 0 && hit.Begin - begin < 5 && note[begin].Gap <= Gap.Line && (note.IsPossessive(begin - 1) || note.IsWord(begin - 1) && note[begin - 1].Capital && note[begin - 1].Is(Sense.Generic) && !note[begin - 1].Is(Sense.Function))) begin--;
        var end = Forward(note, hit.End, true);
        var city = note.Longest(hit.End, Phrase.City);
        if (end == hit.End && city.End > 0 && note[hit.End].Capital) end = city.End;
        if (end == hit.End && begin < hit.Begin && note[hit.Begin].Capital && Leads(note, begin - 1) && !note.Says(begin - 1, "the") && !note[hit.Begin].Is(Sense.HeadingLine)) end = hit.End;
        else if (end == hit.End && !(begin == hit.Begin && (Led(note, begin) || note.Says(begin - 1, "the")))) return;
        if (end == hit.End && begin == hit.Begin && !(note.Says(end, "in") && note[hit.Begin].Capital && !note[hit.Begin].Is(Sense.HeadingLine) && note.Longest(end + 1, Phrase.City | Phrase.State).End > 0)) return;
        Place(note, finds, begin, end, 0.7f);
    }

    private static bool Led(Note note, int begin) => Leads(note, begin - 1);

    /// <summary>"of the Plains", "of Tucson", "at Riverside" after a name's head.</summary>
    private static int Forward(Note note, int end, bool strong)
    {
        var i = end;
        if (!(note.Says(i, "of") || note.Says(i, "at") || note.Says(i, "for") || note.IsMark(i, '-') && note[i].Gap <= Gap.Space) || note[i].Gap > Gap.Line || !strong) return end;
        i++;
        if (note.Says(i, "the")) i++;
        var first = i;
        while (note.IsWord(i) && note[i].Capital && note[i].Gap <= Gap.Line && !note[i].Is(Sense.SentenceStart | Sense.Month | Sense.Weekday | Sense.Title) && i - first < 4) i++;
        return i > first ? i : end;
    }

    private static bool Leads(Note note, int i) => note.Says(i, "at") || note.Says(i, "to") || note.Says(i, "from") || note.Says(i, "in") || note.Says(i, "near") || note.Says(i, "by") || note.Says(i, "with") || note.Says(i, "via") || note.Says(i, "through") || note.Says(i, "for") || note.Says(i, "of") || note.Says(i, "and") || note.Says(i, "attends") || note.Says(i, "our") && note.Is(i - 1, Sense.Function);

    private static void Known(Note note, Finds finds, Hit hit)
    {
        var single = hit.End == hit.Begin + 1;
        ref var word = ref note[hit.Begin];
        if (!word.Capital || !finds.Free(hit.Begin, hit.End) && finds.Claim(hit.Begin) is not PhiType.Address || Eponym.Protects(note, hit.End - 1)) return;
        var before = hit.Begin - 1;
        if (note.Says(before, "the")) before--;
        var led = note.Says(before, "at") || note.Says(before, "from") || note.Says(before, "to") || note.Says(before, "in") || note.Says(before, "by");
        if (single && !led && (word.Shape != Shape.Upper && word.Shape != Shape.Mixed || word.Plain || word.Named || word.Length < 4 || (word.Phrase & Phrase.City) != 0 || word.Is(Sense.Eponym))) return;
        if (single && (note.Says(before, "by") || note.Says(before, "in")) && word.Named || single && word.Is(Sense.Clinical)) return;
        var end = hit.End;
        var begin = hit.Begin;
        // "Montrose DaVita": the place before the name of a chain
        while (begin > 0 && hit.Begin - begin < 3 && note.IsWord(begin - 1) && note[begin].Gap == Gap.Space && note[begin - 1].Shape is Shape.Title or Shape.Mixed && !note[begin - 1].Is(Sense.Function | Sense.SentenceStart | Sense.Title | Sense.Generic) && Open(finds, begin - 1)) begin--;
        while (note.IsWord(end) && note[end].Capital && note[end].Gap == Gap.Space && (note[end].Is(Sense.Generic) || (note[end].Phrase & Phrase.FacilityHead) != 0) && !note[end].Is(Sense.Function)) end++;
        if (end == hit.End && note.IsWord(end) && note[end].Gap == Gap.Space && note[end].Shape == Shape.Lower && (note.Says(end, "clinic") || note.Says(end, "hospital") || note.Says(end, "campus") || note.Says(end, "office"))) end++;
        Place(note, finds, begin, end, 0.8f);
    }

    /// <summary>Capital words before "Bakery", "Logistics", "Inc": an employer's name; its class is that of names.</summary>
    private static void Employer(Note note, Finds finds, int i)
    {
        if (!Open(finds, i)) return;
        var lower = note[i].Shape == Shape.Lower;
        var begin = i;
        var own = 0;
        for (var k = i - 1; k >= 0 && i - k <= 6 && note[k + 1].Gap <= Gap.Line && Open(finds, k); k--)
        {
            ref var token = ref note[k];
            if (note.IsPossessive(k) || token.Kind == Kind.Mark && (token.Mark == '&' || token.Mark is '-' && note.Glued(k) && note.Glued(k + 1) || token.Mark == ',' && (note.Says(k + 1, "inc") || note.Says(k + 1, "llc") || note.Says(k + 1, "ltd")))) continue;
            if (!token.IsWord || token.Is(Sense.Function) && !(note.Says(k, "and") && note.Says(k + 1, "sons")) || token.Is(Sense.Say | Sense.Title) && lower || lower == token.Capital) break;
            begin = k;
            if (!token.Is(Sense.Generic) && !token.Is(Sense.Clinical)) own++;
        }
        if (own == 0) return;
        var context = Works(note, begin - 1);
        if (!context && (lower || note[i].Is(Sense.HeadingLine) || note[i].Plain && !(note.Says(begin - 1, "at") || note.Says(begin - 1, "for") || note.Says(begin - 1, "from") || note.Says(begin - 1, "with")) || note[begin].Plain && i - begin == 1)) return;
        var end = i + 1;
        while (note.Is(end, Sense.Employer) && note[end].Gap == Gap.Space && finds.Free(end) && note[end].Capital != lower) end++;
        if (!lower && (note.IsMark(end, '&') || note.Says(end, "and") && note.Is(end + 1, Sense.Employer)) && note.IsWord(end + 1) && note[end + 1].Capital && note[end + 1].Gap <= Gap.Space && finds.Free(end, end + 2)) end += 2;
        finds.Add(begin, end, PhiType.Name, 0.75f);
    }

    /// <summary>"works nights at", "fell at", "a job with", "employed by".</summary>
    private static bool Works(Note note, int preposition)
    {
        if (!(note.Says(preposition, "at") || note.Says(preposition, "for") || note.Says(preposition, "by") || note.Says(preposition, "with") || note.Says(preposition, "from") || note.IsMark(preposition, ':'))) return false;
        for (var k = preposition - 1; k >= preposition - 4 && k >= 0; k--)
            if (note.Says(k, "works") || note.Says(k, "work") || note.Says(k, "worked") || note.Says(k, "working") || note.Says(k, "employed") || note.Says(k, "job") || note.Says(k, "fell") || note.Says(k, "employer") || note.Says(k, "shift") || note.Says(k, "hired") || note.Says(k, "double") || note.Says(k, "injured") || note.Says(k, "retired") || note.Says(k, "laid") || note.Says(k, "position") || note.Says(k, "manager") || note.Says(k, "welder") || note.Says(k, "driver") || note.Says(k, "cook") || note.Says(k, "cashier") || note.Says(k, "clerk") || note.Says(k, "accident") || note.Says(k, "occupation") || note.Says(k, "boss") || note.Says(k, "supervisor") || note.Says(k, "captain") || note.Says(k, "foreman") || note.Says(k, "drives") || note.Says(k, "bus") || note.Says(k, "job")) return true;
        return false;
    }

    /// <summary>Capital words after "at", or after "to" and "from" of an admission, in running text: a place though no head says so.</summary>
    private static void At(Note note, Finds finds, int i)
    {
        var at = note.Says(i, "at");
        if (!at && !note.Says(i, "to") && !note.Says(i, "from") && !note.Says(i, "in") || note[i].Is(Sense.HeadingLine)) return;
        var begin = i + 1;
        if (note.Says(begin, "the")) begin++;
        if (!note.IsWord(begin) || !note[begin].Capital || note[begin].Gap > Gap.Line || !Open(finds, begin)) return;
        if (!at && !Care(note, i)) return;
        var works = Works(note, i);
        var end = begin;
        var own = 0;
        while (note.InRange(end) && Open(finds, end) && end - begin < 7 && (end == begin || note[end].Gap <= Gap.Line))
        {
            ref var token = ref note[end];
            if (token.Kind == Kind.Mark) { if (note.IsPossessive(end) || token.Mark == '&' || token.Mark is '-' or '\'' && note.Glued(end) && note.Glued(end + 1) || token.Mark == '.' && token.Gap == Gap.None && note.IsWord(end + 1) && note[end + 1].Capital && note[end + 1].Gap <= Gap.Space && (note[end - 1].Length == 1 || note.Says(end - 1, "st") || note.Says(end - 1, "mt") || note.Says(end - 1, "ft"))) { end++; continue; } break; }
            if (!token.IsWord || !token.Capital && !((note.Says(end, "of") || note.Says(end, "and") && works && end > begin) && note.IsWord(end + 1) && note[end + 1].Capital) || token.Is(Sense.Month | Sense.Weekday)) break;
            if (token.Is(Sense.Title) && token.Length <= 3 && !note.Says(end, "st") && !note.Says(end, "mt")) break;
            if (!token.Is(Sense.Generic) && !token.Is(Sense.Clinical) && !token.Is(Sense.Function)) own++;
            end++;
        }
        while (end > begin && note[end - 1].Kind == Kind.Mark && !note.IsPossessive(end - 1)) end--;
        if (note.Says(end, "trial") || note.Says(end, "trials") || note.Says(end, "study") || note.Says(end, "protocol") || note.Says(end, "guidelines") || note.Says(end, "guideline") || note.Says(end, "criteria") || note.Says(end, "score") || note.Says(end, "cohort") || note.Says(end, "clinical") || note.Says(end, "registry")) return;
        if (note[begin].Length == 1 || note.Glued(end) && note.InRange(end) && note[end].IsNumber) return;
        if (own == 0 && !(end - begin > 1 && (note.Says(end - 1, "general") || note.Says(end - 1, "memorial") || note.Says(end - 1, "gen"))) || end == begin) return;
        ref var first = ref note[begin];
        if (end == begin + 1)
        {
            if (first.Plain && !works || first.Is(Sense.Eponym) && Eponym.Protects(note, begin) || first.Shape == Shape.Upper && (first.Length < 3 || first.Is(Sense.Credential)) || first.First == 1 && !works && note.IsPossessive(begin + 1) == false && !Care(note, i)) return;
            if ((first.Phrase & (Phrase.State | Phrase.Country | Phrase.Region)) != 0) return;
        }
        if (works) finds.Add(begin, end, PhiType.Name, 0.65f);
        else Place(note, finds, begin, end, 0.65f);
    }

    /// <summary>Words of care before a preposition: "seen", "admitted", "transferred", "check-up".</summary>
    private static bool Care(Note note, int i)
    {
        for (var k = i - 1; k >= i - 3 && k >= 0; k--)
        {
            if (note[k].Kind == Kind.Mark && note[k].Mark is '.' or ';') return false;
            if (note.Says(k, "seen") || note.Says(k, "admitted") || note.Says(k, "treated") || note.Says(k, "transferred") || note.Says(k, "evaluated") || note.Says(k, "hospitalized") || note.Says(k, "discharged") || note.Says(k, "referred") || note.Says(k, "presented") || note.Says(k, "presenting") || note.Says(k, "up") && note.Says(k - 2, "check") || note.Says(k, "checkup") || note.Says(k, "consultation") || note.Says(k, "diagnosed") || note.Says(k, "followed") || note.Says(k, "visit") || note.Says(k, "appointment") || note.Says(k, "report") || note.Says(k, "records") || note.Says(k, "surgery") || note.Says(k, "scheduled") || note.Says(k, "goes") || note.Says(k, "go") || note.Says(k, "went") || note.Says(k, "taken") || note.Says(k, "attends") || note.Says(k, "enrolled") || note.Says(k, "placement") || note.Says(k, "underwent") || note.Says(k, "transfer") || note.Says(k, "arrived")) return true;
        }
        return false;
    }
}
