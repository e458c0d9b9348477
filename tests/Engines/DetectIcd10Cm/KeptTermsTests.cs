using System.Text.Json;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.DetectIcd10Cm;

namespace CodingAhead.Tests.Engines.DetectIcd10Cm;

/// <summary>Terms that were kept answer as those that were built; what is torn or foreign is built anew.</summary>
public sealed class KeptTermsTests
{
    private static readonly string[] Notes =
    [
        "ASSESSMENT: Type 2 diabetes mellitus with diabetic polyneuropathy. Hypertension. No chest pain. Mother had breast cancer.",
        "Impression: acute appendicitis, ruled out. Left knee osteoarthritis. Former smoker. Continue metformin 500 mg daily.",
        "CKD stage 3b, anemia in chronic kidney disease, gout of the right foot, history of colon polyps, BMI 41.2, morbid obesity.",
    ];

    private static string Answer(Shelf shelf) => string.Join('\n', Notes.Select(n => JsonSerializer.Serialize(new DiagnosisDetector(shelf).Detect(n))));

    [Fact]
    public void Kept_terms_answer_to_the_letter_as_built_ones()
    {
        using var home = new TestHome();
        var built = Answer(home.Library().Current with { Derived = null });
        Assert.Contains("E11.42", built, StringComparison.Ordinal);
        Assert.Equal(built, Answer(home.Library().Current));
        var kept = Assert.Single(Directory.GetFiles(Path.Combine(home.Folder, "derived")));
        var written = File.GetLastWriteTimeUtc(kept);
        Assert.Equal(built, Answer(home.Library().Current));
        Assert.Equal(written, File.GetLastWriteTimeUtc(kept));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(100_000)]
    public void A_torn_file_is_as_good_as_none(int length)
    {
        using var home = new TestHome();
        var built = Answer(home.Library().Current);
        var kept = Assert.Single(Directory.GetFiles(Path.Combine(home.Folder, "derived")));
        var whole = File.ReadAllBytes(kept);
        File.WriteAllBytes(kept, whole[..length]);
        Assert.Equal(built, Answer(home.Library().Current));
        Assert.Equal(whole, File.ReadAllBytes(kept));
        // one bit is enough
        whole[whole.Length / 2] ^= 1;
        File.WriteAllBytes(kept, whole);
        Assert.Equal(built, Answer(home.Library().Current));
    }

    [Fact]
    public void A_home_that_cannot_be_written_to_keeps_nothing_and_answers()
    {
        using var home = new TestHome();
        File.WriteAllText(Path.Combine(home.Folder, "derived"), "a file where the folder should be");
        Assert.Contains("E11.42", Answer(home.Library().Current), StringComparison.Ordinal);
    }

    [Fact]
    public void The_oldest_files_go_when_there_are_too_many()
    {
        using var home = new TestHome();
        var derived = new DerivedFiles(Path.Combine(home.Folder, "derived"));
        for (var i = 0; i < 9; i++)
            derived.Write($"thing {i}", [1, 2, (byte)i]);
        Assert.Equal(6, Directory.GetFiles(Path.Combine(home.Folder, "derived")).Length);
        Assert.Equal([1, 2, 8], derived.Read("thing 8"));
        Assert.Null(derived.Read("another"));
    }
}
