using CodingAhead.Engines.RedactPhi.Lists;
using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>Facilities and employers that their label, a saint, a suffix of companies or an earlier mention tells.</summary>
internal sealed partial class FacilityRecogniser
{
    private static readonly Phrase Label = Vocabulary.Label(PhiType.Facility);
    private static readonly string[] Companies = ["group", "associates", "assoc", "partners", "specialists", "consultants", "physicians", "providers", "clinic", "center", "inc", "llc", "pllc", "pa", "pc", "llp"];
    private static readonly string[] Hospitals = ["general", "memorial", "regional"];
    private static readonly string[] Trades = ["teacher", "teachers", "student", "students", "graduate", "graduates", "diploma", "education", "degree", "senior", "junior", "principal", "nurse", "nurses", "worker", "workers", "counselor", "coach", "administrator", "assistant", "aide", "technician"];

    private static bool Any(Note note, int i, string[] words)
    {
        foreach (var word in words) if (note.Says(i, word)) return true;
        return false;
    }

    private static bool Trade(Note note, int i) => Any(note, i, Trades);

    /// <summary>"Nephrology Associates", "Pathology, P.A.": the end of what makes a practice of a specialty.</summary>
    private static int Partners(Note note, int end)
    {
        var i = note.IsMark(end, ',') ? end + 1 : end;
        if (note.IsWord(i) && note[i].Capital && note[i].Gap <= Gap.Space && Any(note, i, Companies) && !(note[i].Length == 2 && i == end)) return i + 1;
        // "P.A.", "P.C."
        return i > end && note.Says(i, "P") && note.IsMark(i + 1, '.') && (note.Says(i + 2, "A") || note.Says(i + 2, "C")) ? note.IsMark(i + 3, '.') ? i + 4 : i + 3 : end;
    }

    /// <summary>A run whose own words are in no list and no book, before a head in capitals: only a name is written so.</summary>
    private static bool Unmistaken(Note note, int begin, Hit head)
    {
        if (note.ProtectedTerm is null || note[head.Begin].Shape is Shape.Lower || begin == head.Begin) return false;
        if (note[head.Begin].Is(Sense.HeadingLine) && !note[begin].Is(Sense.LineStart)) return false;
        for (var i = begin; i < head.Begin; i++) if (NameReader.Unknown(note, i)) return true;
        return false;
    }

    /// <summary>"Agency: …", "Pharmacy | …", "Daycare is …": the capital words of the field.</summary>
    private static void Labelled(Note note, Finds finds, Hit label)
    {
        if (note.Longest(label.Begin, Label).End != label.End) return;
        var begin = Field.Value(note, label);
        var said = begin == 0 && note.Says(label.End, "is");
        if (said) begin = label.End + 1;
        else if (begin == 0 || !Field.Opens(note, label.Begin)) return;
        if (!note.IsWord(begin) || !note[begin].Capital || note[begin].Gap >= Gap.Line) return;
        var end = begin;
        var own = 0;
        for (var k = begin; note.InRange(k) && k - begin < 10 && (k == begin || note[k].Gap <= Gap.Space) && Open(finds, k); k++)
        {
            ref var token = ref note[k];
            if (token.Kind == Kind.Mark)
            {
                if (note.IsPossessive(k) || token.Mark is '&' or '-' or '\'' || token.Mark == '.' && token.Gap == Gap.None && note.IsWord(k - 1) && note[k - 1].Length <= 3) continue;
                break;
            }
            if (token.IsNumber && !(note[k].Gap == Gap.Space && token.Length <= 4 && k > begin)) break;
            if (token.Shape == Shape.Lower && !note.Says(k, "of") && !note.Says(k, "on") && !note.Says(k, "at") && !note.Says(k, "and") && !note.Says(k, "the") && !note.Says(k, "for") && !note.Is(k, Sense.Particle)) break;
            if (k > begin && (token.Phrase & Phrase.Labels) != 0 && Field.Value(note, note.Longest(k, Phrase.Labels)) > 0) break;
            if (token.IsWord && !token.Is(Sense.Generic | Sense.Function | Sense.Clinical)) own++;
            if (token.Shape != Shape.Lower) end = k + 1;
        }
        if (own == 0 || said && end == begin + 1 && note[begin].Plain) return;
        end = Partners(note, end);
        Place(note, finds, begin, end, 0.8f);
    }

    /// <summary>"St Brendan's", "Saint Odile's": a church, school or hospital named after a saint.</summary>
    private static void Saint(Note note, Finds finds, int i)
    {
        var name = note.IsMark(i + 1, '.') ? i + 2 : i + 1;
        if (!note[i].Capital || !note.IsWord(name) || !note[name].Capital || note[name].Gap != Gap.Space || !Open(finds, i) || !Open(finds, name) || !note.IsPossessive(name + 1)) return;
        if (note.Is(name + 2, Sense.EponymHead) || note.Says(name + 2, "wort") || note.Says(name + 2, "dance") || note.Says(name + 2, "day")) return;
        finds.Add(i, name + 2, PhiType.Facility, 0.8f);
    }

    /// <summary>"Camp Wapiti", "P.S. 88, The Ferris School".</summary>
    private static void Camp(Note note, Finds finds, int i)
    {
        var end = i + 1;
        if (note.Says(i, "p"))
        {
            if (!note[i].Capital || !note.IsMark(i + 1, '.') || !note.Says(i + 2, "S") || !note.IsMark(i + 3, '.') || !note.InRange(i + 4) || !note[i + 4].IsNumber || note[i + 4].Length > 4 || note[i + 4].Gap > Gap.Space) return;
            end = i + 5;
            if (note.IsMark(end, ',') && note.Says(end + 1, "the"))
            {
                var school = end + 2;
                while (note.IsWord(school) && note[school].Capital && school - end < 7 && !note.Says(school, "school")) school++;
                if (note.Says(school, "school")) end = school + 1;
            }
        }
        else
        {
            if (note[i].Shape != Shape.Title || note[i].Is(Sense.HeadingLine)) return;
            while (note.IsWord(end) && note[end].Shape is Shape.Title or Shape.Mixed && note[end].Gap == Gap.Space && !note[end].Is(Sense.Function | Sense.Clinical) && end - i < 4) end++;
            if (end == i + 1) return;
        }
        for (var k = i; k < end; k++) if (!Open(finds, k)) return;
        finds.Add(i, end, PhiType.Facility, 0.75f);
    }

    /// <summary>"at our Bishop Arts office", "IN THE SOUTH WILLOW OFFICE": which of the offices it is.</summary>
    private static void Office(Note note, Finds finds, int i)
    {
        var begin = i;
        while (begin > 0 && i - begin < 3 && note.IsWord(begin - 1) && note[begin - 1].Capital && !note[begin - 1].Is(Sense.Function | Sense.Generic | Sense.Clinical) && !(note[begin - 1].Is(Sense.Title) && note[begin - 1].Length < 5) && note[begin].Gap <= Gap.Space && Open(finds, begin - 1)) begin--;
        if (begin == i || note.IsMark(begin - 1, '.')) return;
        var before = begin - 1;
        if (note.Says(before, "our") || note.Says(before, "the") || note.Says(before, "my")) before--;
        if (note.Says(before, "at") || note.Says(before, "in") || note.Says(before, "from") || note.Says(before, "to")) finds.Add(begin, i + 1, PhiType.Facility, 0.7f);
    }

    /// <summary>"Harlan Co. jail", "pratt co sheriff": an office of a county.</summary>
    private static void County(Note note, Finds finds, int i)
    {
        var co = note.IsMark(i - 1, '.') ? i - 2 : i - 1;
        if (!note.Says(co, "co") && !note.Says(co, "cnty") || !note.IsWord(co - 1) || note[co - 1].Plain || note[co - 1].Length < 3 || note[co].Gap > Gap.Space || !Open(finds, co - 1)) return;
        var end = i + 1;
        if (note.Says(end, "closet") || note.Says(end, "department") || note.Says(end, "dept") || note.Says(end, "office")) end++;
        if (finds.Free(co, end)) finds.Add(co - 1, end, PhiType.Facility, 0.75f);
    }

    /// <summary>"boss at kohala ranch feed", "rn at nags head general": a place in notes without capitals, of which one word at least is no word.</summary>
    private static void SmallAt(Note note, Finds finds, int i)
    {
        if (!note[i].Is(Sense.SmallLine) || !note.Says(i, "at")) return;
        var works = Works(note, i);
        var end = i + 1;
        var own = 0;
        while (note.IsWord(end) && note[end].Shape == Shape.Lower && note[end].Gap <= Gap.Line && finds.Free(end) && !note[end].Is(Sense.Function | Sense.Say) && end - i < 6)
        {
            if (NameReader.Nowhere(note, end)) own++;
            end++;
            if (!works && Any(note, end - 1, Hospitals)) break;
        }
        var headed = end > i + 2 && Any(note, end - 1, Hospitals);
        if (end - i > 2 && (headed && (own > 0 || !note.Is(end, Sense.Clinical) && end - i > 3) || works && own > 0)) finds.Add(i + 1, end, PhiType.Facility, 0.65f);
    }

    /// <summary>A facility's own first word, where it stands again alone: "asked Quillmont for a supply".</summary>
    private static void Again(Note note, Finds finds)
    {
        if (note.ProtectedTerm is null) return;
        HashSet<ulong>? names = null;
        foreach (var find in finds.All)
            if (find.Type == PhiType.Facility && find.End - find.Begin > 1 && note[find.Begin].Shape != Shape.Upper && NameReader.Unknown(note, find.Begin)) (names ??= []).Add(note[find.Begin].Hash);
        if (names is null) return;
        for (var i = 0; i < note.Count; i++)
            if (note[i].IsWord && note[i].Claimed == 0 && note[i].Shape is Shape.Title or Shape.Mixed && names.Contains(note[i].Hash) && !Person(note, i)) finds.Add(i, i + 1, PhiType.Facility, 0.6f);
    }

    // "Halloran, Autumn D.": the same word as a first name
    private static bool Person(Note note, int i)
    {
        var inverted = note.IsMark(i - 1, ',');
        if (!note.IsWord(i + 1) || !note[i + 1].Capital) return inverted && note[i].First != 0;
        return inverted && note[i + 1].Length == 1 || note[i].First != 0 && (inverted || note[i + 1].Gap == Gap.Space);
    }
}
