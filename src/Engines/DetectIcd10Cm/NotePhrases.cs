using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>The phrases of a note that may be learned: up to four words in a row, all of the clinical vocabulary of the edition.</summary>
internal sealed class NotePhrases
{
    private const int MostWords = 4, LongestNumber = 2;
    private const Gap Parted = Gap.Comma | Gap.Semicolon | Gap.Colon | Gap.Stop | Gap.Open | Gap.Close | Gap.BlankLine | Gap.Bullet | Gap.Question;

    private readonly NoteText note;
    private readonly int[] ids;
    private readonly string[] folded;

    /// <param name="matcher">A matcher that has read the note.</param>
    public NotePhrases(NoteText note, Matcher matcher)
    {
        this.note = note;
        ids = matcher.Ids;
        folded = new string[note.Tokens.Count];
        for (var i = 0; i < folded.Length; i++)
            folded[i] = Known(i) ? Folding.Fold(note.Word(i).ToString()) : "";
    }

    /// <summary>Every phrase with its tokens, the last not included.</summary>
    public IEnumerable<(int First, int Last, string Key)> All()
    {
        for (var first = 0; first < folded.Length; first++)
        {
            if (ids[first] < 0 || !Known(first))
                continue;
            for (var last = first + 1; last <= folded.Length && last - first <= MostWords; last++)
            {
                if (!Known(last - 1) || last - 1 > first && (note.Tokens[last - 1].Before & Parted) != 0)
                    break;
                if (ids[last - 1] >= 0 && (last - first > 1 || folded[first].Length > 1))
                    yield return (first, last, string.Join(' ', folded, first, last - first));
            }
        }
    }

    /// <summary>The words from one token to another; null when one of them is not of the clinical vocabulary.</summary>
    public string? Key(int first, int last)
    {
        for (var i = first; i < last; i++)
            if (!Known(i))
                return null;
        return string.Join(' ', folded, first, last - first);
    }

    // a word of the books or one that joins them; long numbers may be dates or names of files
    private bool Known(int token)
    {
        if (ids[token] < 0 && ids[token] != Vocabulary.Joining)
            return false;
        var word = note.Word(token);
        foreach (var c in word)
            if (char.IsDigit(c) && word.Length > LongestNumber)
                return false;
        return true;
    }
}
