using System.Globalization;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>Finds the conditions that a note names, and their ICD-10-CM codes. Safe for many threads; the same note gives the same answer.</summary>
public sealed class DiagnosisDetector(Shelf shelf)
{
    /// <summary>Makes ready what the newest edition needs, so that the first note need not wait for it.</summary>
    public void Prepare() => _ = TermBooks.For(shelf, null);

    /// <param name="text">The note. It is never kept, logged or quoted in an error.</param>
    public DetectResult Detect(string text, DetectOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        options ??= new DetectOptions();
        var note = NoteText.Read(text);
        var assertions = Assertions.Of(note);
        var spans = Spans(note, assertions, options);
        var (setting, why) = Settings.Of(note, options.Setting);
        var (book, nearest) = TermBooks.For(shelf, options.On);
        if (book is null)
            return new DetectResult(options.Id, setting, why, "not_loaded", Missing(options.On, nearest), [], [], [], spans, [], shelf.Imported is null);
        var matcher = TermBooks.Rent(shelf, book);
        try
        {
            var found = new MentionFinder(book, matcher).Find(note, assertions, options.Cut);
            if (options.Learned is { } learned)
                found = LearnedChoice.Apply(book, note, assertions, new NotePhrases(note, matcher), found, learned);
            var mentions = found.ConvertAll(f => MentionWriter.Write(note, book, f));
            var (codes, queries) = EncounterWriter.Write(note, book, found, setting);
            return new DetectResult(options.Id, setting, why, "done", null, mentions, codes, queries, spans, book.Releases, book.Starter);
        }
        finally
        {
            TermBooks.Return(shelf, book, matcher);
        }
    }

    private static string Missing(DateOnly? on, Catalogue.Codes.Edition? nearest) => nearest is null ? "No edition of ICD-10-CM is loaded."
        : string.Create(CultureInfo.InvariantCulture, $"No loaded edition of ICD-10-CM is in force on {on:yyyy-MM-dd}; the nearest is {nearest.Name} ({nearest.From:yyyy-MM-dd} to {nearest.To:yyyy-MM-dd}).");

    private static List<SpanAnswer>? Spans(NoteText note, Assertions assertions, DetectOptions options)
    {
        if (options.Spans is not { } asked)
            return null;
        var answers = new List<SpanAnswer>(asked.Count);
        var found = SpanAssertion.Of(note, assertions, asked);
        for (var i = 0; i < found.Count; i++)
            answers.Add(new SpanAnswer(asked[i].Begin, asked[i].End, AnswerWords.Of(found[i].Assertion), AnswerWords.Of(found[i].Experiencer), found[i].Historical));
        return answers;
    }
}
