using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <content>Which of the terms found in a sentence are its mentions: the longest, further items of a list, and plain names within longer ones.</content>
internal sealed partial class MentionFinder
{
    // the plain name within a longer one: "edema" in "edema of both legs", "heart disease" in "ischemic heart disease"
    private void AddWithin()
    {
        var whole = chosen.Count;
        foreach (var match in matches)
        {
            if (!match.Within && (match.Score < (match.Places.Length == 1 && book.Plain.Contains(match.Term.Words[0]) ? Plain : Plainly) || match.Term.Near is not null) || match.Places.Length == 1 && book.NotWithin.Contains(match.Term.Words[0]) || match.Term.Code.StartsWith("R69", StringComparison.Ordinal))
                continue;
            // "iron deficiency" in "iron deficiency anemia" is a part of the name, and words with others between are none of it
            if (match.Gaps > 0 || match.Places.Length > 1 && match.Term.Code[0] != 'Z' && chosen.Exists(c => !c.Within && Inside(match, c) && match.Last < c.Last))
                continue;
            var within = match.Within;
            for (var k = 0; k < chosen.Count; k++)
                if (chosen[k].Places.AsSpan().SequenceEqual(match.Places) || Same(match, chosen[k]) && Inside(match, chosen[k]))
                {
                    within = false;
                    break;
                }
                else if (k < whole)
                    within |= Inside(match, chosen[k]);
            if (within)
                chosen.Add(match with { Within = true, Score = match.Score - 0.2 });
        }
    }

    // "back pain" says nothing beside "low back pain", "nausea" does beside "nausea and vomiting"
    private static bool Same(Match match, Match longer) =>
        match.Places.Length == 1 ? match.Term.Code == longer.Term.Code : match.Term.Code.AsSpan(0, 3).SequenceEqual(longer.Term.Code.AsSpan(0, 3));

    private static bool Inside(Match match, Match longer)
    {
        if (match.Places.Length >= longer.Places.Length || match.Last < longer.First || match.First > longer.Last)
            return false;
        foreach (var place in match.Places)
            if (Array.IndexOf(longer.Places, place) < 0)
                return false;
        return true;
    }

    // the longest terms first; a word that one of them took is not taken twice
    private void Choose()
    {
        chosen.Clear();
        matches.Sort(Better);
        foreach (var match in matches)
        {
            var free = !match.Within && !match.Listed;
            foreach (var place in match.Places)
                free &= !taken[place];
            if (!free)
                continue;
            chosen.Add(match);
            foreach (var place in match.Places)
                taken[place] = true;
        }
    }

    // "pain in the left knee and hip", "abdominal and flank pain": a further item shares the head of the first
    private void AddListed(NoteText note)
    {
        var whole = chosen.Count;
        foreach (var match in matches)
        {
            if (match.Within || match.Places.Length < 2 || taken[match.Last] == taken[match.First])
                continue;
            var own = taken[match.First] ? match.Last : match.First;
            for (var k = 0; k < whole; k++)
                if (chosen[k].Places.Length > 1 && chosen[k].Term.Code != match.Term.Code && Shares(match, chosen[k], own)
                    && (own > chosen[k].Last ? matcher.Listed(note, chosen[k].Last, own, own) : own < chosen[k].First && matcher.Listed(note, own, chosen[k].First, own)))
                {
                    chosen.Add(match with { Score = Math.Max(match.Score, chosen[k].Score - 0.1) });
                    taken[own] = true;
                    break;
                }
        }
    }

    // all words but its own item are words of the first
    private static bool Shares(Match match, Match first, int own)
    {
        foreach (var place in match.Places)
            if (place != own && Array.IndexOf(first.Places, place) < 0)
                return false;
        return true;
    }

    private static int Better(Match a, Match b)
    {
        var byWords = Weight(b).CompareTo(Weight(a));
        if (byWords != 0)
            return byWords;
        var byScore = b.Score.CompareTo(a.Score);
        if (byScore != 0)
            return byScore;
        var byPlace = a.First.CompareTo(b.First);
        return byPlace != 0 ? byPlace : string.CompareOrdinal(a.Term.Code, b.Term.Code);
    }

    // words that do not stand side by side say less: "heart failure with atrial fibrillation" is no fibrillation of the heart
    private static double Weight(Match match) => match.Places.Length - (match.Places.Length > 2 ? 1.1 : 0.6) * match.Gaps;
}
