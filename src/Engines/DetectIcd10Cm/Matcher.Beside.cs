using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <content>What stands beside a term: guard words, a capital for a side, further items of a list, a cause that is blamed.</content>
internal sealed partial class Matcher
{
    // "anemia due to ibuprofen", "chemotherapy-induced": the drug is told as the cause
    private static bool Blamed(NoteText note, int first, int at)
    {
        if (at + 1 < note.Tokens.Count && (note.Tokens[at + 1].Before & ~(Gap.Space | Gap.Dash)) == 0 && note.Word(at + 1) is "induced" or "toxicity" or "reaction" or "associated" or "related")
            return true;
        for (var i = at - 1; i >= Math.Max(first, at - 6); i--)
        {
            if ((note.Tokens[i + 1].Before & (Gap.Comma | Gap.Semicolon | Gap.Colon | Gap.Stop)) != 0)
                return false;
            var before = i > first ? note.Word(i - 1) : default;
            if (note.Word(i) is "to" && before is "due" or "secondary" or "attributed" or "reaction" || note.Word(i) is "by" && before is "caused" or "induced" || note.Word(i) is "of" && before is "effect" or "effects")
                return true;
        }
        return false;
    }

    /// <summary>Whether only parts of the body, sides and what joins them stand between two places, and a certain one of the two is one more of them.</summary>
    public bool Listed(NoteText note, int from, int to, int item)
    {
        if (to - from > LongestList || Ids[item] < 0 || !book.Anatomy.Contains(Ids[item]))
            return false;
        var parted = false;
        for (var i = from + 1; i <= to; i++)
        {
            if ((note.Tokens[i].Before & ~(Gap.Comma | Gap.Space | Gap.Line)) != 0)
                return false;
            var word = note.Word(i);
            parted |= (note.Tokens[i].Before & Gap.Comma) != 0 || word is "and" or "or";
            if (i < to && Ids[i] != Vocabulary.Joining && (Ids[i] < 0 || !book.Anatomy.Contains(Ids[i])) && word is not ("left" or "right" or "both" or "bilateral" or "upper" or "lower"))
                return false;
        }
        return parted;
    }

    private enum Guard
    {
        Open, NamesMore, Bars,
    }

    // "infection" beside "urinary" is a plain name within a longer one; beside "vaccine" it is not there; a short form beside it is another
    private Guard Guarded(NoteText note, Match match)
    {
        var term = match.Term;
        if (term.NotNear is not { } not)
            return Guard.Open;
        var names = term.Style != "abbr" && (term.Words.Length > 1 || book.Plain.Contains(term.Words[0]));
        var guard = Guard.Open;
        var behind = match.Last + 2 < note.Tokens.Count && (Article(note.Word(match.Last + 1)) || Article(note.Word(match.Last + 2))) ? 1 : 0;
        foreach (var word in not)
        {
            if (stamp[word] != now || Array.IndexOf(term.Words, word) >= 0)
                continue;
            var denies = book.Denying.Contains(word);
            var reach = denies ? Around : names ? Beside : term.Style == "abbr" ? int.MaxValue / 2 : Around;
            for (var i = head[word]; i >= 0; i = next[i])
                if (i >= match.First - reach && i <= match.Last + behind + reach) // "fell from a ladder": an article is no distance
                {
                    if (denies || !names)
                        return Guard.Bars;
                    guard = Guard.NamesMore;
                }
        }
        return guard;
    }

    // "R knee", "L cheek": a capital before a word; "mg/L" and "L4" are none
    private int Side(NoteText note, int token)
    {
        var word = note.Word(token);
        if (word.Length != 1 || word[0] is not ('L' or 'R') || token + 1 >= note.Tokens.Count || note.Tokens[token + 1].Before != Gap.Space || (note.Tokens[token].Before & (Gap.Slash | Gap.Dash)) != 0)
            return -1;
        var next = note.Word(token + 1);
        return next.Length > 2 && char.IsLetter(next[0]) ? book.Words.Find(word[0] == 'L' ? "left" : "right") : -1;
    }
}
