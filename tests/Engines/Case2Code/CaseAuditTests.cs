using CodingAhead.Engines.Case2Code;
using CodingAhead.Engines.DetectIcd10Cm;
using CodingAhead.Tests.Conformance;

namespace CodingAhead.Tests.Engines.Case2Code;

public sealed class CaseAuditTests(RealCatalogue real)
{
    private const string Note = """
        HPI
        66-year-old woman here for follow-up of hypertension. Her mother had breast cancer.
        PROCEDURE
        The right knee was prepped and a steroid injection into the right knee was given with 40 mg of triamcinolone.
        ASSESSMENT AND PLAN
        1. Primary osteoarthritis of the right knee, worsening.
        2. Hypertension, stable. Continue amlodipine 5 mg daily, refill sent.
        We will order an MRI of the knee.
        """;

    private CodedCase Against(string codes) => new CaseCoder(real.Shelf).Code(Note, new CaseOptions(new DetectOptions(), CaseAudits.Read(codes)));

    [Theory]
    [InlineData("99214-25x1,M17.11", "99214", "25", 1)]
    [InlineData("J3301X4", "J3301", "", 4)]
    [InlineData("m17.11", "M17.11", "", null)]
    public void Submitted_codes_are_read_with_modifiers_and_units(string text, string code, string modifier, int? units)
    {
        var first = CaseAudits.Read(text)[0];
        Assert.Equal((code, modifier, units), (first.Code, string.Concat(first.Modifiers), (int?)first.Units));
    }

    [Theory]
    [InlineData("99214-2")]
    [InlineData("knee")]
    [InlineData("<script>")]
    public void What_is_no_code_is_refused(string text) => Assert.Throws<ArgumentException>(() => CaseAudits.Read(text));

    [Fact]
    public void Placeholders_of_a_diagnosis_are_no_units() => Assert.Equal(("T36.0X1A", null), (CaseAudits.Read("T36.0X1A")[0].Code, CaseAudits.Read("T36.0X1A")[0].Units));

    [Fact]
    public void What_the_note_supports_and_nobody_submitted_is_missed()
    {
        var audit = Against("99214-25,M17.11,I10,Z80.3").Audit!;
        Assert.Equal(["20610", "J3301"], audit.Missed.Select(m => m.Code));
        Assert.Empty(audit.Unsupported);
    }

    [Fact]
    public void A_code_less_exact_than_the_note_is_told_with_its_evidence()
    {
        var better = Assert.Single(Against("99214-25,20610-RT,J3301x4,M17.9,I10").Audit!.MoreSpecific);
        Assert.Equal(("M17.9", "M17.11"), (better.From, better.To));
        Assert.NotEmpty(better.Evidence);
    }

    [Fact]
    public void Units_and_levels_above_the_note_are_up_and_those_below_are_down()
    {
        Assert.Contains(Against("99214-25,20610-RT,J3301x8,M17.11,I10").Audit!.Risky, r => r is { Code: "J3301", Direction: "up" });
        Assert.Contains(Against("99212-25,20610-RT,J3301x4,M17.11,I10").Audit!.Risky, r => r is { Code: "99212", Direction: "down" });
        Assert.Contains(Against("99215-25,20610-RT,J3301x4,M17.11,I10").Audit!.Risky, r => r is { Code: "99215", Direction: "up" });
    }

    [Fact]
    public void What_was_only_planned_or_is_of_another_person_is_unsupported()
    {
        var audit = Against("99214-25,20610-RT,J3301x4,M17.11,I10,73721,C50.919").Audit!;
        Assert.Equal(["73721", "C50.919"], audit.Unsupported.Select(u => u.Code));
        Assert.All(audit.Unsupported, u => Assert.NotEmpty(u.WhatWouldSupportIt));
    }

    [Fact]
    public void The_claim_points_from_the_injection_to_the_knee_and_the_visit_carries_25()
    {
        var coded = Against("I10");
        Assert.Contains(coded.Em!.Modifiers, m => m.Code == "25");
        var injection = coded.Claim!.Lines.Single(l => l.Code == "20610");
        Assert.Equal("M17.11", coded.Claim.Diagnoses[Assert.Single(injection.Pointers) - 1].Code);
    }
}
