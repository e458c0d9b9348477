using CodingAhead.Surfaces;
using CodingAhead.Surfaces.Cli;
using CodingAhead.Tests.Engines.Claims;

namespace CodingAhead.Tests.Surfaces.Cli;

/// <summary>The report that people read, and files of claims with things wrong in them.</summary>
public sealed class CheckVerbTests(CompleteBooks books)
{
    private string Report(string text)
    {
        using var output = new StringWriter();
        ClaimReport.Write(output, ClaimFiles.Check(text, books.Shelf));
        return output.ToString();
    }

    [Fact]
    public void The_report_stands_by_claim_and_line_with_the_way_out_and_the_row()
    {
        var report = Report("claim,code,date,modifiers,units,diagnoses,dx,pos\nA1,10000,2024-08-01,,3,1,A00.9,11\nA1,20000,2024-08-01,,1,1,,21\nA2,30000,2024-08-01,,1,1,A00.9,11\n");
        var lines = report.Split('\n');
        Assert.Equal("CLAIM A1", lines[0].TrimEnd());
        Assert.True(Array.FindIndex(lines, l => l.StartsWith("line 1", StringComparison.Ordinal)) < Array.FindIndex(lines, l => l.StartsWith("line 2", StringComparison.Ordinal)));
        Assert.Contains("fail        mue        3 units of 10000 on line 1; the MUE is 2 a line", report, StringComparison.Ordinal);
        Assert.Contains("[MCR_MUE_PractitionerServices_Eff_07-01-2024.csv:", report, StringComparison.Ordinal);
        Assert.Contains("Leave out line 2.", report, StringComparison.Ordinal);
        Assert.Contains("2 claims: 1 clean, 1 with failing edits", report, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interchange_is_answered_by_transaction()
    {
        var text = Made837.Of([("C1", Made837.Random(new Random(3), false))]);
        Assert.Contains("transaction 0001: accepted, 1 claims", Report(text), StringComparison.Ordinal);
        Assert.Contains("SV1, element 4: A number of units was expected.", Report(text.Replace("*UN*", "*UN*x", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"lines":[{"code":"10000","units":1e40}]}""", "units: expected a number of a size that a claim can carry")]
    [InlineData("""{"lines":[{"code":"10000","date":"01/02/2024"}]}""", "date: expected a date YYYY-MM-DD")]
    [InlineData("""{"procedures":{}}""", "procedures: expected a list")]
    [InlineData("""{"lines":[],"rules":[{"codes":"10000"}]}""", "rules: line 1, message: expected a sentence")]
    [InlineData("code,units\n10000,many\n", "claims: line 2, units: expected a number")]
    [InlineData("nothing of the kind", "claims: expected JSON, X12 837 or CSV")]
    public void A_file_that_cannot_be_read_is_one_clear_error(string text, string error) =>
        Assert.StartsWith(error, Assert.Throws<UsageException>(() => ClaimFiles.Check(text, books.Shelf)).Message, StringComparison.Ordinal);

    [Fact]
    public void Rules_in_the_claims_own_JSON_are_checked()
    {
        var batch = ClaimFiles.Check("""{"id":"X","lines":[{"code":"10000","date":"2024-08-01","diagnoses":[1]}],"diagnoses":["A009"],"rules":[{"rule":"ours","codes":"10000","message":"Not here.","units":0}]}""", books.Shelf);
        Assert.Equal("X", batch.Claims[0].Id);
        Assert.Contains(batch.Claims[0].Findings, f => f is { Edit: "custom", Status: "fail" });
    }
}
