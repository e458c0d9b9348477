using System.IO.Compression;

namespace CodingAhead.Tests.Conformance.Starter;

/// <summary>Every value that occurs in a column of the files at hand has a decoding.</summary>
public sealed class DecodingTests
{
    // all rows with CODINGAHEAD_LONG; the values repeat from the first thousands on
    private static readonly int PairRows = Environment.GetEnvironmentVariable("CODINGAHEAD_LONG") is { Length: > 0 } ? int.MaxValue : 300_000;

    private static readonly Lazy<HashSet<(string Indicator, string Value)>> Decoded = new(() =>
        [.. OwnText.Decodings.Select(r => (r["indicator"], r["value"]))]);

    /// <summary>A column of the fee schedule by its place, and the indicator that decodes it.</summary>
    public static TheoryData<string, int> FeeColumns => new()
    {
        { "modifier_line", 1 }, { "status", 3 }, { "na_indicator", 7 }, { "na_indicator", 9 }, { "pctc", 13 }, { "global", 14 }, { "multiple", 18 },
        { "bilateral", 19 }, { "assistant", 20 }, { "cosurgeon", 21 }, { "team", 22 }, { "supervision", 25 }, { "calculation_flag", 26 }, { "imaging_family", 27 },
    };

    /// <summary>A column of the HCPCS list of 2024 and the indicator that decodes it.</summary>
    public static TheoryData<string, string> HcpcsColumns => new()
    {
        { "coverage", "cov" }, { "pricing", "price" }, { "multiple_pricing", "multi" }, { "lab", "lab" }, { "action", "action" }, { "betos", "betos" }, { "tos", "tos" }, { "asc_group", "asc_grp" },
    };

    /// <summary>A column of the BETOS classification and the indicator that decodes it.</summary>
    public static TheoryData<string, string> ClassificationColumns => new()
    {
        { "rbcs_category_name", "rbcs_category" }, { "rbcs_subcategory", "rbcs_subcategory" }, { "rbcs_procedure", "rbcs_procedure" },
    };

    [Theory]
    [MemberData(nameof(FeeColumns))]
    public void Every_value_of_the_fee_schedule_has_a_decoding(string indicator, int column) =>
        Check(indicator, Official.FeeSchedule.Where(r => r.Count > column).Select(r => r[column]));

    [Theory]
    [MemberData(nameof(HcpcsColumns))]
    public void Every_value_of_the_level_two_list_has_a_decoding(string indicator, string column) =>
        Check(indicator, Official.Hcpcs2024.Values.SelectMany(r => r[column].Split([':', ',', ' '], StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [MemberData(nameof(ClassificationColumns))]
    public void Every_value_of_the_betos_classification_has_a_decoding(string indicator, string column) =>
        Check(indicator, Csv.Named(Official.At("mpfs/rbcs/rbcs_2024.csv")).Select(r => r[column]));

    [Fact]
    public void Every_place_of_service_has_a_decoding() =>
        Check("pos", Csv.Named(Official.At("mpfs/pos/place_of_service_2024.csv")).Select(r => r["pos_code"]));

    [Fact]
    public void Every_payment_status_of_addendum_b_has_a_decoding() => Check("opps_status", Official.AddendumB.Values.Select(r => r[2]));

    [Theory]
    [InlineData("Practitioner")]
    [InlineData("OutpatientHospital")]
    [InlineData("DMESupplier")]
    public void Every_rationale_and_adjudication_of_a_units_limit_has_a_decoding(string setting)
    {
        Check("mue_rationale", Official.Units(setting).Select(r => r[3]));
        Check("mai_text", Official.Units(setting).Select(r => r[2]));
        Check("mai", Official.Units(setting).Select(r => r[2][..1]));
    }

    [Theory]
    [InlineData("ncci/ccipra-v302r0.zip")]
    [InlineData("ncci/ccioph-v302r0.zip")]
    public void Every_indicator_and_rationale_of_a_pair_of_codes_has_a_decoding(string zip)
    {
        var rows = Pairs(zip).Take(PairRows).Select(l => l.Split('\t')).Where(c => c.Length >= 6 && c[0].Length == 5).ToList();
        Assert.NotEmpty(rows);
        Check("ptp_modifier", rows.Select(c => c[5].Trim()));
        Check("ptp_rationale", rows.Where(c => c.Length > 6).Select(c => c[6].Trim()));
    }

    [Fact]
    public void Every_type_of_an_add_on_edit_has_a_decoding() =>
        Check("aoc_type", Csv.Named(Official.At("ncci/add-on-codes-2024-06.derived.csv")).Select(r => r["aoc_edit_type"]));

    [Fact]
    public void Every_flag_of_the_mappings_has_a_decoding()
    {
        foreach (var file in (string[])["gems/2018_I10gem.txt", "gems/2018_I9gem.txt"])
        {
            var flags = File.ReadLines(Official.At(file)).Select(l => l.Trim()).Where(l => l.Length > 5).Select(l => l[^5..]).ToHashSet();
            string[] names = ["gems_approximate", "gems_no_map", "gems_combination", "gems_scenario", "gems_choice"];
            for (var i = 0; i < names.Length; i++)
                Check(names[i], flags.Select(f => f[i].ToString()));
        }
    }

    [Fact]
    public void Every_value_of_our_own_facts_has_a_decoding()
    {
        var faults = new Faults();
        foreach (var row in OwnText.Table("starter/facts/cpt.tsv"))
            foreach (var (column, value) in row.Cells)
                if (value.Length > 0 && column is not ("code" or "edition" or "opps_apc" or "mue" or "ccs"))
                    faults.AddUnless(Decoded.Value.Contains((column, value)), $"{row.Place} {column} {value}");
        faults.AssertNone("no decoding");
    }

    [Fact]
    public void No_value_is_decoded_twice_and_each_names_its_source()
    {
        var faults = new Faults();
        foreach (var group in OwnText.Decodings.GroupBy(r => (r["indicator"], r["value"])))
        {
            faults.AddUnless(group.Count() == 1, $"{group.Key} stands {group.Count()} times");
            foreach (var row in group)
                faults.AddUnless(row["meaning"].Length > 0 && row["citation"].Length > 0, $"{row.Place} has no meaning or no citation");
        }
        faults.AssertNone("decodings");
    }

    private static IEnumerable<string> Pairs(string zip)
    {
        using var archive = ZipFile.OpenRead(Official.At(zip));
        foreach (var entry in archive.Entries.Where(e => e.Name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)))
        {
            using var reader = new StreamReader(entry.Open());
            while (reader.ReadLine() is { } line)
                yield return line;
        }
    }

    private static void Check(string indicator, IEnumerable<string> values)
    {
        var faults = new Faults();
        foreach (var value in values.Where(v => v.Length > 0).ToHashSet())
            faults.AddUnless(Decoded.Value.Contains((indicator, value)), $"{indicator} {value}");
        faults.AssertNone("no decoding");
    }
}
