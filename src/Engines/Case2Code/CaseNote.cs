using System.Globalization;
using System.Text.RegularExpressions;
using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.Case2Code;

/// <summary>How far around a word a question looks: its sentence, its item of a list or paragraph, or the note.</summary>
internal enum Scope { Sentence, Item, Note }

/// <summary>A note with the questions that procedures and visits ask of it. Tokens are counted from 0; ranges are half-open.</summary>
internal sealed partial class CaseNote
{
    private static readonly string[] Emergency =
        ["emergency department course", "ed course", "emergency department note", "ed note", "emergency room note", "emergency department visit", "seen in the emergency department today", "brought in by ems", "emergency physician"];

    // a note without lines is no one item, and questions stay linear
    private const int MostItem = 250;

    private readonly Assertions _assertions;
    private readonly string[] _words;

    public CaseNote(string text, bool inpatient = false)
    {
        Note = NoteText.Read(text);
        _assertions = Assertions.Of(Note);
        _words = new string[Note.Tokens.Count];
        Span<char> lower = stackalloc char[64];
        for (var i = 0; i < _words.Length; i++)
            _words[i] = lower[..Folding.Lower(Note.Tokens[i].In(text), lower)].ToString();
        Age = AgeOf(text);
        IsEmergency = Array.Exists(Emergency, Names);
        // "ED course" alone may stand in a clinic's copy of an earlier stay
        IsFacility = inpatient || Array.Exists(Emergency, e => e is not ("ed course" or "emergency department course") && Names(e)) || Names("hospital day") || Names("operating room");
        IsProcedureNote = Array.Exists(["procedure note", "operative report", "operative note", "operation report", "surgical report", "infusion note"], Names);
        IsMedicare = Names("medicare") && !Names("no medicare") && !Names("not medicare");
    }

    public NoteText Note { get; }

    /// <summary>The age in years that the note tells, months as a part of a year; null without one.</summary>
    public decimal? Age { get; }

    /// <summary>Whether the note is of an emergency department.</summary>
    public bool IsEmergency { get; }

    /// <summary>Whether a facility gave the drugs, rooms and machines, so that the physician bills none of them.</summary>
    public bool IsFacility { get; }

    /// <summary>Whether the note says that Medicare pays.</summary>
    public bool IsMedicare { get; }

    /// <summary>Whether the note tells of a procedure and no visit, so that what stands under no heading is what was done.</summary>
    public bool IsProcedureNote { get; }

    /// <summary>Every phrase of a tree, the longest at each place, from left to right.</summary>
    /// <param name="overlapping">Whether a phrase may begin within another and end behind it.</param>
    public List<(int First, int Last, T Value)> Find<T>(PhraseTree<T> tree, bool overlapping = false)
    {
        var ids = new int[_words.Length];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = tree.Word(_words[i]);
        var found = new List<(int, int, T)>();
        var behind = 0;
        for (var i = 0; i < ids.Length;)
        {
            var length = ids[i] < 0 ? 0 : tree.Longest(ids, i, Note.Sentences[Note.SentenceOf[i]].Last, out var value) is var n && n > 0 && i + n > behind ? Kept(found, i, n, value!) : 0;
            behind = Math.Max(behind, i + length);
            i += overlapping ? 1 : Math.Max(1, length);
        }
        return found;

        static int Kept(List<(int, int, T)> found, int at, int length, T value)
        {
            found.Add((at, at + length, value));
            return length;
        }
    }

    public Asserted Asserted(int first, int last) => _assertions.Of(first, last);

    public SectionKind Section(int token) => Note.SectionOf(token).Kind is var kind && IsProcedureNote && kind is SectionKind.None or SectionKind.Other ? SectionKind.Procedure : kind;

    public Span SpanOf(int first, int last) => new(Note.Points.At(Note.Tokens[first].Begin), Note.Points.At(Note.Tokens[last - 1].End));

    /// <summary>The tokens that a question about a word looks at.</summary>
    public (int First, int Last) Range(int token, Scope scope)
    {
        if (scope == Scope.Note)
            return (0, _words.Length);
        var sentence = Note.Sentences[Note.SentenceOf[token]];
        if (scope == Scope.Sentence)
            return (sentence.First, sentence.Last);
        var (first, last) = (token, token + 1);
        while (first > 0 && token - first < MostItem && !Begins(first))
            first--;
        while (last < _words.Length && last - token < MostItem && !Begins(last))
            last++;
        return (first, last);
    }

    // a blank line, a bullet, a number at the start of a line, or a line behind a full stop begins an item
    private bool Begins(int token)
    {
        var gap = Note.Tokens[token].Before;
        return (gap & Gap.BlankLine) != 0 || (gap & Gap.Line) != 0 && ((gap & (Gap.Bullet | Gap.Stop)) != 0 || char.IsAsciiDigit(Note.Text[Note.Tokens[token].Begin]));
    }

    public ReadOnlySpan<string> Words(int token, Scope scope) => Range(token, scope) is var (first, last) ? _words.AsSpan(first, last - first) : default;

    /// <summary>The words of a range as written.</summary>
    public string Written(int token, Scope scope = Scope.Sentence) => Range(token, scope) is var (first, last) && last > first ? Note.Text[Note.Tokens[first].Begin..Note.Tokens[last - 1].End] : "";

    public bool Says(int token, IReadOnlyList<string> words, Scope scope = Scope.Sentence)
    {
        foreach (var word in Words(token, scope))
            if (words.Contains(word))
                return true;
        return false;
    }

    /// <summary>Where one of some runs of words stands in a range; null when none does.</summary>
    public (int First, int Last)? Run(int token, IReadOnlyList<string[]> runs, Scope scope)
    {
        var (first, last) = Range(token, scope);
        for (var i = first; i < last; i++)
            foreach (var run in runs)
                if (i + run.Length <= last && _words.AsSpan(i, run.Length).SequenceEqual(run))
                    return (i, i + run.Length);
        return null;
    }

    /// <summary>A word in small letters.</summary>
    public string Word(int token) => _words[token];

    /// <summary>Whether one of the phrases stands anywhere, as whole words in small letters.</summary>
    public bool Names(string phrase)
    {
        var words = phrase.Split(' ');
        for (var i = 0; i + words.Length <= _words.Length; i++)
            if (_words.AsSpan(i, words.Length).SequenceEqual(words))
                return true;
        return false;
    }

    /// <summary>The number of views that the sentence states; null when it is silent.</summary>
    public int? Views(int token) => ViewWords().Match(Written(token)) is { Success: true } match ? Numerals.Of(match.Groups[1].Value) : null;

    /// <summary>How many of the things that services are counted by stand around a word; null when no number is told.</summary>
    public int? Count(int token)
    {
        foreach (var scope in (ReadOnlySpan<Scope>)[Scope.Sentence, Scope.Item])
            if (CountWords().Match(Written(token, scope)) is { Success: true } match && Numerals.Of(match.Groups[1].Value) is { } count)
                return count;
        return null;
    }

    /// <summary>The number that stands right before a place, within three words; null without one.</summary>
    public int? NumberBefore(int token)
    {
        for (var i = token - 1; i >= Math.Max(Range(token, Scope.Sentence).First, token - 3); i--)
            if ((Note.Tokens[i + 1].Before & (Gap.Colon | Gap.Semicolon | Gap.Comma | Gap.Stop)) != 0)
                return null;
            else if (_words[i].Length <= 9 && Numerals.Of(_words[i]) is { } number)
                return number;
        return null;
    }

    /// <summary>A length in centimetres: the one nearest to a word in its sentence, else in its item.</summary>
    public decimal? Centimeters(int token)
    {
        foreach (var scope in (ReadOnlySpan<Scope>)[Scope.Sentence, Scope.Item])
        {
            var start = Note.Tokens[Range(token, scope).First].Begin;
            decimal? nearest = null;
            var distance = int.MaxValue;
            foreach (Match match in LengthWords().Matches(Written(token, scope)))
                if (Math.Abs(start + match.Index - Note.Tokens[token].Begin) is var away && away < distance && decimal.TryParse(match.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var length))
                    (distance, nearest) = (away, match.Groups[2].Value.StartsWith("mm", StringComparison.OrdinalIgnoreCase) || match.Groups[2].Value.StartsWith("milli", StringComparison.OrdinalIgnoreCase) ? length / 10 : length);
            if (nearest is not null)
                return nearest;
        }
        return null;
    }

    /// <summary>Minutes told in the sentence of a word, as of an infusion.</summary>
    public int? Minutes(int token) => SpanWords().Match(Written(token)) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, out var number)
        ? match.Groups[2].Value[0] is 'h' or 'H' ? number * 60 : number : null;

    /// <summary>Minutes of total time that the note documents.</summary>
    public (int Minutes, Span Where)? TotalTime()
    {
        foreach (var pattern in (ReadOnlySpan<Regex>)[TimeWords(), TimeBefore()])
            if (pattern.Match(Note.Text) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, out var minutes) && minutes is > 0 and < 600)
                return (minutes, new Span(Note.Points.At(match.Index), Note.Points.At(match.Index + match.Length)));
        return null;
    }

    private static decimal? AgeOf(string text) => AgeWords().Match(text) is not { Success: true } age ? Newborn().IsMatch(text) ? 0 : null
        : int.Parse(age.Groups[1].ValueSpan, CultureInfo.InvariantCulture) / age.Groups[2].Value.ToLowerInvariant()[0] switch { 'm' => 12m, 'w' => 52m, 'd' => 365m, _ => 1m };

    [GeneratedRegex(@"\b(\d{1,3})[- ](years?|yrs?|y|months?|mos?|weeks?|wks?|days?)[- ]?(?:old|o\b)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AgeWords();

    [GeneratedRegex(@"\bnewborn (?:boy|girl|infant|male|female|visit|check)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Newborn();

    [GeneratedRegex(@"\b(single|one|two|three|four|five|six|[1-6])[- ]views?\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ViewWords();

    [GeneratedRegex(@"\b(single|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|\d{1,2})[ )]{1,2}(?:[\p{L}-]{1,15} ){0,3}(?:lesions?|keratos[ei]s|aks?|warts?|mollusca|tags?|biops(?:y|ies)|nails?|toenails?|callus(?:es)?|corns?|nodes?|levels?|muscles?|treatments?|injections?|sites?|papules?|grafts?|stents?|vessels?|units? of|sutures? sites?|hemorrhoids?|moles?|cysts?)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex CountWords();

    [GeneratedRegex(@"(\d{1,3}(?:\.\d{1,2})?)[- ]?(cm|centimeters?|mm|millimeters?)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex LengthWords();

    [GeneratedRegex(@"\b(\d{1,3})[- ]?(minutes?|mins?|hours?|hrs?)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SpanWords();

    [GeneratedRegex(@"\b(?:total time|time spent|spent|total of)[^.\n\d]{0,60}?(\d{1,3}) ?(?:minutes|mins?)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex TimeWords();

    [GeneratedRegex(@"\b(\d{1,3}) ?(?:minutes|mins?) (?:of total time|was spent|were spent|total time|in total)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex TimeBefore();
}

/// <summary>Small numbers in words.</summary>
internal static class Numerals
{
    private static readonly string[] Names =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];

    public static int? Of(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : word.Equals("single", StringComparison.OrdinalIgnoreCase) ? 1 : Array.FindIndex(Names, n => n.Equals(word, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at ? at : null;
}
