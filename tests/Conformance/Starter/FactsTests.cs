namespace CodingAhead.Tests.Conformance.Starter;

/// <summary>The Medicare facts of CPT codes are those of the files of the editions that they name.</summary>
public sealed class FactsTests
{
    private static readonly (string Column, int At)[] Fees =
    [
        ("status", 3), ("pctc", 13), ("global", 14), ("multiple", 18), ("bilateral", 19), ("assistant", 20), ("cosurgeon", 21), ("team", 22), ("supervision", 25), ("imaging_family", 27),
    ];

    [Fact]
    public void Fee_schedule_indicators_are_those_of_RVU25D()
    {
        var official = Official.FeeSchedule.Where(r => r.Count > 27 && r[1].Length == 0).GroupBy(r => r[0]).ToDictionary(g => g.Key, g => g.First());
        var faults = new Faults();
        foreach (var row in Rows("RVU25D"))
            foreach (var (column, at) in Fees)
                if (official.TryGetValue(row["code"], out var fee))
                    faults.AddUnless(row[column] == fee[at], $"{row.Place} {row["code"]} {column} {row[column]}, officially {fee[at]}");
                else
                    faults.AddUnless(row[column].Length == 0, $"{row.Place} {row["code"]} {column} {row[column]}, and the code has no row");
        faults.AssertNone("facts differ");
    }

    [Fact]
    public void Outpatient_status_and_group_are_those_of_Addendum_B()
    {
        var faults = new Faults();
        foreach (var row in Rows("OPPS Addendum B 2025-10-01"))
            if (Official.AddendumB.TryGetValue(row["code"], out var known))
                faults.AddUnless(row["opps_status"] == known[2] && row["opps_apc"] == known[3],
                    $"{row.Place} {row["code"]} {row["opps_status"]} {row["opps_apc"]}, officially {known[2]} {known[3]}");
            else
                faults.AddUnless(row["opps_status"].Length == 0, $"{row.Place} {row["code"]} is not in Addendum B");
        faults.AssertNone("facts differ");
    }

    [Fact]
    public void Unit_limits_are_those_of_the_practitioner_file_of_July_2024()
    {
        var faults = new Faults();
        foreach (var row in Rows("MUE practitioner 2024-07-01"))
            if (Official.Mue.TryGetValue(row["code"], out var known))
                faults.AddUnless(row["mue"] == known[1] && row["mai"] == known[2][..1] && row["mue_rationale"] == known[3],
                    $"{row.Place} {row["code"]} {row["mue"]} {row["mai"]} {row["mue_rationale"]}, officially {known[1]} {known[2]} {known[3]}");
            else
                faults.AddUnless(row["mue"].Length == 0, $"{row.Place} {row["code"]} has no published limit");
        faults.AssertNone("facts differ");
    }

    [Fact]
    public void Every_row_names_its_editions_and_stands_once()
    {
        var faults = new Faults();
        foreach (var group in OwnText.Table("starter/facts/cpt.tsv").GroupBy(r => r["code"]))
        {
            faults.AddUnless(group.Count() == 1, $"{group.Key} stands {group.Count()} times");
            faults.AddUnless(group.All(r => r["edition"].Length > 0), $"{group.Key} names no edition");
        }
        faults.AssertNone("facts");
    }

    private static IEnumerable<Row> Rows(string edition) =>
        OwnText.Table("starter/facts/cpt.tsv").Where(r => r["edition"].Contains(edition, StringComparison.Ordinal));
}
