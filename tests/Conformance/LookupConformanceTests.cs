using CodingAhead.Engines.Lookup;

namespace CodingAhead.Tests.Conformance;

/// <summary>Look-ups over all official releases at hand.</summary>
public sealed class LookupConformanceTests(RealCatalogue real)
{
    [Theory]
    [InlineData("icd10cm", "2026", 98_186)]
    [InlineData("icd10cm", "2025", 97_584)]
    [InlineData("icd10cm", "2025-04", 97_584)]
    [InlineData("icd10cm", "2024", 97_296)]
    [InlineData("icd10cm", "2024-04", 97_296)]
    [InlineData("icd10pcs", "2026", 80_029)]
    [InlineData("icd10pcs", "2025", 79_856)]
    public void Every_row_of_an_order_file_is_kept(string book, string edition, int rows)
    {
        var order = real.Report.Editions.Single(e => e.Book == book && e.Edition == edition).Files.First(f => f.Table == "order");
        Assert.Equal(rows, order.RowsKept);
        Assert.Empty(order.Rejected);
    }

    [Fact]
    public void The_newest_edition_has_74719_billable_codes()
    {
        var shelf = real.Shelf;
        var edition = shelf.Imported!.Editions.First(e => e is { Book: "icd10cm", Name: "2026" });
        Assert.Equal(74_719, shelf.Imported.All(CodingAhead.Catalogue.Codes.CodeSystem.Icd10Cm, edition).Count(c => c.Entry.Billable));
    }

    [Fact]
    public void Without_a_date_the_newest_edition_answers_and_says_that_it_expired()
    {
        var page = real.Page("E11.9");
        Assert.Equal(CodeStatus.Valid, page.Status);
        Assert.Equal("2026", page.Edition!.Edition);
        Assert.True(page.Edition.Expired);
        Assert.Equal(new DateOnly(2026, 9, 30), page.Edition.To);
        Assert.Equal("Type 2 diabetes mellitus without complications", page.Title!.Long);
        Assert.Contains(page.Notes, n => n.Kind == "excludes1" && n.InheritedFrom == "E11" && n.Codes.Contains("E10"));
        Assert.All(page.Notes, n => Assert.Equal("2021-01", n.Source.Edition));
    }

    [Fact]
    public void A_day_that_no_loaded_edition_covers_is_not_loaded_and_names_the_nearest()
    {
        var page = real.Page("E11.9", "2022-01-01");
        Assert.Equal(CodeStatus.NotLoaded, page.Status);
        Assert.Null(page.Title);
        Assert.Empty(page.Notes);
        Assert.Contains("2021-01", page.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("e119")]
    [InlineData(" E11.9 ")]
    [InlineData("E119")]
    public void Case_dot_and_space_do_not_matter(string text) => Assert.Equal("E11.9", real.Page(text).Code);

    [Theory]
    [InlineData("E11", null, CodeStatus.NotBillable)]
    [InlineData("W21.89XA", null, CodeStatus.Valid)]
    [InlineData("S52.501A", null, CodeStatus.Valid)]
    [InlineData("E66.811", "2024-03-01", CodeStatus.Unknown)]
    [InlineData("E66.811", "2024-11-01", CodeStatus.Valid)]
    [InlineData("E11.999", null, CodeStatus.Unknown)]
    [InlineData("Z99.999Z", null, CodeStatus.Unknown)]
    [InlineData("02703ZZ", null, CodeStatus.Valid)]
    [InlineData("027", null, CodeStatus.NotBillable)]
    public void The_status_is_that_of_the_edition_in_force(string code, string? on, CodeStatus status) =>
        Assert.Equal(status, real.Pages(code, on).First(p => p.System is "icd10cm" or "icd10pcs").Status);

    [Fact]
    public void A_new_code_tells_when_it_came()
    {
        var page = real.Page("E66.811", "2024-11-01");
        Assert.Contains(page.History, h => h.Action == "added" && h.Date == new DateOnly(2024, 10, 1));
    }

    [Fact]
    public void An_unknown_code_is_answered_with_near_ones() => Assert.Contains(real.Page("E11.999").Instead, c => c.Code == "E11.9");

    [Fact]
    public void A_deleted_code_says_when_and_what_replaced_it()
    {
        // C81.9 lost its old billable code to new ones on 1 October 2024, when remission got codes of its own
        var page = real.Page("E66.8");
        Assert.Equal(CodeStatus.NotBillable, page.Status);
        Assert.Contains(page.History, h => h.Date == new DateOnly(2024, 10, 1) && h.Action == "revised");
    }

    [Fact]
    public void Hierarchy_runs_from_chapter_to_category() =>
        Assert.Equal(["E00-E89", "E08-E13", "E11", "E11.6", "E11.62"], real.Page("E11.621").Hierarchy.Select(h => h.Code));

    [Fact]
    public void Children_are_one_level_down() =>
        Assert.Equal(["S52.501A", "S52.501B", "S52.501C"], real.Page("S52.501").Children.Take(3).Select(c => c.Code));

    [Fact]
    public void Neighbours_stand_in_book_order()
    {
        var page = real.Page("E11.9");
        Assert.Equal("E11.8", page.Previous!.Code);
        Assert.Equal("E11.A", page.Next!.Code);
    }

    [Fact]
    public void Importing_the_same_again_changes_nothing()
    {
        var before = real.Home.Catalogues.Current;
        var again = real.Home.Import(Repository.Releases);
        Assert.False(again.Changed);
        Assert.Equal(before, again.Catalogue);
        Assert.All(again.Editions.SelectMany(e => e.Files), f => Assert.Equal("unchanged", f.State));
    }
}
