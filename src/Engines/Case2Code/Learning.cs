using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.DetectIcd10Cm;
using CodingAhead.Engines.RedactPhi;
using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.Case2Code;

/// <summary>A note and the codes that a coder gave it.</summary>
public sealed record CodedNote(string Text, IReadOnlyList<string> Codes);

/// <summary>What a lesson came to.</summary>
/// <param name="Mapped">Codes of another edition or not finished, taken as the billable code that they lead to.</param>
/// <param name="Unknown">Codes that the edition does not know, which were left out.</param>
/// <param name="Withheld">Phrases that were left out since an identifier stands in them.</param>
public sealed record LearningReport(int Notes, int Phrases, int Mapped, int Unknown, int Withheld);

/// <summary>
/// Learns from the user's own coded notes: counts which codes were chosen where which clinical words stood. A phrase is counted only when
/// every word is of the clinical vocabulary, no identifier that RedactPHI finds touches it, and two notes hold it.
/// </summary>
public sealed class Learning(Shelf shelf, PhiRedactor redactor)
{
    // a pair seen less often says nothing and would only fill the file
    private const double Least = 0.15;

    private sealed record Lesson(HashSet<string> Words, HashSet<string> Phrases, HashSet<string> Proposed, HashSet<string> Codes)
    {
        /// <summary>Each code that was proposed, with the kind of its match.</summary>
        public Dictionary<string, string> Kinds { get; } = new(StringComparer.Ordinal);

        /// <summary>How often the note affirms each code that was proposed.</summary>
        public Dictionary<string, int> Times { get; init; } = [];
    }

    /// <summary>Adds the counts of some notes to what was learned before.</summary>
    /// <param name="into">What was learned before; it is changed.</param>
    public LearningReport Learn(IEnumerable<CodedNote> notes, LearnedPhrases into)
    {
        ArgumentNullException.ThrowIfNull(notes);
        ArgumentNullException.ThrowIfNull(into);
        var lessons = new List<Lesson>();
        var (mapped, unknown, withheld) = (0, 0, 0);
        foreach (var lesson in notes.AsParallel().AsOrdered().Select(Read))
        {
            if (lesson.Lesson is not { } read)
                continue;
            lessons.Add(read);
            (mapped, unknown, withheld) = (mapped + lesson.Mapped, unknown + lesson.Unknown, withheld + lesson.Withheld);
        }
        Count(lessons, into.Words, l => l.Words, Leads);
        Count(lessons, into.Mentions, l => l.Phrases, Leads);
        // words that lead nowhere teach nothing; a mention that is never coded does
        foreach (var (key, counts) in into.Words.ToList())
            if (counts.Codes.Count == 0)
                into.Words.Remove(key);
        foreach (var lesson in lessons)
        {
            foreach (var code in lesson.Proposed)
            {
                Seen(into.Proposed, code, lesson.Codes.Contains(code) ? code : null);
                Seen(into.Times, LearnedChoice.Times(lesson.Times[code]), lesson.Codes.Contains(code) ? LearnedChoice.Taken : null);
                // another code of the category that nothing else in the note proposes was given instead
                if (!lesson.Codes.Contains(code))
                    foreach (var given in lesson.Codes)
                        if (given.AsSpan(0, 3).SequenceEqual(code.AsSpan(0, 3)) && !lesson.Proposed.Contains(given))
                            into.Proposed[code].Codes[given] = into.Proposed[code].Codes.GetValueOrDefault(given) + 1;
            }
            foreach (var category in lesson.Proposed.GroupBy(c => c[..3]))
                Seen(into.Categories, category.Key, category.Any(lesson.Codes.Contains) ? LearnedChoice.Taken : null);
            foreach (var (code, kind) in lesson.Kinds)
                Seen(into.Kinds, kind, lesson.Codes.Contains(code) ? LearnedChoice.Taken : null);
        }
        into.Notes += lessons.Count;
        return new LearningReport(lessons.Count, into.Phrases, mapped, unknown, withheld);
    }

    private (Lesson? Lesson, int Mapped, int Unknown, int Withheld) Read(CodedNote coded)
    {
        if (TermBooks.For(shelf, null).Book is not { } book)
            return default;
        var (mapped, unknown, withheld) = (0, 0, 0);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var written in coded.Codes)
        {
            var code = written.Replace(".", "", StringComparison.Ordinal).Trim().ToUpperInvariant();
            if (code.Length >= 3 && book.Codes.Resolve(code) is { } found && book.Codes.Default(found) is { } leaf)
            {
                codes.Add(leaf.Value);
                mapped += leaf.Value == code ? 0 : 1;
            }
            else
                unknown++;
        }
        var note = NoteText.Read(coded.Text);
        var safe = Safe(note, redactor.Redact(coded.Text));
        var matcher = TermBooks.Rent(shelf, book);
        try
        {
            var found = new MentionFinder(book, matcher).Find(note, Assertions.Of(note), new DetectOptions().Cut);
            var phrases = new NotePhrases(note, matcher);
            var lesson = new Lesson(new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal), codes) { Times = LearnedChoice.CountTimes(found) };
            foreach (var (first, last, key) in phrases.All())
                if (safe(first, last))
                    lesson.Words.Add(key);
                else
                    withheld++;
            foreach (var one in found)
                if (LearnedChoice.Affirmed(one.Asserted.Assertion))
                {
                    lesson.Proposed.Add(one.Code.Value);
                    lesson.Kinds.TryAdd(one.Code.Value, LearnedChoice.Kind(one));
                    if (phrases.Key(one.First, one.Last) is { } key && safe(one.First, one.Last))
                        lesson.Phrases.Add(key);
                }
            return (lesson, mapped, unknown, withheld);
        }
        finally
        {
            TermBooks.Return(shelf, book, matcher);
        }
    }

    private static void Seen(Dictionary<string, LearnedPhrase> table, string row, string? code)
    {
        var counts = table.TryGetValue(row, out var there) ? there : table[row] = new LearnedPhrase();
        counts.Notes++;
        if (code is not null)
            counts.Codes[code] = counts.Codes.GetValueOrDefault(code) + 1;
    }

    // whether no identifier touches the tokens
    private static Func<int, int, bool> Safe(NoteText note, RedactionResult redacted)
    {
        var touched = new int[note.Tokens.Count + 1];
        var token = 0;
        foreach (var span in redacted.Spans)
        {
            while (token < note.Tokens.Count && note.Points.At(note.Tokens[token].End) <= span.Begin)
                token++;
            for (var i = token; i < note.Tokens.Count && note.Points.At(note.Tokens[i].Begin) < span.End; i++)
                touched[i] = 1;
        }
        return (first, last) => Array.IndexOf(touched, 1, first, last - first) < 0;
    }

    // two passes: most phrases stand in one note, and of those no codes are counted
    private static void Count(List<Lesson> lessons, Dictionary<string, LearnedPhrase> into, Func<Lesson, HashSet<string>> keys, Func<string, string, int, int, bool> keep)
    {
        var notes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var lesson in lessons)
            foreach (var key in keys(lesson))
                notes[key] = notes.GetValueOrDefault(key) + 1;
        foreach (var lesson in lessons)
            foreach (var key in keys(lesson))
            {
                if (notes[key] < LearnedPhrases.FewestNotes && !into.ContainsKey(key))
                    continue;
                var counts = into.TryGetValue(key, out var there) ? there : into[key] = new LearnedPhrase();
                counts.Notes++;
                foreach (var code in lesson.Codes)
                    counts.Codes[code] = counts.Codes.GetValueOrDefault(code) + 1;
            }
        foreach (var (key, counts) in into)
            foreach (var (code, count) in counts.Codes.ToList())
                if (!keep(key, code, count, counts.Notes))
                    counts.Codes.Remove(code);
    }

    private static bool Leads(string key, string code, int count, int notes) => count >= LearnedPhrases.FewestNotes && count >= Least * notes;
}
