using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.CasePilot.Understanding;

namespace CodingAhead.Engines.CasePilot.Guides;

/// <summary>A topic of our own guides: how people ask for it, the sentences that answer, and the regulation or manual behind them.</summary>
/// <param name="Section">A section of the Official Guidelines, where the rule stands there.</param>
/// <param name="Verdict">What a question of yes or no is answered with.</param>
public sealed record GuideTopic(
    string Title, string Citation, string? Section, string? Verdict, IReadOnlyList<string> Asked, IReadOnlyList<GuideSentence> Sentences, IReadOnlyList<string> Next);

/// <summary>A topic found for a question.</summary>
/// <param name="Score">How near from 0 to a little over 1.</param>
/// <param name="Close">How much the question is one of the topic's ways to ask.</param>
/// <param name="Named">Whether the topic speaks of a code or modifier of the question.</param>
public readonly record struct GuideMatch(GuideTopic Topic, double Score, double Close, bool Named);

/// <summary>A sentence of a guide with its place in the file.</summary>
public sealed record GuideSentence(string Text, string File, int Line)
{
    /// <summary>The sentence as a fact; its row is the line with the authority behind it.</summary>
    public Fact AsFact(GuideTopic topic) => new(Text, new Source("guides", "own", null, $"data/guides/{File}", Line), $"{Text} ({topic.Citation})", $"{topic.Title}: {topic.Citation}");
}

/// <summary>
/// The texts of <c>data/guides</c>: "#" opens a topic, "@" its authority, "&amp;" a section of the Official Guidelines, "?" ways to ask,
/// "!" the verdict, "~" against what it was checked (for people), "&gt;" a sentence of the answer, "+" a question that goes on. The topic whose way to ask is nearest answers.
/// </summary>
public sealed class GuideBook
{
    private const double Near = 0.38;
    private const double Unknown = 2.4;

    // words that say how something is asked, not what
    private static readonly HashSet<string> Request = [.. "icd 10 cm cpt cod code differ difference versus vs compar compare instead between appropri appropriate explain".Split(' ')];
    private readonly Remembered<string, string> nearest = new(5_000);
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
            indexed.Add((topic, [.. topic.Asked.Append(topic.Title).Select(a => Words(a).ToHashSet(StringComparer.Ordinal))],
                Words(string.Join(' ', topic.Asked.Append(topic.Title).Concat(topic.Sentences.Select(s => s.Text)))).ToHashSet(StringComparer.Ordinal)));
        foreach (var word in indexed.SelectMany(i => i.All))
            weights[word] = weights.GetValueOrDefault(word) + 1;
        foreach (var word in weights.Keys.ToList())
            weights[word] = Math.Log(1 + indexed.Count / weights[word]);
    }

    public IReadOnlyList<GuideTopic> Topics => topics;

    /// <summary>The topic nearest to a question; null when none is near.</summary>
    public GuideMatch? Best(string question, ToolInput? input = null)
    {
        var words = Words(question).Select(w => weights.ContainsKey(w) ? w : nearest.Of(w, Mended)).ToHashSet(StringComparer.Ordinal);
        if (words.Count == 0)
            return null;
        var named = input is null ? [] : input.Codes.SelectMany(c => (string[])[c.Text, c.System == CodeSystem.Icd10Cm ? c.Value[..3] : c.Text]).Concat(input.Modifiers).Select(c => c.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        GuideMatch? best = null;
        foreach (var (topic, asked, all) in indexed)
        {
            // a number or code that the topic does not speak of says nothing against it
            var counted = words.Where(w => all.Contains(w) || !w.Any(char.IsAsciiDigit)).ToList();
            var whole = counted.Sum(Weight);
            var common = counted.Where(all.Contains).ToList();
            var covered = whole > 0 ? common.Sum(Weight) / whole : 0;
            // a topic of one rare word that the question says, such as overpayments
            var titled = (topic.Sentences[0].File != "icd10cm.txt" || words.Any(w => w.StartsWith("guidelin", StringComparison.Ordinal))) && asked[^1] is { Count: 1 } title && title.IsSubsetOf(words) && Weight(title.First()) > 3;
            if (!titled && (covered < 0.34 || common.Count < 2 && covered < 0.8))
                continue;
            // figures alone, such as two modifiers, and words of every request are a topic only where one of its ways to ask holds them all
            if (common.TrueForAll(w => w is "use" or "used" or "bill" || w.All(char.IsAsciiDigit)) && (!common.Exists(w => w.Any(char.IsAsciiDigit)) || !asked.Any(a => common.TrueForAll(a.Contains))))
                continue;
            var close = asked.Max(a => 2 * a.Where(words.Contains).Sum(Weight) / (whole + a.Sum(Weight)));
            var spoken = named.Overlaps(all);
            var score = Math.Max(titled ? 0.45 : 0, 0.6 * close + 0.4 * covered + (spoken ? 0.1 : 0));
            if (best is null || score > best.Value.Score)
                best = new GuideMatch(topic, score, close, spoken);
        }
        return best is { Score: >= Near } ? best : null;
    }

    // the names of the code sets stand in every other question and say nothing of the topic
    private static IEnumerable<string> Words(string text) => Stems.Of(text).Where(w => !Request.Contains(w));

    private string Mended(string word) => Stems.Nearest(word, weights.Keys) ?? word;

    private double Weight(string word) => weights.GetValueOrDefault(word, Unknown);

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
