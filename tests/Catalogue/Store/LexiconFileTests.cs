using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Tests.Catalogue.Store;

/// <summary>The compact form of the lexicon says what its text files say.</summary>
public sealed class LexiconFileTests : IDisposable
{
    private const string First = """
        # a comment
        @ J45.909 asthma

        asthma
        wheezy chest ~lay +cough,breath -heart
        @ cpt:94010 breathing test
        blow test ~lay
        """;

    private readonly string path = Path.Combine(Path.GetTempPath(), $"codingahead-lexicon-{Guid.NewGuid():N}");

    private List<(string File, RowEntry Phrase)> Packed(params (string, string)[] files)
    {
        LexiconFile.Write(path, files);
        return [.. LexiconFile.Read(path)];
    }

    [Fact]
    public void A_phrase_has_its_concept_tags_file_and_line()
    {
        var read = Packed(("data/lexicon/a.txt", First), ("data/lexicon/b.txt", "@ I10 high blood pressure\r\nhtn ~abbr\n"));
        Assert.Equal(["asthma", "wheezy chest", "blow test", "htn"], read.Select(p => p.Phrase.Key));
        Assert.Equal(["wheezy chest", "icd10cm", "J45.909", "asthma", "lay", "cough,breath", "heart"], read[1].Phrase.Cells);
        Assert.Equal(["blow test", "cpt", "94010", "breathing test", "lay", "", ""], read[2].Phrase.Cells);
        Assert.Equal(("data/lexicon/a.txt", 5), (read[1].File, read[1].Phrase.Line));
        Assert.Equal(("data/lexicon/b.txt", 2), (read[3].File, read[3].Phrase.Line));
    }

    [Theory]
    [InlineData("asthma\n", "a.txt:1:1: expected a concept (@ CODE name) before its phrases")]
    [InlineData("@ J45.909\nasthma\n", "expected @ CODE name")]
    [InlineData("@ nonsense asthma\nasthma\n", "expected a code")]
    public void A_fault_of_a_file_names_its_place(string text, string message)
    {
        var wrong = Assert.Throws<BookFormatException>(() => LexiconFile.Phrases("a.txt", text).ToList());
        Assert.Contains(message, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_cut_off_is_refused()
    {
        LexiconFile.Write(path, [("a.txt", First)]);
        var bytes = File.ReadAllBytes(path);
        for (var length = 0; length < bytes.Length - 8; length += 7)
        {
            File.WriteAllBytes(path, bytes[..length]);
            Assert.Throws<BookFormatException>(() => LexiconFile.Read(path).ToList());
        }
    }

    public void Dispose() => File.Delete(path);
}
