using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Search;

namespace CodingAhead.Tests.Catalogue;

/// <summary>What a phrase of the lexicon leads to in a search, over the starter edition alone.</summary>
public sealed class SearchTests
{
    [Theory]
    [InlineData("seizure", "R56.9")]
    [InlineData("respiratory failure", "J96.90")]
    [InlineData("seizure of newborn", "P90")]
    [InlineData("neonatal respiratory failure", "P28.5")]
    public void A_phrase_that_needs_a_neighbour_stands_behind_one_that_does_not(string query, string code)
    {
        using var home = new TestHome();
        Assert.Equal(code, home.Library().Current.Search.Search(query, new SearchOptions { System = CodeSystem.Icd10Cm }).Results[0].Code);
    }
}
