using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Search;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Tests.Conformance.Starter;

/// <summary>With an empty home, people's words lead where a coder expects.</summary>
public sealed class StarterSearchTests
{
    private readonly Shelf shelf = TestHome.StarterShelf;

    private IReadOnlyList<SearchHit> Hits(string query, int limit = 10, CodeSystem? system = null) => shelf.Search.Search(query, new SearchOptions(system, Limit: limit)).Results;

    [Theory]
    [InlineData("sugar diabetes", "E11.9")]
    [InlineData("heart attack", "I21.9")]
    [InlineData("knee scope", "29881")]
    [InlineData("DM2 w CKD3", "E11.22")]
    [InlineData("flu shot", "Z23")]
    [InlineData("get snipped", "55250")]
    [InlineData("grommets", "69436")]
    [InlineData("chest film", "71046")]
    [InlineData("three month blood sugar", "83036")]
    [InlineData("sedimentation rate", "85652")]
    [InlineData("lap chole", "47562")]
    [InlineData("house call", "99348")]
    [InlineData("sugar strips", "A4253")]
    [InlineData("hoyer lift", "E0630")]
    [InlineData("rolling walker", "E0143")]
    [InlineData("helicopter ambulance", "A0431")]
    [InlineData("toradol shot", "J1885")]
    [InlineData("herceptin", "J9355")]
    [InlineData("medicare physical", "G0439")]
    [InlineData("drug wastage modifier", "JW")]
    [InlineData("right big toe modifier", "T5")]
    [InlineData("send-out lab modifier", "90")]
    public void The_first_hit_is_where_a_coder_lands(string query, string code) => Assert.Equal(code, Hits(query)[0].Code);

    [Theory]
    [InlineData("broken wrist", "S62 S52 25600 25605")]
    [InlineData("flu shot", "90656 G0008 Z23")]
    [InlineData("colon polyp removal", "45385")]
    [InlineData("sleep machine", "E0601")]
    [InlineData("quit smoking counseling", "99406")]
    [InlineData("ear wax", "69210 H61.20")]
    public void What_a_coder_expects_is_among_the_first_five(string query, string codes)
    {
        var found = Hits(query, 5).Select(h => h.Code).ToList();
        Assert.True(found.Exists(c => codes.Split(' ').Any(e => c.StartsWith(e, StringComparison.Ordinal))), $"{query}: {string.Join(", ", found)}");
    }

    [Theory]
    [InlineData("DM2 w CKD3", "E11.22", "N18.30")]
    [InlineData("asthma with eczema", "J45.909", "L30.9")]
    [InlineData("gout and htn", "M10.9", "I10")]
    public void A_query_of_two_things_finds_each_of_them(string query, string one, string other)
    {
        var found = Hits(query).Select(h => h.Code).ToList();
        Assert.Contains(one, found);
        Assert.Contains(other, found);
    }

    [Fact]
    public void A_query_that_joins_nothing_has_no_sides()
    {
        Assert.Empty(QueryReader.Parts(["chest", "pain"]));
        Assert.Equal([["chest", "pain"], ["fever"]], QueryReader.Parts(["chest", "pain", "with", "fever"]));
    }

    [Theory]
    [InlineData("zestril", "I10")]
    [InlineData("glimepiride", "E11.9")]
    [InlineData("trulicity", "E11.9")]
    [InlineData("advair", "J45.909")]
    [InlineData("tamsulosin", "N40.1")]
    public void A_drug_finds_what_it_is_given_for_and_says_that_it_is_a_hint(string drug, string code) =>
        Assert.Contains(Hits(drug), h => h.Code == code && h.Kind == "drug");

    [Fact]
    public void The_billed_drug_stands_before_what_it_is_given_for()
    {
        var hits = Hits("denosumab").Select(h => h.Code).ToList();
        Assert.Equal("J0897", hits[0]);
        Assert.True(hits.IndexOf("M81.0") > 0);
    }
}
