using CodingAhead.Engines.Guidelines;
using CodingAhead.Engines.Text;

namespace CodingAhead.Tests.Engines.Guidelines;

/// <summary>Each rule over an encounter, named by its section of the Official Guidelines: where it applies and where it does not.</summary>
public sealed class EncounterRulesTests
{
    [Fact]
    public void IV_H_an_uncertain_diagnosis_is_asked_and_not_coded_for_an_outpatient() =>
        Assert.Equal(DecisionStatus.Query, Of(Decide([See("J189", "Pneumonia") with { Assertion = Assertion.Possible }]), "J189").Status);

    [Fact]
    public void II_H_an_uncertain_diagnosis_is_coded_for_an_inpatient() =>
        Assert.Equal(DecisionStatus.Reported, Of(Decide([See("J189", "Pneumonia") with { Assertion = Assertion.Possible }], inpatient: true), "J189").Status);

    [Fact]
    public void I_B_5_a_symptom_in_passing_goes_with_the_diagnosis()
    {
        var decision = Of(Decide([See("J189", "Pneumonia"), See("R059", "Cough", 1) with { Head = false }]), "R059");
        Assert.Equal(DecisionStatus.NotReported, decision.Status);
        Assert.Equal("I.B.5", decision.Guideline);
    }

    [Fact]
    public void IV_D_a_symptom_is_the_reason_for_the_visit_where_no_diagnosis_was_made() =>
        Assert.Equal(DecisionStatus.Reported, Of(Decide([See("R059", "Cough") with { Section = SectionKind.Complaint }, See("R0602", "Shortness of breath", 1) with { Section = SectionKind.Exam }]), "R059").Status);

    [Fact]
    public void I_C_9_a_hypertension_with_heart_failure_is_one_code_more()
    {
        var decisions = Decide([See("I10", "Hypertension"), See("I509", "Heart failure, unspecified", 1)]);
        Assert.Equal(DecisionStatus.NotReported, Of(decisions, "I10").Status);
        Assert.Equal(DecisionStatus.Reported, Of(decisions, "I110").Status);
        Assert.Equal(DecisionStatus.Reported, Of(decisions, "I509").Status);
    }

    [Theory]
    [InlineData("N1830", false, "I129")]
    [InlineData("N186", false, "I120")]
    [InlineData("N1830", true, "I130")]
    [InlineData("N185", true, "I132")]
    public void I_C_9_a_hypertension_with_kidney_disease_by_stage_and_heart_failure(string kidney, bool heart, string expected)
    {
        List<Seen> seen = [See("I10", "Hypertension"), See(kidney, "Chronic kidney disease", 1)];
        if (heart)
            seen.Add(See("I509", "Heart failure, unspecified", 2));
        Assert.Equal(DecisionStatus.Reported, Of(Decide(seen), expected).Status);
    }

    [Fact]
    public void I_C_9_a_hypertension_alone_stays() => Assert.Equal(DecisionStatus.Reported, Of(Decide([See("I10", "Hypertension")]), "I10").Status);

    [Fact]
    public void I_A_15_diabetes_with_kidney_disease_is_presumed_to_belong_together()
    {
        var decisions = Decide([See("E119", "Type 2 diabetes mellitus without complications"), See("N1830", "Chronic kidney disease", 1)]);
        Assert.Equal(DecisionStatus.Reported, Of(decisions, "E1122").Status);
        Assert.Equal(DecisionStatus.NotReported, Of(decisions, "E119").Status);
    }

    [Fact]
    public void I_A_15_diabetes_beside_a_condition_that_with_does_not_name_stays()
    {
        var decisions = Decide([See("E119", "Type 2 diabetes mellitus without complications"), See("J189", "Pneumonia", 1)]);
        Assert.Equal(DecisionStatus.Reported, Of(decisions, "E119").Status);
    }

    [Fact]
    public void I_A_17_a_diabetic_foot_ulcer_brings_the_code_of_its_site() =>
        Assert.Contains(Decide([See("E11621", "Type 2 diabetes mellitus with foot ulcer") with { Side = "right" }]), d => d is { Code: "L97519", Status: DecisionStatus.Reported });

    [Fact]
    public void I_C_21_c_4_a_relative_with_cancer_is_family_history()
    {
        var decisions = Decide([See("C159", "Malignant neoplasm of esophagus") with { Assertion = Assertion.Family, Section = SectionKind.FamilyHistory }]);
        Assert.Equal(DecisionStatus.NotReported, Of(decisions, "C159").Status);
        Assert.Equal(DecisionStatus.Reported, Of(decisions, "Z800").Status);
    }

    [Fact]
    public void I_C_21_c_4_a_past_cancer_is_personal_history_and_a_present_one_is_not()
    {
        Assert.Equal(DecisionStatus.Reported, Of(Decide([See("C50919", "Breast cancer") with { Assertion = Assertion.Historical }]), "Z853").Status);
        Assert.DoesNotContain(Decide([See("C50919", "Breast cancer")]), d => d.Code == "Z853");
    }

    [Fact]
    public void IV_I_a_lasting_disease_of_the_history_is_reported_and_a_past_illness_is_not()
    {
        var decisions = Decide([See("M109", "Gout") with { Section = SectionKind.PastHistory, Lasting = true }, See("J189", "Pneumonia", 1) with { Section = SectionKind.PastHistory }, See("K219", "Reflux", 2)]);
        Assert.Equal(DecisionStatus.Reported, Of(decisions, "M109").Status);
        Assert.Equal(DecisionStatus.NotReported, Of(decisions, "J189").Status);
    }

    [Fact]
    public void III_B_a_finding_of_the_examination_is_no_diagnosis() =>
        Assert.Equal(DecisionStatus.NotReported, Of(Decide([See("R011", "Murmur") with { Section = SectionKind.Exam }, See("I10", "Hypertension", 1)]), "R011").Status);

    [Fact]
    public void I_B_2_the_code_that_says_more_stands_alone()
    {
        var decisions = Decide([See("M7711", "Lateral epicondylitis, right elbow"), See("M7710", "Lateral epicondylitis, unspecified elbow", 1)]);
        Assert.Equal(DecisionStatus.NotReported, Of(decisions, "M7710").Status);
        Assert.Equal(DecisionStatus.Reported, Of(decisions, "M7711").Status);
    }

    [Fact]
    public void I_A_12_a_of_two_codes_that_exclude_each_other_one_is_asked()
    {
        var facts = new Facts { Excluded = { ["J449"] = ["J45"] } };
        var decisions = EncounterRules.Decide([See("J449", "COPD"), See("J45909", "Asthma", 1)], false, facts);
        Assert.Equal(DecisionStatus.Query, Of(decisions, "J45909").Status);
        Assert.NotEmpty(Of(decisions, "J45909").Checks);
        Assert.All(Decide([See("J449", "COPD"), See("J45909", "Asthma", 1)]), d => Assert.Equal(DecisionStatus.Reported, d.Status));
    }

    private static IReadOnlyList<Decision> Decide(IReadOnlyList<Seen> seen, bool inpatient = false) => EncounterRules.Decide(seen, inpatient, new Facts());

    private static Decision Of(IReadOnlyList<Decision> decisions, string code) => Assert.Single(decisions, d => d.Code == code);

    private static Seen See(string code, string title, int index = 0) => new(index, code, title, Assertion.Present, SectionKind.Assessment, true, false, false);

    /// <summary>Every code is listed and billable; the titles are those that matter to the rules.</summary>
    private sealed class Facts : ICodeFacts
    {
        public Dictionary<string, string[]> Excluded { get; } = [];

        public string? Title(string code) => code switch
        {
            "M7710" => "Lateral epicondylitis, unspecified elbow",
            "M7711" => "Lateral epicondylitis, right elbow",
            "E119" => "Type 2 diabetes mellitus without complications",
            _ => code,
        };

        public string? Billable(string code) => code;

        public IReadOnlyList<string> Excludes1(string code) => Excluded.GetValueOrDefault(code, []);
    }
}
