using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Lookup;
using CodingAhead.Tests.Books;

namespace CodingAhead.Tests.Engines.Lookup;

/// <summary>The edits of a code from tables of one quarter. The pairs are made up, in the official layout.</summary>
public sealed class CodeEditsTests
{
    private static readonly DateOnly Today = new(2024, 8, 1);
    private static readonly Code Vaccine = Code.Read("0001A", CodeSystem.Cpt)[0];

    [Fact]
    public void Pairs_in_force_are_listed_in_both_directions_and_ended_ones_counted()
    {
        using var home = new TestHome();
        home.Import(home.Write("ccipra-v302r0.txt", MoneySamples.Ptp));
        var shelf = home.Library().Current;
        var list = CodeEdits.Of(shelf, Vaccine, null, Today);
        var pair = Assert.Single(list.Practitioner!.Column1);
        Assert.Equal(("36591", 0, "Manual", 8), (pair.Code, pair.Indicator, pair.Rationale, pair.Source.Line));
        Assert.Equal(1, list.Practitioner.Ended);
        Assert.Equal("0001A", Assert.Single(CodeEdits.Of(shelf, Code.Read("36591", CodeSystem.Cpt)[0], null, Today).Practitioner!.Column2).Code);
        Assert.Null(list.Hospital);
        Assert.Contains(list.NotLoaded, m => m.Section == "ptp_hospital");
    }

    [Fact]
    public void A_day_of_no_loaded_quarter_is_not_loaded_and_never_empty()
    {
        using var home = new TestHome();
        home.Import(home.Write("ccipra-v302r0.txt", MoneySamples.Ptp));
        var list = CodeEdits.Of(home.Library().Current, Vaccine, new DateOnly(2024, 6, 30), Today);
        Assert.Null(list.Practitioner);
        Assert.Contains(list.NotLoaded, m => m.Section == "ptp_practitioner" && m.HowTo.Contains("2024-07", StringComparison.Ordinal));
    }

    [Fact]
    public void A_book_that_is_taken_out_leaves_no_table_behind()
    {
        using var home = new TestHome();
        home.Import(home.Write("ccipra-v302r0.txt", MoneySamples.Ptp));
        Assert.True(home.Catalogues.Remove("ncci", null));
        Assert.Empty(home.Library().Current.Imported!.PtpTables);
    }
}
