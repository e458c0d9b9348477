using CodingAhead.Engines.DetectIcd10Cm;

namespace CodingAhead.Tests.Conformance.Starter;

/// <summary>A drug's name is a hint for search and never a diagnosis in a note.</summary>
public sealed class DrugHintTests
{
    [Fact]
    public void No_drug_of_a_medication_list_becomes_a_diagnosis()
    {
        var drugs = OwnText.Concepts.Where(c => c.System == "icd10cm" && !c.Code.StartsWith("Z79", StringComparison.Ordinal))
            .SelectMany(c => c.Phrases.Where(p => p.Kinds.Contains("drug") && !p.Text.Contains(' ', StringComparison.Ordinal)).Select(p => (c.Code, p.Text))).ToList();
        Assert.True(drugs.Count > 1500, $"{drugs.Count} drugs");
        var detector = new DiagnosisDetector(TestHome.StarterShelf);
        var faults = new Faults();
        foreach (var some in drugs.Chunk(100))
        {
            // a condition stands among them, to show that the note is read
            var mentions = detector.Detect(string.Join('\n', some.Select(d => $"Takes {d.Text} daily.")) + "\nHas gout.\n").Mentions;
            Assert.Contains(mentions, m => m.Code == "M10.9");
            foreach (var mention in mentions.Where(m => m.Text != "gout"))
                faults.AddUnless(mention.Code.StartsWith("Z79", StringComparison.Ordinal), $"\"{mention.Text}\" read as {mention.Code}: {mention.Path[0]}");
        }
        faults.AssertNone("drugs read as diagnoses");
    }
}
