namespace CodingAhead.Tests.Conformance.Starter;

/// <summary>What a phrase of the lexicon leads to is decided, over all its files together.</summary>
public sealed class PhraseTests
{
    [Fact]
    public void No_phrase_leads_to_two_concepts_without_a_guard()
    {
        // a diagnosis and a procedure of one name are answers to different questions
        var faults = new Faults();
        foreach (var group in All().GroupBy(p => (p.Concept.System, p.Phrase.Folded)))
        {
            var open = group.Where(p => !p.Phrase.Guarded).DistinctBy(p => p.Concept.Code).ToList();
            faults.AddUnless(open.Count < 2, $"\"{group.Key.Folded}\": {string.Join(", ", open.Select(Place))}");
        }
        faults.AssertNone("phrases without a guard");
    }

    [Fact]
    public void No_two_guards_of_a_phrase_are_the_same()
    {
        var faults = new Faults();
        foreach (var group in All().Where(p => p.Phrase.Guarded)
                     .GroupBy(p => (p.Concept.System, p.Phrase.Folded, string.Join(',', p.Phrase.Near.Order()), string.Join(',', p.Phrase.NotNear.Order()))))
            faults.AddUnless(group.DistinctBy(p => p.Concept.Code).Count() < 2, $"\"{group.Key.Folded}\": {string.Join(", ", group.Select(Place))}");
        faults.AssertNone("guards that decide nothing");
    }

    [Fact]
    public void No_phrase_stands_twice_under_a_code()
    {
        var faults = new Faults();
        foreach (var group in All().GroupBy(p => (p.Concept.System, p.Concept.Code, p.Phrase.Text)).Where(g => g.Count() > 1))
            faults.Add($"\"{group.Key.Text}\": {string.Join(", ", group.Select(Place))}");
        faults.AssertNone("phrases that stand twice");
    }

    [Fact]
    public void No_code_is_opened_by_two_concepts()
    {
        var faults = new Faults();
        foreach (var group in OwnText.Concepts.GroupBy(c => (c.System, c.Code, c.Name)).Where(g => g.Count() > 1))
            faults.Add($"{group.Key.Code} {group.Key.Name}: {string.Join(", ", group.Select(c => c.Place))}");
        faults.AssertNone("concepts that stand twice");
    }

    private static IEnumerable<(Concept Concept, Phrase Phrase)> All() => OwnText.Concepts.SelectMany(c => c.Phrases.Select(p => (c, p)));

    private static string Place((Concept Concept, Phrase Phrase) found) => $"{found.Concept.Code} {found.Concept.File}:{found.Phrase.Line}";
}
