using CodingAhead.Engines.Claims;
using CodingAhead.Engines.Claims.Rules;
using CodingAhead.Surfaces;

namespace CodingAhead.Tests.Engines.Claims;

/// <summary>The verdict as a whole: its words, its hash, what it says it could not see; and rules of one's own.</summary>
public sealed class ClaimCheckerTests(CompleteBooks books)
{
    private ClaimVerdict Check(string claim, params PracticeRule[] rules) => ClaimChecker.Check(ClaimNotation.Claim(claim), books.Shelf, new ClaimOptions(null, rules));

    [Fact]
    public void The_counterfactual_of_units_is_an_appeal_for_indicator_3_and_none_for_2()
    {
        Assert.Contains("appeal", Check("30000x4").Findings.Single(f => f.Edit == "mue").WhatWouldHelp, StringComparison.Ordinal);
        Assert.Contains("Never more than 1", Check("20000x2").Findings.Single(f => f.Edit == "mue").WhatWouldHelp, StringComparison.Ordinal);
        Assert.Contains("no statement on coverage", Check("70000").Findings.Single(f => f.Edit == "mue").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_could_be_tried_lifts_the_finding_when_it_is_tried()
    {
        var finding = Check("10000 + 30000").Findings.Single(f => f.Edit == "ptp");
        Assert.Equal(["59 on line 2", "XS on line 2", "without line 2"], finding.WhatIf.Select(w => w.Words));
        Assert.Equal("bypassed", Check("10000 + 30000-XS").Findings.Single(f => f.Edit == "ptp").Status);
        Assert.Equal(["2 units on line 1"], Check("10000x3").Findings.Single(f => f.Edit == "mue").WhatIf.Select(w => w.Words));
    }

    [Fact]
    public void The_suggested_order_is_by_relative_values() =>
        Assert.Contains("line 2 (20000, 9), then line 1 (10000, 5)", Check("10000 + 20000").Findings.Single(f => f.Edit == "order").WhatWouldHelp, StringComparison.Ordinal);

    [Fact]
    public void For_another_payer_a_failure_of_Medicares_rule_warns_and_says_whose_it_is()
    {
        var finding = Check("10000 + 20000 | payer=Some_Plan").Findings.Single(f => f.Edit == "ptp");
        Assert.Equal(("warn", "Medicare"), (finding.Status, finding.Whose));
        Assert.Contains("ask whether Some Plan follows it", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_history_the_verdict_says_how_far_it_could_look_and_an_inpatient_claim_that_there_is_no_grouper()
    {
        Assert.Contains(Check("30000 | history=?").Notes, n => n.Contains("within this claim only", StringComparison.Ordinal));
        Assert.Empty(Check("30000").Notes);
        Assert.Contains(Check("30000 | setting=inpatient").Notes, n => n.Contains("No DRG", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_not_checked_is_named_with_its_book()
    {
        var open = Check("10000@2023-01-15 + 20000@2023-01-15").Summary.NotChecked;
        Assert.Equal([("add_on", "ncci"), ("code", "hcpcs, mpfs"), ("coverage", "coverage"), ("global", "mpfs"), ("mue", "ncci"), ("ptp", "ncci")], open.Select(n => (n.Edit, n.Book)).Distinct().Order().Where(n => n.Edit is not ("diagnosis" or "sequence")));
        Assert.Contains(open, n => n.Why.Contains("the nearest loaded is 2024-07", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_claim_gives_the_same_hash_and_any_other_another()
    {
        string[] claims = ["10000", "10000x2", "10000-59", "10000@08-02", "10000 | dx=B01.9", "10000 | sex=M", "10000 | history=?", "10000 | payer=Some_Plan", "10000/11", "10000 | setting=dme", "1000-05", "10000>"];
        Assert.Equal(claims.Length, claims.Select(c => Check(c).VerdictHash).Distinct().Count());
        Assert.All(claims, c => Assert.Equal(Check(c).VerdictHash, Check(c).VerdictHash));
        Assert.NotEqual(Check("10000").VerdictHash, Check("10000", new PracticeRule("one", CodeSet.Read("10000")!, "No.")).VerdictHash);
        Assert.Equal(Check("10000x1").VerdictHash, Check("10000x1.0").VerdictHash);
    }

    private static PracticeRule[] Rules(string text) => [.. RuleFile.Read(text, "made.tsv")];

    [Theory]
    [InlineData("units\t2", "10000x2", "")]
    [InlineData("units\t2", "10000x3", "fail")]
    [InlineData("age_from\t18", "10000", "")]
    [InlineData("age_from\t18", "10000 | born=2010-01-01", "fail")]
    [InlineData("age_to\t40", "10000", "fail")]
    [InlineData("age_to\t40", "10000 | born=?", "not_checked")]
    [InlineData("sex\tM", "10000", "fail")]
    [InlineData("sex\tM", "10000 | sex=?", "not_checked")]
    [InlineData("not_with\t30000-39999", "10000 + 30000", "fail")]
    [InlineData("not_with\t30000-39999", "10000 + 30000@08-02", "")]
    [InlineData("only_with\t99*", "10000 + 99213", "")]
    [InlineData("only_with\t99*", "10000", "fail")]
    [InlineData("diagnoses\tA00-A09", "10000", "")]
    [InlineData("diagnoses\tB01.9", "10000", "fail")]
    [InlineData("not_diagnoses\tA00.9", "10000", "fail")]
    [InlineData("modifiers\tLT RT", "10000", "fail")]
    [InlineData("modifiers\tLT RT", "10000-RT", "")]
    [InlineData("not_modifiers\t59", "10000-59", "fail")]
    [InlineData("pos\t11 22", "10000/21", "fail")]
    [InlineData("pos\t11 22", "10000/22", "")]
    [InlineData("pos\t11 22", "10000", "not_checked")]
    [InlineData("payer\tSome Plan\tunits\t0", "10000", "")] // another payer's
    [InlineData("payer\tSome Plan\tunits\t0", "10000 | payer=Some_Plan", "fail")]
    [InlineData("setting\tdme\tunits\t0", "10000", "")]
    [InlineData("from\t2024-08-02\tunits\t0", "10000", "")]
    [InlineData("to\t2024-08-01\tunits\t0", "10000", "fail")]
    [InlineData("status\twarn\tunits\t0", "10000", "warn")]
    public void A_rule_of_ones_own_fails_where_one_of_the_things_it_states_does_not_hold(string cells, string claim, string status)
    {
        var pairs = cells.Split('\t').Chunk(2).ToList();
        var text = $"rule\tcodes\tmessage\t{string.Join('\t', pairs.Select(p => p[0]))}\nours\t10000 J*\tNot here.\t{string.Join('\t', pairs.Select(p => p[1]))}\n";
        var found = Check(claim, Rules(text)).Findings.Where(f => f.Edit == "custom").ToList();
        Assert.Equal(status, string.Join(' ', found.Select(f => f.Status)));
        Assert.All(found, f => Assert.Equal(("made.tsv", 2), (f.Source!.File, f.Source.Line)));
        Assert.DoesNotContain(Check("30001", Rules(text)).Findings, f => f.Edit == "custom"); // a code that it is not about
    }

    [Fact]
    public void A_payer_that_wants_51_gets_it_on_all_but_the_first_and_Medicare_never()
    {
        var rules = Rules("rule,wants_51,payer\nranked,1,Some Plan\n");
        Assert.Equal(["Add 51 to line 2."], Check("20000 + 10000 | payer=Some_Plan", rules).Findings.Where(f => f is { Edit: "order", Whose: "Some Plan" }).Select(f => f.WhatWouldHelp));
        Assert.DoesNotContain(Check("20000 + 10000-51 | payer=Some_Plan", rules).Findings, f => f.Whose == "Some Plan");
        Assert.Equal(["Take 51 off line 1.", "Add 51 to line 2."], Check("20000-51 + 10000 | payer=Some_Plan", rules).Findings.Where(f => f.Whose == "Some Plan").Select(f => f.WhatWouldHelp));
        Assert.DoesNotContain(Check("20000 + 10000", rules).Findings, f => f.Whose == "Some Plan");
        Assert.Equal(["not_checked"], Check("20000@2023-08-01 + 10000@2023-08-01 | payer=Some_Plan", rules).Findings.Where(f => f.Whose == "Some Plan").Select(f => f.Status)); // no fee schedule tells the rank
    }

    [Fact]
    public void Rules_are_read_from_JSON_as_from_a_table()
    {
        var rules = Rules("""[{"rule":"ours","codes":["10000","J1*"],"message":"Not here.","units":2}]""");
        Assert.Equal("fail", Check("10000x3", rules).Findings.Single(f => f.Edit == "custom").Status);
    }

    [Theory]
    [InlineData("codes\tmessage\n\tNo.\n", "made.tsv: line 2, codes: expected codes")]
    [InlineData("codes\tmessage\n10000\t\n", "made.tsv: line 2, message: expected a sentence")]
    [InlineData("codes\tmessage\tunits\n10000\tNo.\tmany\n", "made.tsv: line 2, units: expected a number")]
    [InlineData("codes\tmessage\tcolour\n10000\tNo.\tred\n", "made.tsv: line 2, colour: expected a column among")]
    [InlineData("codes\tmessage\n99215-99202\tNo.\n", "made.tsv: line 2, codes: '99215-99202' is no code")]
    [InlineData("codes\tmessage\tstatus\n10000\tNo.\tmaybe\n", "made.tsv: line 2, status: expected fail, warn")]
    [InlineData("[{]", "made.tsv: line 1: expected a JSON list of rules")]
    public void A_rule_that_cannot_be_read_is_one_clear_error(string text, string error) =>
        Assert.StartsWith(error, Assert.Throws<UsageException>(() => RuleFile.Read(text, "made.tsv")).Message, StringComparison.Ordinal);
}
