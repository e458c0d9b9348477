using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>Dates that name their month, read outward from the month's word.</summary>
internal static class MonthDate
{
    /// <summary>The run of tokens of the date around a month; an end of 0 when the word is no date here.</summary>
    public static (int Begin, int End) Read(Note note, Finds finds, int month)
    {
        var begin = DayBefore(note, month);
        if (begin < month && !finds.Free(begin, month)) begin = month;
        var day = begin < month;
        var end = month + 1;
        if (note.IsMark(end, '.') && note[month].Length <= 4 && note[end].Gap == Gap.None) end++;
        var year = false;
        if (day) (end, year) = YearAfter(note, end);
        else
        {
            var after = DayAfter(note, end);
            if (after > 0)
            {
                day = true;
                (end, year) = YearAfter(note, after);
            }
            else (end, year) = MonthYear(note, end);
        }
        if (note.IsMark(end - 1, '.') && end == month + 2 && !day && !year) end--;
        if (day && Ambiguous(note, month) && note[month].Shape == Shape.Lower && !year && begin == month && !note.Is(begin - 1, Sense.BeforeDate) && !(note[month].Is(Sense.SmallLine) && (note.Says(month, "jan") || note.Says(month, "dec")) && !note.IsMark(end, '%')) && !DateRecogniser.OrdinalMark(note, end - 1)) return (0, 0);
        // "the 14th of March": the article goes with the day
        if (begin < month && note.Says(begin - 1, "the") && note.Says(month - 1, "of") && finds.Free(begin - 1)) begin--;
        if (day || year && !(note[month].Shape == Shape.Lower && note.Says(month, "may"))) return (begin, end);
        return Alone(note, month) ? (month, end) : (0, 0);
    }

    private static bool Ambiguous(Note note, int i) => note.Says(i, "may") || note.Says(i, "march") || note.Says(i, "mar") || note.Says(i, "jan") || note.Says(i, "dec") || note.Says(i, "sun") || note.Says(i, "mayo");

    private static bool Day(Note note, int i) => note.InRange(i) && note[i].IsNumber && note[i].Length <= 2 && note.Number(i) is > 0 and < 32;

    /// <summary>"15 Jan", "15th of January", "fifteenth of January", "22-AUG", "15Jan": where the day begins; the month itself when there is none.</summary>
    private static int DayBefore(Note note, int month)
    {
        var i = month - 1;
        if (note.IsMark(i, '-') || note.IsMark(i, '/')) i--;
        else if (note.Says(i, "of")) i--;
        if (i < 0 || note[month].Gap >= Gap.Wide && note[month].Gap != Gap.Line) return month;
        if (DateRecogniser.OrdinalMark(note, i) && Day(note, i - 1)) return i - 1;
        if (Day(note, i) && (i == month - 1 && note[month].Gap <= Gap.Line || i < month - 1))
        {
            if (i == month - 1 && Ambiguous(note, month) && note[month].Shape == Shape.Lower) return month;
            if (note.IsMark(i - 1, '/') || note.IsMark(i - 1, '.') && note.Glued(i)) return month;
            // "Room 5 March 3": the day after the month is nearer
            return i == month - 1 && DayAfter(note, month + 1) > 0 && YearAfter(note, month + 1).Year == false ? month : i;
        }
        if (note.Is(i, Sense.Ordinal) && i < month - 1 + 1 && (note.Says(month - 1, "of") || i == month - 1 && note.Says(i - 1, "the")))
            return note.IsMark(i - 1, '-') && (note.Says(i - 2, "twenty") || note.Says(i - 2, "thirty")) ? i - 2 : note.Says(i - 1, "twenty") || note.Says(i - 1, "thirty") ? i - 1 : i;
        return month;
    }

    /// <summary>"January 15", "January the 15th", "Jan. 15-17", "January fifteenth"; 0 when no day follows.</summary>
    private static int DayAfter(Note note, int i)
    {
        if (note.Says(i, "the")) i++;
        if (note.IsMark(i, '-') || note.IsMark(i, '/') || note.IsMark(i, ',')) i++;
        if (note.Is(i, Sense.Ordinal) && note[i].Gap <= Gap.Line && !note.Says(i, "second")) return i + 1;
        if ((note.Says(i, "twenty") || note.Says(i, "thirty")) && note.Is(i + (note.IsMark(i + 1, '-') ? 2 : 1), Sense.Ordinal)) return i + (note.IsMark(i + 1, '-') ? 3 : 2);
        if (!Day(note, i) || note[i].Gap is Gap.Paragraph or Gap.Wide) return 0;
        i++;
        if (DateRecogniser.OrdinalMark(note, i)) i++;
        else if (note.InRange(i) && note.Is(i, Sense.Measure) && note[i].Gap <= Gap.Space && !note.Says(i, "x")) return 0;
        else if (note.IsMark(i, '/') && note.Glued(i) && note.Glued(i + 1)) return 0;
        else if (note.IsMark(i, '.') && note.Glued(i) && note.Glued(i + 1)) return 0;
        // a span of days
        var to = i;
        if (note.IsMark(to, '-') || note.IsMark(to, '&') || note.Says(to, "and") || note.Says(to, "to") || note.Says(to, "through") || note.Says(to, "or")) to++;
        else return i;
        if (Day(note, to) && !(note.IsMark(to + 1, '/') && note.Glued(to + 1)) && !note.Is(to + 1, Sense.Measure)) return DateRecogniser.OrdinalMark(note, to + 1) ? to + 2 : to + 1;
        return i;
    }

    private static (int End, bool Year) YearAfter(Note note, int end)
    {
        var i = end;
        if (note.IsMark(i, ',') || note.IsMark(i, '-') || note.IsMark(i, '/') || note.IsMark(i, '.') && note.InRange(i + 1) && note[i + 1].Gap <= Gap.Space) i++;
        if (note.Says(i, "of") || note.Says(i, "in")) i++;
        if (DateRecogniser.Year(note, i) is var y && y > 0) return (y, true);
        if (Spoken.Year(note, end) is var said && said > end) return (said, true);
        // "12 MAR 58" at the end of a line or before a mark
        if (i == end && note.InRange(i) && note[i].IsNumber && note[i].Length == 2 && note[i].Gap == Gap.Space && note.IsWord(end - 1) && note[end - 1].Is(Sense.Month) && (!note.InRange(i + 1) || note[i + 1].Gap >= Gap.Line || note[i + 1].Kind == Kind.Mark && note[i + 1].Mark is '.' or ',' or ';' or ')' && note[i + 1].Gap == Gap.None)) return (i + 1, true);
        if (note.InRange(i) && i > end && note[i].IsNumber && note[i].Length == 2 && note.Glued(i) && (note.IsMark(i - 1, '-') || note.IsMark(i - 1, '/')) && note.Number(i) is >= 0 and < 100) return (i + 1, true);
        return (end, false);
    }

    private static (int End, bool Year) MonthYear(Note note, int end)
    {
        var i = end;
        if (note.IsMark(i, ',') || note.Says(i, "of") || note.IsMark(i, '-') || note.IsMark(i, '/')) i++;
        return DateRecogniser.Year(note, i) is var y && y > 0 ? (y, true) : (end, false);
    }

    private static readonly HashSet<string> Leads = new(StringComparer.OrdinalIgnoreCase)
    {
        "in", "since", "until", "till", "by", "during", "last", "this", "next", "early", "late", "mid", "through", "thru", "from", "between", "around", "every", "each", "before", "after", "past", "previous", "of", "end", "beginning", "middle", "to", "and", "or", "for", "starting", "about",
    };

    /// <summary>A month with neither day nor year: "in August", "since late June".</summary>
    private static bool Alone(Note note, int i)
    {
        var lead = note.InRange(i - 1) && note[i - 1].IsWord && note[i].Gap <= Gap.Line && Leads.Contains(note.Word(i - 1).ToString()) || note.IsMark(i - 1, '-') && note.Says(i - 2, "mid");
        if (Ambiguous(note, i) || note[i].Length == 3)
        {
            if (!lead || note.Says(i - 1, "to") || note.Says(i - 1, "and") || note.Says(i - 1, "or") || note.Says(i - 1, "this") || note.Says(i - 1, "each")) return false;
            return note[i].Shape == Shape.Title || note[i].Shape == Shape.Upper && note[i].Length > 3 && !note.Says(i, "may") || note.Says(i, "march") && !note.Says(i - 1, "of") && !note.Says(i - 1, "for");
        }
        if (note[i].First != 0 && note[i].Length < 7) return lead && !(note.IsWord(i + 1) && note[i + 1].Capital && note[i + 1].Last != 0 && !note[i + 1].Plain) && !note.IsPossessive(i + 1);
        return note[i].Capital || lead;
    }
}
