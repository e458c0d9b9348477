using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Tests.Conformance.Starter;

/// <summary>The lexicon travels with the program in a compact form that holds all of it.</summary>
public sealed class CompactFormTests
{
    private const int MostBytes = 3_000_000;

    [Fact]
    public void The_lexicon_takes_less_than_three_megabytes()
    {
        var size = new FileInfo(Path.Combine(TestHome.Starter, "lexicon.bin")).Length;
        Assert.InRange(size, 100_000, MostBytes);
    }

    [Fact]
    public void It_holds_every_phrase_as_the_text_files_have_it()
    {
        using var starter = SqliteCatalogue.Open(TestHome.Starter, "starter", starter: true);
        var lexicon = starter.Editions.Single(e => e.Name == "lexicon");
        var kept = starter.Rows(lexicon, "lexicon").Select(r =>
            $"{r.Source.File}:{r.Source.Line} {string.Join('|', r.Entry.Cells)}");
        var written = OwnText.Concepts.SelectMany(c => c.Phrases.Select(p =>
            $"data/{c.File}:{p.Line} {p.Text}|{c.System}|{c.Code}|{c.Name}|{string.Join(',', p.Kinds)}|{string.Join(',', p.Near)}|{string.Join(',', p.NotNear)}"));
        Assert.Equal(written, kept);
        Assert.Equal(OwnText.Concepts.Sum(c => c.Phrases.Count), starter.Parts.Where(p => p.Table == "lexicon").Sum(p => p.Kept));
    }

    [Fact]
    public void A_phrase_is_found_by_its_words_too()
    {
        using var starter = SqliteCatalogue.Open(TestHome.Starter, "starter", starter: true);
        Assert.Contains(starter.Rows("starter", "lexicon", "heart attack"), r => r.Entry.Cells[2] == "I21.9");
        Assert.Empty(starter.Rows("starter", "lexicon", "no such phrase"));
    }
}
