using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>Numbers as they are dictated: a telephone digit by digit, a year in words.</summary>
internal static class Spoken
{
    private static readonly string[] Digits = ["zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    private static readonly string[] Tens = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static bool Says(Note note, int i, string[] words)
    {
        if (!note.IsWord(i) || note[i].Gap is Gap.Paragraph) return false;
        foreach (var word in words)
            if (note.Says(i, word)) return true;
        return false;
    }

    /// <summary>The end of a run of at least seven digits in words, hyphens and commas between them; 0 when there is none.</summary>
    public static int Telephone(Note note, int i)
    {
        if (!Says(note, i, Digits)) return 0;
        var (end, count) = (i, 0);
        for (var k = i; note.InRange(k) && k - i < 40; k++)
        {
            if (Says(note, k, Digits)) (end, count) = (k + 1, count + 1);
            // "eight-oh-eight, 555, 0-1-7-7"
            else if (note[k].IsNumber && note[k].Length <= 4 && note[k].Gap <= Gap.Line) (end, count) = (k + 1, count + note[k].Length);
            else if (!(note[k].Kind == Kind.Mark && note[k].Mark is '-' or ',')) break;
        }
        return count is >= 7 and <= 15 ? end : 0;
    }

    /// <summary>The end of a run of at least so many words for digits and tens, hyphens and commas between them; 0 when there is none.</summary>
    public static int Run(Note note, int i, int least)
    {
        var (end, count) = (i, 0);
        for (var k = i; note.InRange(k) && k - i < 40; k++)
        {
            if (Says(note, k, Digits) || Says(note, k, Tens)) (end, count) = (k + 1, count + 1);
            else if (count == 0 || !(note[k].Kind == Kind.Mark && note[k].Mark is '-' or ',')) break;
        }
        return count >= least ? end : 0;
    }

    /// <summary>The end of a year in words behind a day: "twenty twenty four", "nineteen eighty-two", "two thousand and four"; the same place when there is none.</summary>
    public static int Year(Note note, int i)
    {
        var k = note.IsMark(i, ',') ? i + 1 : i;
        if (note.Says(k, "two") && note.Says(k + 1, "thousand"))
        {
            k += note.Says(k + 2, "and") ? 3 : 2;
            if (Says(note, k, Tens)) k++;
            return Says(note, k, Digits) ? k + 1 : k;
        }
        if (!note.Says(k, "twenty") && !note.Says(k, "nineteen")) return i;
        k++;
        if (Says(note, k, Tens)) k++;
        else if (!note.Says(k, "oh")) return i;
        else k++;
        if (note.IsMark(k, '-')) k++;
        return Says(note, k, Digits) ? k + 1 : k;
    }
}
