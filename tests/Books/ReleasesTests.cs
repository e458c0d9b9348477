using CodingAhead.Books;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Tests.Books;

/// <summary>The real releases: each file is claimed by one reader or none, and comes out with its known number of entries.</summary>
public sealed class ReleasesTests
{
    [Fact]
    public void No_two_readers_claim_one_file()
    {
        foreach (var file in Releases.All)
        {
            var readers = BookReaders.All.Where(r => r.Recognises(file.Head)).Select(r => $"{r.Book}/{r.Table}").ToList();
            Assert.True(readers.Count <= 1, $"{file.Path}: {string.Join(", ", readers)}");
        }
    }

    [Fact]
    public void Every_reader_but_those_without_a_real_file_finds_its_files()
    {
        var files = Releases.All;
        var idle = BookReaders.All.Where(r => !files.Any(f => r.Recognises(f.Head))).Select(r => $"{r.Book}/{r.Table}");
        // the descriptor files of CPT are the user's own, so none is among the releases
        Assert.Equal(["gems/icd9pcs_icd10pcs", "gems/icd10pcs_icd9pcs", "coverage/article_codes", "coverage/article_diagnoses", "telehealth/telehealth", "census/zip_areas"], idle.Where(r => !r.StartsWith("cpt/", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void A_real_file_is_read_in_full(string name, string book, string table, string? edition, int entries, int rejected)
    {
        var file = Releases.One(name);
        var reader = Made.Reader(file);
        var left = 0;
        var read = reader.Read(file, (_, _) => left++).Count();
        var found = reader.EditionInside(file.Head) ?? reader.EditionNamed(file.Path);
        Assert.Equal((book, table, edition, entries, rejected), (reader.Book, reader.Table, found?.Name, read, left));
    }

    [Fact]
    public void The_two_packagings_of_2026_read_the_same()
    {
        var (cms, cdc) = (Releases.One("icd10cm_order_2026.txt"), Releases.One("icd10cm-order-2026.txt"));
        Assert.Equal(Made.Reader(cms).Read<CodeEntry>(cms), Made.Reader(cdc).Read<CodeEntry>(cdc));
    }

    [Fact]
    public void Every_row_with_columns_has_a_cell_for_each()
    {
        foreach (var file in Releases.All)
        {
            if (BookReaders.All.FirstOrDefault(r => r.Recognises(file.Head)) is not { } reader)
                continue;
            var columns = reader.Columns(file.Head).Count;
            var row = reader.Read(file, (_, _) => { }).OfType<RowEntry>().FirstOrDefault();
            Assert.True(row is null || row.Cells.Length == columns, $"{file.Path}: {columns} columns, {row?.Cells.Length} cells");
        }
    }

    /// <summary>Name, book, table, edition, entries, rejected.</summary>
    public static TheoryData<string, string, string, string?, int, int> Known() => new()
    {
        { "icd10cm-codes-2026.txt", "icd10cm", "codes", "2026", 74_719, 0 },
        { "icd10cm-codes-April-2024.txt", "icd10cm", "codes", "2024-04", 74_044, 0 },
        { "icd10cm_tabular_2017.xml", "icd10cm", "tabular", "2017", 118_246, 0 },
        { "icd10cm_tabular_2021.xml", "icd10cm", "tabular", "2021-01", 120_859, 0 },
        { "conversion-table-FY2025.xlsx", "icd10cm", "conversion", "2025", 10_936, 0 },
        { "CONVERSION-TABLE-FY2026.xlsx", "icd10cm", "conversion", "2026", 11_911, 0 },
        { "POAexemptCodesFY26.txt", "icd10cm", "poa_exempt", "2026", 38_349, 0 },
        { "POAexemptAddCodesFY26.txt", "icd10cm", "poa_exempt_added", "2026", 209, 0 },
        { "POAexemptDeleteCodesFY26.txt", "icd10cm", "poa_exempt_deleted", "2026", 14, 0 },
        { "POAexemptReviseCodesFY26.txt", "icd10cm", "poa_exempt_revised", "2026", 50, 0 },
        { "icd10cm-order-addenda-2026.txt", "icd10cm", "order_addenda", "2026", 748, 0 },
        { "icd10cm-order-addenda-April-2025.txt", "icd10cm", "order_addenda", "2025-04", 0, 0 },
        { "icd10cm-codes-addenda-2024.txt", "icd10cm", "codes_addenda", "2024", 446, 0 },
        { "icd10cm-tabular-addenda-2026.pdf", "icd10cm", "addenda_pdf", "2026", 0, 0 },
        { "October-2025-Guidelines.txt", "icd10cm", "guidelines", "2026", 492, 0 },
        { "icd10pcs_order_2026.txt", "icd10pcs", "order", "2026", 80_029, 0 },
        { "icd10pcs_order_2025.txt", "icd10pcs", "order", "2025", 79_856, 0 },
        { "/order_addenda_2025.txt", "icd10pcs", "order_addenda", "2025", 435, 0 },
        { "2018_I9gem.txt", "gems", "icd9cm_icd10cm", "2018", 39_427, 0 },
        { "2018_I10gem.txt", "gems", "icd10cm_icd9cm", "2018", 81_593, 0 },
        { "HCPC2018_CONTR_ANWEB_disc.txt", "hcpcs", "codes", "2018", 13_118, 0 },
        { "HCPC2019_CONTR_ANWEB.txt", "hcpcs", "codes", "2019", 13_600, 0 },
        { "HCPC2020_ANWEB_w_disclaimer.txt", "hcpcs", "codes", "2020", 14_158, 0 },
        { "hcpcs_level2_2024.csv", "hcpcs", "codes", "2024", 16_066, 0 },
        { "hcpcs_level2_descriptions_2024.csv", "hcpcs", "descriptions", "2024", 8033, 0 },
        { "hcpcs_modifiers_2024.csv", "hcpcs", "modifiers", "2024", 383, 1 },
        { "hcpcs_2025_oct_codes.csv", "hcpcs", "codes", "2025-10", 8846, 0 },
        { "PPRRVU2025_Oct.csv", "mpfs", "pprrvu", "2025-10", 19_090, 0 },
        { "PPRRVU2026_Jul_nonQPP.excerpt.csv", "mpfs", "pprrvu", null, 4, 0 },
        { "GPCI2025.csv", "mpfs", "gpci", "2025-10", 109, 0 },
        { "GPCI2026.csv", "mpfs", "gpci", "2026", 109, 0 },
        { "25LOCCO.csv", "mpfs", "localities", "2025-10", 110, 0 },
        { "ANES2025.csv", "mpfs", "anesthesia", "2025-10", 109, 0 },
        { "anesthesia-base-units-2022.txt", "mpfs", "base_units", "2022", 276, 0 },
        { "OPPSCAP_Oct.csv", "mpfs", "oppscap", "2025-10", 16_100, 0 },
        { "ZIP5_OCT2025.txt", "mpfs", "zip5", "2025-10", 42_956, 0 },
        { "Addendum A.11122024.txt", "opps", "addendum_a", "2025", 994, 0 },
        { "Web Addendum B.10.31.25.csv", "opps", "addendum_b", "2025-10", 18_798, 0 },
        { "Addendum D1.10242024.txt", "opps", "addendum_d1", "2025", 28, 0 },
        { "Addendum E.10102024.txt", "opps", "addendum_e", "2025", 1731, 0 },
        { "MCR_MUE_PractitionerServices_Eff_07-01-2024.csv", "ncci", "mue_practitioner", "2024-07", 14_677, 0 },
        { "MCR_MUE_OutpatientHospitalServices_Eff_07-01-2024.csv", "ncci", "mue_outpatient", "2024-07", 14_628, 0 },
        { "MCR_MUE_DMESupplierServices_Eff_07-01-2024.csv", "ncci", "mue_dme", "2024-07", 2928, 0 },
        { "MCR_MUE_PractitionerServices_Eff_07-01-2026.excerpt.csv", "ncci", "mue_practitioner", null, 9, 0 },
        { "add-on-codes-2024-06.derived.csv", "ncci", "add_on", "2024-06", 7465, 0 },
        { "ccipra-v302r0.txt", "ncci", "ptp_practitioner", "2024-07", 0, 0 },
        { "ccioph-v302r0.txt", "ncci", "ptp_hospital", "2024-07", 0, 0 },
        { "Payment Limit File 121725.csv", "asp", "limits", "2026-01", 877, 0 },
        { "NDC-HCPCS Crosswalk 121725.csv", "asp", "ndc", "2026-01", 7125, 0 },
        { "ra_dx_to_cc_2026.csv", "hcc", "dx_to_cc", "2026", 58_985, 0 },
        { "ra_hierarchies_2026.csv", "hcc", "hierarchies", "2026", 734, 0 },
        { "ra_labels_2026.csv", "hcc", "labels", "2026", 783, 0 },
        { "ra_coefficients_2026.csv", "hcc", "coefficients", "2026", 8413, 0 },
        { "ra_dx_edits.csv", "hcc", "dx_edits", null, 107, 0 },
        { "F2422P1M.TXT", "hcc", "format", null, 9875, 0 },
        { "F2824T1N.TXT", "hcc", "format", null, 8090, 0 },
        { "V24H86H1.TXT", "hcc", "hierarchy_macro", null, 37, 0 },
        { "V28115H1.TXT", "hcc", "hierarchy_macro", null, 60, 0 },
        { "V24H86L1.TXT", "hcc", "label_macro", null, 86, 0 },
        { "V28115L3.TXT", "hcc", "label_macro", null, 230, 0 },
        { "CMR-Reference-File-v2025-1.xlsx", "comorbidity", "dx_to_comorbidity", "2025", 4542, 0 },
        { "msdrg_41.csv", "msdrg", "drg", "2024-04", 766, 0 },
        { "msdrg_icd_ccs_41.csv", "msdrg", "cc", "2024-04", 14_885, 0 },
        { "msdrg_icd_mccs_41.csv", "msdrg", "mcc", "2024-04", 3330, 0 },
        { "code_edits.csv", "msdrg", "code_edits", "2024-04", 7946, 0 },
        { "lcd-and-article-list-2025-08.csv", "coverage", "documents", "2025-08", 3133, 0 },
        { "rbcs_2024.csv", "rbcs", "rbcs", "2024", 17_033, 0 },
        { "place_of_service_2024.csv", "pos", "places", "2024", 99, 0 },
        { "HCPC2026_OCT_ANWEB.excerpt.csv", "hcpcs", "codes", null, 16, 0 },
    };
}
