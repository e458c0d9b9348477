using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>Labels of fields as forms print them: "PCP:", "REF MD....:", "Agency | …".</summary>
internal static class Field
{
    /// <summary>Where the value of a label begins; 0 when the words are no label here.</summary>
    public static int Value(Note note, Hit label)
    {
        var i = label.End;
        while (note.IsMark(i, '.') && i - label.End < 60) i++;
        if (note.IsMark(i, ':')) return i + 1;
        var bar = note.IsMark(i, '|') && (note[label.Begin].Is(Sense.LineStart) || note.IsMark(label.Begin - 1, '|'));
        // a row of labels is the head of a table
        return bar && note.InRange(i + 1) && note[i + 1].Gap < Gap.Line && (note[i + 1].Phrase & Phrase.Labels) == 0 ? i + 1 : 0;
    }

    /// <summary>Whether a label opens its line or column.</summary>
    public static bool Opens(Note note, int i) => note[i].Is(Sense.LineStart) || note[i].Gap >= Gap.Wide || note.IsMark(i - 1, '|');
}
