using CodingAhead.Engines.RedactPhi.Lists;
using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>Dates of every form but the bare year; fractions, scores, ratios and blood pressures stay.</summary>
internal sealed class DateRecogniser : Recogniser
{
    public override RecogniserSheet Sheet { get; } = new("date", "dates, parts of dates, holidays", "m/d/y, y-m-d, d-Mon-y, Month d, y, the dth of Month, Month [of] y, m/y, m/d, yyyymmdd, holidays",
        "for m/d: on, since, seen, a weekday, a range, a blood pressure after it; against: grade, strength, pain, murmur, units", "calendar ranges", "45 CFR 164.514(b)(2)(i)(C)");

    private static readonly Phrase Label = Vocabulary.Label(PhiType.Date);

    public override void Find(Note note, Finds finds)
    {
        for (var i = 0; i < note.Count; i++)
        {
            ref var token = ref note[i];
            if (token.Claimed != 0) continue;
            var end = 0;
            var begin = i;
            if (token.IsNumber && token.Length is <= 4) end = Whole(note, i) is var w && w > 0 ? w : Partial(note, finds, i);
            else if (token.IsNumber && token.Length is 6 or 8 or 12 or 14) end = Compact(note, i);
            else if (token.Is(Sense.Month)) (begin, end) = MonthDate.Read(note, finds, i);
            else if ((token.Phrase & Phrase.Holiday) != 0) end = Holiday(note, i);
            if (end == 0 && token.IsNumber && token.Length <= 2) (begin, end) = LooseDay.Ordinal(note, i);
            if (end == 0 && token.Is(Sense.Ordinal)) (begin, end) = LooseDay.Word(note, i);
            if (end == 0 && token.Length <= 4 && (token.IsNumber || token.IsWord)) end = LooseDay.Broken(note, i);
            if (end <= begin || !finds.Free(begin, end)) continue;
            var from = WithWeekday(note, finds, begin);
            finds.Add(from, Stamp(note, end), PhiType.Date, 0.9f);
            i = Math.Max(i, end - 1);
        }
    }

    internal static bool Separator(Note note, int i, out char mark)
    {
        mark = note.InRange(i) && note[i].Kind == Kind.Mark ? note[i].Mark : '\0';
        return mark is '/' or '-' or '.' && note[i].Gap <= Gap.Space && note.InRange(i + 1) && note[i + 1].IsNumber && note[i + 1].Gap is Gap.None or Gap.Space or Gap.Line;
    }

    /// <summary>Three numbers that are a day of the calendar; returns their end or 0.</summary>
    private static int Whole(Note note, int i)
    {
        if (!Separator(note, i + 1, out var mark) || !Separator(note, i + 3, out var second) || mark != second || Before(note, i)) return 0;
        int a = note.Number(i), b = note.Number(i + 2), c = note.Number(i + 4), la = note[i].Length, lb = note[i + 2].Length, lc = note[i + 4].Length;
        if (note[i + 1].Gap != Gap.None && note[i + 3].Gap != Gap.None) return 0;
        if (la == 4) return a is > 1849 and < 2101 && b is > 0 and < 13 && c is > 0 and < 32 && lc <= 2 && lb <= 2 ? i + 5 : 0;
        if (la > 2 || lb > 2 || lc is not (2 or 4) || a is < 1 or > 31 || b is < 1 or > 31 || a > 12 && b > 12) return 0;
        if (lc == 4 && c is < 1850 or > 2100) return 0;
        if (Glue(note, i + 5)) return 0;
        if (mark == '.' && lc == 2 && !Labelled(note, i)) return 0;
        if (mark == '-' && lc == 2 && la == 1 && lb == 1 && !Labelled(note, i) && !note.Is(i - 1, Sense.BeforeDate)) return 0;
        return i + 5;
    }

    /// <summary>Whether the number is the tail of something longer.</summary>
    private static bool Before(Note note, int i) => note.Glued(i) && note.InRange(i - 1) && (note[i - 1].IsNumber || note[i - 1].Kind == Kind.Mark && note[i - 1].Mark is '/' or '-' or '.' or '_' or '$' && note.Glued(i - 1) && note.InRange(i - 2) && note[i - 2].Kind != Kind.Mark);

    private static bool Glue(Note note, int i) => note.Glued(i) && note.InRange(i) && (note[i].Kind == Kind.Mark ? note[i].Mark is '/' or '-' && note.Glued(i + 1) && note.InRange(i + 1) && note[i + 1].IsNumber && !RangeOfDates(note, i) : note[i].IsNumber);

    private static bool RangeOfDates(Note note, int dash) => note.IsMark(dash, '-') && note.InRange(dash + 3) && note[dash + 2].Kind == Kind.Mark && note[dash + 2].Mark is '/' && note[dash + 3].IsNumber;

    internal static bool Labelled(Note note, int i)
    {
        for (var k = i - 1; k >= i - 3 && k >= 0; k--)
        {
            if ((note[k].Phrase & Label) != 0 && (note[k].Length > 1 || note.IsMark(k + 1, ':'))) return true;
            if (note[k].Gap == Gap.Paragraph) return false;
        }
        return false;
    }

    /// <summary>Month and day, or month and year; the words around decide.</summary>
    private static int Partial(Note note, Finds finds, int i)
    {
        if (!Separator(note, i + 1, out var mark) || mark == '.' || Before(note, i) || Glue(note, i + 3) || note.IsMark(i + 3, '%') || note[i + 1].Gap != Gap.None) return 0;
        int a = note.Number(i), b = note.Number(i + 2), lb = note[i + 2].Length;
        if (note[i].Length > 2 || a is < 1 or > 12) return 0;
        if (lb == 4) return b is > 1899 and < 2101 ? i + 3 : 0;
        if (lb > 2 || b is < 1 or > 31) return 0;
        if (mark == '-') return Hyphened(note, i, b, lb) ? i + 3 : 0;
        if (Range(note, i + 3) is var range && range > 0 && (Score(note, finds, i, a, b) > -2 || b > 12)) return range;
        return Score(note, finds, i, a, b) >= 1 ? i + 3 : 0;
    }

    private static bool Hyphened(Note note, int i, int day, int length) =>
        (note[i].Length == 2 && length == 2 || day > 12) && (note.Says(i - 1, "on") || note.Says(i - 1, "dated") || note.Says(i - 1, "since") || note.Says(i - 1, "until") || note.Is(i - 1, Sense.Weekday) || Labelled(note, i))
        && !note.Is(i + 3, Sense.Measure);

    /// <summary>"4/16-7/13": the end of the second date when a date and a range lead to it.</summary>
    private static int Range(Note note, int i)
    {
        if (note.IsMark(i, '-')) i++;
        else return 0;
        if (!note.InRange(i) || !note[i].IsNumber || !Separator(note, i + 1, out var mark) || mark != '/') return 0;
        return note.Number(i) is > 0 and < 13 && note.Number(i + 2) is > 0 and < 32 && note[i + 2].Length <= 2 ? i + 3 : 0;
    }

    private static int Score(Note note, Finds finds, int i, int month, int day)
    {
        var score = 0;
        var before = i - 1;
        while (note.InRange(before) && note[before].Kind == Kind.Mark && note[before].Mark is '(' or ',' or '~' or ':' or '[' or '-' or '/') before--;
        if (note.InRange(before))
        {
            ref var b = ref note[before];
            if (b.Is(Sense.Weekday)) score += 7;
            // "a score of 6/15"
            else if (note.Says(before, "of") && note.Is(before - 1, Sense.BeforeScore) && !note.Is(before - 1, Sense.BeforeDate)) score -= 3;
            else if (b.Is(Sense.BeforeScore)) score -= b.Is(Sense.BeforeDate) ? 0 : 3;
            else if (b.Is(Sense.BeforeDate)) score += Faint(note, before) ? finds.Claim(before - 1) is PhiType.Date ? 3 : note.Is(before - 1, Sense.BeforeDate) && !Faint(note, before - 1) ? 2 : 0 : 2;
            else if (b.IsNumber && note[i].Gap == Gap.Space && before == i - 1 && b.Length < 3 && !note.IsMark(before - 1, '/')) score -= 3;
            if (Labelled(note, i)) score += 3;
            if (note.Glued(i) && b.IsWord && before == i - 1) score += b.Is(Sense.BeforeDate) ? 1 : -4;
        }
        if (day == 10 && month <= 10 || day == 5 && month <= 5 || day == 6 && month <= 6 || day == 30 && month > 12) score -= note.Is(before, Sense.BeforeDate) && !note.Is(before, Sense.BeforeScore) && (!Faint(note, before) || finds.Claim(before - 1) is PhiType.Date || note.Is(before - 1, Sense.BeforeDate) && !note.Is(before - 1, Sense.BeforeScore)) ? 0 : 2;
        else if (month < day && day is 2 or 3 or 4 or 8 && month is 1 or 3 or 5 or 7) score -= note.Is(before, Sense.BeforeDate) ? 0 : 1;
        if (note[i].Length == 2 && month < 10 || note[i + 2].Length == 2 && day < 10) score += 2;
        if (day > 12) score += 1;
        var after = i + 3;
        if (!note.InRange(after)) return score;
        if (Pressure(note, after) || Clock(note, after)) score += 3;
        else if (note[after].Gap <= Gap.Line && note.Is(after, Sense.AfterScore))
            score -= note[after].Is(Sense.Measure | Sense.Clinical) || !note[after].Is(Sense.Function) ? 3 : note.Is(before, Sense.BeforeDate) || day > 12 ? 0 : 2;
        if (note.Glued(after) && note[after].IsWord) score -= 4;
        return score;
    }

    /// <summary>Words that stand before scores as often as before dates.</summary>
    private static bool Faint(Note note, int i) => note.Says(i, "of") || note.Says(i, "and") || note.Says(i, "by") || note.Says(i, "to") || note.Says(i, "via") || note.Says(i, "left");

    /// <summary>"4/5 11:20": the time of day says what stands before it.</summary>
    private static bool Clock(Note note, int i) => note[i].IsNumber && note[i].Length <= 2 && note[i].Gap == Gap.Space && note.IsMark(i + 1, ':') && note.Glued(i + 1) && note.Glued(i + 2) && note.InRange(i + 2) && note[i + 2].IsNumber && note[i + 2].Length == 2;

    private static bool Pressure(Note note, int i) => note[i].IsNumber && note[i].Length is 2 or 3 && note.Number(i) is > 69 and < 261 && note.IsMark(i + 1, '/') && note.Number(i + 2) is > 29 and < 161;

    /// <summary>Digits without marks: yyyymmdd with or without a time, mmddyyyy and mmddyy after a label of dates.</summary>
    private static int Compact(Note note, int i)
    {
        var w = note.Word(i);
        if (note.Glued(i) && note.InRange(i - 1) && note[i - 1].Kind == Kind.Mark && note[i - 1].Mark is '-' or '/' or '.' || note.Glued(i + 1) && note.InRange(i + 1) && (note[i + 1].IsWord && !note.Says(i + 1, "T") || note.IsMark(i + 1, '-') && note.Glued(i + 2) && note[i].Length == 8 && note.InRange(i + 2) && note[i + 2].Kind != Kind.Mark && note[i + 2].Length != 8)) return 0;
        static int Two(ReadOnlySpan<char> text, int at) => (text[at] - '0') * 10 + text[at + 1] - '0';
        var labelled = Labelled(note, i) || note.Is(i - 1, Sense.BeforeDate) && !note.Says(i - 1, "of") && !note.Says(i - 1, "and") && !note.Says(i - 1, "via");
        if (w.Length >= 8 && Two(w, 0) is 19 or 20 && Two(w, 4) is > 0 and < 13 && Two(w, 6) is > 0 and < 32 && (labelled || w.Length > 8 && Two(w, 8) < 24 && Two(w, 10) < 60)) return i + 1;
        if (w.Length == 8 && Labelled(note, i) && Two(w, 0) is > 0 and < 13 && Two(w, 2) is > 0 and < 32 && Two(w, 4) is 18 or 19 or 20) return i + 1;
        return w.Length == 6 && Labelled(note, i) && Two(w, 0) is > 0 and < 13 && Two(w, 2) is > 0 and < 32 ? i + 1 : 0;
    }

    private static int Holiday(Note note, int i)
    {
        var hit = note.Longest(i, Phrase.Holiday);
        if (hit.End == i + 1 && note[i].Shape == Shape.Lower && (note[i].Length < 6 || note[i].Plain) && !note.Says(i, "easter") && !note.Says(i, "xmas")) return 0;
        if (note.Says(hit.End, "tree") || note.Says(hit.End, "seal") || note.Says(hit.End, "disease") || note.Says(hit.End, "Island")) return 0;
        if (hit.End == i + 2 && note.Says(i, "new") && note.Says(i + 1, "year") && note[i].Shape == Shape.Lower && !note.IsPossessive(i + 2)) return 0;
        var end = hit.End;
        if (note.IsPossessive(end)) end++;
        if (note[end < note.Count ? end : end - 1].Gap <= Gap.Line && (note.Says(end, "weekend") || note.Says(end, "week") || note.Says(end, "eve"))) end++;
        var year = end;
        if (note.IsMark(year, ',') || note.Says(year, "of")) year++;
        return Year(note, year) is var y && y > 0 ? y : end;
    }

    /// <summary>The end of a year at a token: four digits, or an apostrophe and two.</summary>
    internal static int Year(Note note, int i)
    {
        if (note.IsMark(i, '\'') && note.InRange(i + 1) && note[i + 1].IsNumber && note[i + 1].Length == 2 && note.Glued(i + 1)) return i + 2;
        return note.InRange(i) && note[i].IsNumber && note[i].Length == 4 && note.Number(i) is > 1849 and < 2101 && note[i].Gap != Gap.Paragraph && !(note.IsMark(i + 1, '/') && note.Glued(i + 1)) ? i + 1 : 0;
    }

    internal static bool OrdinalMark(Note note, int i) => note.IsWord(i) && note[i].Length == 2 && note.Glued(i) && (note.Says(i, "st") || note.Says(i, "nd") || note.Says(i, "rd") || note.Says(i, "th"));

    private static int WithWeekday(Note note, Finds finds, int begin)
    {
        var i = begin - 1;
        if (note.IsMark(i, ',') || note.IsMark(i, '.')) i--;
        return note.Is(i, Sense.Weekday) && note[i].IsWord && finds.Free(i, begin) && note[begin].Gap <= Gap.Line && (note[i].Capital || note[i].Length > 4) ? i : begin;
    }

    /// <summary>A time glued to the date by "T" belongs to it.</summary>
    private static int Stamp(Note note, int end)
    {
        if (!note.Says(end, "T") || !note.Glued(end) || !note.Glued(end + 1) || !note.InRange(end + 1) || !note[end + 1].IsNumber) return end;
        var i = end + 1;
        while (note.InRange(i) && note.Glued(i) && (note[i].IsNumber || note[i].Kind == Kind.Mark && note[i].Mark is ':' or '.' or '+' or '-' && note.Glued(i + 1) || note.Says(i, "Z"))) i++;
        return i;
    }
}
