namespace CodingAhead.Engines.Text;

/// <summary>Answers for given spans of a text what the text says of them: the public door to assertion.</summary>
public static class SpanAssertion
{
    /// <param name="text">The note or sentence.</param>
    /// <param name="spans">Spans in code points, half-open; one that holds no word is present, of the patient.</param>
    public static IReadOnlyList<Asserted> Of(string text, IReadOnlyList<(int Begin, int End)> spans)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(spans);
        var note = NoteText.Read(text);
        return Of(note, Assertions.Of(note), spans);
    }

    internal static IReadOnlyList<Asserted> Of(NoteText note, Assertions assertions, IReadOnlyList<(int Begin, int End)> spans)
    {
        var answers = new List<Asserted>(spans.Count);
        foreach (var (begin, end) in spans)
        {
            var first = note.TokenAt(note.Points.IndexOf(begin));
            var until = note.Points.IndexOf(end);
            var last = first;
            while (last < note.Tokens.Count && note.Tokens[last].Begin < until)
                last++;
            // a text that is nothing but the name of a lasting disease is an item out of a history
            var item = first == 0 && last == note.Tokens.Count && last > 0 && Lasting.Is(note, first, last);
            answers.Add(first < last ? assertions.Of(first, last) is var found && item ? found with { Historical = true } : found : new Asserted(Assertion.Present, Experiencer.Patient, false, null, SectionKind.None));
        }
        return answers;
    }
}
