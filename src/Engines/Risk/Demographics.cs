using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Risk;

/// <summary>The weights of age, sex, entitlement and Medicaid.</summary>
internal static class Demographics
{
    private static readonly (int From, string Band)[] Bands =
        [(0, "0_34"), (35, "35_44"), (45, "45_54"), (55, "55_59"), (60, "60_64"), (65, "65_69"), (70, "70_74"), (75, "75_79"), (80, "80_84"), (85, "85_89"), (90, "90_94"), (95, "95_GT")];

    public static IEnumerable<RiskWeight> Of(string segment, HccTables tables, string model, RiskQuestion question)
    {
        if (question.Age is not { } age || question.Sex is not { } sex)
            yield break;
        var newcomer = segment is "NE" or "SNPNE";
        var band = Bands.Last(b => b.From <= age).Band;
        if (newcomer)
        {
            // the years after 65 stand alone for new enrollees; the original entitlement tells only from 65 on
            if (age is >= 65 and < 70)
                band = age.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var cell = $"{segment}_{(question.Medicaid ? "" : "N")}MCAID_{(question.OriginallyDisabled && age >= 65 ? "" : "N")}ORIGDIS_NE{sex}{band}";
            if (tables.Weight(cell, model) is { } alone)
                yield return new RiskWeight("demographic", cell, alone.Value, "Age, sex, Medicaid and first entitlement of a new enrollee.", alone.Source);
            yield break;
        }
        if (tables.Weight($"{segment}_{sex}{band}", model) is { } demographic)
            yield return new RiskWeight("demographic", $"{sex}{band}", demographic.Value, "Age and sex.", demographic.Source);
        if (question.OriginallyDisabled && age >= 65
            && tables.Weight(segment == "INS" ? "INS_ORIGDS" : $"{segment}_OriginallyDisabled_{(sex == "F" ? "Female" : "Male")}", model) is { } origin)
            yield return new RiskWeight("originally_disabled", "OriginallyDisabled", origin.Value, "First entitled for disability, now 65 or older.", origin.Source);
        if (segment == "INS" && question.Medicaid && tables.Weight("INS_LTIMCAID", model) is { } medicaid)
            yield return new RiskWeight("medicaid", "LTIMCAID", medicaid.Value, "In an institution, with Medicaid.", medicaid.Source);
    }
}

/// <summary>The tables of one payment year, asked by key.</summary>
internal sealed class HccTables(ICatalogue catalogue, Edition edition)
{
    /// <summary>The HCCs that a diagnosis leads to, after the age and sex edits where they are loaded.</summary>
    public IReadOnlyList<(int Hcc, Source Source)> Categories(Code diagnosis, string model, RiskQuestion question)
    {
        var name = $"CMS-HCC Model {model}";
        var found = new List<(int, Source)>();
        foreach (var row in Rows("dx_to_cc", diagnosis.Value))
            if (row.Entry.Cells[2] == name)
                found.Add((Number(row.Entry.Cells[1]), row.Source));
        foreach (var row in Rows("dx_edits", diagnosis.Value))
            if (row.Entry.Cells is var cells && cells[7] == name && Applies(cells, question))
            {
                found.Clear();
                if (cells[5] == "override")
                    found.Add((Number(cells[6]), row.Source));
            }
        return found;
    }

    /// <summary>The HCCs that one makes fall away.</summary>
    public IEnumerable<int> Below(int hcc, string model)
    {
        foreach (var row in Rows("hierarchies", Text(hcc)))
            if (row.Entry.Cells[2] == "CMS-HCC" && row.Entry.Cells[3] == model)
                yield return Number(row.Entry.Cells[1]);
    }

    public string Label(int hcc, string model)
    {
        foreach (var row in Rows("labels", "HCC" + Text(hcc)))
            if (row.Entry.Cells[2] == "CMS-HCC" && row.Entry.Cells[3] == model)
                return row.Entry.Cells[1].Trim();
        return "";
    }

    /// <summary>A coefficient of a model; null when the table has none by that name.</summary>
    public (decimal Value, Source Source)? Weight(string name, string model)
    {
        foreach (var row in Rows("coefficients", name))
            if (row.Entry.Cells[3] == "C" + model[1..])
                return (decimal.Parse(row.Entry.Cells[1], System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture), row.Source);
        return null;
    }

    private IEnumerable<Sourced<RowEntry>> Rows(string table, string key)
    {
        foreach (var row in catalogue.Rows("hcc", table, key))
            if (row.Edition == edition)
                yield return row;
    }

    // the edits write a sex of 2 for female and 1 for male, and an open side of an age range as nothing
    private static bool Applies(string[] cells, RiskQuestion question) =>
        (cells[2].Length == 0 || question.Sex == (cells[2] == "2" ? "F" : "M"))
        && (cells[3].Length == 0 || question.Age >= Number(cells[3])) && (cells[4].Length == 0 || question.Age <= Number(cells[4]));

    private static int Number(string text) => (int)decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
