namespace CodingAhead.Tests.Conformance.Starter;

/// <summary>A patient can read the plain-language text.</summary>
public sealed class ReadingLevelTests
{
    private const double Highest = 12;

    [Fact]
    public void Plain_language_reads_at_the_twelfth_grade_or_below()
    {
        var faults = new Faults();
        foreach (var guide in OwnText.Guides)
        {
            var grade = ReadingLevel.Grade(guide.Section("Plain language"));
            faults.AddUnless(grade <= Highest, $"{guide.File}: grade {grade:0.0}");
        }
        faults.AssertNone("plain language that is too hard");
    }

    [Theory]
    [InlineData("the", 1)]
    [InlineData("doctor", 2)]
    [InlineData("procedure", 3)]
    [InlineData("needle", 2)]
    [InlineData("moved", 1)]
    [InlineData("treated", 2)]
    [InlineData("anesthesia", 4)]
    public void Syllables_are_counted_nearly_right(string word, int syllables) => Assert.Equal(syllables, ReadingLevel.Syllables(word));
}
