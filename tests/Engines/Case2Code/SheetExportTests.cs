using System.Text.Json;
using CodingAhead.Engines.Case2Code;
using CodingAhead.Engines.DetectIcd10Cm;

namespace CodingAhead.Tests.Engines.Case2Code;

/// <summary>The sheet of codes and what leaves with it.</summary>
public sealed class SheetExportTests
{
    private const string Note = "ASSESSMENT AND PLAN\n1. Hypertension, stable. Continue amlodipine 5 mg daily, refill sent. Denies chest pain. Her mother had asthma.\nEKG done in the office today, normal.";

    private static CodeSheet Sheet(params string[] hand)
    {
        var shelf = TestHome.StarterShelf;
        return CodeSheet.Of(new CaseCoder(shelf).Code(Note, new CaseOptions(new DetectOptions())), shelf, [.. hand.Select(HandChange.Read).OfType<HandChange>()]);
    }

    [Fact]
    public void Evidence_is_numbered_as_it_stands_in_the_note_and_told_by_kind()
    {
        var sheet = Sheet();
        Assert.Equal(sheet.Evidence.Select(e => e.Number), Enumerable.Range(1, sheet.Evidence.Count));
        Assert.True(sheet.Evidence.Zip(sheet.Evidence.Skip(1)).All(p => p.First.Begin <= p.Second.Begin));
        Assert.Superset(new HashSet<string>(["present", "absent", "other", "done"]), sheet.Evidence.Select(e => e.Kind).ToHashSet());
        Assert.All(sheet.Rows, r => Assert.All(r.Evidence, n => Assert.InRange(n, 1, sheet.Evidence.Count)));
        Assert.Equal("A", sheet.Rows.First(r => r.Code == "I10").Mark);
        Assert.Equal("A", sheet.Rows.First(r => r.Code == "93000").Pointers);
    }

    [Theory]
    [InlineData("accept:E11.9", true)]
    [InlineData("reject:93000:not done here", true)]
    [InlineData("add:M17.11:4-9", true)]
    [InlineData("delete:I10", false)]
    [InlineData("add:<script>", false)]
    [InlineData("add:", false)]
    public void Changes_are_read_or_left_aside(string text, bool read) => Assert.Equal(read, HandChange.Read(text) is not null);

    [Fact]
    public void A_rejected_code_leaves_neither_in_the_bundle_nor_on_the_claim()
    {
        var sheet = Sheet("reject:93000:not done here", "add:J45.909:4-9");
        Assert.DoesNotContain(sheet.Claim(null)!.Lines, l => l.Code == "93000");
        Assert.Contains(sheet.Claim(null)!.Diagnoses, d => d.Code == "J45.909");
        var bundle = JsonDocument.Parse(SheetExport.Write(sheet, "fhir")).RootElement;
        Assert.Equal(("Bundle", "collection"), (bundle.GetProperty("resourceType").GetString(), bundle.GetProperty("type").GetString()));
        var resources = bundle.GetProperty("entry").EnumerateArray().Select(e => e.GetProperty("resource")).ToList();
        Assert.DoesNotContain(resources, r => r.GetRawText().Contains("93000", StringComparison.Ordinal));
        foreach (var condition in resources.Where(r => r.GetProperty("resourceType").GetString() == "Condition"))
        {
            // what R4 asks of a Condition: a subject, and a clinical status while it is confirmed
            Assert.Equal("not stated", condition.GetProperty("subject").GetProperty("display").GetString());
            Assert.Equal("active", condition.GetProperty("clinicalStatus").GetProperty("coding")[0].GetProperty("code").GetString());
            Assert.Equal("http://hl7.org/fhir/sid/icd-10-cm", condition.GetProperty("code").GetProperty("coding")[0].GetProperty("system").GetString());
        }
        Assert.All(bundle.GetProperty("entry").EnumerateArray(), e => Assert.Matches("^urn:uuid:[0-9a-f-]{36}$", e.GetProperty("fullUrl").GetString()));
    }

    [Fact]
    public void A_cell_of_the_table_is_no_formula_and_keeps_its_commas()
    {
        var table = SheetExport.Write(Sheet("reject:I10:=1+1, \"x\""), "csv");
        Assert.Contains("\"'=1+1, \"\"x\"\"\"", table, StringComparison.Ordinal);
        Assert.StartsWith("group,place,code,", table, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_format_is_refused() => Assert.Throws<ArgumentException>(() => SheetExport.Write(Sheet(), "xlsx"));
}
