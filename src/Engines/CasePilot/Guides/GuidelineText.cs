using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.CasePilot.Understanding;

namespace CodingAhead.Engines.CasePilot.Guides;

/// <summary>
/// The Official Guidelines by their words: the section whose title and text a question shares most rare words with, and the sentences of it
/// that answer. It stands behind the guides of our own, so that a rule they do not tell is still found.
/// </summary>
internal sealed partial class GuidelineText
{
    private const double Least = 0.55;
    private static readonly ConditionalWeakTable<ICatalogue, GuidelineText> Kept = [];
    private readonly List<Section> sections = [];
    private readonly Dictionary<string, double> weights = new(StringComparer.Ordinal);

    private sealed record Section(Sourced<GuidelineEntry> Entry, HashSet<string> Title, IReadOnlyList<(string Text, HashSet<string> Words)> Sentences);

    /// <summary>The guidelines of the first book on the shelf that has them; null when none is loaded.</summary>
    public static GuidelineText? Of(Shelf shelf)
    {
        foreach (var catalogue in shelf.Catalogues)
            if (Kept.GetValue(catalogue, c => new GuidelineText(c.Guidelines())) is { sections.Count: > 0 } found)
                return found;
        return null;
    }

    private GuidelineText(IReadOnlyList<Sourced<GuidelineEntry>> entries)
    {
        foreach (var entry in entries)
            sections.Add(new Section(entry, Words(entry.Entry.Title), [.. Split(entry.Entry.Text).Select(s => (s, Words(s)))]));
        var whole = sections.Select(s => s.Title.Concat(s.Sentences.SelectMany(x => x.Words)).ToHashSet(StringComparer.Ordinal)).ToList();
        foreach (var word in whole.SelectMany(w => w))
            weights[word] = weights.GetValueOrDefault(word) + 1;
        foreach (var word in weights.Keys.ToList())
            weights[word] = Math.Log(1 + whole.Count / weights[word]);
    }

    /// <summary>The sentences that answer a question, with their section; none when no section is near.</summary>
    public IReadOnlyList<Fact> Answer(string question, int most)
    {
        var words = Words(question);
        if (words.Count < 2)
            return [];
        var sum = words.Sum(Weight);
        (Section Section, double Score)? best = null;
        foreach (var section in sections.Where(s => s.Sentences.Count > 0))
        {
            var all = section.Sentences.SelectMany(s => s.Words).ToHashSet(StringComparer.Ordinal);
            var covered = words.Where(w => all.Contains(w) || section.Title.Contains(w)).Sum(Weight) / sum;
            var close = section.Sentences.Max(s => words.Where(s.Words.Contains).Sum(Weight)) / sum;
            var titled = section.Title.Count == 0 ? 0 : section.Title.Where(words.Contains).Sum(Weight) / section.Title.Sum(Weight);
            var score = 0.5 * covered + 0.3 * close + 0.3 * titled;
            if (covered >= 0.5 && (best is null || score > best.Value.Score))
                best = (section, score);
        }
        return best is { Score: >= Least } found ? [.. Best(found.Section, words, most)] : [];
    }

    /// <summary>The sentences of one section nearest to a question.</summary>
    public IReadOnlyList<Fact> From(string number, string question, int most) =>
        sections.Find(s => s.Entry.Entry.Number.Equals(number, StringComparison.OrdinalIgnoreCase)) is { } section ? [.. Best(section, Words(question), most)] : [];

    private IEnumerable<Fact> Best(Section section, HashSet<string> words, int most)
    {
        var entry = section.Entry.Entry;
        var chosen = section.Sentences.Select((s, i) => (s.Text, i, Score: words.Where(s.Words.Contains).Sum(Weight))).Where(s => s.Score > 0).OrderByDescending(s => s.Score).Take(most).OrderBy(s => s.i);
        foreach (var (text, _, _) in chosen)
            yield return new Fact($"Guideline {entry.Number}, {PilotBooks.OneSentence(entry.Title)}: {PilotBooks.OneSentence(text)}", section.Entry.Source, $"{entry.Number} {entry.Title} {entry.Text}", $"Official Guidelines {entry.Number}");
    }

    private double Weight(string word) => weights.GetValueOrDefault(word, 3);

    private static HashSet<string> Words(string text) => [.. Stems.Of(text).Where(w => w is not ("icd" or "cm" or "10" or "guideline" or "offici"))];

    private static IEnumerable<string> Split(string text) =>
        Ends().Split(text.Replace('\n', ' ')).Select(s => s.Trim()).Where(s => s.Length > 20 && s.Length < 600);

    [GeneratedRegex(@"(?<=[a-z0-9)”""]\.)\s+(?=[A-Z“])", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Ends();
}
