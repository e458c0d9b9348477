using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>Finds the conditions that a note names, and their ICD-10-CM codes. Safe for many threads; the same note gives the same answer.</summary>
public sealed class DiagnosisDetector(Shelf shelf)
{
    public DetectResult Detect(string text, DetectOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        options ??= new DetectOptions();
        _ = shelf;
        var note = NoteText.Read(text);
        var assertions = Assertions.Of(note);
        return new DetectResult(options.Id, "outpatient", null, "done", null, [], [], [], Spans(note, assertions, options), [], false);
    }

    private static List<SpanAnswer>? Spans(NoteText note, Assertions assertions, DetectOptions options)
    {
        if (options.Spans is not { } asked)
            return null;
        var answers = new List<SpanAnswer>(asked.Count);
        var found = SpanAssertion.Of(note, assertions, asked);
        for (var i = 0; i < found.Count; i++)
            answers.Add(new SpanAnswer(asked[i].Begin, asked[i].End, Words.Of(found[i].Assertion), Words.Of(found[i].Experiencer), found[i].Historical));
        return answers;
    }
}

/// <summary>The words of the answer for what the engine knows as values.</summary>
internal static class Words
{
    public static string Of(Assertion assertion) => assertion switch
    {
        Assertion.Present => "present",
        Assertion.Absent => "absent",
        Assertion.Possible => "possible",
        Assertion.Historical => "historical",
        Assertion.Family => "family",
        Assertion.Hypothetical => "hypothetical",
        _ => "planned",
    };

    public static string Of(Experiencer experiencer) => experiencer switch
    {
        Experiencer.Patient => "patient",
        Experiencer.Family => "family",
        _ => "other",
    };
}
