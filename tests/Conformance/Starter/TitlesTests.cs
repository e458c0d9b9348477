namespace CodingAhead.Tests.Conformance.Starter;

/// <summary>Titles that the starter edition gives as official are the official ones, to the letter.</summary>
public sealed class TitlesTests
{
    [Fact]
    public void Diagnosis_titles_and_billable_marks_are_the_official_ones() => Compare("starter/codes/icd10cm.tsv", Official.Icd10Cm);

    [Fact]
    public void Inpatient_procedure_titles_are_the_official_ones() => Compare("starter/codes/icd10pcs.tsv", Official.Icd10Pcs);

    [Fact]
    public void Level_two_titles_are_the_official_ones()
    {
        var faults = new Faults();
        foreach (var row in OwnText.Table("starter/codes/hcpcs.tsv"))
            if (Official.Hcpcs.TryGetValue(row["code"], out var title))
                faults.AddUnless(Spaced(title) == row["title"], $"{row.Place} {row["code"]} \"{row["title"]}\", officially \"{title}\"");
        faults.AssertNone("titles differ");
    }

    [Fact]
    public void Dates_of_level_two_codes_are_those_of_the_list_of_2024()
    {
        var faults = new Faults();
        foreach (var row in OwnText.Table("starter/codes/hcpcs.tsv"))
            if (Official.Hcpcs2024.TryGetValue(row["code"], out var known))
            {
                faults.AddUnless(row["added"].Length == 0 || Plain(row["added"]) == known["date_added"], $"{row.Place} {row["code"]} added {row["added"]}, officially {known["date_added"]}");
                faults.AddUnless(known["date_term"].Length == 0 || Plain(row["ended"]) == known["date_term"], $"{row.Place} {row["code"]} ended {known["date_term"]}");
            }
        faults.AssertNone("dates differ");
    }

    // the derived list doubles a space here and there
    private static string Spaced(string title) => string.Join(' ', title.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Plain(string date) => date.Replace("-", "", StringComparison.Ordinal);

    private static void Compare(string file, Dictionary<string, (bool Billable, string Title)> official)
    {
        var faults = new Faults();
        foreach (var row in OwnText.Table(file))
            if (official.TryGetValue(row["code"].Replace(".", "", StringComparison.Ordinal), out var known))
            {
                faults.AddUnless(known.Title == row["title"], $"{row.Place} {row["code"]} \"{row["title"]}\", officially \"{known.Title}\"");
                faults.AddUnless(known.Billable == (row["billable"] == "1"), $"{row.Place} {row["code"]} billable is officially {known.Billable}");
            }
        faults.AssertNone("titles differ");
    }
}
