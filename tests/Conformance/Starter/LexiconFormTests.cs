namespace CodingAhead.Tests.Conformance.Starter;

/// <summary>The files of the lexicon keep the shape that data/README.md describes.</summary>
public sealed class LexiconFormTests
{
    private static readonly HashSet<string> Kinds =
    [
        "lay", "abbr", "eponym", "latin", "british", "misspelling", "adjective", "history", "status", "drug", "procedure", "lab", "organism", "site",
    ];

    [Fact]
    public void Every_concept_has_a_name_and_phrases()
    {
        var faults = new Faults();
        foreach (var concept in OwnText.Concepts)
            faults.AddUnless(concept.Name.Length > 0 && concept.Phrases.Count > 0, $"{concept.Place} {concept.Code}");
        faults.AssertNone("concepts without a name or phrases");
    }

    [Fact]
    public void Phrases_are_lower_case_and_plainly_spaced()
    {
        var faults = new Faults();
        foreach (var (concept, phrase) in All())
            faults.AddUnless(phrase.Text.Length > 0 && phrase.Folded.Length > 0 && phrase.Raw == phrase.Raw.ToLowerInvariant()
                             && phrase.Raw == string.Join(' ', phrase.Raw.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)),
                $"{concept.File}:{phrase.Line} \"{phrase.Raw}\"");
        faults.AssertNone("phrases in another form");
    }

    [Fact]
    public void Phrases_are_sorted_within_their_concept()
    {
        var faults = new Faults();
        foreach (var concept in OwnText.Concepts)
            foreach (var (before, after) in concept.Phrases.Zip(concept.Phrases.Skip(1)))
                faults.AddUnless(string.CompareOrdinal(before.Text, after.Text) <= 0, $"{concept.File}:{after.Line} \"{after.Text}\" comes before \"{before.Text}\"");
        faults.AssertNone("phrases out of order");
    }

    [Fact]
    public void Every_kind_is_one_of_the_list()
    {
        var faults = new Faults();
        foreach (var (concept, phrase) in All())
            foreach (var kind in phrase.Kinds)
                faults.AddUnless(Kinds.Contains(kind), $"{concept.File}:{phrase.Line} ~{kind}");
        faults.AssertNone("unknown kinds");
    }

    [Fact]
    public void Guards_name_single_words_and_each_once()
    {
        var faults = new Faults();
        foreach (var (concept, phrase) in All())
        {
            var words = phrase.Near.Concat(phrase.NotNear).ToList();
            faults.AddUnless(words.All(w => w.Length > 0 && w.Trim('+', '~') == w), $"{concept.File}:{phrase.Line} \"{phrase.Raw}\" has an empty word");
            faults.AddUnless(words.Distinct().Count() == words.Count, $"{concept.File}:{phrase.Line} \"{phrase.Raw}\" names a word twice");
        }
        faults.AssertNone("guards");
    }

    [Fact]
    public void Tags_stand_after_the_phrase_and_nothing_after_them()
    {
        var faults = new Faults();
        foreach (var (concept, phrase) in All())
            foreach (var word in phrase.Raw[Math.Min(phrase.Text.Length, phrase.Raw.Length)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                faults.AddUnless(word.Length > 1 && word[0] is '~' or '+' or '-', $"{concept.File}:{phrase.Line} \"{phrase.Raw}\"");
        faults.AssertNone("words after the tags");
    }

    private static IEnumerable<(Concept, Phrase)> All() => OwnText.Concepts.SelectMany(c => c.Phrases.Select(p => (c, p)));
}
