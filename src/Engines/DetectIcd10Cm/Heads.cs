using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>Knows where a condition is a problem of its own: the head of a line, a list item or a short sentence.</summary>
internal static class Heads
{
    private const int Short = 9, Leading = 3;

    public static bool Is(NoteText note, int first, int last, int sentence)
    {
        var within = note.Sentences[sentence];
        return first - within.First <= Leading && (within.Last - within.First <= Short || last == within.Last || Ends(note, last)) && Starts(note, within);
    }

    // a problem of its own begins a line, a list item or a sentence after a number
    private static bool Starts(NoteText note, Sentence sentence) =>
        sentence.First == 0 || (note.Tokens[sentence.First].Before & (Gap.Line | Gap.Bullet | Gap.Colon)) != 0 || note.Tokens[sentence.First].End - note.Tokens[sentence.First].Begin <= 2
        // dictated: "NUMBER TWO. Elevated PSA."
        || sentence.First > 1 && note.Word(sentence.First - 2).Equals("number", StringComparison.OrdinalIgnoreCase);

    private static bool Ends(NoteText note, int last) => last < note.Tokens.Count && (note.Tokens[last].Before & (Gap.Stop | Gap.Colon | Gap.Line)) != 0;
}
