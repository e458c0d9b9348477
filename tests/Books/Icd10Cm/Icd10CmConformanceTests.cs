using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Tests.Books.Icd10Cm;

/// <summary>The real files of ICD-10-CM come out with the counts that their publisher states, and agree with each other.</summary>
public sealed class Icd10CmConformanceTests
{
    [Theory]
    [InlineData("icd10cm-order-2026.txt", 98_186, 74_719)]
    [InlineData("icd10cm_order_2026.txt", 98_186, 74_719)]
    [InlineData("icd10cm-order-2025.txt", 97_584, 74_260)]
    [InlineData("icd10cm-order-April-2025.txt", 97_584, 74_260)]
    [InlineData("icd10cm-order-2024.txt", 97_296, 74_044)]
    [InlineData("icd10cm-order-April-2024.txt", 97_296, 74_044)]
    [InlineData("icd10cm-order-Jan-2021.txt", 95_358, 72_621)]
    public void An_order_file_has_the_published_number_of_rows_and_billable_codes(string name, int rows, int billable)
    {
        var file = Releases.One(name);
        var codes = Made.Reader(file).Read<CodeEntry>(file);
        Assert.Equal((rows, billable), (codes.Count, codes.Count(c => c.Billable)));
    }

    [Fact]
    public void The_tabular_list_of_January_2021_expands_to_the_order_file_code_by_code()
    {
        var tabular = Releases.One("icd10cm_tabular_2021.xml");
        var order = Releases.One("icd10cm-order-Jan-2021.txt");
        var expanded = Made.Reader(tabular).Read<CodeEntry>(tabular);
        var listed = Made.Reader(order).Read<CodeEntry>(order);
        Assert.Equal(listed.Select(c => (c.Code.Value, c.Billable)), expanded.Select(c => (c.Code.Value, c.Billable)));
    }

    [Theory]
    [InlineData("icd10cm_tabular_2017.xml", "tabular", "2017", 2016, 10)]
    [InlineData("icd10cm_tabular_2021.xml", "tabular", "2021-01", 2021, 1)]
    [InlineData("icd10cm-drug-April-2024.txt", "drugs", "2024-04", 2024, 4)]
    [InlineData("icd-10-cm-neoplasm-2025.xml", "neoplasms", "2025", 2024, 10)]
    [InlineData("icd10cm_index_2025.xml", "index", "2025", 2024, 10)]
    [InlineData("icd10cm_eindex_2017.xml", "external_causes", "2017", 2016, 10)]
    public void An_xml_file_states_its_edition(string name, string table, string edition, int year, int month)
    {
        var file = Releases.One(name);
        var reader = Made.Reader(file);
        var inside = reader.EditionInside(file.Head)!;
        Assert.Equal((table, edition, new DateOnly(year, month, 1)), (reader.Table, inside.Name, inside.From));
        Assert.Equal(!file.Path.Contains("derived"), inside.Official);
    }

    [Theory]
    [InlineData("icd10cm_index_2017.xml", 7973 + 69_226)]
    [InlineData("icd10cm_index_2025.xml", 81_024)]
    [InlineData("icd-10-cm-eindex-2025.xml", 314 + 7750)]
    [InlineData("icd10cm_eindex_2017.xml", 314 + 7258)]
    [InlineData("icd-10-cm-drug-2025.xml", 5177 + 2251)]
    [InlineData("icd10cm-drug-April-2024.txt", 5176 + 2249)]
    [InlineData("icd-10-cm-neoplasm-2025.xml", 1939)]
    public void Every_term_of_an_index_is_read(string name, int terms)
    {
        var file = Releases.One(name);
        Assert.Equal(terms, Made.Reader(file).Read<IndexEntry>(file).Count);
    }
}
