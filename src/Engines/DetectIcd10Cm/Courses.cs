using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>
/// Parts the state that a patient came with (I.C.21.c.3) from what was done in the course that the note tells: "a stent was placed" and
/// "infliximab was started" are treatment, "has a stent" and "takes infliximab" are states.
/// </summary>
internal static class Courses
{
    // an account without headings opens with the history; below, a state is told only by words of one
    private const int Account = 150, Opening = 3;

    public static bool Done(NoteText note, Found one)
    {
        if (one.Asserted.Historical || note.Sections[one.Section].Kind is not (SectionKind.None or SectionKind.Course or SectionKind.Procedure))
            return false;
        var sentence = note.Sentences[one.Sentence];
        var (done, state) = (false, false);
        for (var i = sentence.First; i < sentence.Last; i++)
        {
            done |= Acts.Contains(note.Word(i));
            state |= States.Contains(note.Word(i));
        }
        return !state && (done || note.Tokens.Count > Account && one.First > note.Tokens.Count / Opening);
    }

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Acts = Set(
        "placed", "placement", "inserted", "insertion", "implanted", "implantation", "performed", "underwent", "undergoes", "replaced", "removed", "started", "initiated", "administered", "begun", "began", "prescribed", "received",
        "performing", "placing", "inserting", "indicated", "proposed", "introduced", "added", "instituted", "repositioned", "exchanged");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> States = Set(
        "takes", "taking", "continue", "continues", "continued", "continuing", "remains", "maintained", "currently", "chronic", "chronically", "status", "carrier", "bearer", "wears", "uses", "home", "daily", "dependent", "previous", "previously", "prior",
        "history", "known", "already", "since", "usual", "lifelong", "long", "term");

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] words) => new HashSet<string>(words, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
