namespace CodingAhead.Engines.Text;

/// <summary>What a cue says of the condition in its reach.</summary>
internal enum CueMeaning
{
    Absent, Historical, Known, Possible, Family, Other, Hypothetical, Planned, Not, End, EndVerb,
}

/// <summary>A cue: what it says, and whether the condition precedes it.</summary>
internal sealed record Cue(CueMeaning Meaning, bool After, string Text);

/// <summary>The cues of <c>data/rules/detect/cues.txt</c>.</summary>
internal static class CueList
{
    public static PhraseTree<Cue[]> Tree { get; } = Read();

    private static PhraseTree<Cue[]> Read()
    {
        var all = new Dictionary<string, List<Cue>>(StringComparer.Ordinal);
        foreach (var (head, line) in RuleList.Read("cues"))
        {
            var (meaning, after) = head switch
            {
                "absent before" => (CueMeaning.Absent, false),
                "absent after" or "absent free" => (CueMeaning.Absent, true),
                "historical before" => (CueMeaning.Historical, false),
                "historical after" => (CueMeaning.Historical, true),
                "known before" => (CueMeaning.Known, false),
                "possible before" => (CueMeaning.Possible, false),
                "possible after" => (CueMeaning.Possible, true),
                "family before" => (CueMeaning.Family, false),
                "family after" => (CueMeaning.Family, true),
                "other before" => (CueMeaning.Other, false),
                "hypothetical before" => (CueMeaning.Hypothetical, false),
                "hypothetical after" => (CueMeaning.Hypothetical, true),
                "planned before" => (CueMeaning.Planned, false),
                "not" => (CueMeaning.Not, false),
                "end verb" => (CueMeaning.EndVerb, false),
                "end" => (CueMeaning.End, false),
                _ => throw new InvalidOperationException($"cues: unknown list {head}"),
            };
            foreach (var form in RuleList.Forms(line))
            {
                var words = Headings.Split(form).ToArray();
                var text = string.Join(' ', words);
                var list = all.TryGetValue(text, out var found) ? found : all[text] = [];
                if (!list.Exists(c => c.Meaning == meaning && c.After == after))
                    list.Add(new Cue(meaning, after, text));
            }
        }
        var tree = new PhraseTree<Cue[]>();
        foreach (var (text, cues) in all)
            tree.Add(text.Split(' '), [.. cues]);
        return tree.Freeze();
    }
}
