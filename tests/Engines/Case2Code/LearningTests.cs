using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Case2Code;
using CodingAhead.Engines.DetectIcd10Cm;
using CodingAhead.Engines.RedactPhi;

namespace CodingAhead.Tests.Engines.Case2Code;

/// <summary>What is learned from the user's own coded notes, and what never is.</summary>
public sealed class LearningTests
{
    private readonly Shelf shelf = TestHome.StarterShelf;

    private LearnedPhrases Taught(params CodedNote[] notes)
    {
        var learned = new LearnedPhrases();
        new Learning(shelf, new PhiRedactor()).Learn(notes, learned);
        return learned;
    }

    private string[] Codes(string text, LearnedPhrases? learned) => [.. new DiagnosisDetector(shelf).Detect(text, new DetectOptions { Learned = learned }).Mentions.Select(m => m.Code)];

    private static string Written(LearnedPhrases learned)
    {
        using var writer = new StringWriter();
        learned.Write(writer);
        return writer.ToString();
    }

    private static CodedNote[] Same(int times, string text, params string[] codes) => [.. Enumerable.Repeat(new CodedNote(text, codes), times)];

    [Fact]
    public void What_the_coders_chose_for_these_words_is_chosen_and_says_so()
    {
        Assert.Contains("I10", Codes("Hypertension.", null));
        var learned = Taught(Same(5, "Hypertension.", "I15.9"));
        var mention = Assert.Single(new DiagnosisDetector(shelf).Detect("Hypertension.", new DetectOptions { Learned = learned }).Mentions);
        Assert.Equal("I15.9", mention.Code);
        Assert.Contains("5 of 5", mention.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void One_note_teaches_no_phrase() => Assert.DoesNotContain("hypertension", Written(Taught(new CodedNote("Hypertension.", ["I15.9"]))), StringComparison.Ordinal);

    [Fact]
    public void A_name_is_never_kept()
    {
        var kept = Written(Taught(Same(4, "Patient: Mary Goodwin, MRN 88231907. Mary Goodwin has hypertension since 03/14/2021.", "I10")));
        Assert.Contains("hypertension", kept, StringComparison.Ordinal);
        foreach (var value in (string[])["goodwin", "mary", "88231907", "2021"])
            Assert.DoesNotContain(value, kept, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_word_that_is_not_of_the_books_is_never_kept() => Assert.DoesNotContain("zorblax", Written(Taught(Same(4, "Hypertension zorblax.", "I10"))), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Unknown_codes_are_counted_and_left_out()
    {
        var learned = new LearnedPhrases();
        var report = new Learning(shelf, new PhiRedactor()).Learn(Same(3, "Hypertension.", "I10", "QQ9.9"), learned);
        Assert.Equal(3, report.Unknown);
        Assert.DoesNotContain("QQ99", Written(learned), StringComparison.Ordinal);
    }

    [Fact]
    public void A_denied_condition_stays_denied()
    {
        var learned = Taught(Same(5, "Hypertension.", "I15.9"));
        Assert.All(new DiagnosisDetector(shelf).Detect("No hypertension.", new DetectOptions { Learned = learned }).Mentions, m => Assert.Equal("absent", m.Assertion));
    }

    [Fact]
    public void What_was_written_is_read_back()
    {
        var written = Written(Taught(Same(5, "Hypertension and gout.", "I15.9", "M10.9")));
        Assert.Equal(written, Written(LearnedPhrases.Read(new StringReader(written))));
        Assert.Throws<FormatException>(() => LearnedPhrases.Read(new StringReader("not a table")));
    }
}
