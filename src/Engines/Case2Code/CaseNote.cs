using System.Globalization;
using System.Text.RegularExpressions;
using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.Case2Code;

/// <summary>A note with the questions that procedures and visits ask of it.</summary>
internal sealed partial class CaseNote
{
    private readonly Assertions _assertions;
    private readonly string[] _words;

    public CaseNote(string text)
    {
        Note = NoteText.Read(text);
        _assertions = Assertions.Of(Note);
        _words = new string[Note.Tokens.Count];
        Span<char> lower = stackalloc char[64];
        for (var i = 0; i < _words.Length; i++)
            _words[i] = lower[..Folding.Lower(Note.Tokens[i].In(text), lower)].ToString();
        Age = AgeWords().Match(text) is { Success: true } age ? int.Parse(age.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    public NoteText Note { get; }

    /// <summary>The age in years that the note tells; null without one.</summary>
    public int? Age { get; }

    /// <summary>Every phrase of a tree, the longest at each place, from left to right.</summary>
    public List<(int First, int Last, T Value)> Find<T>(PhraseTree<T> tree)
    {
        var ids = new int[_words.Length];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = tree.Word(_words[i]);
        var found = new List<(int, int, T)>();
        for (var i = 0; i < ids.Length;)
        {
            var length = ids[i] < 0 ? 0 : tree.Longest(ids, i, Note.Sentences[Note.SentenceOf[i]].Last, out var value) is var n && n > 0 ? Kept(found, i, n, value!) : 0;
            i += Math.Max(1, length);
        }
        return found;

        static int Kept(List<(int, int, T)> found, int at, int length, T value)
        {
            found.Add((at, at + length, value));
            return length;
        }
    }

    public Asserted Asserted(int first, int last) => _assertions.Of(first, last);

    public SectionKind Section(int token) => Note.SectionOf(token).Kind;

    public Span SpanOf(int first, int last) => new(Note.Points.At(Note.Tokens[first].Begin), Note.Points.At(Note.Tokens[last - 1].End));

    /// <summary>The lower-case words of the sentence of a token.</summary>
    public ReadOnlySpan<string> Sentence(int token) => Note.Sentences[Note.SentenceOf[token]] is var s ? _words.AsSpan(s.First, s.Last - s.First) : default;

    /// <summary>The sentence of a token as written.</summary>
    public string Written(int token) => Note.Sentences[Note.SentenceOf[token]] is var s ? Note.Text[Note.Tokens[s.First].Begin..Note.Tokens[s.Last - 1].End] : "";

    public bool Says(int token, IReadOnlyList<string> words)
    {
        foreach (var word in Sentence(token))
            if (words.Contains(word))
                return true;
        return false;
    }

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
    public int? Views(int token) => ViewWords().Match(Written(token)) is { Success: true } match ? Number(match.Groups[1].Value) : null;

    /// <summary>The largest length in centimeters that the sentence states.</summary>
    public decimal? Centimeters(int token)
    {
        decimal? most = null;
        foreach (Match match in LengthWords().Matches(Written(token)))
            if (decimal.TryParse(match.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var length))
                most = Math.Max(most ?? 0, match.Groups[2].Value.StartsWith('m') ? length / 10 : length);
        return most;
    }

    /// <summary>The amount of a drug that the sentence states behind or before its name, in mg, mcg, g or units.</summary>
    public (decimal Amount, string Unit, Span Where)? Dose(int token)
    {
        var sentence = Note.Sentences[Note.SentenceOf[token]];
        var start = Note.Tokens[sentence.First].Begin;
        (decimal, string, Span)? best = null;
        var distance = int.MaxValue;
        foreach (Match match in DoseWords().Matches(Written(token)))
            if (Math.Abs(start + match.Index - Note.Tokens[token].Begin) is var away && away < distance)
                (distance, best) = (away, (decimal.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), match.Groups[2].Value.ToLowerInvariant() switch { "gram" or "grams" or "gm" => "g", var u => u.TrimEnd('s') },
                    new Span(Note.Points.At(start + match.Index), Note.Points.At(start + match.Index + match.Length))));
        return best;
    }

    /// <summary>Minutes of total time that the note documents.</summary>
    public (int Minutes, Span Where)? TotalTime()
    {
        foreach (var pattern in (ReadOnlySpan<Regex>)[TimeWords(), TimeBefore()])
            if (pattern.Match(Note.Text) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, out var minutes) && minutes is > 0 and < 600)
                return (minutes, new Span(Note.Points.At(match.Index), Note.Points.At(match.Index + match.Length)));
        return null;
    }

    private static int? Number(string word) => word.ToLowerInvariant() switch
    {
        "single" or "one" or "1" => 1, "two" or "2" => 2, "three" or "3" => 3, "four" or "4" => 4, "five" or "5" => 5, "six" or "6" => 6, _ => null,
    };

    [GeneratedRegex(@"\b(\d{1,3})[- ](?:years?|yrs?|y)[- ]?(?:old|o\b)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AgeWords();

    [GeneratedRegex(@"\b(single|one|two|three|four|five|six|[1-6])[- ]views?\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ViewWords();

    [GeneratedRegex(@"(\d{1,3}(?:\.\d{1,2})?)[- ]?(cm|centimeters?|mm)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex LengthWords();

    [GeneratedRegex(@"\b(\d{1,5}(?:\.\d{1,3})?) ?(mg|mcg|g|grams?|gm|units?)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex DoseWords();

    [GeneratedRegex(@"\b(?:total time|time spent|spent|total of)[^.\n\d]{0,60}?(\d{1,3}) ?(?:minutes|mins?)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex TimeWords();

    [GeneratedRegex(@"\b(\d{1,3}) ?(?:minutes|mins?) (?:of total time|was spent|were spent|total time|in total)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex TimeBefore();
}
