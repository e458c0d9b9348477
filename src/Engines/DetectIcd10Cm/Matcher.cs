using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>
/// Finds the terms whose words stand together in a sentence, in any order, with at most three other words between two of them. A term is
/// tried only where its rarest word stands, and only when all its words are in the sentence.
/// </summary>
internal sealed partial class Matcher
{
    private const int MostBetween = 3, Beside = 2, Around = 4, LongestList = 12;
    private const double Light = 0.1;

    private readonly TermBook book;
    private readonly int[] stamp;
    private readonly int[] head;
    private readonly int[] places = new int[16];
    private int[] next = [];
    private int now;
    private int sentenceFirst;
    private bool listed; // what stands in a list of medications is taken

    public Matcher(TermBook book)
    {
        this.book = book;
        stamp = new int[book.Words.Count];
        head = new int[book.Words.Count];
    }

    /// <summary>The numbers of the words of the note that was read last, by token.</summary>
    public int[] Ids { get; private set; } = [];

    public void Read(NoteText note)
    {
        var count = note.Tokens.Count;
        if (Ids.Length < count)
            (Ids, next) = (new int[count + count / 4], new int[count + count / 4]);
        for (var i = 0; i < count; i++)
            Ids[i] = note.IsHeading[i] ? -1 : Side(note, i) is >= 0 and var side ? side : book.Words.Find(note.Word(i));
    }

    /// <summary>Makes the sentence the one that <see cref="Near"/> and guards look at.</summary>
    public void Enter(Sentence sentence)
    {
        now++;
        for (var i = sentence.Last - 1; i >= sentence.First; i--)
            if (Ids[i] is >= 0 and var id)
            {
                next[i] = stamp[id] == now ? head[id] : -1;
                stamp[id] = now;
                head[id] = i;
            }
    }

    /// <summary>The place of a word in the sentence nearest to a token; -1 when it is not there.</summary>
    public int Near(int word, int token)
    {
        if (stamp[word] != now)
            return -1;
        var best = head[word];
        for (var i = best; i >= 0; i = next[i])
            if (Math.Abs(i - token) < Math.Abs(best - token))
                best = i;
            else if (i > token)
                break;
        return best;
    }

    /// <param name="cut">What stands together less well is left out.</param>
    public void Find(NoteText note, Assertions assertions, Sentence sentence, double cut, List<Match> found)
    {
        sentenceFirst = sentence.First;
        listed = note.Sections[sentence.Section].Kind == SectionKind.Medications;
        for (var i = sentence.First; i < sentence.Last; i++)
        {
            if (Ids[i] < 0 || book.ByRarest[Ids[i]] is not { } terms)
                continue;
            foreach (var term in terms)
                if (Here(term) && Place(note, assertions, term, i, cut) is { } match && !Denied(note, match) && Guarded(note, match) is var guard and not Guard.Bars)
                    found.Add(guard == Guard.NamesMore ? match with { Within = true } : match);
        }
    }

    // "non-Hodgkin", "non-diabetic": what the first syllable denies is not named
    private bool Denied(NoteText note, Match match)
    {
        foreach (var place in match.Places)
            if (place > sentenceFirst && note.Tokens[place].Before == Gap.Dash && note.Word(place - 1).Equals("non", StringComparison.OrdinalIgnoreCase) && Array.IndexOf(match.Places, place - 1) < 0 && !match.Term.Said.Contains("non", StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private bool Here(Term term)
    {
        foreach (var word in term.Words)
            if (stamp[word] != now)
                return false;
        if (term.Near is not { } near || term.Style is "drug" && listed)
            return true;
        foreach (var word in near)
            if (stamp[word] == now && Array.IndexOf(term.Words, word) < 0)
                return true;
        return false;
    }

    private Match? Place(NoteText note, Assertions assertions, Term term, int at, double cut)
    {
        var count = term.Words.Length;
        if (term.Exact is { } exact && !InOrder(note, exact, at, term.Words[0], count > 1))
            return null;
        if (term.Style is "effect" && !Blamed(note, sentenceFirst, at))
            return null;
        if (count == 1)
            return Base(term) - (term.Kind == TermKind.Lexicon ? 0 : 0.12) is var alone && alone >= cut && Alone(note, term, at) ? new Match(term, [at], alone) : null;
        places[0] = at;
        for (var k = 1; k < count; k++)
            places[k] = Near(term.Words[k], at);
        var sorted = places.AsSpan(0, count);
        sorted.Sort();
        if (sorted[^1] - sorted[0] > count * (MostBetween + 4))
            return null;
        var (gaps, light, listed) = (0, 0, false);
        for (var k = 1; k < count; k++)
        {
            if (Coordinate(note, sorted[k - 1], sorted[k]) && !Joins(term))
                return null;
            var between = Between(note, sorted[k - 1], sorted[k], ref light);
            if (between > MostBetween)
            {
                if (!Listed(note, sorted[k - 1], sorted[k], sorted[k]))
                    return null;
                (between, listed) = (MostBetween, true);
            }
            gaps += between;
        }
        if (gaps > 0 && (term.Style is "history" or "status" or "drug" or "course" || term.Code[0] == 'Z' && term.Kind == TermKind.Lexicon))
            return null;
        // one denied and one not: they are not said of the same thing
        if (((assertions.At(sorted[0]) ^ assertions.At(sorted[^1])) & Said.Absent) != 0 && gaps > 0)
            return null;
        // the places are kept only of a match that stays
        var score = Base(term) + 0.02 * count - 0.15 * gaps - Light * light;
        return score < cut ? null : new Match(term, sorted.ToArray(), score) { Gaps = gaps, Listed = listed };
    }

    // the anchor may be any word of the order, so it is gone through both ways; "fell from a ladder" is "fell from ladder"
    private bool InOrder(NoteText note, string[] exact, int at, int word, bool articles)
    {
        for (var k = 0; k < exact.Length; k++)
        {
            if (book.Words.Find(exact[k]) != word || !Same(note, at, exact[k]))
                continue;
            var (same, left, right) = (true, at, at);
            for (var i = k - 1; i >= 0 && same; i--)
                same = Step(note, exact[i], ref left, -1, articles);
            for (var i = k + 1; i < exact.Length && same; i++)
                same = Step(note, exact[i], ref right, 1, articles);
            if (same)
                return true;
        }
        return false;
    }

    private static bool Step(NoteText note, string wanted, ref int at, int by, bool articles)
    {
        at += by;
        if (at >= 0 && at < note.Tokens.Count && Same(note, at, wanted))
            return true;
        if (!articles || at < 0 || at >= note.Tokens.Count || !Article(note.Word(at)))
            return false;
        at += by;
        return at >= 0 && at < note.Tokens.Count && Same(note, at, wanted);
    }

    private static bool Article(ReadOnlySpan<char> word) => word is "a" or "an" or "the" or "his" or "her";

    private static bool Same(NoteText note, int at, string wanted)
    {
        Span<char> buffer = stackalloc char[48];
        var written = buffer[..Folding.Lower(note.Word(at), buffer)];
        return written[..Folding.Fold(written)].SequenceEqual(wanted);
    }

    // "blood and urine", "erythema and conjunctival discharge": two things side by side, neither of which says more of the other
    private static bool Coordinate(NoteText note, int from, int to) =>
        to == from + 2 && ((note.Tokens[from + 1].Before | note.Tokens[to].Before) & ~(Gap.Space | Gap.Line)) == 0 && note.Word(from + 1) is "and" or "or";

    private static bool Joins(Term term) => term.Words.Length > 2 || term.Said.Contains(" and ", StringComparison.Ordinal) || term.Said.Contains(" or ", StringComparison.Ordinal) || term.Said.Contains("with", StringComparison.Ordinal);

    // the words between two places, a comma counting as one; more than is allowed when a stronger sign parts them.
    // "left lower" before a part of the body says where in it, and parts a name from its site less than other words do
    private int Between(NoteText note, int from, int to, ref int light)
    {
        var between = 0;
        for (var i = from + 1; i <= to; i++)
        {
            var gap = note.Tokens[i].Before;
            if (note.Tokens[i - 1].End - note.Tokens[i - 1].Begin == 1 && char.IsUpper(note.Word(i - 1)[0]))
                gap &= ~Gap.Stop; // "E. coli"
            if ((gap & (Gap.Semicolon | Gap.Colon | Gap.Stop | Gap.BlankLine)) != 0)
                return MostBetween + 1;
            if ((gap & (Gap.Comma | Gap.Open | Gap.Close)) != 0)
                between++;
            if (i < to && Ids[i] >= 0 && book.Vague.Contains(Ids[i]))
                light++;
            else if (i < to && (Ids[i] != Vocabulary.Joining || note.Word(i) is "and" or "or"))
                between++;
            if (between > MostBetween)
                return between;
        }
        return between;
    }

    // a short form is one in capitals, unless everything is or its neighbours speak for it
    private bool Alone(NoteText note, Term term, int at)
    {
        var word = note.Word(at);
        if (term.Kind != TermKind.Lexicon)
            return word.Length > 2;
        if (term.Style is not "abbr" || !book.Common.Contains(term.Words[0]) && (word.Length > 3 || term.Near is not null))
            return word.Length > 1;
        foreach (var c in word)
            if (char.IsLower(c))
                return false;
        return true;
    }

    private static double Base(Term term) => term.Kind switch
    {
        TermKind.Lexicon => term.Style is "effect" ? 0.85 : term.Style is "organism" ? 0.4 : term.Style is "adjective" ? 0.45 : 0.8,
        TermKind.Index => 0.7,
        TermKind.Inclusion => 0.72,
        TermKind.Title => 0.75,
        _ => 0.6,
    };
}
