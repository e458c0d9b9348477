namespace CodingAhead.Tests.Conformance.Starter;

/// <summary>The values of ICD-10-PCS that the starter edition names are used by codes of their section.</summary>
public sealed class AxisTests
{
    [Fact]
    public void Every_value_occurs_at_its_axis()
    {
        var used = Official.Icd10Pcs.Keys.Where(c => c.Length == 7).SelectMany(c => Enumerable.Range(0, 7).Select(i => (c[0], i, c[i]))).ToHashSet();
        var anywhere = used.Select(u => (u.i, u.Item3)).ToHashSet();
        string[] places = ["1", "2", "3", "4", "5", "6", "7"];
        var faults = new Faults();
        foreach (var row in OwnText.Table("starter/pcs/values.tsv"))
            if (Array.IndexOf(places, row["axis"]) is >= 0 and var at && row["value"].Length == 1)
                faults.AddUnless(row["section"] == "*" ? anywhere.Contains((at, row["value"][0])) : used.Contains((row["section"][0], at, row["value"][0])),
                    $"{row.Place} {row["section"]} {row["axis"]} {row["value"]} {row["name"]}");
        faults.AssertNone("no code has the value");
    }
}
