using System.Globalization;
using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>Numbers of a note that decide a code: the body mass index, the year of a past event, the weeks of a pregnancy.</summary>
internal static class Measures
{
    private const int Reach = 6, YearReach = 8;

    /// <summary>The adult code of the index that stands behind its name; null when no number does.</summary>
    public static string? BodyMass(NoteText note, int name, int last)
    {
        for (var i = name; i < Math.Min(last, name + Reach); i++)
            if (Number(note, i) is { } index && index is >= 8 and < 120)
                return index switch
                {
                    < 20 => "Z681",
                    < 40 => string.Create(CultureInfo.InvariantCulture, $"Z68{(int)index}"),
                    < 45 => "Z6841",
                    < 50 => "Z6842",
                    < 60 => "Z6843",
                    < 70 => "Z6844",
                    _ => "Z6845",
                };
        return null;
    }

    /// <summary>"in 2014" behind a mention, unless it tells when something that stays began; null when it is not there.</summary>
    public static string? PastYear(NoteText note, int from, int last)
    {
        for (var i = from; i < Math.Min(last, from + YearReach); i++)
        {
            if ((note.Tokens[i].Before & (Gap.Semicolon | Gap.Stop | Gap.Line)) != 0)
                return null;
            var word = note.Word(i);
            if (Began.Contains(word))
                return null;
            if (word.Equals("in", StringComparison.OrdinalIgnoreCase) && i + 1 < last && Year(note.Word(i + 1)))
                return $"in {note.Word(i + 1)}";
        }
        return null;
    }

    /// <summary>The completed weeks of a pregnancy and where they stand: "at 26 weeks", "39w2d", "34 2/7 weeks"; null when the note tells none.</summary>
    public static (int Weeks, int Place)? Weeks(NoteText note)
    {
        for (var i = 0; i < note.Tokens.Count; i++)
        {
            var word = note.Word(i);
            var digits = 0;
            while (digits < word.Length && char.IsAsciiDigit(word[digits]))
                digits++;
            if (digits is not (1 or 2) || int.Parse(word[..digits], CultureInfo.InvariantCulture) is not (>= 4 and <= 42 and var weeks))
                continue;
            if (digits < word.Length)
            {
                // 39w2d, 26wks
                if (word[digits..].StartsWith("w", StringComparison.OrdinalIgnoreCase))
                    return (weeks, i);
                continue;
            }
            var next = i + 1;
            while (next < note.Tokens.Count && next <= i + 2 && char.IsAsciiDigit(note.Word(next)[0]) && note.Word(next).Length == 1)
                next++;
            if (next >= note.Tokens.Count || !WeekWords.Contains(note.Word(next)))
                continue;
            // weeks of the pregnancy, not of a cough: what stands around says so
            for (var k = Math.Max(0, i - 4); k < Math.Min(note.Tokens.Count, next + 5); k++)
                if (Pregnant.Contains(note.Word(k)) || k == i - 1 && note.Word(k).Equals("at", StringComparison.OrdinalIgnoreCase))
                    return (weeks, i);
        }
        return null;
    }

    private static decimal? Number(NoteText note, int token)
    {
        var word = note.Word(token);
        if (!char.IsAsciiDigit(word[0]))
            return null;
        var text = note.Text.AsSpan(note.Tokens[token].Begin);
        var length = 0;
        while (length < text.Length && length < 6 && (char.IsAsciiDigit(text[length]) || text[length] == '.' && length + 1 < text.Length && char.IsAsciiDigit(text[length + 1])))
            length++;
        return decimal.TryParse(text[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static bool Year(ReadOnlySpan<char> word) => word.Length == 4 && word[0] is '1' or '2' && word[1] is '9' or '0' && char.IsAsciiDigit(word[2]) && char.IsAsciiDigit(word[3]);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Began = Set("since", "diagnosed", "dx", "found", "began", "started", "onset", "discovered", "detected", "noted", "first", "due", "planned", "repeat");
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> WeekWords = Set("week", "weeks", "wk", "wks");
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Pregnant = Set("gestation", "gestational", "pregnant", "pregnancy", "iup", "intrauterine", "ga", "gravid", "edd", "primigravida", "multigravida", "gravida", "g1", "g2", "g3", "g1p0", "g2p1", "g3p2", "prenatal", "ob");

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] words) => new HashSet<string>(words, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
