using CodingAhead.Engines.Text;

namespace CodingAhead.Tests.Engines.Text;

/// <summary>What a sentence says of a condition: each cue with a case where it reaches it and one where it does not.</summary>
public sealed class AssertionTests
{
    [Theory]
    [InlineData("No fever, chills or cough.", "cough", Assertion.Absent)]
    [InlineData("No fever but he has a cough.", "cough", Assertion.Present)]
    [InlineData("She denies chest pain.", "chest pain", Assertion.Absent)]
    [InlineData("Pneumonia was ruled out.", "Pneumonia", Assertion.Absent)]
    [InlineData("Rule out pneumonia.", "pneumonia", Assertion.Possible)]
    [InlineData("Negative for rash.", "rash", Assertion.Absent)]
    [InlineData("Positive for dyspnea, no palpitations.", "dyspnea", Assertion.Present)]
    [InlineData("Positive for dyspnea, no palpitations.", "palpitations", Assertion.Absent)]
    [InlineData("No increase in edema.", "edema", Assertion.Present)]
    [InlineData("Gram negative sepsis.", "sepsis", Assertion.Present)]
    [InlineData("Tenderness without rebound.", "Tenderness", Assertion.Present)]
    [InlineData("Probable gout.", "gout", Assertion.Possible)]
    [InlineData("It may be gout.", "gout", Assertion.Possible)]
    [InlineData("Since May 2014 gout of the toe.", "gout", Assertion.Present)]
    [InlineData("History of breast cancer.", "breast cancer", Assertion.Historical)]
    [InlineData("A two-day history of vomiting.", "vomiting", Assertion.Present)]
    [InlineData("HISTORY OF PRESENT ILLNESS: Headache since Monday.", "Headache", Assertion.Present)]
    [InlineData("His mother had colon cancer.", "colon cancer", Assertion.Family)]
    [InlineData("His mother reports a fever.", "fever", Assertion.Present)]
    [InlineData("FAMILY HISTORY: Diabetes.", "Diabetes", Assertion.Family)]
    [InlineData("Her husband recently tested positive for influenza.", "influenza", Assertion.Family)]
    [InlineData("A coworker developed shingles.", "shingles", Assertion.Family)]
    [InlineData("Another child has croup.", "croup", Assertion.Family)]
    [InlineData("The child has croup.", "croup", Assertion.Present)]
    [InlineData("History of gout in both parents.", "gout", Assertion.Family)]
    [InlineData("Chest pain, unlikely cardiac.", "Chest pain", Assertion.Present)]
    [InlineData("Return if you develop a fever.", "fever", Assertion.Hypothetical)]
    [InlineData("Order a hepatitis C test today.", "hepatitis C", Assertion.Hypothetical)]
    [InlineData("Without correction, with diplopia.", "diplopia", Assertion.Present)]
    [InlineData("When she had hematuria she was seen.", "hematuria", Assertion.Present)]
    [InlineData("No recurrence, and a nodule was detected with necrosis.", "necrosis", Assertion.Present)]
    [InlineData("Kids at daycare have croup.", "croup", Assertion.Family)]
    [InlineData("She ate with a friend who later developed vomiting.", "vomiting", Assertion.Family)]
    [InlineData("Paternal grandfather: lung cancer.", "lung cancer", Assertion.Family)]
    [InlineData("A mother of two with migraine.", "migraine", Assertion.Present)]
    [InlineData("He fell while visiting his brother and has hip pain.", "hip pain", Assertion.Present)]
    [InlineData("He donated a kidney to his sister and has hypertension.", "hypertension", Assertion.Present)]
    [InlineData("Family history of colon cancer; she has anemia.", "anemia", Assertion.Present)]
    [InlineData("FAMILY HISTORY: Gout in both parents.\nThe patient came with fever.", "fever", Assertion.Present)]
    [InlineData("FAMILY HISTORY: Gout.\nThe patient has a sister with lupus.", "lupus", Assertion.Family)]
    public void A_condition_is_judged_by_the_words_around_it(string text, string condition, Assertion expected) =>
        Assert.Equal(expected, Judge(text, condition).Assertion);

    [Fact]
    public void A_family_history_that_is_denied_is_of_the_family() =>
        Assert.True(Judge("No family history of colon cancer.", "colon cancer") is { Experiencer: Experiencer.Family, Assertion: Assertion.Absent });

    [Fact]
    public void A_known_disease_is_present_and_of_the_past() =>
        Assert.True(Judge("PAST MEDICAL HISTORY: Hypertension, gout.", "gout") is { Historical: true, Assertion: Assertion.Present });

    [Fact]
    public void Offsets_count_code_points()
    {
        Assert.Equal(Assertion.Absent, Assert.Single(SpanAssertion.Of("\U0001F600 no fever", [(5, 10)])).Assertion);
        var lone = new CodePoints("\ud800a\U0001F600b");
        Assert.Equal(3, lone.At(4));
        Assert.Equal(4, lone.IndexOf(3));
    }

    private static Asserted Judge(string text, string condition)
    {
        var at = text.IndexOf(condition, StringComparison.Ordinal);
        return Assert.Single(SpanAssertion.Of(text, [(at, at + condition.Length)]));
    }
}
