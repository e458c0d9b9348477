using CodingAhead.Engines.Claims;

namespace CodingAhead.Tests.Engines.Claims;

/// <summary>Each edit over claims that pass (no finding), fail, warn, bypass and cannot be checked, with a complete set of books.</summary>
public sealed class EditTableTests(CompleteBooks books)
{
    private string Of(string edit, string claim) => string.Join(' ', ClaimChecker.Check(ClaimNotation.Claim(claim), books.Shelf).Findings.Where(f => f.Edit == edit).Select(f => f.Status).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("10000", "")]
    [InlineData("98765", "fail")] // no book lists it
    [InlineData("1000", "fail")] // no code
    [InlineData("J7777", "")]
    [InlineData("J6666", "fail")] // ended in June
    [InlineData("J6666@06-30", "")]
    [InlineData("J5555", "fail")]
    [InlineData("10000@2023-01-15", "not_checked")]
    [InlineData("J7777@2022-01-15", "not_checked")]
    [InlineData("10000@?", "not_checked")]
    [InlineData("10000@2091-01-15", "not_checked")] // a day to come
    [InlineData("11111", "fail")] // always bundled
    [InlineData("22222", "fail")] // not valid for Medicare
    [InlineData("33333", "warn")] // not covered
    [InlineData("44444", "")]
    [InlineData("44444 + 10000", "fail")] // paid only alone
    [InlineData("44444 + 10000@08-02", "")]
    [InlineData("60001 | setting=outpatient", "fail")] // inpatients only
    [InlineData("60002 | setting=outpatient", "fail")]
    [InlineData("60003 | setting=outpatient", "fail")]
    [InlineData("10000 | setting=outpatient", "")]
    [InlineData("11111 | payer=Some_Plan", "warn")]
    [InlineData("10000 | setting=inpatient pcs=0DTJ4ZZ", "")]
    [InlineData("10000 | setting=inpatient pcs=0DTJ8ZZ", "fail")]
    [InlineData("10000 | setting=inpatient pcs=0DT", "fail")]
    [InlineData("10000@2019-01-15 | setting=inpatient pcs=0DTJ4ZZ", "not_checked not_checked")]
    public void Code(string claim, string status) => Assert.Equal(status, Of("code", claim));

    [Theory]
    [InlineData("10000 | dx=A00.9", "")]
    [InlineData("10000 | dx=a009", "")]
    [InlineData("10000 | dx=A00", "fail")]
    [InlineData("10000 | dx=B99.9", "fail")]
    [InlineData("10000 | dx=nonsense", "fail")]
    [InlineData("10000> | dx=", "fail")]
    [InlineData("10000>2", "fail")] // the claim has one
    [InlineData("10000>11111", "fail")] // five pointers
    [InlineData("10000> | dx=A00.9", "warn")]
    [InlineData("10000 | dx=A00.9,A009", "fail")] // twice
    [InlineData("10000-LT | dx=S52.501A", "warn")]
    [InlineData("10000-RT | dx=S52.501A", "")]
    [InlineData("10000-LT>12 | dx=S52.501A,S52.502A", "")]
    [InlineData("10000@2022-01-01", "not_checked")]
    [InlineData("10000@?", "not_checked")]
    public void Diagnosis(string claim, string status) => Assert.Equal(status, Of("diagnosis", claim));

    [Fact]
    public void A_code_without_its_seventh_character_says_so() =>
        Assert.Contains("the seventh", ClaimChecker.Check(ClaimNotation.Claim("10000 | dx=S52.501"), books.Shelf).Findings.Single(f => f.Edit == "diagnosis").Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("10000 | dx=A00.9,W01.10XA", "")]
    [InlineData("10000 | dx=W01.10XA,A00.9", "fail")] // an external cause
    [InlineData("10000 | dx=D77,A00.9", "fail")] // a manifestation
    [InlineData("10000 | dx=F02,A00.9", "fail")] // of other diseases
    [InlineData("10000 | dx=B95,A00.9", "fail")] // a germ behind a disease
    [InlineData("10000 | dx=A00.9,B95,F02", "")]
    [InlineData("10000 | dx=C00.9,A00.9", "warn")] // code first
    [InlineData("10000@2025-02-01 | dx=C00.9,A00.9", "warn")] // by the notes of another year
    [InlineData("10000@2025-02-01 | dx=A00.9,C00.9", "not_checked")] // which do not tell of this year's
    public void Sequence(string claim, string status) => Assert.Equal(status, Of("sequence", claim));

    [Theory]
    [InlineData("10000 | dx=A00.9,C00.9", "")]
    [InlineData("10000 | dx=A00.9,B01.9", "fail")]
    [InlineData("10000 | dx=B01.9,A00.9", "fail")]
    [InlineData("10000 | dx=A00.9,B01.9 payer=Some_Plan", "warn")]
    [InlineData("10000@2025-02-01 | dx=A00.9,B01.9", "warn")] // by the notes of another year
    [InlineData("10000 | dx=A00.9", "")]
    [InlineData("10000@2025-02-01 | dx=A00.9,C00.9", "not_checked")] // those notes do not tell of this year's
    [InlineData("10000 | dx=F45.8,G47.63", "bypassed")] // the guidelines allow the two
    public void Excludes1(string claim, string status) => Assert.Equal(status, Of("excludes1", claim));

    [Theory]
    [InlineData("10000 | setting=inpatient dx=P00.9 born=2024-07-01", "")]
    [InlineData("10000 | setting=inpatient dx=P00.9", "fail")]
    [InlineData("10000 | dx=P00.9", "warn")] // the code editor is for inpatients
    [InlineData("10000 | setting=inpatient dx=O09.9 born=1959-08-02", "")] // 64 until tomorrow
    [InlineData("10000 | setting=inpatient dx=O09.9 born=1959-08-01", "fail")]
    [InlineData("10000 | dx=P00.9 born=?", "not_checked")]
    [InlineData("10000@2024-10-02 | setting=inpatient dx=A00.9", "not_checked")]
    [InlineData("10000@2024-10-02 | dx=A00.9", "")]
    public void Age(string claim, string status) => Assert.Equal(status, Of("age", claim));

    [Theory]
    [InlineData("10000 | setting=inpatient dx=N40.9 sex=M", "")]
    [InlineData("10000 | setting=inpatient dx=N40.9 sex=F", "fail")]
    [InlineData("10000 | dx=N40.9 sex=f", "warn")]
    [InlineData("10000 | setting=inpatient dx=N40.9 sex=X", "not_checked")]
    [InlineData("10000 | dx=O09.9 sex=?", "not_checked")]
    [InlineData("10000 | dx=O09.9 sex=unknown", "not_checked")]
    [InlineData("10000 | dx=A00.9 sex=X", "")]
    public void Sex(string claim, string status) => Assert.Equal(status, Of("sex", claim));

    [Theory]
    [InlineData("10000 + 99999", "")]
    [InlineData("10000 + 20000", "fail")]
    [InlineData("20000 + 10000", "fail")]
    [InlineData("10000 + 20000-59", "fail")] // indicator 0
    [InlineData("10000 + 30000", "fail")]
    [InlineData("10000 + 30000-59", "bypassed")]
    [InlineData("10000-XU + 30000", "bypassed")]
    [InlineData("10000-LT + 30000-RT", "bypassed")]
    [InlineData("10000-LT + 30000", "bypassed")]
    [InlineData("10000-LT + 30000-LT", "fail")] // the same side
    [InlineData("10000-22 + 30000", "fail")]
    [InlineData("10000 + 60000", "pass")] // indicator 9
    [InlineData("10000@07-31 + 40000@07-31", "fail")] // through the day of deletion
    [InlineData("10000 + 40000", "")] // the day after
    [InlineData("10000 + 50000", "")] // never in force
    [InlineData("10000 + 20000@08-02", "")]
    [InlineData("10000^1 + 20000^2", "")]
    [InlineData("10000^1 + 20000", "fail")]
    [InlineData("10000 | history=20000", "fail")] // an earlier claim of the day
    [InlineData("10000 | history=20000@07-31", "")]
    [InlineData("10000@06-30 + 20000@06-30", "not_checked")]
    [InlineData("10000@10-01 + 20000@10-01", "not_checked")]
    [InlineData("10000 + 20000 | setting=outpatient", "fail")]
    [InlineData("10000 + 20000 | setting=dme", "")]
    [InlineData("10000 + 20000 | payer=Some_Plan", "warn")]
    [InlineData("10000 + 10000-59 + 20000", "fail")] // said once of the line that falls
    [InlineData("10000 + 10000-59 + 30000", "bypassed fail")]
    public void Ptp(string claim, string status) => Assert.Equal(status, Of("ptp", claim));

    [Theory]
    [InlineData("10000x2", "")]
    [InlineData("10000x3", "fail")]
    [InlineData("10000x2 + 10000-59x2", "")] // by line
    [InlineData("20000x2", "fail")]
    [InlineData("30000x3", "")]
    [InlineData("30000x2 + 30000-59x2", "fail")] // summed over the day
    [InlineData("30000x2 + 30000x2@08-02", "")]
    [InlineData("30000x2^1 + 30000x2^2", "")]
    [InlineData("30000x2 | history=30000x2", "fail")]
    [InlineData("70000", "fail")] // an MUE of 0
    [InlineData("99999x900", "")]
    [InlineData("10000x3 | setting=outpatient", "fail")]
    [InlineData("10000x3 | setting=dme", "fail")]
    [InlineData("10000x3 | setting=inpatient", "")]
    [InlineData("10000@06-30", "not_checked")]
    [InlineData("10000x3 | payer=Some_Plan", "warn")]
    public void Mue(string claim, string status) => Assert.Equal(status, Of("mue", claim));

    [Theory]
    [InlineData("80000 + 10000", "")]
    [InlineData("80000 + 20000", "fail")]
    [InlineData("80000", "fail")]
    [InlineData("80000 + 10000@08-02", "fail")]
    [InlineData("80000^1 + 10000^2", "fail")]
    [InlineData("80000 | history=10000", "")]
    [InlineData("80001 + 20000", "warn")] // the contractor says
    [InlineData("80001", "fail")]
    [InlineData("80002 + 20000", "warn")]
    [InlineData("80002 + 10000", "")]
    [InlineData("80000@2023-08-01 + 10000@2023-08-01", "not_checked")]
    public void Add_on(string claim, string status) => Assert.Equal(status, Of("add_on", claim));

    [Theory]
    [InlineData("30000-26", "")]
    [InlineData("30000-TC", "")]
    [InlineData("10000-26", "fail")]
    [InlineData("10000-TC", "fail")]
    [InlineData("50000-26", "")] // a laboratory physician's reading
    [InlineData("50000-TC", "fail")]
    [InlineData("30000-26-TC", "fail")]
    [InlineData("10000-50", "")]
    [InlineData("30000-50", "")] // both sides, full payment
    [InlineData("20000-50", "fail")]
    [InlineData("40000-50", "fail")] // both sides already
    [InlineData("10000-80", "")]
    [InlineData("20000-80", "fail")]
    [InlineData("40000-AS", "warn")] // with documentation
    [InlineData("10000-62", "")]
    [InlineData("20000-62", "warn")]
    [InlineData("40000-62", "fail")]
    [InlineData("10000-66", "")]
    [InlineData("20000-66", "warn")]
    [InlineData("40000-66", "fail")]
    [InlineData("10000-62-66", "fail")]
    [InlineData("20000-54", "")]
    [InlineData("40000-55", "")]
    [InlineData("10000-54", "fail")] // nothing to divide
    [InlineData("10000-51", "warn")] // never for Medicare
    [InlineData("10000-51 | payer=Some_Plan", "")]
    [InlineData("30000-51 | payer=Some_Plan", "warn")] // not paid by rank
    [InlineData("99213-25", "")]
    [InlineData("10000-25", "fail")] // on the procedure
    [InlineData("10000-LT-50", "fail")]
    [InlineData("10000-LT-RT", "warn")]
    [InlineData("10000-59-XU", "fail")]
    [InlineData("10000-RT-RT", "fail")]
    [InlineData("10000-5", "fail")]
    [InlineData("10000-22-52-59-76-99", "fail")] // five
    [InlineData("10000-ZZ", "warn")] // its program ended
    [InlineData("10000-QX", "")]
    [InlineData("10000-0A", "fail")] // no list names it
    [InlineData("10000-0A@2019-01-02", "not_checked")]
    [InlineData("10000-50@2023-08-01", "not_checked")]
    [InlineData("10000-26 | setting=outpatient", "")]
    public void Modifier(string claim, string status) => Assert.Equal(status, Of("modifier", claim));

    [Theory]
    [InlineData("30000", "")] // no global period and no visit
    [InlineData("99213", "")]
    [InlineData("99213 | history=?", "not_checked")]
    [InlineData("10000 | history=?", "not_checked")]
    [InlineData("30000 | history=?", "")]
    [InlineData("10000 + 99213", "fail")]
    [InlineData("10000 + 99213-25", "bypassed")]
    [InlineData("20000 + 99213-57", "bypassed")]
    [InlineData("20000 + 99213", "fail")]
    [InlineData("20000 + 99213@07-31", "fail")] // the day before a major surgery
    [InlineData("20000 + 99213-57@07-31", "bypassed")]
    [InlineData("10000 + 99213@07-31", "")]
    [InlineData("99213@08-20 | history=20000", "fail")]
    [InlineData("99213-24@08-20 | history=20000", "bypassed")]
    [InlineData("99213@10-30 | history=20000@07-31", "not_checked")] // no fee schedule of the fourth quarter
    [InlineData("99213@09-30 | history=20000@07-02", "fail")] // day 90
    [InlineData("99213@09-30 | history=20000@07-01", "")] // day 91
    [InlineData("99213@08-11 | history=40000", "fail")]
    [InlineData("99213@08-12 | history=40000", "")]
    [InlineData("10000@08-20 | history=20000", "fail")]
    [InlineData("10000-58@08-20 | history=20000", "bypassed")]
    [InlineData("10000-78@08-20 | history=20000", "bypassed")]
    [InlineData("10000-79@08-20 | history=20000", "bypassed")]
    [InlineData("99213^2@08-20 | history=20000^1", "")]
    [InlineData("99213@2023-08-01", "not_checked")]
    [InlineData("10000 + 99213 | payer=Some_Plan", "warn")]
    [InlineData("10000 + 99213 | setting=outpatient", "")]
    public void Global(string claim, string status) => Assert.Equal(status, Of("global", claim));

    [Theory]
    [InlineData("20000 + 10000", "")]
    [InlineData("10000 + 20000", "pass")] // a suggestion, no fault
    [InlineData("10000 + 30000", "")]
    [InlineData("10000@2023-08-01 + 20000@2023-08-01", "")]
    public void Order(string claim, string status) => Assert.Equal(status, Of("order", claim));

    [Theory]
    [InlineData("10000/11", "")]
    [InlineData("10000", "")]
    [InlineData("10000/77", "fail")]
    [InlineData("10000/1", "fail")]
    [InlineData("20000/11", "warn")] // no value outside of facilities
    [InlineData("20000/21", "")]
    [InlineData("99285/11", "warn")]
    [InlineData("99285/23", "")]
    [InlineData("99221/11", "warn")]
    [InlineData("99306/11", "warn")]
    [InlineData("99306/31", "")]
    [InlineData("99348/21", "warn")]
    [InlineData("99213/21", "warn")]
    [InlineData("10000/11@2023-08-01", "not_checked")]
    [InlineData("10000/77 | setting=outpatient", "")]
    public void Pos(string claim, string status) => Assert.Equal(status, Of("pos", claim));

    [Theory]
    [InlineData("99213/11", "")]
    [InlineData("99213/10", "")]
    [InlineData("99213-95/02", "")]
    [InlineData("99213-93/10", "")]
    [InlineData("99213-95/11", "warn")] // the place says otherwise
    [InlineData("10000/02", "fail")] // not on the list
    [InlineData("30000/02", "")]
    [InlineData("30000-93/02", "fail")] // not by voice
    [InlineData("30001-93/02", "not_checked")] // the list does not say
    [InlineData("99213-GQ/02", "warn")]
    [InlineData("99213/02@2023-08-01", "not_checked")]
    [InlineData("10000/02 | setting=outpatient", "")]
    [InlineData("10000/02 | payer=Some_Plan", "warn")]
    public void Telehealth(string claim, string status) => Assert.Equal(status, Of("telehealth", claim));

    [Theory]
    [InlineData("99999x1", "")]
    [InlineData("99999x0", "fail")]
    [InlineData("99999x-1", "fail")]
    [InlineData("99999x1000000000", "fail")]
    [InlineData("99999x1.5", "fail")]
    [InlineData("10000-50x2", "fail")]
    [InlineData("97110x2~23", "")] // the eighth minute of the second quarter
    [InlineData("97110x2~22", "fail")]
    [InlineData("97110~38", "warn")]
    [InlineData("G7777x3~38", "")] // the title says each 15 minutes
    [InlineData("10000~5", "")]
    [InlineData("J7777x2%20_mg", "")]
    [InlineData("J7777x2%0.02_g", "")]
    [InlineData("J7777x3%21_mg", "")] // rounded up to the next unit
    [InlineData("J7777x2%21_mg", "fail")]
    [InlineData("J7777x2%2_ml", "not_checked")]
    [InlineData("J7777%much", "fail")]
    [InlineData("J7777%10_mg@06-30", "not_checked")]
    [InlineData("J7777#11111222233", "")]
    [InlineData("J7777#99999999999", "warn")]
    public void Units(string claim, string status) => Assert.Equal(status, Of("units", claim));

    [Theory]
    [InlineData("30000 + 30000", "fail")]
    [InlineData("30000 + 30000-76", "")]
    [InlineData("30000-LT + 30000-RT", "")]
    [InlineData("30000-LT-59 + 30000-59-LT", "fail")]
    [InlineData("30000 + 30000@08-02", "")]
    [InlineData("30000^1 + 30000^2", "")]
    [InlineData("30000 | history=30000", "fail")]
    [InlineData("30000 + 30000 + 30000", "fail fail")]
    [InlineData("30000@? + 30000@?", "not_checked")]
    public void Duplicate(string claim, string status) => Assert.Equal(status, Of("duplicate", claim));

    [Theory]
    [InlineData("30001 | dx=A00.9", "")]
    [InlineData("30001 | dx=C00.9", "fail")]
    [InlineData("30001-GA | dx=C00.9", "bypassed")] // the patient was told
    [InlineData("30001>2 | dx=A00.9,C00.9", "fail")] // the line's own diagnosis counts
    [InlineData("30002 | dx=B01.9", "")]
    [InlineData("30002 | dx=A00.9", "warn")] // one contractor's article of two
    [InlineData("30000 | dx=C00.9", "")] // no article names it
    [InlineData("30001 | dx=C00.9 setting=inpatient", "")]
    [InlineData("30001@2023-08-01", "not_checked")]
    public void Coverage(string claim, string status) => Assert.Equal(status, Of("coverage", claim));

    [Theory]
    [InlineData("30000/11", true)]
    [InlineData("99213-25/11 + 10000/11 | dx=A00.9,C00.9", true)] // a bypass alone does not break it
    [InlineData("30000/11 | history=?", true)] // nothing here reaches over claims
    [InlineData("99213/11 | history=?", false)] // the global period does
    [InlineData("30000x4/11", false)]
    [InlineData("30000/11@06-30", false)]
    [InlineData("30000 | setting=outpatient", true)]
    [InlineData("30000 | setting=inpatient", true)]
    [InlineData("J7777 | setting=dme", true)]
    [InlineData("30000/11 | dx=O09.9 sex=X", false)]
    [InlineData("30001/11 | dx=C00.9", false)]
    [InlineData("30001/11 | dx=A00.9", true)] // an article of coverage names the code, and the diagnosis
    [InlineData("30001-GA/11 | dx=C00.9", true)]
    [InlineData("30002/11>2 | dx=A00.9,B01.9", false)] // the two diagnoses exclude each other
    [InlineData("30002/11>2 | dx=C00.9,B01.9", true)] // to code another first is a warning
    [InlineData("30002/11 | dx=B01.9", true)]
    [InlineData("99213-95/02", true)] // at a distance
    [InlineData("99213-93/10", true)]
    [InlineData("30000/10", true)]
    [InlineData("30000-93/10", false)] // by voice, which the list does not allow
    [InlineData("30001-93/10", false)] // it does not say
    [InlineData("80000/11 + 10000/11", true)]
    [InlineData("97110x2/11~23", true)]
    public void Clean_is_said_when_all_that_applies_was_checked_and_nothing_failed(string claim, bool clean)
    {
        var verdict = ClaimChecker.Check(ClaimNotation.Claim(claim), books.Shelf);
        Assert.True(clean == verdict.Summary.Clean, string.Join('\n', verdict.Findings.Select(f => $"{f.Status} {f.Edit} {f.Message}")));
    }

    /// <summary>What an edit cannot say by its nature; everything else stands in its table.</summary>
    private static readonly Dictionary<string, string[]> Never = new()
    {
        ["code"] = ["bypassed"], ["diagnosis"] = ["bypassed"], ["sequence"] = ["bypassed"], ["age"] = ["bypassed"], ["sex"] = ["bypassed"], ["mue"] = ["bypassed"], ["add_on"] = ["bypassed"], ["modifier"] = ["bypassed"],
        ["pos"] = ["bypassed"], ["telehealth"] = ["bypassed"], ["units"] = ["bypassed"], ["duplicate"] = ["bypassed"],
        ["order"] = ["fail", "bypassed", "not_checked"], // a suggestion; what a payer's own rule makes of it stands in ClaimCheckerTests
    };

    [Fact]
    public void The_table_of_each_edit_has_claims_that_pass_fail_bypass_and_cannot_be_checked()
    {
        foreach (var method in typeof(EditTableTests).GetMethods().Where(m => ClaimChecker.Described.Any(e => e.Edit == m.Name.ToLowerInvariant())))
        {
            var said = method.GetCustomAttributesData().Where(a => a.AttributeType == typeof(InlineDataAttribute))
                .SelectMany(a => ((string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)[1].Value!).Split(' ')).ToHashSet();
            foreach (var status in ((string[])["", "fail", "bypassed", "not_checked"]).Except(Never.GetValueOrDefault(method.Name.ToLowerInvariant(), [])))
                Assert.True(said.Contains(status), $"{method.Name} has no claim that is '{(status.Length == 0 ? "pass" : status)}'");
        }
    }

    [Fact]
    public void A_claim_of_999_equal_or_conflicting_lines_is_answered_with_a_finding_a_line_and_edit()
    {
        foreach (var pair in (string[][])[["30000"], ["10000", "20000"], ["20000", "99213"]])
        {
            var verdict = ClaimChecker.Check(ClaimNotation.Claim(string.Join(" + ", Enumerable.Range(0, 999).Select(i => pair[i % pair.Length]))), books.Shelf);
            Assert.All(verdict.Findings.GroupBy(f => f.Edit), g => Assert.InRange(g.Count(), 0, 1000));
            Assert.True(verdict.Summary.Failed >= 998);
        }
    }

    [Fact]
    public void Every_edit_that_is_listed_has_a_table_here()
    {
        string[] elsewhere = ["syntax", "custom"];
        var tables = typeof(EditTableTests).GetMethods().Select(m => m.Name.ToLowerInvariant()).ToHashSet();
        Assert.All(ClaimChecker.Described.Select(e => e.Edit).Except(elsewhere), e => Assert.Contains(e, tables));
    }
}
