namespace CodingAhead.Engines.Text;

/// <summary>
/// Decides for every token of a note what the cues say of it: each cue reaches over its sentence up to a word or sign that ends it.
/// One pass over the cues of each sentence, so the time is linear in the text.
/// </summary>
internal sealed class Assertions
{
    private const int Far = 45, Near = 6, Back = 12, Touching = 3;

    private readonly NoteText note;
    private readonly Said[] said;
    private readonly int[] why;
    private readonly List<Found> found = [];
    private readonly List<Found> kept = [];

    private readonly record struct Found(int First, int Last, Cue[] Cues)
    {
        public bool Ends(bool verbs)
        {
            foreach (var cue in Cues)
                if (cue.Meaning == CueMeaning.End || verbs && cue.Meaning == CueMeaning.EndVerb)
                    return true;
            return false;
        }
    }

    private Assertions(NoteText note)
    {
        this.note = note;
        said = new Said[note.Tokens.Count];
        why = new int[note.Tokens.Count];
    }

    public static Assertions Of(NoteText note)
    {
        var made = new Assertions(note);
        foreach (var sentence in note.Sentences)
            made.Mark(sentence);
        return made;
    }

    /// <summary>What is said of a token.</summary>
    public Said At(int token) => said[token];

    /// <summary>What is said of the tokens from one to another, the last not included.</summary>
    public Asserted Of(int first, int last)
    {
        var section = note.SectionOf(first).Kind;
        var (head, tail) = (said[first], said[last - 1]);
        // a cue within the span speaks of its later words only: "tenderness without rebound" is there
        if ((head & ~(Said.Historical | Said.Known)) == Said.Nothing && (tail & (Said.Possible | Said.Hypothetical)) == 0 && why[last - 1] > 0 && kept[why[last - 1] - 1].First is var at && at > first && at < last)
            tail = head;
        var all = head | tail;
        var deciding = why[head != Said.Nothing || tail == Said.Nothing ? first : last - 1];
        var cue = all != Said.Nothing && deciding > 0 ? kept[deciding - 1] : default;
        var text = cue.Cues is null ? null : note.Text[note.Tokens[cue.First].Begin..note.Tokens[cue.Last - 1].End];
        var family = (all & Said.Family) != 0 || section == SectionKind.FamilyHistory;
        var experiencer = family ? Experiencer.Family : (all & Said.Other) != 0 ? Experiencer.Other : Experiencer.Patient;
        var past = family || Habit(first, last) || (all & (Said.Historical | Said.Known)) != 0
                   || section is SectionKind.PastHistory or SectionKind.PastSurgery or SectionKind.SocialHistory or SectionKind.Allergies;
        var assertion = (all & Said.Absent) != 0 ? Assertion.Absent
            : experiencer != Experiencer.Patient ? Assertion.Family
            : (all & Said.Hypothetical) != 0 || section == SectionKind.Instructions ? Assertion.Hypothetical
            : (all & Said.Planned) != 0 ? Assertion.Planned
            : (all & Said.Possible) != 0 ? Assertion.Possible
            : (all & Said.Historical) != 0 ? Assertion.Historical
            : Assertion.Present;
        return new Asserted(assertion, experiencer, past, text, section);
    }

    // what someone drinks, smokes or takes is told as history, wherever it stands
    private bool Habit(int first, int last)
    {
        for (var i = first; i < last && i < first + Near; i++)
            if (Habits.Contains(note.Word(i)))
                return true;
        return false;
    }

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Habits =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "alcohol", "tobacco", "smoker", "smoking", "smokes", "cigarettes", "illicit", "drug", "drugs", "drinks" }.GetAlternateLookup<ReadOnlySpan<char>>();

    private void Mark(Sentence sentence)
    {
        found.Clear();
        for (var i = sentence.First; i < sentence.Last;)
        {
            if (note.Cues[i] < 0 || note.IsHeading[i] || Month(i))
            {
                i++;
                continue;
            }
            var length = CueList.Tree.Longest(note.Cues, i, sentence.Last, out var cues);
            if (length > 0 && !Misread(i, cues!))
                found.Add(new Found(i, i + length, cues!));
            i += Math.Max(1, length);
        }
        for (var k = 0; k < found.Count; k++)
            foreach (var cue in found[k].Cues)
                if (cue.Meaning is not (CueMeaning.Not or CueMeaning.End or CueMeaning.EndVerb))
                {
                    if (cue.After)
                        Backward(k, cue, sentence);
                    else
                        Forward(k, cue, sentence);
                }
    }

    // "+ve" is no "-ve"; "mi" in a sum is none either
    private bool Misread(int token, Cue[] cues) =>
        cues[0].Text.StartsWith("ve", StringComparison.Ordinal) && (token == 0 || note.Tokens[token].Begin == 0 || note.Text[note.Tokens[token].Begin - 1] != '-');

    private void Forward(int k, Cue cue, Sentence sentence)
    {
        var from = found[k].Last;
        var (reach, commas, verbs) = Reach(cue);
        var last = Math.Min(sentence.Last, from + reach);
        var next = k + 1;
        var past = cue.Meaning is CueMeaning.Historical or CueMeaning.Known;
        for (var i = from; i < last; i++)
        {
            var gap = note.Tokens[i].Before;
            if (i > from && (gap & Gap.Semicolon) != 0 && (cue.Meaning is not (CueMeaning.Family or CueMeaning.Hypothetical) || OfPatient(i)))
                break;
            if (i > from && !commas && (gap & Gap.Comma) != 0 && !Or(i))
                break;
            // "without correction, with metamorphopsia": what a comma and "with" add is there
            if (i > from && (gap & Gap.Comma) != 0 && cue.Meaning == CueMeaning.Absent && note.Word(i) is "with")
                break;
            while (next < found.Count && found[next].Last <= i)
                next++;
            // a verb close to the cue belongs to it: "denies that she has"
            if (next < found.Count && found[next].First == i && (found[next].Ends(verbs && i - from >= Touching) || past && found[next].Cues[0] is { Meaning: CueMeaning.Absent, After: false }))
                break;
            Say(i, cue, k);
        }
    }

    private void Backward(int k, Cue cue, Sentence sentence)
    {
        var to = found[k].First;
        if (cue.Text is "negative" or "absent" && to > sentence.First && note.Word(to - 1) is "with" or "a" or "an" or "by" or "of" or "for")
            return;
        // "chest pain, unlikely cardiac" doubts what follows
        if (cue.Text is "unlikely" && (note.Tokens[to].Before & Gap.Comma) != 0 && found[k].Last < sentence.Last)
            return;
        var reach = cue.Text is "free" || cue.Meaning == CueMeaning.Hypothetical ? 3 : cue.Text is "negative" or "absent" or "denied" or "unlikely" or "possible" ? Near : Back;
        var before = k - 1;
        for (var i = to - 1; i >= Math.Max(sentence.First, to - reach); i--)
        {
            var gap = note.Tokens[i + 1].Before;
            if ((gap & (Gap.Semicolon | Gap.Colon)) != 0 || (cue.Text == "free" || cue.Meaning == CueMeaning.Hypothetical) && (gap & ~(Gap.Space | Gap.Dash)) != 0)
                break;
            while (before >= 0 && found[before].First > i)
                before--;
            if (before >= 0 && found[before].Last > i && found[before].Ends(i < to - 1))
                break;
            Say(i, cue, k);
        }
    }

    // how many tokens a cue reaches over, whether past a comma, and whether a verb ends it
    private static (int Reach, bool Commas, bool Verbs) Reach(Cue cue) => cue.Meaning switch
    {
        CueMeaning.Absent when cue.Text is "negative" or "absent" or "ve" => (3, false, true),
        CueMeaning.Absent => (Far, true, true),
        CueMeaning.Historical or CueMeaning.Known when cue.Text is "previous" or "prior" or "known" or "old" or "post" or "remote" or "former" or "know" or "previously" or "formerly" => (Near, false, true),
        CueMeaning.Historical when cue.Text is "status post" or "s/p" => (Near * 2, false, true),
        CueMeaning.Historical or CueMeaning.Known => (Far, true, true),
        CueMeaning.Possible => (Back, false, true),
        CueMeaning.Family or CueMeaning.Other => (Far, true, false),
        CueMeaning.Planned => (Back, false, false),
        _ => (Far, true, false),
    };

    // "Family history of gout; she has anemia"
    private bool OfPatient(int token) => note.Word(token) is "she" or "he" or "patient" or "pt" || note.Word(token) is "the" && token + 1 < note.Tokens.Count && note.Word(token + 1) is "patient";

    private bool Or(int token) => note.Word(token) is "or" or "versus" or "vs" or "and/or";

    private void Say(int token, Cue cue, int k)
    {
        var what = cue.Meaning switch
        {
            // "no family history of gout" is of the family too
            CueMeaning.Absent => (cue.Text.Contains("history", StringComparison.Ordinal) ? Said.Absent | Said.Known : Said.Absent) | (cue.Text.Contains("family", StringComparison.Ordinal) ? Said.Family : 0),
            CueMeaning.Historical => Said.Historical,
            CueMeaning.Known => Said.Known,
            CueMeaning.Possible => Said.Possible,
            CueMeaning.Family => cue.Text.Contains("history", StringComparison.Ordinal) ? Said.Family | Said.Known : Said.Family,
            CueMeaning.Other => Said.Other,
            CueMeaning.Hypothetical => Said.Hypothetical,
            _ => Said.Planned,
        };
        if (Weight(what) > Weight(said[token]))
        {
            if (kept.Count == 0 || kept[^1] != found[k])
                kept.Add(found[k]);
            why[token] = kept.Count;
        }
        said[token] |= what;
    }

    // which word is told as the reason, when several speak
    private static int Weight(Said what) => (what & Said.Absent) != 0 ? 7 : (what & (Said.Family | Said.Other)) != 0 ? 6 : (what & Said.Hypothetical) != 0 ? 5
        : (what & Said.Planned) != 0 ? 4 : (what & Said.Possible) != 0 ? 3 : (what & Said.Historical) != 0 ? 2 : what != 0 ? 1 : 0;

    // "May 2014" is a month and leaves nothing open
    private bool Month(int i) => note.Word(i) is "May" && i + 1 < note.Tokens.Count && char.IsAsciiDigit(note.Word(i + 1)[0]);
}
