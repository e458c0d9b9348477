using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>Geographic units smaller than a state: streets, boxes, ZIP codes, cities, counties, landmarks, coordinates. States and countries stay.</summary>
internal sealed partial class AddressRecogniser : Recogniser
{
    private static readonly Phrase Label = Lists.Vocabulary.Label(PhiType.Address);

    public override RecogniserSheet Sheet { get; } = new("address", "streets, units, boxes, ZIP, cities, counties, landmarks", "number and name and suffix; County Road 40; PO Box; City, ST 12345-6789; name and County; name and Inn",
        "house numbers, prepositions, lives in, moved to, near, a state after a comma", null, "USPS Publication 28, 45 CFR 164.514(b)(2)(i)(B)");

    public override void Find(Note note, Finds finds)
    {
        for (var i = 0; i < note.Count; i++)
        {
            ref var token = ref note[i];
            if (token.Kind == Kind.Number)
            {
                if (token.Length is > 1 and < 6 && token.Claimed == 0 && Directed(note, finds, i)) continue;
                if (token.Length == 5 && token.Claimed == 0) Zip(note, finds, i);
                else if (token.Length is 1 or 2 or 3 && token.Claimed == 0) Coordinates(note, finds, i);
                continue;
            }
            if (token.Kind == Kind.Mark)
            {
                if (token.Mark == ',') CityState(note, finds, i);
                continue;
            }
            if (token.Sense == Sense.None && token.Phrase == Phrase.None && token.Length > 4) continue;
            if ((token.Phrase & Label) != 0) Labelled(note, finds, i);
            if (token.Shape == Shape.Upper && token.Length <= 2 && note.IsMark(i + 1, '-')) Route(note, finds, i);
            if (note.Says(i, "corner") || note.Says(i, "intersection") || note.Says(i, "park") || note.Says(i, "lot")) Crossing(note, finds, i);
            if (token.Is(Sense.StreetBefore)) Numbered(note, finds, i);
            if (token.Is(Sense.Street)) Street(note, finds, i);
            if (token.Length <= 4 || note.Says(i, "post")) Box(note, finds, i);
            if (token.Is(Sense.County)) County(note, finds, i);
            if (token.Is(Sense.Landmark)) Landmark(note, finds, i);
            if ((token.Phrase & Phrase.City) != 0) City(note, finds, i);
            else if ((token.Phrase & Phrase.State) != 0 && token.Capital && note.Longest(i, Phrase.State) is var state && Site(note, state.End) is var site && site > state.End && finds.Free(i, site)) finds.Add(i, site, PhiType.Address, 0.7f);
            if (token.Length is >= 2 and <= 9 && (token.Is(Sense.Function) || note.Says(i, "near") || note.Says(i, "outside") || note.Says(i, "visiting") || note.Says(i, "around"))) Towards(note, finds, i);
        }
    }

    private static bool Ordinal(Note note, int i) => DateRecogniser.OrdinalMark(note, i) && note.InRange(i - 1) && note[i - 1].IsNumber;

    /// <summary>From a street suffix back over its name to the house number; without a number the words before must say place.</summary>
    private static void Street(Note note, Finds finds, int suffix)
    {
        if (finds.Claim(suffix) is PhiType.Address) return;
        var i = suffix - 1;
        var words = 0;
        var named = 0;
        var lower = 0;
        var number = -1;
        for (; i >= 0 && suffix - i <= 9 && note[i + 1].Gap <= Gap.Line; i--)
        {
            ref var token = ref note[i];
            if (token.Claimed != 0 && finds.Claim(i) is not PhiType.Address) break;
            if (Ordinal(note, i)) { i--; words++; named++; continue; }
            if (token.IsNumber) { if (token.Length <= 6 && words > 0) number = i; break; }
            if (token.Kind == Kind.Mark) { if (token.Mark is '.' && note.IsWord(i - 1) && (note[i - 1].Length == 1 && note[i - 1].Capital || note[i - 1].Length <= 3 && note.Is(i - 1, Sense.Direction | Sense.Street | Sense.Title | Sense.Credential) && note[i - 1].Shape != Shape.Upper) || note.IsPossessive(i) || token.Mark == '-' && note.Glued(i) && note.Glued(i + 1)) continue; break; }
            if (token.Is(Sense.Measure | Sense.Say) && token.Shape == Shape.Lower) break;
            if (token.Shape == Shape.Lower)
            {
                if (token.Is(Sense.Particle) && words > 0) { continue; }
                if (token.Is(Sense.Function) || token.Is(Sense.Clinical) || token.Length == 1 && !token.Is(Sense.Direction)) break;
                lower++;
            }
            else if (token.Is(Sense.Title) && i + 1 < suffix && note.IsMark(i + 1, '.') && !note.Says(i, "st")) break;
            else named++;
            words++;
            if (words > 5) break;
        }
        if (words == 0) return;
        if (number >= 0)
        {
            if (note[number + 1].Gap > Gap.Line || note.Is(number - 1, Sense.Measure) && note[number].Gap == Gap.None) return;
            if (note.IsMark(number - 1, '-') && note.Glued(number) && note.InRange(number - 2) && note[number - 2].IsNumber) number -= 2;
            if (note.Glued(number) && note.IsWord(number - 1) && note[number - 1].Length == 1) number--;
            // "418 1/2 W. Mulberry St"
            if (note.IsMark(number - 1, '/') && note.Glued(number) && note.InRange(number - 3) && note[number - 2].IsNumber && note[number - 3].IsNumber && note[number - 2].Gap == Gap.Space) number -= 3;
            if (lower > 0 && named == 0 && !Sure(note, suffix) && note[suffix].Shape == Shape.Lower && !Lowercase(note, suffix, number)) return;
            Claim(note, finds, number, suffix);
            return;
        }
        if (note[suffix].Shape == Shape.Lower && named == 0 && Small(note, suffix)) { Claim(note, finds, suffix - 1, suffix); return; }
        if (note[suffix].Shape == Shape.Lower || named == 0 || note[suffix].Is(Sense.HeadingLine) && !note.Is(i, Sense.Function)) return;
        var begin = suffix;
        for (var k = suffix - 1; k > i && (note[k].Shape != Shape.Lower || note[k].Is(Sense.Particle) || Ordinal(note, k)); k--) begin = k;
        if (note.IsMark(begin, '.')) begin++;
        if (begin >= suffix) return;
        var lead = note.Says(begin - 1, "on") || note.Says(begin - 1, "at") || note.Says(begin - 1, "near") || note.Says(begin - 1, "off") || note.Says(begin - 1, "along") || note.Says(begin - 1, "down") || note.Says(begin - 1, "onto") || note.Says(begin - 1, "from") || note.Says(begin - 1, "to") && Sure(note, suffix);
        var and = note.Says(begin - 1, "and") && finds.Claim(begin - 2) is PhiType.Address;
        if (!(lead || and || Sure(note, suffix) && !note[suffix].Plain)) return;
        if (lead && !Sure(note, suffix) && suffix - begin == 1 && note[begin].Plain && !note[begin].Named) return;
        Claim(note, finds, begin, suffix);
    }

    private static bool Sure(Note note, int i) => note.Says(i, "street") || note.Says(i, "avenue") || note.Says(i, "ave") || note.Says(i, "road") || note.Says(i, "rd") || note.Says(i, "boulevard") || note.Says(i, "blvd") || note.Says(i, "lane") || note.Says(i, "ln")
        || note.Says(i, "parkway") || note.Says(i, "pkwy") || note.Says(i, "highway") || note.Says(i, "hwy") || note.Says(i, "turnpike") || note.Says(i, "expressway") || note.Says(i, "drive");

    /// <summary>"on kedzie ave": one word of no list between a place word and a suffix that is nothing else.</summary>
    private static bool Small(Note note, int suffix) => (note.Says(suffix, "ave") || note.Says(suffix, "avenue") || note.Says(suffix, "blvd") || note.Says(suffix, "boulevard") || note.Says(suffix, "pkwy") || note.Says(suffix, "hwy"))
        && note.IsWord(suffix - 1) && note[suffix - 1].Shape == Shape.Lower && !note[suffix - 1].Plain && !note[suffix - 1].Is(Sense.Function) && (note.Says(suffix - 2, "on") || note.Says(suffix - 2, "at") || note.Says(suffix - 2, "near") || note.Says(suffix - 2, "off") || note.Says(suffix - 2, "down"));

    /// <summary>A lower-case street with a number: short suffixes count when a comma, unit or state follows, or a place word leads.</summary>
    private static bool Lowercase(Note note, int suffix, int number) =>
        (note.Says(suffix, "st") || note.Says(suffix, "ct") || note.Says(suffix, "dr") || note.Says(suffix, "pl") || note.Says(suffix, "cir") || note.Says(suffix, "way") || note.Says(suffix, "court") || note.Says(suffix, "terrace") || note.Says(suffix, "place") || note.Says(suffix, "trail") || note.Says(suffix, "circle"))
        && (note[number].Length >= 3 || note.IsMark(suffix + 1, ',') || note.IsMark(suffix + 1, '.') && note.IsMark(suffix + 2, ',') || note.Says(number - 1, "at"));

    /// <summary>Claims a street with its direction and unit.</summary>
    private static void Claim(Note note, Finds finds, int begin, int last)
    {
        var end = last + 1;
        if (note.IsMark(end, '.') && note[end].Gap == Gap.None) end++;
        if (note.Is(end, Sense.Direction) && note[end].Gap == Gap.Space && note[end].Capital && note[end].Length <= 2) end++;
        // "County Road 40"
        if (note.InRange(end) && note[end].IsNumber && note[end].Length <= 4 && note[end].Gap is Gap.Space or Gap.Line && (note.Says(last, "road") || note.Says(last, "rd") || note.Says(last, "highway") || note.Says(last, "hwy"))) end++;
        end = Way(note, finds, Unit(note, end));
        if (begin > 0 && note.Is(begin - 1, Sense.Direction) && note[begin - 1].Capital && note[begin].Gap <= Gap.Space) begin--;
        finds.Add(begin, end, PhiType.Address, 0.9f);
        CityAfter(note, finds, end);
    }

    private static int Unit(Note note, int end)
    {
        var i = end;
        if (note.IsMark(i, ',')) i++;
        var hash = note.IsMark(i, '#');
        if (!(hash || note.Is(i, Sense.Unit)) || note[i].Gap > Gap.Line) return end;
        i++;
        while (note.InRange(i) && note[i].Kind == Kind.Mark && note[i].Mark is '.' or '#') i++;
        if (!note.InRange(i) || note[i].Kind == Kind.Mark || note[i].Gap > Gap.Line || !(note[i].IsNumber || note[i].Length == 1 && note[i].Capital)) return end;
        i++;
        while (note.InRange(i) && note.Glued(i) && (note[i].Kind != Kind.Mark || note[i].Mark == '-' && note.Glued(i + 1) && note.InRange(i + 1) && note[i + 1].Kind != Kind.Mark)) i++;
        return i;
    }

    /// <summary>"County Road 40", "Highway 61", "I-95", "Calle Luna".</summary>
    private static void Numbered(Note note, Finds finds, int i)
    {
        var k = i + 1;
        if (note.IsMark(k, '.') && note[k].Gap == Gap.None) k++;
        if (note.InRange(k) && note[k].IsNumber && note[k].Length <= 4 && note[k].Gap <= Gap.Line && (note[i].Capital || note.Says(i, "highway") || note.Says(i, "interstate")) && !note.Says(i, "via"))
        {
            var begin = i;
            while (begin > 0 && note[begin].Gap <= Gap.Line && note[begin - 1].Capital && (note.Says(begin - 1, "county") || note.Says(begin - 1, "state") || note.Says(begin - 1, "us") || note.Says(begin - 1, "rural") || note.Says(begin - 1, "old") || note.Says(begin - 1, "indian") || note.Says(begin - 1, "tribal") || note.Says(begin - 1, "forest") || note.Says(begin - 1, "navajo") || note.Says(begin - 1, "bia") || note.Says(begin - 1, "farm") || note.Says(begin - 1, "ranch") || note.Says(begin - 1, "service") || note.Is(begin - 1, Sense.Direction) || note.Is(begin - 1, Sense.StateCode))) begin--;
            if (note.InRange(begin - 1) && note[begin - 1].IsNumber && note[begin].Gap == Gap.Space) begin--;
            k = Way(note, finds, Unit(note, k + 1));
            finds.Add(begin, k, PhiType.Address, 0.85f);
            CityAfter(note, finds, k);
            return;
        }
        if (note[i].Shape == Shape.Lower && !(note.InRange(i - 1) && note[i - 1].IsNumber) || !(note.Says(i, "calle") || note.Says(i, "avenida") || note.Says(i, "camino") || note.Says(i, "paseo") || note.Says(i, "via") || note.Says(i, "rue") || note.Says(i, "calzada") || note.Says(i, "vista") || note.Says(i, "rancho") || note.Says(i, "carrera"))) return;
        var end = i + 1;
        while (note.IsWord(end) && note[end].Gap is Gap.Space or Gap.Line && (note[end].Capital || note[end].Is(Sense.Particle) || note[i].Shape == Shape.Lower && end == i + 1) && end - i < 5) end++;
        if (end == i + 1) return;
        var start = note.InRange(i - 1) && note[i - 1].IsNumber ? i - 1 : i;
        end = Unit(note, end);
        finds.Add(start, end, PhiType.Address, 0.85f);
        CityAfter(note, finds, end);
    }

    /// <summary>"PO Box 12", "P.O. Box 12", "POB 12", "RR 2 Box 40".</summary>
    private static void Box(Note note, Finds finds, int i)
    {
        if (!finds.Free(i)) return;
        var k = i;
        if (note.Says(k, "POB")) k++;
        else if (note.Says(k, "PO")) k++;
        else if (note.Says(k, "P") && note.IsMark(k + 1, '.') && note.Says(k + 2, "O")) k = note.IsMark(k + 3, '.') ? k + 4 : k + 3;
        else if (note.Says(k, "post") && note.Says(k + 1, "office")) k += 2;
        else if (note.Says(k, "RR") && note.InRange(k + 1) && note[k + 1].IsNumber) k += 2;
        else return;
        var box = note.Says(k, "box") || note.Says(k, "bx") || note.Says(k, "drawer");
        if (box) k++;
        else if (!note.Says(i, "POB") && !note.Says(i, "RR")) return;
        if (note.IsMark(k, '#')) k++;
        if (note.InRange(k) && note[k].IsNumber && note[k].Gap <= Gap.Line) finds.Add(i, k + 1, PhiType.Address, 0.95f);
    }

    private static void Coordinates(Note note, Finds finds, int i)
    {
        static bool Part(Note note, int k) => note.InRange(k + 2) && note[k].IsNumber && note.IsMark(k + 1, '.') && note.Glued(k + 1) && note.Glued(k + 2) && note[k + 2].IsNumber && note[k + 2].Length >= 4;
        if (!Part(note, i) || note.Glued(i) && note.InRange(i - 1) && note[i - 1].Kind != Kind.Mark) return;
        var k = i + 3;
        while (note.InRange(k) && k < i + 7 && (note[k].Kind == Kind.Mark && note[k].Mark is ',' or '-' or '\u00B0' || note[k].IsWord && note[k].Length == 1)) k++;
        if (k > i + 3 && Part(note, k)) finds.Add(note.IsMark(i - 1, '-') ? i - 1 : i, k + 3, PhiType.Address, 0.85f);
    }
}
