using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>Addresses that no suffix and no house number tells: directions along a road, grids, routes, crossings, labelled fields.</summary>
internal sealed partial class AddressRecogniser
{
    /// <summary>The end of the directions behind a road: ", past mile marker 9", "just east of the silo", ", 'ohana unit".</summary>
    private static int Way(Note note, Finds finds, int end)
    {
        for (var clause = 0; clause < 3; clause++)
        {
            var i = end;
            if (note.IsMark(i, '.') && note[i].Gap == Gap.None && note.IsMark(i + 1, ',')) i++;
            var comma = note.IsMark(i, ',');
            if (comma) i++;
            if (!note.InRange(i) || note[i].Gap > Gap.Line || !Starts(note, i, comma)) return end;
            var stop = i;
            while (note.InRange(stop) && stop - i < 11 && finds.Free(stop) && (stop == i || note[stop].Gap <= Gap.Line) && (note[stop].IsNumber || note.IsPossessive(stop) || note.IsMark(stop, '\'') || note.IsMark(stop, '-') && note.Glued(stop) || note.IsWord(stop) && (note[stop].Shape == Shape.Lower || !note[stop].Is(Sense.SentenceStart)) && !note[stop].Is(Sense.Say) && !Ends(note, stop))) stop++;
            if (stop == i || stop - i > 10) return end;
            end = stop;
        }
        return end;
    }

    /// <summary>Small words with which the sentence goes on behind the directions.</summary>
    private static bool Ends(Note note, int i) => note.Says(i, "with") || note.Says(i, "and") || note.Says(i, "who") || note.Says(i, "which") || note.Says(i, "since") || note.Says(i, "because") || note.Says(i, "for") || note.Says(i, "but") || note.Says(i, "when") || note.Says(i, "while") || note.Says(i, "after");

    private static bool Starts(Note note, int i, bool comma)
    {
        if (note[i].Shape == Shape.Upper && note[i].Length > 2 && !note[i].Is(Sense.UpperLine)) return false;
        if (note.Says(i, "just")) i++;
        if (note.Says(i, "past") || note.Says(i, "beyond") || note.Says(i, "behind") || note.Says(i, "near") || note.Says(i, "across") || note.Says(i, "opposite") || note.Says(i, "milepost") || note.Says(i, "mile") || note.Says(i, "mm") || note.Says(i, "about") && note.InRange(i + 1) && note[i + 1].IsNumber) return true;
        if (note.Is(i, Sense.Direction) && note[i].Length > 3 && note.Says(i + 1, "of")) return true;
        if (note.Says(i, "at")) return note.Says(i + 1, "milepost") || note.Says(i + 1, "mile") || note.Says(i + 1, "mm") || note.Says(i + 1, "mp") || note.Says(i + 1, "exit");
        if (!comma) return false;
        if (note.Is(i, Sense.Ordinal) || note.Says(i, "last") || note.Says(i, "the") || note.InRange(i) && note[i].IsNumber)
            for (var k = i + 1; k < i + 5 && note.IsWord(k); k++)
                if (Spot(note, k)) return true;
        if (note.IsMark(i, '\'')) i++;
        for (var k = i; k < i + 3 && note.IsWord(k) && note[k].Shape == Shape.Lower; k++)
            if (note.Says(k, "unit") || note.Says(k, "upstairs") || note.Says(k, "downstairs") || note.Says(k, "basement") || note.Says(k, "rear") || note.Says(k, "cottage") || note.Says(k, "garage")) return true;
        return false;
    }

    private static bool Spot(Note note, int i) => note.Says(i, "house") || note.Says(i, "trailer") || note.Says(i, "drive") || note.Says(i, "driveway") || note.Says(i, "gate") || note.Says(i, "turn") || note.Says(i, "door") || note.Says(i, "cabin") || note.Says(i, "farm") || note.Says(i, "floor") || note.Says(i, "miles") || note.Says(i, "mile") || note.Says(i, "left") || note.Says(i, "right") || note.Says(i, "lot") || note.Says(i, "road") || note.Says(i, "past") || note.Says(i, "behind");

    /// <summary>"3319 S 2700 W #14", "1147 N. Serrano": a number and a direction, then a number and a direction, or a name, without a suffix.</summary>
    private static bool Directed(Note note, Finds finds, int i)
    {
        var k = i + 1;
        // "1812 1/2 N Ash"
        if (note.InRange(k + 2) && note[k].IsNumber && note[k].Length == 1 && note.IsMark(k + 1, '/') && note[k + 2].IsNumber && note[k + 2].Length == 1) k += 3;
        if (!note.IsWord(k) || note[k].Gap != Gap.Space || note[k].Length > 2 || note[k].Shape != Shape.Upper && !(note[k].Length == 1 && note[k].Capital) || !note.Is(k, Sense.Direction) || note.Glued(i) && i > 0 && !note.IsMark(i - 1, '(') && !note.IsMark(i - 1, ':')) return false;
        k++;
        if (note.IsMark(k, '.') && note.Glued(k)) k++;
        if (!note.InRange(k) || note[k].Gap > Gap.Line || !finds.Free(i, k)) return false;
        if (note[k].IsNumber)
        {
            if (note[k].Length is < 2 or > 5 || !note.IsWord(k + 1) || note[k + 1].Gap != Gap.Space || note[k + 1].Length > 2 || !note.Is(k + 1, Sense.Direction) || !note[k + 1].Capital) return false;
            k += 2;
        }
        else
        {
            if (!note[k].IsWord || note[i].Length < 3 || note[k].Shape != Shape.Title || note[k].Length < 3 || note[k].Is(Sense.Function | Sense.Clinical | Sense.Month | Sense.Weekday) || NameReader.Protected(note, k) && !note[k].Named && !note[k].Plain || !finds.Free(k)) return false;
            while (note.IsWord(k) && note[k].Shape == Shape.Title && !note[k].Is(Sense.Function) && note[k].Gap <= Gap.Line && finds.Free(k) && k - i < 7) k++;
        }
        if (note.IsMark(k, '.') && note.IsWord(k - 1) && note[k - 1].Is(Sense.Street) && note[k].Gap == Gap.None) k++;
        k = Unit(note, k);
        finds.Add(i, k, PhiType.Address, 0.8f);
        CityAfter(note, finds, k);
        return true;
    }

    /// <summary>"NC-12 at milepost 64", "off US-89": a route by the letters of its state.</summary>
    private static void Route(Note note, Finds finds, int i)
    {
        var number = i + 2;
        if (!note.Is(i, Sense.StateCode) && !note.Says(i, "sr") && !note.Says(i, "cr") && !note.Says(i, "fm") && !note.Says(i, "rr") && !note.Says(i, "us") && !note.Says(i, "i") || !note.Glued(i + 1) || !note.Glued(number) || !note.InRange(number) || !note[number].IsNumber || note[number].Length > 4 || !finds.Free(i, number + 1) || note.Glued(number + 1) && note.InRange(number + 1) && note[number + 1].Kind != Kind.Mark) return;
        var end = Way(note, finds, number + 1);
        if (end > number + 1 || note.Says(i - 1, "on") || note.Says(i - 1, "off") || note.Says(i - 1, "along") || note.Says(i - 1, "near") || note.Says(i - 1, "down")) finds.Add(i, end, PhiType.Address, 0.8f);
    }

    /// <summary>"the park at Maple and Lenox", "corner of Pico and Vine".</summary>
    private static void Crossing(Note note, Finds finds, int i)
    {
        if (!note.Says(i + 1, "of") && !note.Says(i + 1, "at")) return;
        var begin = i + 2;
        var and = begin;
        while (Capital(note, finds, and) && and - begin < 4) and++;
        if (and == begin || !note.Says(and, "and") && !note.IsMark(and, '&')) return;
        var end = and + 1;
        while (Capital(note, finds, end) && end - and < 5) end++;
        if (end > and + 1) finds.Add(begin, end, PhiType.Address, 0.75f);
    }

    private static bool Capital(Note note, Finds finds, int i) => (note.IsWord(i) && note[i].Capital || note.InRange(i) && (note[i].IsNumber || DateRecogniser.OrdinalMark(note, i))) && note[i].Gap <= Gap.Line && (finds.Free(i) || finds.Claim(i) is PhiType.Address);

    /// <summary>The field of an address holds one, whatever it looks like: up to the end of its column.</summary>
    private static void Labelled(Note note, Finds finds, int i)
    {
        var label = note.Longest(i, Label);
        var begin = Field.Value(note, label);
        if (begin == 0 || !note.InRange(begin) || note[begin].Gap >= Gap.Line || !Field.Opens(note, label.Begin)) return;
        var end = begin;
        var places = 0;
        for (var k = begin; note.InRange(k) && k - begin < 24 && (k == begin || note[k].Gap <= Gap.Space) && !note.IsMark(k, '|') && !note.IsMark(k, ';') && !note.IsMark(k, '@'); k++)
        {
            if (!finds.Free(k) && finds.Claim(k) is not PhiType.Address) break;
            // the next label, or the next sentence
            if ((note[k].Phrase & Phrase.Labels) != 0 && k > begin && Field.Value(note, note.Longest(k, Phrase.Labels)) > 0) break;
            if (note.IsMark(k, '.') && note.InRange(k + 1) && note[k + 1].Gap != Gap.None && note.IsWord(k - 1) && note[k - 1].Length > 4) break;
            if (note[k].IsNumber || note[k].Capital) places++;
            end = k + 1;
        }
        while (end > begin && note[end - 1].Kind == Kind.Mark) end--;
        if (places > 0) finds.Add(begin, end, PhiType.Address, 0.75f);
    }
}
