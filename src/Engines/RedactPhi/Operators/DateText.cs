using System.Globalization;
using System.Text;
using CodingAhead.Engines.RedactPhi.Lists;
using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Operators;

/// <summary>A date as it is written: what day it means, and how to write another day the same way.</summary>
internal sealed class DateText
{
    private static readonly string[] Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    private readonly string text;
    private readonly List<(int At, int Length, char Kind)> fields = [];
    private int year, month, day;

    private DateText(string text) => this.text = text;

    /// <summary>The day that is meant; a missing day is the 15th, a missing year the one given.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Whether day, month and year are all written.</summary>
    public bool Full { get; private set; }

    /// <summary>Reads a written date; null when its parts cannot be told apart.</summary>
    public static DateText? Read(string text, int year)
    {
        var date = new DateText(text);
        if (!date.Split()) return null;
        date.Full = date.year > 0 && date.month > 0 && date.day > 0;
        if (date.month == 0) return null;
        var y = date.year > 0 ? date.year : year > 0 ? year : 2001;
        var d = date.day > 0 ? date.day : 15;
        if (y is < 1 or > 9998 || d > DateTime.DaysInMonth(y, date.month)) { if (d > 31) return null; d = DateTime.DaysInMonth(y is > 0 and < 9999 ? y : 2001, date.month); }
        date.Day = new DateOnly(y, date.month, d);
        return date;
    }

    /// <summary>Another day in the same dress: the same order, marks, widths and names.</summary>
    public string Write(DateOnly other)
    {
        var output = new StringBuilder(text.Length + 4);
        var at = 0;
        var padded = fields.Exists(f => f.Kind is 'm' or 'd' && text[f.At] == '0') || fields.Exists(f => f.Kind == 'm') && fields.TrueForAll(f => f.Kind is not ('m' or 'd') || f.Length == 2);
        foreach (var (begin, length, kind) in fields)
        {
            output.Append(text, at, begin - at);
            at = begin + length;
            switch (kind)
            {
                case 'y': output.Append((length == 2 ? other.Year % 100 : other.Year).ToString(length == 2 ? "00" : "0000", CultureInfo.InvariantCulture)); break;
                case 'm': output.Append(other.Month.ToString(padded ? "00" : "0", CultureInfo.InvariantCulture)); break;
                case 'd': output.Append(other.Day.ToString(padded ? "00" : "0", CultureInfo.InvariantCulture)); break;
                case 'o': output.Append(Ordinal(other.Day)); break;
                case 'c': output.Append(other.ToString("yyyyMMdd", CultureInfo.InvariantCulture)); break;
                default: output.Append(Named(text.AsSpan(begin, length), other.Month)); break;
            }
        }
        return output.Append(text, at, text.Length - at).ToString();
    }

    private static string Ordinal(int day) => day % 100 is 11 or 12 or 13 ? "th" : (day % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };

    private static string Named(ReadOnlySpan<char> was, int month)
    {
        var name = Months[month - 1];
        if (was.Length <= 4 && !(was.Length == 4 && Months.Contains(was.ToString(), StringComparer.OrdinalIgnoreCase))) name = name[..3];
        return char.IsLower(was[0]) ? name.ToLowerInvariant() : was.Length > 1 && char.IsUpper(was[1]) ? name.ToUpperInvariant() : name;
    }

    private bool Split()
    {
        var numbers = new List<(int At, int Length)>();
        var named = false;
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            if (char.IsAsciiDigit(text[i]))
            {
                while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
                numbers.Add((start, i - start));
                if (i < text.Length && text[i] == 'T' && numbers.Count is 1 or 3) break;
            }
            else if (char.IsAsciiLetter(text[i]))
            {
                while (i < text.Length && char.IsAsciiLetter(text[i])) i++;
                ref readonly var word = ref Vocabulary.Shared.Find(Vocabulary.HashOf(text.AsSpan(start, i - start)));
                if ((word.Sense & Sense.Month) != 0 && !named) { named = true; month = word.Payload; fields.Add((start, i - start, 'M')); }
                else if (i - start == 2 && numbers.Count > 0 && numbers[^1].At + numbers[^1].Length == start) fields.Add((start, 2, 'o'));
                else if ((word.Sense & (Sense.Weekday | Sense.Function)) == 0 || (word.Sense & Sense.Ordinal) != 0) return false;
                else if ((word.Sense & Sense.Weekday) != 0) return false;
            }
            else i++;
        }
        return Assign(numbers, named) && Sorted();
    }

    private bool Sorted() { fields.Sort(static (a, b) => a.At.CompareTo(b.At)); return true; }

    private int Value((int At, int Length) n) => int.Parse(text.AsSpan(n.At, n.Length), CultureInfo.InvariantCulture);
    private static int Century(int two) => two < 50 ? 2000 + two : 1900 + two;

    private bool Assign(List<(int At, int Length)> n, bool named)
    {
        if (n.Count == 1 && n[0].Length == 8 && !named)
        {
            var value = Value(n[0]);
            (year, month, day) = (value / 10000, value / 100 % 100, value % 100);
            fields.Add((n[0].At, 8, 'c'));
            return Valid();
        }
        if (named)
        {
            foreach (var number in n)
                if (number.Length == 4 || number.Length == 2 && (number.At > 0 && text[number.At - 1] == '\'' || day > 0)) { year = number.Length == 4 ? Value(number) : Century(Value(number)); fields.Add((number.At, number.Length, 'y')); }
                else if (number.Length <= 2 && day == 0) { day = Value(number); fields.Add((number.At, number.Length, 'd')); }
                else return false;
            return Valid();
        }
        if (n.Count == 3)
        {
            var (y, m, d) = n[0].Length == 4 ? (0, 1, 2) : Value(n[0]) > 12 ? (2, 1, 0) : (2, 0, 1);
            (year, month, day) = (n[y].Length == 4 ? Value(n[y]) : Century(Value(n[y])), Value(n[m]), Value(n[d]));
            fields.Add((n[y].At, n[y].Length, 'y'));
            fields.Add((n[m].At, n[m].Length, 'm'));
            fields.Add((n[d].At, n[d].Length, 'd'));
            return Valid();
        }
        if (n.Count != 2) return false;
        month = Value(n[0]);
        fields.Add((n[0].At, n[0].Length, 'm'));
        if (n[1].Length == 4) { year = Value(n[1]); fields.Add((n[1].At, 4, 'y')); }
        else { day = Value(n[1]); fields.Add((n[1].At, n[1].Length, 'd')); }
        return Valid();
    }

    private bool Valid() => month is > 0 and < 13 && day is >= 0 and < 32;
}
