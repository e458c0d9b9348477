using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>Days without their month, and dates that a scanner has broken.</summary>
internal static class LooseDay
{
    private static readonly string[] Leads = ["on", "by", "until", "till", "til", "since", "through", "thru", "before", "after", "from", "of"];
    private static readonly string[] Followers = ["at", "and", "with", "for", "by", "when", "but", "she", "he", "they", "i", "we", "to", "because", "as", "in", "so", "if", "was", "is", "were", "had", "has", "then", "still", "due"];

    private static bool Any(Note note, int i, string[] words)
    {
        foreach (var word in words) if (note.Says(i, word)) return true;
        return false;
    }

    /// <summary>"on the 15th", "Monday the 3rd": a day without its month, when no noun follows; the article goes with it.</summary>
    public static (int Begin, int End) Ordinal(Note note, int i) =>
        note.Number(i) is > 0 and < 32 && DateRecogniser.OrdinalMark(note, i + 1) && note.Says(i - 1, "the") ? Day(note, i - 1, i + 2) : (i, 0);

    /// <summary>"until the twenty-first", "the morning of the Fourth".</summary>
    public static (int Begin, int End) Word(Note note, int i)
    {
        var begin = i;
        if (note.IsMark(begin - 1, '-') && (note.Says(begin - 2, "twenty") || note.Says(begin - 2, "thirty"))) begin -= 2;
        else if (note.Says(begin - 1, "twenty") || note.Says(begin - 1, "thirty")) begin--;
        if (!note.Says(begin - 1, "the")) return (i, 0);
        var weekday = note.Is(begin - 2, Sense.Weekday) || note.IsMark(begin - 2, ',') && note.Is(begin - 3, Sense.Weekday);
        // "the first", "on the second" are no days of themselves; "the Fourth" is a feast
        if (!weekday && begin == i && !(note.Says(i, "fourth") && note[i].Shape == Shape.Title)) return (i, 0);
        return Day(note, begin - 1, i + 1);
    }

    private static (int Begin, int End) Day(Note note, int the, int end)
    {
        var weekday = note.Is(the - 1, Sense.Weekday) || note.IsMark(the - 1, ',') && note.Is(the - 2, Sense.Weekday);
        if (!weekday && !Any(note, the - 1, Leads)) return (the + 1, 0);
        // "of the 5th rib", "after the 12th week": of needs a word of time before it
        if (!weekday && note.Says(the - 1, "of") && !(note.Says(the - 2, "morning") || note.Says(the - 2, "night") || note.Says(the - 2, "evening") || note.Says(the - 2, "afternoon") || note.Says(the - 2, "as") || note.Says(the - 2, "week"))) return (the + 1, 0);
        if (note.Says(end, "and") && (note.InRange(end + 1) && note[end + 1].IsNumber || note.Is(end + 1, Sense.Ordinal)) && !weekday) return (the + 1, 0);
        return !note.InRange(end) || note[end].Gap >= Gap.Paragraph || note[end].Kind == Kind.Mark && note[end].Mark is '.' or ',' or ';' or ')' or '!' or '?' or '"' || Any(note, end, Followers) ? (the, end) : (the + 1, 0);
    }

    /// <summary>"0l/15/2O24": a date in whose figures a scanner read letters; its end, or 0.</summary>
    public static int Broken(Note note, int i)
    {
        if (note.Glued(i) && note.InRange(i - 1) && !note.IsMark(i - 1, '(') && !note.IsMark(i - 1, ':')) return 0;
        Span<int> parts = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        int at = note[i].Start, part = 0, letters = 0;
        var mark = '\0';
        for (; at - note[i].Start < 11; at++)
        {
            var c = note.Char(at);
            var digit = c is >= '0' and <= '9' ? c - '0' : c is 'l' or 'I' ? 1 : c is 'O' or 'o' ? 0 : c is 'S' ? 5 : c is 'B' ? 8 : -1;
            if (digit >= 0)
            {
                if (c > '9') letters++;
                parts[part] = parts[part] * 10 + digit;
                if (++lengths[part] > 4) return 0;
            }
            else if (c is '/' or '-' && (mark == '\0' || c == mark) && part < 2 && lengths[part] is 1 or 2) { mark = c; part++; }
            else break;
        }
        if (part != 2 || letters == 0 || lengths[2] is not (2 or 4) || char.IsLetterOrDigit(note.Char(at)) || parts[0] is < 1 or > 12 || parts[1] is < 1 or > 31 || lengths[2] == 4 && parts[2] is < 1850 or > 2100) return 0;
        var end = i;
        while (note.InRange(end) && note[end].End <= at) end++;
        return end;
    }
}
