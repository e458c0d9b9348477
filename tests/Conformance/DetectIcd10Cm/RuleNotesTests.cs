using CodingAhead.Engines.DetectIcd10Cm;

namespace CodingAhead.Tests.Conformance.DetectIcd10Cm;

/// <summary>Rules over an encounter by the section of the Official Guidelines, each with a note where it holds and one where it does not.</summary>
public sealed class RuleNotesTests(RealCatalogue real)
{
    private static readonly DateOnly Day = new(2026, 1, 15);

    [Theory]
    // I.B.14: the body mass index only beside the provider's diagnosis
    [InlineData("ASSESSMENT\n1. Obesity. BMI 37.2. Diet discussed.", false, "Z68.37", "")]
    [InlineData("EXAM\nBMI 26.9.\nASSESSMENT\n1. Hypertension.", false, "I10", "Z68.26")]
    // section III: what was resolved in the stay is reported for the stay; IV.J: not for an outpatient
    [InlineData("DISCHARGE DIAGNOSES\n1. Pneumonia.\n2. Hypokalemia, resolved.", true, "E87.6", "")]
    [InlineData("ASSESSMENT\n1. Hypertension.\n2. Hypokalemia, resolved.", false, "I10", "E87.6")]
    // I.B.5 and I.B.6: the deficits of a stroke are no signs integral to it; those of a sprain do not concern it
    [InlineData("DIAGNOSES\n1. Acute ischemic stroke.\n2. Weakness, with expressive aphasia and dysphagia.", true, "R47.01", "")]
    // I.C.21.c.11: the weeks of a pregnancy with its complication, and the trimester by them
    [InlineData("ASSESSMENT\nPregnant, 26 weeks gestation.\n1. Gestational hypertension.", false, "O13.2", "O13.9")]
    [InlineData("ASSESSMENT\nPregnant, 26 weeks gestation.\n1. Gestational hypertension.", false, "Z3A.26", "")]
    [InlineData("ASSESSMENT\nCough for 26 weeks.\n1. Hypertension.", false, "I10", "Z3A.26")]
    // IV.J: "in 2014" behind an acute condition makes it past; a disease that stays is there
    [InlineData("HPI\nMyocardial infarction in 2014.\nASSESSMENT\n1. Hypertension.", false, "I25.2", "I21.9")]
    [InlineData("HPI\nRheumatoid arthritis diagnosed in 2014.\nASSESSMENT\n1. Rheumatoid arthritis.", false, "M06.9", "")]
    public void A_rule_holds_where_it_should_and_not_elsewhere(string note, bool inpatient, string reported, string notReported)
    {
        var codes = new DiagnosisDetector(real.Shelf).Detect(note, new DetectOptions(inpatient ? EncounterSetting.Inpatient : EncounterSetting.Outpatient, Day)).Codes;
        Assert.Contains(codes, c => c.Code == reported && c.Status == "reported");
        if (notReported.Length > 0)
            Assert.DoesNotContain(codes, c => c.Code == notReported && c.Status == "reported");
    }

    [Theory]
    // the assessment needs no heading of its own
    [InlineData("EXAM\nLungs clear.\n\n1. Acute bronchitis. Albuterol.\n2. Hypertension, continue lisinopril.", "J20.9", "reported")]
    [InlineData("EXAM\nLungs clear.\n\nMy impression is acute bronchitis.", "J20.9", "reported")]
    [InlineData("Dx/Plan: acute bronchitis, albuterol.", "J20.9", "reported")]
    [InlineData("EXAM\nWheezing, bronchitis sounds.\nASSESSMENT\n1. Asthma.", "J40", "not_reported")]
    // what was found during the operation decides over what was thought before it
    [InlineData("PREOPERATIVE DIAGNOSIS: Acute appendicitis\nPOSTOPERATIVE DIAGNOSIS: Diverticulitis of large intestine", "K57.32", "reported")]
    [InlineData("PREOPERATIVE DIAGNOSIS: Acute appendicitis\nPOSTOPERATIVE DIAGNOSIS: Diverticulitis of large intestine", "K35.80", "not_reported")]
    public void Where_it_stands_decides(string note, string code, string status) =>
        Assert.Equal(status, new DiagnosisDetector(real.Shelf).Detect(note, new DetectOptions(On: Day)).Codes.FirstOrDefault(c => c.Code == code)?.Status);
}
