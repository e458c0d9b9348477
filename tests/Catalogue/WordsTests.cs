using CodingAhead.Catalogue.Search;

namespace CodingAhead.Tests.Catalogue;

/// <summary>The words that search compares.</summary>
public sealed class WordsTests
{
    [Theory]
    [InlineData("Crohn's disease", "crohn disease")]
    [InlineData("Haemorrhage of the oesophagus", "hemorrhage of the esophagus")]
    [InlineData("Diarrhoea and tumours", "diarrhea and tumor")]
    [InlineData("Fractures, multiple biopsies", "fracture multiple biopsy")]
    [InlineData("type II diabetes", "type 2 diabetes")]
    [InlineData("hepatitis pelvis virus", "hepatitis pelvis virus")]
    [InlineData("sodium chloride 0.9 %", "sodium chloride 0.9")]
    [InlineData("Ménière’s", "meniere")]
    [InlineData("end-stage", "end stage")]
    [InlineData("", "")]
    public void Spelling_number_and_case_are_folded(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Words.Of(text)));

    [Theory]
    [InlineData("pnuemonia", "pneumonia", 1)]
    [InlineData("astma", "asthma", 1)]
    [InlineData("cat", "dog", 3)]
    [InlineData("same", "same", 0)]
    public void A_swap_is_one_mistake(string a, string b, int distance) =>
        Assert.Equal(distance, Speller.Distance(a, System.Text.Encoding.UTF8.GetBytes(b), 3));
}
