using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Claims;

namespace CodingAhead.Tests.Engines.Claims;

/// <summary>Each edit over claims that pass, fail, bypass and cannot be checked. The tables are made up, in the official layouts.</summary>
public sealed class ClaimCheckerTests(ClaimCheckerTests.Books books) : IClassFixture<ClaimCheckerTests.Books>
{
    private static readonly DateOnly Day = new(2024, 8, 1);
    private readonly Shelf shelf = books.Shelf;

    /// <summary>The made-up tables, imported once.</summary>
    public sealed class Books : IDisposable
    {
        private readonly TestHome home = new();

        public Shelf Shelf { get; }

        public Books()
        {
            const string Head = "CPT only copyright\t\t\t\t\t\t\r\nColumn1/Column2 Edits\t\t\t\t\t\t\r\nColumn 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale\r\n"
                + "\t\tprior to 1996\tDate\tDate\t0=not allowed\t\r\n\t\t\t\t*=no data\t1=allowed\t\r\n\t\t\t\t\t9=not applicable\t\r\n";
            home.Import(
                home.Write("ccipra-v302r0.txt", Head + "10000\t20000\t\t20240101\t*\t0\tManual\r\n10000\t30000\t\t20240101\t*\t1\tManual\r\n10000\t40000\t\t20240101\t20240731\t0\tManual\r\n"
                    + "10000\t50000\t\t20240101\t20240101\t0\tManual\r\n10000\t60000\t\t20240101\t*\t9\tManual\r\n"),
                home.Write("MCR_MUE_PractitionerServices_Eff_07-01-2024.csv", "\"Codes are copyright.\n\nAll rights reserved.\",,,\n\"HCPCS/\nCPT Code\",Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n"
                    + "10000,2,1 Line Edit,CMS Policy\n20000,1,2 Date of Service Edit: Policy,Anatomy\n30000,3,3 Date of Service Edit: Clinical,Data\n70000,0,1 Line Edit,CMS Policy\n"),
                home.Write("add-on-codes-2024-06.derived.csv", "primary_code,add_on_code,aoc_edit_type\n10000,80000,1\nCCCCC,80001,2\n10000,80002,3\n"),
                home.Write("icd10cm-order-2024.txt", string.Concat(new[] { ("A00", 0, "Cholera"), ("A009", 1, "Cholera, unspecified"), ("S52", 0, "Fracture"), ("S52501A", 1, "Fracture of right radius"), ("W01", 0, "Fall"), ("W0110XA", 1, "Fall"), ("Z00", 0, "Encounter"), ("Z000", 1, "Encounter") }
                    .Select((r, i) => $"{i + 1:00000} {r.Item1,-7} {r.Item2} {r.Item3,-60} {r.Item3}\r\n"))));
            Shelf = home.Library().Current;
        }

        public void Dispose() => home.Dispose();
    }

    private static ClaimLine Line(int number, string code, string modifiers = "", decimal units = 1, DateOnly? on = null, string? provider = null) =>
        new(number, code, modifiers.Split(' ', StringSplitOptions.RemoveEmptyEntries), units, on ?? Day, [1]) { Provider = provider };

    private ClaimVerdict Check(params ClaimLine[] lines) => Check("A00.9", lines);

    private ClaimVerdict Check(string diagnosis, params ClaimLine[] lines) =>
        ClaimChecker.Check(new Claim(ClaimSetting.Practitioner, new Patient(new DateOnly(1980, 1, 1), "F"), null, lines, [new ClaimDiagnosis(diagnosis)], null), shelf);

    private static string[] Of(ClaimVerdict verdict, string edit) => [.. verdict.Findings.Where(f => f.Edit == edit).Select(f => f.Status)];

    [Theory]
    [InlineData("20000", "", "", "fail")]
    [InlineData("20000", "", "59", "fail")]
    [InlineData("30000", "", "", "fail")]
    [InlineData("30000", "", "59", "bypassed")]
    [InlineData("30000", "XU", "", "bypassed")]
    [InlineData("30000", "LT", "RT", "bypassed")]
    [InlineData("30000", "LT", "LT", "fail")]
    [InlineData("30000", "22", "", "fail")]
    [InlineData("60000", "", "", "pass")]
    public void A_pair_fails_on_column_2_or_is_bypassed_as_its_indicator_says(string other, string first, string second, string status)
    {
        Assert.Equal([status], Of(Check(Line(1, "10000", first), Line(2, other, second)), "ptp"));
        Assert.Equal([status], Of(Check(Line(1, other, second), Line(2, "10000", first)), "ptp"));
    }

    [Theory]
    [InlineData("40000")] // ended the day before
    [InlineData("50000")] // never in force
    [InlineData("99999")] // no pair
    public void A_pair_that_is_not_in_force_is_no_finding(string other) => Assert.Empty(Of(Check(Line(1, "10000"), Line(2, other)), "ptp"));

    [Fact]
    public void Other_days_and_other_providers_are_no_pair_and_a_day_of_no_table_is_not_checked()
    {
        Assert.Empty(Of(Check(Line(1, "10000"), Line(2, "20000", on: Day.AddDays(1))), "ptp"));
        Assert.Empty(Of(Check(Line(1, "10000", provider: "1"), Line(2, "20000", provider: "2")), "ptp"));
        var before = new DateOnly(2024, 6, 30);
        Assert.Equal(["not_checked"], Of(Check(Line(1, "10000", on: before), Line(2, "20000", on: before)), "ptp"));
    }

    [Theory]
    [InlineData("10000", 2, "")]
    [InlineData("10000", 3, "fail")]
    [InlineData("20000", 2, "fail")]
    [InlineData("30000", 3, "")]
    [InlineData("30000", 4, "fail")]
    [InlineData("70000", 1, "fail")]
    [InlineData("99999", 900, "")]
    public void Units_above_the_unlikely_edit_fail(string code, int units, string status) =>
        Assert.Equal(status.Length == 0 ? [] : [status], Of(Check(Line(1, code, units: units)), "mue"));

    [Fact]
    public void An_edit_by_line_counts_lines_and_one_by_day_their_sum()
    {
        Assert.Empty(Of(Check(Line(1, "10000", units: 2), Line(2, "10000", "59", 2)), "mue"));
        var day = Check(Line(1, "30000", units: 2), Line(2, "30000", "59", 2)).Findings.Single(f => f.Edit == "mue");
        Assert.Equal([1, 2], day.Lines);
        Assert.Contains("appeal", day.WhatWouldHelp, StringComparison.Ordinal);
        Assert.DoesNotContain("appeal", Check(Line(1, "20000", units: 2)).Findings.Single(f => f.Edit == "mue").WhatWouldHelp!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("80000", "10000", "")]
    [InlineData("80000", "20000", "fail")]
    [InlineData("80001", "20000", "warn")]
    [InlineData("80002", "20000", "warn")]
    [InlineData("80002", "10000", "")]
    public void An_add_on_needs_its_primary(string addOn, string other, string status) =>
        Assert.Equal(status.Length == 0 ? [] : [status], Of(Check(Line(1, addOn), Line(2, other)), "add_on"));

    [Fact]
    public void An_add_on_alone_fails_whoever_defines_its_primary() => Assert.Equal(["fail"], Of(Check(Line(1, "80001")), "add_on"));

    [Theory]
    [InlineData("A00.9", "")]
    [InlineData("A00", "fail")]
    [InlineData("B99.9", "fail")]
    [InlineData("nonsense", "fail")]
    public void A_diagnosis_is_valid_and_of_full_length_on_the_day(string code, string status) =>
        Assert.Equal(status.Length == 0 ? [] : [status], Of(Check(code, Line(1, "10000")), "diagnosis"));

    [Fact]
    public void A_diagnosis_of_a_year_that_is_not_loaded_is_not_checked() =>
        Assert.Equal(["not_checked"], Of(Check(Line(1, "10000", on: new DateOnly(2022, 1, 1))), "diagnosis"));

    [Fact]
    public void A_side_of_the_diagnosis_that_is_not_the_side_of_the_line_warns()
    {
        Assert.Equal(["warn"], Of(Check("S52.501A", Line(1, "10000", "LT")), "diagnosis"));
        Assert.Empty(Of(Check("S52.501A", Line(1, "10000", "RT")), "diagnosis"));
    }

    [Fact]
    public void An_external_cause_never_stands_first()
    {
        Assert.Equal(["fail"], Of(Check("W01.10XA", Line(1, "10000")), "sequence"));
        Assert.Empty(Of(Check(Line(1, "10000")), "sequence"));
    }

    [Theory]
    [InlineData("26 TC")]
    [InlineData("LT 50")]
    [InlineData("59 XU")]
    [InlineData("5")]
    [InlineData("RT RT")]
    public void Modifiers_that_contradict_each_other_or_are_none_fail(string modifiers) => Assert.Contains("fail", Of(Check(Line(1, "10000", modifiers)), "modifier"));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000_000_000)]
    public void Units_that_no_claim_can_carry_fail(int units) => Assert.Equal(["fail"], Of(Check(Line(1, "99999", units: units)), "units"));

    [Fact]
    public void The_same_line_twice_is_a_duplicate_unless_a_modifier_tells_them_apart()
    {
        Assert.Equal(["fail"], Of(Check(Line(1, "30000"), Line(2, "30000")), "duplicate"));
        Assert.Empty(Of(Check(Line(1, "30000"), Line(2, "30000", "76")), "duplicate"));
    }

    [Fact]
    public void For_another_payer_a_rule_of_Medicare_warns()
    {
        var claim = new Claim(ClaimSetting.Practitioner, new Patient(null, null), "Some Plan", [Line(1, "10000"), Line(2, "20000")], [new ClaimDiagnosis("A00.9")], null);
        Assert.Equal(["warn"], Of(ClaimChecker.Check(claim, shelf), "ptp"));
    }

    [Fact]
    public void What_was_not_checked_is_named_and_never_clean()
    {
        var verdict = Check(Line(1, "10000"));
        Assert.False(verdict.Summary.Clean);
        Assert.Contains(verdict.Summary.NotChecked, n => n.Edit == "coverage");
    }

    [Fact]
    public void The_same_claim_gives_the_same_hash_and_another_one_another()
    {
        Assert.Equal(Check(Line(1, "10000")).VerdictHash, Check(Line(1, "10000")).VerdictHash);
        Assert.NotEqual(Check(Line(1, "10000")).VerdictHash, Check(Line(1, "10000", units: 2)).VerdictHash);
    }
}
