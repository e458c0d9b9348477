using CodingAhead.Engines.RedactPhi.Lists;
using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>Ages over 89 in figures and words, and years of birth that show them.</summary>
internal sealed class AgeRecogniser : Recogniser
{
    public override RecogniserSheet Sheet { get; } = new("age-over-89", "ages over 89, years that show them", "90 to 125 before years old, yo, y/o, or after age, aged; ninety-four; born in 1925",
        "year-old, yo, y.o., age, aged, turned, birthday; the newest year of the note for years of birth", null, "45 CFR 164.514(b)(2)(i)(C)");

    private static readonly ulong Ninety = Vocabulary.HashOf("ninety"), Hundred = Vocabulary.HashOf("hundred"), Nineties = Vocabulary.HashOf("nineties"), Centenarian = Vocabulary.HashOf("centenarian"),
        Nonagenarian = Vocabulary.HashOf("nonagenarian"), Supercentenarian = Vocabulary.HashOf("supercentenarian");

    private static readonly HashSet<string> Units = new(StringComparer.OrdinalIgnoreCase) { "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth" };

    public override void Find(Note note, Finds finds)
    {
        for (var i = 0; i < note.Count; i++)
        {
            ref var token = ref note[i];
            if (token.Claimed != 0) continue;
            if (token.IsNumber)
            {
                if (token.Length is 2 or 3 && note.Number(i) is > 89 and < 126 && !Decimal(note, i) && !(note.Glued(i) && note.IsWord(i - 1)) && (Follows(note, i + 1) || Leads(note, i) || Is(note, i, i + 1))) finds.Add(i, Unit(note, i + 1), PhiType.AgeOver89, 0.9f);
                else if (token.Length == 4) BirthYear(note, finds, i);
                continue;
            }
            if (!token.IsWord) continue;
            if (token.Hash == Ninety) Words(note, finds, i, i + 1);
            else if (token.Hash == Hundred && (note.Says(i - 1, "one") || note.Says(i - 1, "a"))) Words(note, finds, i - 1, i + 1);
            else if (token.Hash == Hundred) Words(note, finds, i, i + 1);
            else if (token.Hash == Centenarian || token.Hash == Nonagenarian || token.Hash == Supercentenarian) finds.Add(i, i + 1, PhiType.AgeOver89, 0.85f);
            else if (token.Hash == Nineties && (note.Says(i - 1, "her") || note.Says(i - 1, "his") || note.Says(i - 1, "their") || note.Says(i - 1, "mid") || note.Says(i - 1, "late") || note.Says(i - 1, "early"))) finds.Add(i, i + 1, PhiType.AgeOver89, 0.8f);
        }
    }

    private static bool Decimal(Note note, int i) => note.Glued(i) && note.InRange(i - 1) && note[i - 1].Kind == Kind.Mark && note[i - 1].Mark is '.' or '/' || note.Glued(i + 1) && note.Glued(i + 2) && note.InRange(i + 2) && note[i + 2].IsNumber && (note.IsMark(i + 1, '.') || note.IsMark(i + 1, '/'));

    /// <summary>"-year-old", "years old", "yo", "y.o.", "y/o", "yrs", "F" and "M" after an age.</summary>
    private static bool Follows(Note note, int i)
    {
        while (note.InRange(i) && note[i].Kind == Kind.Mark && note[i].Mark is '-' && note[i].Gap <= Gap.Line) i++;
        if (!note.IsWord(i) || note[i].Gap is Gap.Paragraph or Gap.Wide) return false;
        if (note.Says(i, "year") || note.Says(i, "yr") || note.Says(i, "years") || note.Says(i, "yrs"))
        {
            var k = i + 1;
            while (note.InRange(k) && note[k].Kind == Kind.Mark && note[k].Mark is '-' or '.') k++;
            return note.Says(k, "old") || note.Says(k, "of") && note.Says(k + 1, "age") || note.Says(k, "young") || note.Says(k, "female") || note.Says(k, "male") || note.Says(k, "woman") || note.Says(k, "man");
        }
        if (note.Says(i, "yo") || note.Says(i, "yof") || note.Says(i, "yom") || note.Says(i, "yf") || note.Says(i, "ym")) return true;
        if (note.Says(i, "y")) return note.IsMark(i + 1, '/') || note.IsMark(i + 1, '.') && note.Says(i + 2, "o") || note.Glued(i) && !note.IsMark(i + 1, '=');
        return note.Glued(i) && (note.Says(i, "F") || note.Says(i, "M")) && !note.IsMark(i - 1, '.') && note.InRange(i + 1) && note[i + 1].IsWord && note[i].Shape != Shape.Lower
            || (note.Says(i, "female") || note.Says(i, "male") || note.Says(i, "woman") || note.Says(i, "man") || note.Says(i, "lady") || note.Says(i, "gentleman")) && note[i].Gap <= Gap.Line && !note.IsMark(i - 1, '%');
    }

    private static bool Leads(Note note, int i)
    {
        var k = i - 1;
        while (note.InRange(k) && (note[k].Kind == Kind.Mark && note[k].Mark is ':' or '(' or '=' or '~' || note.Says(k, "of") || note.Says(k, "is") || note.Says(k, "was") || note.Says(k, "about") || note.Says(k, "approximately"))) k--;
        if (note.Is(i + 1, Sense.Measure) && !note.Says(i + 1, "years") && !note.Says(i + 1, "yrs") && !note.Says(i + 1, "y") || note.IsMark(i + 1, '%')) return false;
        if (note.Says(k, "age") || note.Says(k, "aged") || note.Says(k, "ages")) return true;
        return k == i - 1 && (note.Says(k, "turned") || note.Says(k, "turning") || note.Says(k, "turns")) || note.Says(i - 1, "is") && DateLabelBefore(note, i);
    }

    /// <summary>"94 y.o.", "(091Y)": the abbreviation goes with its figure.</summary>
    private static int Unit(Note note, int i)
    {
        if (!note.IsWord(i) || note[i].Gap > Gap.Space) return i;
        if (note.Says(i, "yo")) return i + 1;
        if (!note.Says(i, "y")) return i;
        if (note.IsMark(i + 1, '/') && note.Says(i + 2, "o")) return i + 3;
        return note.IsMark(i + 1, '.') && note.Says(i + 2, "o") ? note.IsMark(i + 3, '.') ? i + 4 : i + 3 : note.Glued(i) ? i + 1 : i;
    }

    /// <summary>"she is 92 and", "Mr. Cole is ninety.": a person is that old, and nothing is counted.</summary>
    private static bool Is(Note note, int begin, int end)
    {
        var k = begin - 1;
        if (note.Says(k, "now") || note.Says(k, "already") || note.Says(k, "almost")) k--;
        if (!(note.Says(k, "is") || note.Says(k, "was") || note.IsPossessive(k) || note.Says(k, "turns"))) return false;
        k--;
        var who = note.Says(k, "she") || note.Says(k, "he") || note.Says(k, "patient") || note.Says(k, "pt") || note.Says(k, "who") || note.InRange(k) && (note[k].Phrase & Phrase.Relation) != 0 || note.IsWord(k) && note[k].Capital && note[k].Named && !note[k].Plain || note.Is(k - 1, Sense.Title) || note.Is(k - 2, Sense.Title) && note.IsMark(k - 1, '.');
        if (!who || note.IsMark(end, '%')) return false;
        return !note.InRange(end) || note[end].Gap >= Gap.Wide || note[end].Kind == Kind.Mark && note[end].Mark is '.' or ',' or ';' or ')' && !(note.Glued(end + 1) && note.InRange(end + 1) && note[end + 1].IsNumber) || note.Says(end, "and") || note.Says(end, "but") || note.Says(end, "now") || note.Says(end, "so") || note.Says(end, "with") || note.Says(end, "years");
    }

    private static bool DateLabelBefore(Note note, int i) => note.Says(i - 2, "who") || note.Says(i - 2, "now") && note.Is(i + 1, Sense.Function);

    private static void Words(Note note, Finds finds, int begin, int end)
    {
        var k = end;
        if (note.Says(k, "and")) k++;
        if (note.IsMark(k, '-')) k++;
        if (note.Says(k, "and")) k++;
        if (note.IsMark(k, '-')) k++;
        if (note.IsWord(k) && Units.Contains(note.Word(k).ToString())) end = k + 1;
        else if (note[end - 1].Hash == Ninety && note.IsMark(end, '-') && !note.Says(end + 1, "year")) return;
        var led = note.Says(begin - 1, "age") || note.Says(begin - 1, "aged") || note.Says(begin - 1, "turned") || note.Says(begin - 1, "age") || note.Says(begin - 2, "age") && note.Says(begin - 1, "of");
        if ((Follows(note, end) || led || Is(note, begin, end) || note.Says(end, "birthday")) && finds.Free(begin, end)) finds.Add(begin, end, PhiType.AgeOver89, 0.85f);
    }

    /// <summary>"born in 1925": a year of birth that makes the person older than 89 in the newest year of the note.</summary>
    private static void BirthYear(Note note, Finds finds, int i)
    {
        var year = note.Number(i);
        if (note.NewestYear == 0 || year is < 1850 or > 2100 || note.NewestYear - year is < 90 or > 130) return;
        var k = i - 1;
        while (note.InRange(k) && (note[k].Kind == Kind.Mark && note[k].Mark is '.' or ':' or '(' or ',' || note.Says(k, "in") || note.Says(k, "on") || note.Says(k, "of") || note.Says(k, "year") || note.Says(k, "birth"))) k--;
        if (note.Says(k, "born") || note.Says(k, "dob") || note.Says(k, "yob") || note.Says(k, "birthday") || note.Says(k, "b") && note.IsMark(k + 1, '.') || note.Says(k + 1, "birth") || CalledBirthYear(note, i))
            finds.Add(i, i + 1, PhiType.AgeOver89, 0.85f);
    }

    /// <summary>"1923 as year of birth", "1923 is her birth year": the sentence says after the year what it is.</summary>
    private static bool CalledBirthYear(Note note, int year)
    {
        for (var k = year + 1; k <= year + 6 && note.InRange(k) && !note.IsMark(k, '.'); k++)
            if (note.Says(k, "birth") && (note.Says(k - 1, "of") && note.Says(k - 2, "year") || note.Says(k + 1, "year")))
                return true;
        return false;
    }
}
