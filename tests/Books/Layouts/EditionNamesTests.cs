using CodingAhead.Books.Layouts;

namespace CodingAhead.Tests.Books.Layouts;

public sealed class EditionNamesTests
{
    [Theory]
    [InlineData("icd10cm-order-2026.txt", "2026", "2025-10-01", "2026-09-30")]
    [InlineData("x/icd10cm-january-2021.zip/icd10cm_tabular_2021.xml", "2021-01", "2021-01-01", "2021-09-30")]
    [InlineData("icd10cm-order-Jan-2021.txt", "2021-01", "2021-01-01", "2021-09-30")]
    [InlineData("Code-desciptions-April-2025.zip/icd10cm-order-April-2025.txt", "2025-04", "2025-04-01", "2025-09-30")]
    [InlineData("ICD10CM_FY2017_Full_XML.zip", "2017", "2016-10-01", "2017-09-30")]
    [InlineData("ICD-10-CM-October-2025-Guidelines.txt", "2026", "2025-10-01", "2026-09-30")]
    [InlineData("POAexemptCodesFY26.zip/list.txt", "2026", "2025-10-01", "2026-09-30")]
    [InlineData("2018_I10gem.txt", "2018", "2017-10-01", "2018-09-30")]
    [InlineData("april 2024/icd10cm-order-2026.txt", "2026", "2025-10-01", "2026-09-30")]
    [InlineData("2025-04", "2025-04", "2025-04-01", "2025-09-30")]
    [InlineData("2026", "2026", "2025-10-01", "2026-09-30")]
    public void A_fiscal_edition_is_read_from_the_names_on_the_way_to_the_file(string path, string name, string from, string to) =>
        Same(EditionNames.Fiscal("x", path), name, from, to);

    [Theory]
    [InlineData("2018-Alpha-Numeric-HCPCS-File.zip/HCPC2018_CONTR_ANWEB_disc.txt", "2018", "2018-01-01", "2018-12-31")]
    [InlineData("HCPC2026_OCT_ANWEB.csv", "2026-10", "2026-10-01", "2026-12-31")]
    [InlineData("hcpcs/2025-october.derived/list.csv", "2025-10", "2025-10-01", "2025-12-31")]
    [InlineData("rvu25d/GPCI2025.csv", "2025-10", "2025-10-01", "2025-12-31")]
    [InlineData("rvu26/GPCI2026.csv", "2026", "2026-01-01", "2026-12-31")]
    [InlineData("PPRRVU2025_Oct.csv", "2025-10", "2025-10-01", "2025-12-31")]
    [InlineData("January 2026 ASP NDC-HCPCS Crosswalk 121725.csv", "2026-01", "2026-01-01", "2026-03-31")]
    [InlineData("MCR_MUE_PractitionerServices_Eff_07-01-2024.csv", "2024-07", "2024-07-01", "2024-09-30")]
    [InlineData("508 version of October 2025 Web Addendum B.10.31.25.csv", "2025-10", "2025-10-01", "2025-12-31")]
    public void A_calendar_edition_is_of_a_year_or_a_quarter(string path, string name, string from, string to) =>
        Same(EditionNames.Calendar("x", path), name, from, to);

    [Theory]
    [InlineData("order.txt")]
    [InlineData("addenda 121725.csv")]
    [InlineData("12025.txt")]
    [InlineData("layouts/HCPC2026_OCT_ANWEB.excerpt.csv")]
    public void A_name_without_a_date_or_of_an_excerpt_names_no_edition(string path) => Assert.Null(EditionNames.Calendar("x", path));

    [Fact]
    public void What_others_re_shaped_is_not_official() => Assert.False(EditionNames.Calendar("x", "a/2024.derived/b.csv")!.Official);

    private static void Same(CodingAhead.Catalogue.Codes.Edition? edition, string name, string from, string to) =>
        Assert.Equal((name, from, to), (edition?.Name, edition?.From.ToString("yyyy-MM-dd"), edition?.To.ToString("yyyy-MM-dd")));
}
