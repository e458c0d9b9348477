using System.Text.Json;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.DetectIcd10Cm;

namespace CodingAhead.Tests.Engines.DetectIcd10Cm;

/// <summary>From a note to its codes, on the starter edition alone.</summary>
public sealed class DiagnosisDetectorTests
{
    private readonly Shelf shelf = TestHome.StarterShelf;
    private readonly DiagnosisDetector detector = new(TestHome.StarterShelf);

    private const string Visit = """
        CHIEF COMPLAINT
        Follow-up.

        PAST MEDICAL HISTORY
        Gout.

        FAMILY HISTORY
        Mother had breast cancer.

        PHYSICAL EXAM
        No lower extremity edema.

        ASSESSMENT AND PLAN
        1. Hypertension. Continue lisinopril.
        2. Type 2 diabetes. Keep taking metformin 850 mg twice daily.
        """;

    [Fact]
    public void A_common_visit_is_coded_on_the_starter_edition()
    {
        var result = detector.Detect(Visit);
        var reported = result.Codes.Where(c => c.Status == "reported").Select(c => c.Code).ToList();
        Assert.Contains("I10", reported);
        Assert.Contains("E11.9", reported);
        Assert.Contains("Z79.84", reported);
        Assert.DoesNotContain("R60.0", reported);
        Assert.True(result.Starter);
        Assert.Single(result.Codes, c => c.Role == "first_listed");
    }

    [Fact]
    public void Every_mention_stands_where_its_offsets_say()
    {
        var text = "\U0001F600 " + Visit;
        var points = text.EnumerateRunes().ToArray();
        foreach (var mention in detector.Detect(text).Mentions)
            Assert.Equal(mention.Text, string.Concat(points[mention.Begin..mention.End]));
    }

    [Fact]
    public void Plain_diabetes_is_without_complications() => Assert.Contains(detector.Detect("Diabetes.").Mentions, m => m.Code == "E11.9");

    [Fact]
    public void A_day_without_an_edition_in_force_is_not_loaded_and_names_the_nearest()
    {
        var result = detector.Detect(Visit, new DetectOptions(On: new DateOnly(2016, 1, 1)));
        Assert.Equal("not_loaded", result.Status);
        Assert.Contains("nearest", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_setting_is_read_from_the_headings()
    {
        Assert.Equal("inpatient", detector.Detect("HOSPITAL COURSE:\nPneumonia.", new DetectOptions(EncounterSetting.Auto)).Setting);
        Assert.Equal("outpatient", detector.Detect("ASSESSMENT:\nPneumonia.", new DetectOptions(EncounterSetting.Auto)).Setting);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("\ud800 pain \udc00")]
    [InlineData("\0\u0001\u0002\uffff")]
    [InlineData("ASSESSMENT\n\nPLAN\n")]
    [InlineData("\u05db\u05d0\u05d1 \u05e8\u05d0\u05e9 \u0635\u062f\u0627\u0639")]
    [InlineData("<html><body><p>pain</p></body></html>")]
    [InlineData("{\\rtf1\\ansi pain\\par fever}")]
    [InlineData("Le patient a de la fi\u00e8vre.\r\n")]
    public void Odd_text_has_an_answer(string text) => Assert.Equal("done", detector.Detect(text).Status);

    [Fact]
    public void A_hundred_thousand_parentheses_and_a_line_of_a_megabyte_have_an_answer()
    {
        Assert.Equal("done", detector.Detect(new string('(', 100_000) + "pain" + new string(')', 100_000)).Status);
        Assert.Equal("done", detector.Detect(new string('a', 1_000_000)).Status);
        Assert.NotEmpty(detector.Detect(string.Concat(Enumerable.Repeat("chest pain and no fever, ", 20_000))).Mentions);
    }

    [Theory]
    [InlineData("chest pain and no fever, ")]
    [InlineData("((((")]
    [InlineData("a")]
    [InlineData("pain\n")]
    [InlineData("\ud800\u0001 ")]
    [InlineData("<p>{\\rtf pain}</p>\r\n")]
    public void Four_times_the_text_takes_about_four_times_as_long(string piece)
    {
        var small = string.Concat(Enumerable.Repeat(piece, 40_000 / piece.Length));
        var large = string.Concat(Enumerable.Repeat(small, 4));
        detector.Detect(small);
        // the best of three with a second's grace, and far from the sixteenfold of a square: the machine may be busy
        Assert.True(Best(large) < 12 * Best(small) + TimeSpan.FromMilliseconds(1000));
    }

    private TimeSpan Best(string text) => Enumerable.Range(0, 3).Min(_ =>
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        detector.Detect(text);
        return watch.Elapsed;
    });

    [Fact]
    public void Threads_do_not_change_the_answer()
    {
        var once = JsonSerializer.Serialize(detector.Detect(Visit));
        var answers = new string[64];
        Parallel.For(0, answers.Length, i => answers[i] = JsonSerializer.Serialize(new DiagnosisDetector(shelf).Detect(Visit)));
        Assert.All(answers, a => Assert.Equal(once, a));
    }
}
