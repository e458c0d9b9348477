namespace CodingAhead.Engines.Text;

/// <summary>A note taken apart: tokens, sentences, sections. Everything else in the engine reads it and never the bare text.</summary>
internal sealed class NoteText
{
    // longer runs without any mark of an end are cut, so that what looks around a word stays linear
    private const int LongestSentence = 300;

    private NoteText(string text)
    {
        Text = text;
        Tokens = Engines.Text.Tokens.Of(text);
        Points = new CodePoints(text);
        Cues = new int[Tokens.Count];
        SentenceOf = new int[Tokens.Count];
        IsHeading = new bool[Tokens.Count];
        Sentences = new List<Sentence>(Tokens.Count / 10 + 4);
        Sections = [];
    }

    public string Text { get; }

    public List<Token> Tokens { get; }

    public CodePoints Points { get; }

    /// <summary>For each token its number among the words of cues; -1 for none.</summary>
    public int[] Cues { get; }

    public int[] SentenceOf { get; }

    /// <summary>Whether a token belongs to a known heading, which names no condition.</summary>
    public bool[] IsHeading { get; }

    public List<Sentence> Sentences { get; }

    public List<Section> Sections { get; }

    public static NoteText Read(string text)
    {
        var note = new NoteText(text);
        var headingWords = new int[note.Tokens.Count];
        Span<char> lower = stackalloc char[64];
        for (var i = 0; i < note.Tokens.Count; i++)
        {
            var word = lower[..Folding.Lower(note.Tokens[i].In(text), lower)];
            note.Cues[i] = CueList.Tree.Word(word);
            headingWords[i] = Headings.Known.Word(word);
        }
        note.Divide(headingWords);
        return note;
    }

    /// <summary>The first token that ends behind an index of the text.</summary>
    public int TokenAt(int index)
    {
        var (low, high) = (0, Tokens.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Tokens[middle].End <= index)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    public Section SectionOf(int token) => Sections[Sentences[SentenceOf[token]].Section];

    public ReadOnlySpan<char> Word(int token) => Tokens[token].In(Text);

    private void Divide(int[] headingWords)
    {
        Sections.Add(new Section(SectionKind.None, "", 0));
        Section? within = null;
        for (var i = 0; i < Tokens.Count;)
        {
            // a heading of a list item holds for its own line; then what it stands in goes on
            if (within is not null && (Tokens[i].Before & Gap.Line) != 0)
            {
                Sections[^1].Last = i;
                Sections.Add(new Section(within.Kind, within.Name, i));
                within = null;
            }
            if ((Tokens[i].Before & Gap.BlankLine) != 0 && Sections[^1].Kind is var open && Findings(open) && i > 0 && !IsHeading[i - 1])
            {
                // below the findings and without a heading: what the writer makes of them
                if (Concludes(i))
                    Open(i, SectionKind.Assessment);
                else if (open is SectionKind.Results or SectionKind.Vitals or SectionKind.Imaging)
                    Open(i, SectionKind.None);
            }
            var heading = (Tokens[i].Before & (Gap.Line | Gap.Stop | Gap.Colon | Gap.Bullet)) != 0 || i == 0 || char.IsUpper(Text[Tokens[i].Begin]) && (Tokens[i].Before & Gap.Space) != 0
                ? Headings.At(Text, Tokens, headingWords, i, out var kind, out var own) : Zero(out kind, out own);
            if (heading > 0)
            {
                // words of the writer's own keep the kind of what they stand in, and may themselves name a condition
                Sections[^1].Last = i;
                if (!own)
                {
                    if ((Tokens[i].Before & Gap.Bullet) != 0 && Sections[^1].Kind is SectionKind.Assessment or SectionKind.Plan or SectionKind.Course)
                        within = Sections[^1];
                    Sections.Add(new Section(kind, Text[Tokens[i].Begin..Tokens[i + heading - 1].End], i));
                    IsHeading.AsSpan(i, heading).Fill(true);
                }
                else if (Sections[^1].Kind != SectionKind.FamilyHistory && Relative(i, heading))
                {
                    // "Father: gout." is told of him, to the end of the line
                    within = Sections[^1];
                    Sections.Add(new Section(SectionKind.FamilyHistory, Text[Tokens[i].Begin..Tokens[i + heading - 1].End], i));
                    IsHeading.AsSpan(i, heading).Fill(true);
                }
                else if (Sections[^1].Kind == SectionKind.FamilyHistory && (Tokens[i].Before & Gap.BlankLine) != 0 && (Tokens[i].Before & Gap.Bullet) == 0 && Upper(i, heading))
                    Sections.Add(new Section(SectionKind.Other, Text[Tokens[i].Begin..Tokens[i + heading - 1].End], i));
                Close(i, i + heading, heading: true);
                i += heading;
                continue;
            }
            var end = i + 1;
            while (end < Tokens.Count && end - i < LongestSentence && !EndsBefore(end, headingWords))
                end++;
            if (Sections[^1].Kind == SectionKind.FamilyHistory && i > Sections[^1].First && !IsHeading[i - 1] && TellsOfPatient(i, end))
                Open(i, SectionKind.None);
            Close(i, end, heading: false);
            i = end;
        }
        Sections[^1].Last = Tokens.Count;
    }

    private void Open(int token, SectionKind kind)
    {
        Sections[^1].Last = token;
        Sections.Add(new Section(kind, "", token));
    }

    private static bool Findings(SectionKind kind) => kind is SectionKind.Exam or SectionKind.Vitals or SectionKind.Results or SectionKind.Imaging or SectionKind.ReviewOfSystems;

    // a paragraph that counts its items, or says that it judges: "My impression is"
    private bool Concludes(int i)
    {
        var word = Word(i);
        if (word.Length <= 2 && char.IsAsciiDigit(word[0]) && Tokens[i].End < Text.Length && Text[Tokens[i].End] is '.' or ')')
            return true;
        for (var k = i; k < Math.Min(i + 5, Tokens.Count); k++)
            if (k > i && (Tokens[k].Before & (Gap.Stop | Gap.Line)) != 0)
                break;
            else if (Conclusions.Contains(Word(k)))
                return true;
        return false;
    }

    // the account goes on below the family without a heading: "The patient was admitted", "She came with", and no relative is named
    private bool TellsOfPatient(int first, int last)
    {
        var line = (Tokens[first].Before & Gap.Line) != 0;
        var at = first + (Word(first).Equals("the", StringComparison.OrdinalIgnoreCase) ? 1 : 0);
        if (at >= last || !(Word(at).Equals("patient", StringComparison.OrdinalIgnoreCase) || line && (Word(at).Equals("he", StringComparison.OrdinalIgnoreCase) || Word(at).Equals("she", StringComparison.OrdinalIgnoreCase) || Word(at).Equals("physical", StringComparison.OrdinalIgnoreCase) || Word(at).Equals("on", StringComparison.OrdinalIgnoreCase))))
            return false;
        for (var i = first; i < last; i++)
            if (Relatives.Contains(Word(i)))
                return false;
        return true;
    }

    private bool Relative(int first, int length) => length <= 2 && Relatives.Contains(Word(first + length - 1)) && (length == 1 || Word(first).Equals("maternal", StringComparison.OrdinalIgnoreCase) || Word(first).Equals("paternal", StringComparison.OrdinalIgnoreCase));

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Relatives = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "mother", "father", "parents", "parent", "brother", "brothers", "sister", "sisters", "sibling", "siblings", "son", "sons", "daughter", "daughters", "children", "aunt", "aunts", "uncle", "uncles", "cousin", "cousins",
        "grandmother", "grandfather", "grandparents", "relative", "relatives", "family", "familial", "maternal", "paternal", "died", "deceased",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Conclusions =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "assessment", "impression", "diagnosis", "diagnoses", "summary", "conclusion" }.GetAlternateLookup<ReadOnlySpan<char>>();

    private static int Zero(out SectionKind kind, out bool own)
    {
        (kind, own) = (SectionKind.None, false);
        return 0;
    }

    private bool Upper(int first, int length)
    {
        for (var i = Tokens[first].Begin; i < Tokens[first + length - 1].End; i++)
            if (char.IsLower(Text[i]))
                return false;
        return true;
    }

    private void Close(int first, int last, bool heading)
    {
        SentenceOf.AsSpan(first, last - first).Fill(Sentences.Count);
        Sentences.Add(new Sentence(first, last, Sections.Count - 1, heading));
    }

    private bool EndsBefore(int i, int[] headingWords)
    {
        var gap = Tokens[i].Before;
        if ((gap & Gap.Stop) != 0 && !Abbreviated(i))
            return true;
        if ((gap & Gap.BlankLine) != 0 || (gap & Gap.Line) != 0 && (gap & (Gap.Bullet | Gap.Colon | Gap.Semicolon)) != 0)
            return true;
        if ((gap & Gap.Line) != 0)
            return !Wrapped(i);
        if (Numbered(i))
            return true;
        return headingWords[i] >= 0 && (gap & Gap.Space) != 0 && char.IsUpper(Text[Tokens[i].Begin]) && Headings.At(Text, Tokens, headingWords, i, out _, out var own) > 0 && !own;
    }

    // "1) ... 2) ..." within a line
    private bool Numbered(int i) => Tokens[i].End - Tokens[i].Begin <= 2 && char.IsAsciiDigit(Text[Tokens[i].Begin]) && (Tokens[i].Before & (Gap.Open | Gap.Space)) == Gap.Space
        && Tokens[i].End + 1 < Text.Length && Text[Tokens[i].End] == ')' && char.IsAsciiDigit(Text[Tokens[i].End - 1]);

    // a line goes on where the next begins small, or where it was full
    private bool Wrapped(int i)
    {
        var c = Text[Tokens[i].Begin];
        if (char.IsLower(c))
            return true;
        var lineStart = Text.LastIndexOf('\n', Math.Max(0, Tokens[i - 1].End - 1), Math.Min(Tokens[i - 1].End, 200));
        var full = Tokens[i - 1].End - lineStart >= 60 && (Tokens[i].Before & Gap.Stop) == 0;
        return full && !char.IsAsciiDigit(c);
    }

    // a stop behind a title or another short form, or before a small letter, ends nothing
    private bool Abbreviated(int i)
    {
        var last = Tokens[i - 1];
        if (last.End >= Text.Length || Text[last.End] != '.' || (Tokens[i].Before & (Gap.Line | Gap.Question)) != 0)
            return false;
        var word = last.In(Text);
        if (word.Length <= 2 && char.IsAsciiDigit(word[0]) && (last.Before & (Gap.Line | Gap.Bullet)) != 0)
            return true; // "1. Shortness of breath"
        if (char.IsLower(Text[Tokens[i].Begin]) && word.Length <= 5)
            return true;
        if (word.Length == 1 && char.IsUpper(word[0]))
            return true;
        return Short.Contains(word);
    }

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Short = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "dr", "mr", "mrs", "ms", "prof", "st", "vs", "approx", "no", "fig", "e.g", "i.e", "jr", "sr", "lt", "rt", "dx", "pt", "hx", "g", "mt",
    }.GetAlternateLookup<ReadOnlySpan<char>>();
}
