using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.CasePilot.Understanding;

namespace CodingAhead.Engines.CasePilot.Guides;

/// <summary>A topic of our own guides: how people ask for it, the sentences that answer, and the regulation or manual behind them.</summary>
/// <param name="Section">A section of the Official Guidelines, where the rule stands there.</param>
/// <param name="Verdict">What a question of yes or no is answered with.</param>
public sealed record GuideTopic(
    string Title, string Citation, string? Section, string? Verdict, IReadOnlyList<string> Asked, IReadOnlyList<GuideSentence> Sentences, IReadOnlyList<string> Next);

/// <summary>A sentence of a guide with its place in the file.</summary>
public sealed record GuideSentence(string Text, string File, int Line)
{
    /// <summary>The sentence as a fact; its row is the line with the authority behind it.</summary>
    public Fact AsFact(GuideTopic topic) => new(Text, new Source("guides", "own", null, $"data/guides/{File}", Line), $"{Text} ({topic.Citation})", $"{topic.Title}: {topic.Citation}");
}

/// <summary>
/// The texts of <c>data/guides</c>: "#" opens a topic, "@" its authority, "&amp;" a section of the Official Guidelines, "?" ways to ask,
/// "!" the verdict, "&gt;" a sentence of the answer, "+" a question that goes on. The topic whose way to ask is nearest answers.
/// </summary>
public sealed class GuideBook
{
    private const double Near = 0.36;
    private readonly IReadOnlyList<GuideTopic> topics;
    private readonly List<(GuideTopic Topic, HashSet<string>[] Asked, HashSet<string> All)> indexed = [];
    private readonly Dictionary<string, double> weights = new(StringComparer.Ordinal);

    public static GuideBook All { get; } = new(EmbeddedText.Files("guides/"));

    /// <param name="files">Names and lines of the guide files.</param>
    public GuideBook(IEnumerable<(string File, string[] Lines)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        topics = [.. files.SelectMany(f => Read(f.File, f.Lines))];
        foreach (var topic in topics)
            indexed.Add((topic, [.. topic.Asked.Append(topic.Title).Select(a => Stems.Of(a).ToHashSet(StringComparer.Ordinal))],
                Stems.Of(string.Join(' ', topic.Asked.Append(topic.Title).Concat(topic.Sentences.Select(s => s.Text)))).ToHashSet(StringComparer.Ordinal)));
        foreach (var word in indexed.SelectMany(i => i.All))
            weights[word] = weights.GetValueOrDefault(word) + 1;
        foreach (var word in weights.Keys.ToList())
            weights[word] = Math.Log(1 + indexed.Count / weights[word]);
    }

    public IReadOnlyList<GuideTopic> Topics => topics;

    /// <summary>The topic nearest to a question, and how near from 0 to 1; null when none is near.</summary>
    public (GuideTopic Topic, double Score)? Best(string question)
    {
        var words = Stems.Of(question).Select(w => weights.ContainsKey(w) ? w : Stems.Nearest(w, weights.Keys) ?? w).ToHashSet(StringComparer.Ordinal);
        if (words.Count == 0)
            return null;
        var whole = words.Sum(Weight);
        (GuideTopic Topic, double Score)? best = null;
        foreach (var (topic, asked, all) in indexed)
        {
            var covered = words.Where(all.Contains).Sum(Weight) / whole;
            if (covered < 0.2)
                continue;
            var nearest = asked.Max(a => 2 * a.Where(words.Contains).Sum(Weight) / (whole + a.Sum(Weight)));
            var score = 0.65 * nearest + 0.35 * covered;
            if (best is null || score > best.Value.Score)
                best = (topic, score);
        }
        return best is { Score: >= Near } ? best : null;
    }

    private double Weight(string word) => weights.GetValueOrDefault(word, 2.5);

    private static IEnumerable<GuideTopic> Read(string file, string[] lines)
    {
        GuideTopic? topic = null;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            var text = line.Length > 1 ? line[1..].Trim() : "";
            if (line.StartsWith('#'))
            {
                if (topic is not null)
                    yield return topic;
                topic = new GuideTopic(text, "", null, null, [], [], []);
            }
            else if (topic is not null && line.Length > 1)
                topic = line[0] switch
                {
                    '@' => topic with { Citation = text },
                    '&' => topic with { Section = text },
                    '!' => topic with { Verdict = text },
                    '?' => topic with { Asked = [.. topic.Asked, .. text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] },
                    '>' => topic with { Sentences = [.. topic.Sentences, new GuideSentence(text.TrimEnd('.'), file, i + 1)] },
                    '+' => topic with { Next = [.. topic.Next, text] },
                    _ => topic,
                };
        }
        if (topic is not null)
            yield return topic;
    }
}
