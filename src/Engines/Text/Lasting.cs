namespace CodingAhead.Engines.Text;

/// <summary>The names of diseases that stay: told as history, they are still there.</summary>
internal static class Lasting
{
    private static readonly PhraseTree<bool> Names = Read();

    /// <summary>Whether the tokens from one to another are the name of such a disease and nothing else.</summary>
    public static bool Is(NoteText note, int first, int last)
    {
        if (last - first > 6)
            return false;
        Span<int> words = stackalloc int[6];
        Span<char> lower = stackalloc char[64];
        for (var i = first; i < last; i++)
            words[i - first] = Names.Word(lower[..Folding.Lower(note.Word(i), lower)]);
        return Names.Longest(words[..(last - first)], 0, last - first, out _) == last - first;
    }

    /// <summary>Whether a phrase is such a name.</summary>
    public static bool Is(string phrase)
    {
        var note = NoteText.Read(phrase);
        return note.Tokens.Count > 0 && Is(note, 0, note.Tokens.Count);
    }

    private static PhraseTree<bool> Read()
    {
        var tree = new PhraseTree<bool>();
        foreach (var (_, line) in RuleList.Read("lasting"))
            foreach (var form in RuleList.Items(line))
                tree.Add(form, true);
        return tree.Freeze();
    }
}
