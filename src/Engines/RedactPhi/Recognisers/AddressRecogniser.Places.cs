using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>Places by their names: cities, ZIP codes, counties, landmarks.</summary>
internal sealed partial class AddressRecogniser
{
    /// <summary>Five digits are a ZIP code after a state, a city that was found, or the word ZIP.</summary>
    private static void Zip(Note note, Finds finds, int i)
    {
        var before = i - 1;
        if (note.IsMark(before, ',') || note.IsMark(before, '.') || note.IsMark(before, ':')) before--;
        var state = note.Is(before, Sense.StateCode) && (note[before].Shape == Shape.Upper || note.IsMark(before - 1, ',') && finds.Claim(before - 2) is PhiType.Address);
        if (!state && before >= 0 && note.IsWord(before)) state = StateEnds(note, before);
        if (!(state || finds.Claim(before) is PhiType.Address && note[i].Gap is Gap.Space or Gap.Wide or Gap.Line || note.Says(before, "zip") || note.Says(before, "zipcode") || note.Says(before, "code") && note.Says(before - 1, "zip"))) return;
        if (note[i].Gap == Gap.Paragraph || note.Is(i + 1, Sense.Measure)) return;
        if (state && note.Is(before, Sense.StateCode)) Town(note, finds, before);
        finds.Add(i, note.IsMark(i + 1, '-') && note.InRange(i + 2) && note[i + 2].IsNumber && note[i + 2].Length == 4 && note[i + 2].Gap <= Gap.Line ? i + 3 : i + 1, PhiType.Address, 0.9f);
    }

    /// <summary>"Viroqua WI 54665": the town before a state and its ZIP, without a comma.</summary>
    private static void Town(Note note, Finds finds, int state)
    {
        var begin = state;
        while (state - begin < 3 && note.IsWord(begin - 1) && note[begin - 1].Capital && note[begin].Gap <= Gap.Space && finds.Free(begin - 1) && !note[begin - 1].Is(Sense.Function | Sense.Street)) begin--;
        if (begin < state) finds.Add(begin, state, PhiType.Address, 0.85f);
    }

    /// <summary>A capital word after a street and a comma, or "in", is its city though no list has it.</summary>
    private static void CityAfter(Note note, Finds finds, int end)
    {
        if (!note.IsMark(end, ',') && !note.Says(end, "in") || note[end].Gap > Gap.Line) return;
        var place = end + 1;
        var stop = place;
        while (stop - place < 3 && note.IsWord(stop) && note[stop].Capital && note[stop].Length > 2 && note[stop].Gap is Gap.Space or Gap.Line && finds.Free(stop) && !note[stop].Is(Sense.Function | Sense.Month | Sense.Weekday | Sense.Title) && (note[stop].Phrase & (Phrase.State | Phrase.Country)) == 0) stop++;
        if (stop == place || note[stop - 1].Is(Sense.LineStart) && note[stop - 1].Is(Sense.HeadingLine) || note.IsMark(stop, ':')) return;
        finds.Add(place, stop, PhiType.Address, 0.75f);
    }

    private static bool StateEnds(Note note, int last)
    {
        for (var begin = last; begin >= last - 2 && begin >= 0; begin--)
            if ((note[begin].Phrase & Phrase.State) != 0 && note.Longest(begin, Phrase.State).End == last + 1) return true;
        return false;
    }

    private static readonly HashSet<string> Doubtful = new(StringComparer.OrdinalIgnoreCase)
    {
        "MD", "PA", "MA", "MS", "ME", "OR", "IN", "OK", "HI", "ID", "DE", "LA", "AL", "CT", "SC", "MI", "VA", "ND", "AR", "GA", "PR", "MT", "NC", "CO", "AS", "VI", "AK",
    };

    /// <summary>The words before ", ST" or ", State" are a city.</summary>
    private static void CityState(Note note, Finds finds, int comma)
    {
        var state = comma + 1;
        if (!note.IsWord(state) || note[state].Gap is Gap.Paragraph or Gap.None && note[state].Length > 2) return;
        var full = note.Longest(state, Phrase.State);
        var code = note.Is(state, Sense.StateCode);
        if (full.End == 0 && !code) return;
        var after = full.End > state ? full.End : state + 1;
        if (note.IsMark(after, '.') || note.IsMark(after, ',')) after++;
        var zip = note.InRange(after) && note[after].IsNumber && note[after].Length == 5 && note[after].Gap != Gap.Paragraph;
        if (code && full.End == 0 && note[state].Shape != Shape.Upper && !zip) return;
        var begin = comma;
        var words = 0;
        for (var k = comma - 1; k >= 0 && words < 3 && note[k + 1].Gap <= Gap.Line; k--)
        {
            ref var token = ref note[k];
            if (token.Kind == Kind.Mark)
            {
                if (token.Mark == '.' && note.IsWord(k - 1) && (note.Says(k - 1, "st") || note.Says(k - 1, "ft") || note.Says(k - 1, "mt") || note.Is(k - 1, Sense.Direction) && note[k - 1].Length == 1)) continue;
                if (token.Mark is '-' && note.Glued(k) && note.Glued(k + 1)) continue;
                break;
            }
            if (!token.IsWord || token.Claimed != 0 && finds.Claim(k) is not PhiType.Address || !(token.Capital || zip)) break;
            if (token.Shape == Shape.Lower && (token.Is(Sense.Function) || token.Is(Sense.Street) && k < comma - 1)) break;
            if (finds.Claim(k) is PhiType.Address && (token.Is(Sense.Street) || note.Is(k + 1, Sense.Street))) break;
            if (words > 0 && token.Is(Sense.Title | Sense.Credential) && token.Length < 5 && !note.Says(k, "st")) break;
            if (words > 0 && token.Is(Sense.Function)) break;
            words++;
            begin = k;
        }
        if (words == 0) return;
        var listed = false;
        for (var k = begin; k < comma; k++)
            if ((note[k].Phrase & Phrase.City) != 0 && note.Longest(k, Phrase.City).End >= comma) { listed = true; if (!zip) begin = k; break; }
        var led = note.Says(begin - 1, "in") || note.Says(begin - 1, "from") || note.Says(begin - 1, "near") || note.Says(begin - 1, "of") || note.IsMark(begin - 1, ',') && finds.Claim(begin - 2) is PhiType.Address;
        if (!zip && !listed && !led && (full.End == 0 && Doubtful.Contains(note.Word(state).ToString()) || note[begin].Plain && note[comma - 1].Plain)) return;
        if (!zip && !listed && full.End == 0 && note[begin].Shape == Shape.Upper && comma - begin == 1 && note[begin].Length < 5) return;
        if (!zip && !listed && note.Is(begin, Sense.Month | Sense.Weekday)) return;
        // the state is covered with its city and kept by the operator
        finds.Add(begin, full.End > state ? full.End : state + 1, PhiType.Address, zip || listed ? 0.95f : 0.8f);
        if (zip) Zip(note, finds, after);
    }

    /// <summary>A listed city; a name that is also a person's or a word's needs a preposition or a state.</summary>
    private static void City(Note note, Finds finds, int i)
    {
        var hit = note.Longest(i, Phrase.City);
        if (hit.End == 0 || !finds.Free(hit.Begin, hit.End)) return;
        var single = hit.End == i + 1;
        var head = hit.End;
        if (note.IsPossessive(head)) head++;
        if (Eponym.Roman(note, head) || note.InRange(head) && note[head].IsNumber && note[head].Length == 1 && note[head].Gap == Gap.Space && note[i].Is(Sense.Eponym)) return;
        if (note.Is(head, Sense.EponymHead) && (note[i].Is(Sense.Eponym) || note.Says(head, "criteria") || note.Says(head, "classification") || note.Says(head, "score") || note.Says(head, "scale") || note.Says(head, "virus") || note.Says(head, "disease")) || note.Says(head, "risk") || note.Says(head, "heart") && note.Says(head + 1, "study")) return;
        if (note.Says(head, "scientific") || (note[i].Phrase & (Phrase.Region | Phrase.Country)) != 0 && note.Longest(i, Phrase.Region | Phrase.Country).End >= hit.End) return;
        var before = i - 1;
        if (note.Says(before, "downtown") || note.Says(before, "metro") || note.Says(before, "greater") || note.Says(before, "central")) before--;
        var led = note.Says(before, "in") || note.Says(before, "from") || note.Says(before, "near") || note.Says(before, "to") || note.Says(before, "outside") || note.Says(before, "around") || note.Says(before, "visiting") || note.Says(before, "of") || note.Says(before, "at") || note.Says(before, "our") || before < i - 1 || note.IsMark(i - 1, ',') && finds.Claim(i - 2) is PhiType.Address;
        var upper = note[i].Shape == Shape.Upper && note[i].Length > 3 && note[i].Is(Sense.UpperLine);
        if (note[i].Shape == Shape.Lower)
        {
            if (!led || single && (note[i].Plain || note[i].Length < 4) || note.Says(before, "to") && single && note[i].Named || note.Says(before, "of") && single) return;
        }
        else if (single && (note[i].Plain || note[i].First is 1 or 2 || note[i].Last is 1 or 2 || note[i].Is(Sense.Eponym | Sense.Clinical)))
        {
            if (!led || note[i].Is(Sense.HeadingLine) && !note[i].Is(Sense.UpperLine) || upper && note[i].Plain) return;
            if (note[i].Plain && (note.Says(before, "of") || note.Says(before, "to") || note.Says(before, "at")) && !Moved(note, before - 1) || note[i].Is(Sense.SentenceStart)) return;
            if (note.IsWord(hit.End) && note[hit.End].Capital && note[hit.End].Last != 0 && !note[hit.End].Plain && note[hit.End].Gap <= Gap.Line) return;
        }
        else if (single && note[i].Shape == Shape.Upper && note[i].Length < 4 && !note.Says(i, "NYC")) return;
        else if (single && note.IsWord(hit.End) && note[hit.End].Is(Sense.Street) && note[hit.End].Capital) return;
        finds.Add(hit.Begin, Site(note, hit.End), PhiType.Address, 0.8f);
    }

    /// <summary>"Tucson office", "Denver downtown clinic": the site goes with its city.</summary>
    private static int Site(Note note, int end)
    {
        var i = end;
        if (note.Says(i, "downtown") || note.Says(i, "area") || note.Says(i, "metro")) i++;
        return note[Math.Min(i, note.Count - 1)].Gap <= Gap.Line && (note.Says(i, "clinic") || note.Says(i, "office") || note.Says(i, "hospital") || note.Says(i, "location") || note.Says(i, "branch") || note.Says(i, "campus") || note.Says(i, "facility")) && note[i].Shape == Shape.Lower ? i + 1 : end;
    }

    private static bool Moved(Note note, int i) => note.Says(i, "moved") || note.Says(i, "moving") || note.Says(i, "back") || note.Says(i, "travel") || note.Says(i, "traveled") || note.Says(i, "travelled") || note.Says(i, "drove") || note.Says(i, "flew") || note.Says(i, "trip") || note.Says(i, "came") || note.Says(i, "comes") || note.Says(i, "is") || note.Says(i, "relocated") || note.Says(i, "originally") || note.Says(i, "resident") || note.Says(i, "native");

    /// <summary>"grew up in X", "moved to X", "near X": a capital word that is not listed is a place too.</summary>
    private static void Towards(Note note, Finds finds, int i)
    {
        var place = i + 1;
        if (note.Says(place, "the") && (note.Says(i, "from") || note.Says(i, "to")) && note.Says(i - 1, "moved")) place++;
        if (!note.IsWord(place) || !note[place].Capital || note[place].Gap > Gap.Line || !finds.Free(place) || note[i].Shape != Shape.Lower || note[place].Is(Sense.Landmark)) return; // a landmark takes its own surroundings along
        bool ok;
        if (note.Says(i, "near") || note.Says(i, "outside") || note.Says(i, "visiting")) ok = true;
        else if (note.Says(i, "in")) ok = note.Says(i - 1, "lives") || note.Says(i - 1, "lived") || note.Says(i - 1, "living") || note.Says(i - 1, "live") || note.Says(i - 1, "up") && note.Says(i - 2, "grew") || note.Says(i - 1, "raised") || note.Says(i - 1, "born") || note.Says(i - 1, "resides") || note.Says(i - 1, "residing") || note.Says(i - 1, "stationed") || note.Says(i - 1, "home") || note.Says(i - 1, "house") || note.Says(i - 1, "apartment") || note.Says(i - 1, "jail") || note.Says(i - 1, "stayed") || note.Says(i - 1, "farm") || note.Says(i - 1, "works") || note.Says(i - 1, "worked") || note.Says(i - 1, "family");
        else if (note.Says(i, "to")) ok = note.Says(i - 1, "moved") || note.Says(i - 1, "moving") || note.Says(i - 1, "relocated") || note.Says(i - 1, "relocating") || note.Says(i - 1, "travel") || note.Says(i - 1, "traveled") || note.Says(i - 1, "trip") || note.Says(i - 1, "drove") || note.Says(i - 1, "flew") || note.Says(i - 1, "back") && note.Says(i - 2, "moved") || note.Says(i - 1, "returned");
        else if (note.Says(i, "of")) ok = note.Says(i - 1, "resident") || note.Says(i - 1, "native") || note.Says(i - 1, "town") || note.Says(i - 1, "city") || note.Says(i - 1, "village") || note.Says(i - 1, "north") || note.Says(i - 1, "south") || note.Says(i - 1, "east") || note.Says(i - 1, "west") || note.Says(i - 1, "outskirts") || note.Says(i - 1, "suburb");
        else ok = note.Says(i, "from") && (note.Says(i - 1, "originally") || note.Says(i - 1, "moved") || note.Says(i - 1, "hails") || note.Says(i - 1, "is") || note.Says(i - 1, "comes") || note.Says(i - 1, "came") || note.Says(i - 1, "transferred"));
        var unknown = (note.Says(i, "in") || note.Says(i, "from")) && note.ProtectedTerm is not null && NameReader.Unknown(note, place) && !note[place].Is(Sense.HeadingLine);
        ok = ok || Moves(note, i) || unknown;
        if (!ok) return;
        var end = place;
        while (note.IsWord(end) && note[end].Capital && finds.Free(end) && (end == place || note[end].Gap is Gap.Space or Gap.Line) && end - place < 4 && !note[end].Is(Sense.Month | Sense.Weekday | Sense.Clinical) && (note[end].Phrase & (Phrase.State | Phrase.Country | Phrase.Region)) == 0 && !(note[end].Is(Sense.Function) && end > place))
        {
            end++;
            if (note.IsMark(end, '.') && end - place == 1 && note[place].Length == 2 && (note.Says(place, "st") || note.Says(place, "ft") || note.Says(place, "mt"))) end++;
        }
        if (note.Says(i, "to") && !Moved(note, i - 1) && (note[place].First is 1 or 2 || note.Is(place, Sense.Title))) return;
        if (end == place || end == place + 1 && (note[place].Plain && !note.Says(place - 1, "the") || note[place].Is(Sense.Eponym | Sense.Generic | Sense.Title) || (note[place].Phrase & (Phrase.FacilityHead | Phrase.Labels)) != 0 && note[place].Named == false) || note[place].Shape == Shape.Upper && note[place].Length < 5) return;
        if (note[place].First == 1 && note.Says(i, "near") || Eponym.Protects(note, end - 1)) return;
        finds.Add(place, end, PhiType.Address, 0.7f);
    }

    /// <summary>A verb of living or moving some words before "in", "from" or "to": "lives with her aunt in", "moved from the Flats to".</summary>
    private static bool Moves(Note note, int i)
    {
        var lives = note.Says(i, "in") || note.Says(i, "at");
        if (!lives && !note.Says(i, "to") && !note.Says(i, "from")) return false;
        if (lives && (note.Says(i - 1, "over") || note.Says(i - 1, "out"))) return true;
        if (note.Says(i, "to") && (note.Says(i - 1, "streetcar") || note.Says(i - 1, "bus") || note.Says(i - 1, "train") || note.Says(i - 1, "ferry") || note.Says(i - 1, "flight"))) return true;
        for (var k = i - 1; k >= i - 8 && k >= 0 && note[k + 1].Gap != Gap.Paragraph; k--)
        {
            if (note.IsMark(k, '.') && note[k + 1].Gap != Gap.None || note.IsMark(k, ';')) return false;
            if (!note.IsWord(k)) continue;
            if (lives ? note.Says(k, "lives") || note.Says(k, "live") || note.Says(k, "living") || note.Says(k, "lived") || note.Says(k, "resides") || note.Says(k, "stays") || note.Says(k, "staying") || note.Says(k, "raised") || note.Says(k, "grew") || note.Says(k, "born")
                : note.Says(k, "moved") || note.Says(k, "moving") || note.Says(k, "relocated") || note.Says(k, "drove") || note.Says(k, "flew") || note.Says(k, "arrives") || note.Says(k, "arrived") && note.Says(i, "from")) return true;
        }
        return false;
    }

    private static void County(Note note, Finds finds, int i)
    {
        var lower = note[i].Shape == Shape.Lower;
        var begin = i;
        while (begin > 0 && i - begin < 3 && note[begin].Gap <= Gap.Line && note.IsWord(begin - 1) && (finds.Free(begin - 1) || finds.Claim(begin - 1) is PhiType.Address)
            && (note[begin - 1].Capital ? !note[begin - 1].Is(Sense.Generic) || note[begin - 1].Named && note[i].Capital : lower && begin == i && !note[begin - 1].Plain && !note[begin - 1].Is(Sense.Generic) && note[begin - 1].Length > 2)) begin--;
        if (begin == i || lower && !(note.Says(begin - 1, "of") || note.Says(begin - 1, "in") || note.Says(begin - 1, "from") || note[begin].Capital)) return;
        if (note[i].Is(Sense.HeadingLine) && !note[i].Is(Sense.UpperLine) && note[i].Capital == false) return;
        if (note.Is(begin, Sense.Function) || (note[i + (note.InRange(i + 1) ? 1 : 0)].Phrase & Phrase.FacilityHead) != 0 && note[i].Capital) return;
        finds.Add(begin, i + 1, PhiType.Address, 0.85f);
    }

    /// <summary>"Copper Kettle Inn", "Pine Terrace Apartments": capital words before a word for a building or a park.</summary>
    private static void Landmark(Note note, Finds finds, int i)
    {
        if (!finds.Free(i)) return;
        var begin = i;
        var proper = 0;
        var lower = note[i].Shape == Shape.Lower;
        for (var k = i - 1; k >= 0 && i - k <= 5 && note[k + 1].Gap <= Gap.Line && finds.Free(k); k--)
        {
            ref var token = ref note[k];
            if (note.IsPossessive(k) || token.Kind == Kind.Mark && token.Mark == '.' && note.IsWord(k - 1) && note[k - 1].Length <= 2) continue;
            if (!token.IsWord || lower && token.Capital || !lower && !token.Capital || token.Is(Sense.Function) || token.Is(Sense.Clinical) && !token.Named) break;
            if (!token.Is(Sense.Generic)) proper++;
            begin = k;
        }
        // "lives in Cross Hall, room 318B": a word of medicine is a name where somebody lives
        if (begin == i && !lower && note.IsWord(i - 1) && note[i - 1].Capital && note[i].Gap == Gap.Space && finds.Free(i - 1) && note.Says(i - 2, "in") && (note.Says(i - 3, "lives") || note.Says(i - 3, "living") || note.Says(i - 3, "stays"))) { begin--; proper++; }
        var motel = begin == i && (note.Says(i, "motel") || note.Says(i, "hotel") || note.Says(i, "inn") || note.Says(i, "pier")) && note.InRange(i + 1) && note[i + 1].IsNumber && note[i + 1].Gap <= Gap.Line;
        if (motel)
        {
            // "Motel 4 on Route 88"
            var road = note.Says(i + 2, "on") || note.Says(i + 2, "off") ? i + 3 : i;
            if (road > i && note.Is(road, Sense.StreetBefore | Sense.Street) && note.InRange(road + 1) && note[road + 1].IsNumber) road += 2;
            else road = i + 2;
            finds.Add(i, road, PhiType.Address, 0.8f);
            return;
        }
        if (proper == 0 || begin == i) return;
        var before = begin - 1;
        if (note.Says(before, "the")) before--;
        var staying = (note.Says(before, "at") || note.Says(before, "in")) && (note.Says(before - 1, "staying") || note.Says(before - 1, "stays") || note.Says(before - 1, "stayed") || note.Says(before - 1, "living") || note.Says(before - 1, "lives") || note.Says(before - 1, "resides") || note.Says(before - 1, "residing") || note.Says(before - 1, "lived") || note.Says(before - 1, "sleeping") || note.Says(before - 1, "housed") || note.Says(before - 1, "found") || note.Says(before - 1, "fell"));
        if (lower && (!staying || before != begin - 1)) return;
        if (!lower && !(staying || note.Says(before, "at") || note.Says(before, "near") || note.Says(before, "from") || note.Says(before, "to") || note.Says(before, "in") || note.Says(before, "by") || note.Says(before, "behind") || note.Says(before, "outside"))) return;
        if (!lower && note[i].Is(Sense.HeadingLine) && !staying) return;
        finds.Add(begin, note.Says(i + 2, "room") || note.Says(i + 2, "apt") || note.Says(i + 2, "unit") ? Unit(note, i + 1) : i + 1, PhiType.Address, 0.75f);
    }
}
