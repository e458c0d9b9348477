using CodingAhead.Engines.CasePilot;
using CodingAhead.Engines.CasePilot.Answers;

namespace CodingAhead.Tests.Engines.CasePilot;

/// <summary>With the starter edition alone it still answers, and says what is missing.</summary>
public sealed class StarterPilotTests
{
    [Theory]
    [InlineData("What is 78597?", "78597")]
    [InlineData("When is modifier 25 used?", "25")]
    [InlineData("What does MAI 3 mean?", "3")]
    [InlineData("When must an ABN be signed?", "ABN")]
    [InlineData("Minutes for 99204?", "45")]
    public void What_is_our_own_is_answered_with_its_row_and_the_edition_named(string question, string expected)
    {
        var answer = Ask(question);
        Assert.Contains(expected, answer.Answer, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Citations);
        Assert.Contains("starter edition", answer.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MUE for 97110?")]
    [InlineData("Fee for 99213 in Alabama?")]
    [InlineData("Can 97597 be billed with 11042?")]
    [InlineData("Which HCC is E11.65?")]
    [InlineData("ICD-9 250.00 to ICD-10?")]
    [InlineData("LCD for 93306?")]
    [InlineData("conversion factor 2025")]
    public void What_needs_a_release_says_that_it_is_not_loaded(string question)
    {
        var answer = Ask(question);
        Assert.Matches("(?i)not loaded|import|no edition|not in my data", answer.Answer);
        Assert.DoesNotMatch(@"\$\d", answer.Answer);
    }

    private static PilotAnswer Ask(string question)
    {
        using var home = new TestHome();
        var answer = new Pilot(home.Library().Current, new DateOnly(2026, 11, 24)).Ask([question]);
        Assert.Empty(AnswerVerifier.Check(answer));
        return answer;
    }
}
