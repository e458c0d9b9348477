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
    // I.C.9.a: hypertension with heart failure and chronic kidney disease, each alone and both
    [InlineData("ASSESSMENT\n1. Hypertension.\n2. Chronic kidney disease stage 3b.", false, "I12.9", "I10")]
    [InlineData("ASSESSMENT\n1. Hypertension.\n2. Chronic kidney disease stage 5.", false, "I12.0", "I12.9")]
    [InlineData("ASSESSMENT\n1. Hypertension.\n2. Chronic systolic heart failure.", false, "I11.0", "I10")]
    [InlineData("ASSESSMENT\n1. Hypertension.\n2. Chronic systolic heart failure.\n3. Chronic kidney disease stage 4.", false, "I13.0", "I11.0")]
    [InlineData("ASSESSMENT\n1. Hypertension.\n2. Acute kidney injury.", false, "I10", "I12.9")]
    // I.A.15 and I.C.4.a: diabetes "with"; the stage of the kidney disease stays beside it
    [InlineData("ASSESSMENT\n1. Type 2 diabetes and stage 3 chronic kidney disease.", false, "E11.22", "E11.9")]
    [InlineData("ASSESSMENT\n1. Type 2 diabetes and stage 3 chronic kidney disease.", false, "N18.30", "")]
    [InlineData("ASSESSMENT\n1. Insulin-dependent diabetes mellitus.", false, "E11.9", "E10.9")]
    [InlineData("ASSESSMENT\n1. Type 2 diabetes.\n2. Gout.", false, "E11.9", "E11.22")]
    // I.B.9: combination codes
    [InlineData("ASSESSMENT\n1. Left hydronephrosis.\n2. Left ureteral stone.", false, "N13.2", "N20.1")]
    [InlineData("ASSESSMENT\n1. COPD.\n2. Pneumonia.", false, "J44.0", "J44.9")]
    [InlineData("ASSESSMENT\n1. COPD.\n2. Gout.", false, "J44.9", "J44.0")]
    // I.C.19.e.5.a: a drug that is blamed is an adverse effect; one that is taken is none
    [InlineData("ASSESSMENT\n1. Nausea due to methotrexate.", false, "T45.1X5A", "")]
    [InlineData("ASSESSMENT\n1. Rheumatoid arthritis, on methotrexate.", false, "M06.9", "T45.1X5A")]
    // I.C.21.c.13: a routine examination with and without a finding
    [InlineData("CC: 2-year-old well child check.\nASSESSMENT\nWell child check.\nAcute suppurative otitis media, right.", false, "Z00.121", "Z00.129")]
    [InlineData("CC: 2-year-old well child check.\nASSESSMENT\nWell child check. Growing well.", false, "Z00.129", "Z00.121")]
    // I.C.15.a.1: a condition in a pregnancy is told by chapter 15
    [InlineData("ASSESSMENT\nPregnant, 26 weeks gestation.\n1. Gestational hypertension.\n2. Iron deficiency anemia.", false, "O99.012", "")]
    [InlineData("ASSESSMENT\n1. Iron deficiency anemia.", false, "D50.9", "O99.012")]
    // I.C.15.b.5 and I.C.16: the outcome of a delivery; the newborn's own birth, weeks and weight
    [InlineData("DELIVERY SUMMARY\nPregnancy at 39 weeks. Vaginal delivery of a living boy. Placenta whole.", true, "Z37.0", "Z38.00")]
    [InlineData("NEWBORN SUMMARY\nGirl born by cesarean at 34 weeks. Weight 1,900 g.", true, "Z38.01", "Z37.0")]
    [InlineData("NEWBORN SUMMARY\nGirl born by cesarean at 34 weeks. Weight 1,900 g.", true, "P07.37", "P07.30")]
    // I.A.12.a: an Excludes1 note parts two codes, and the symptom gives way; without its disease the symptom stays
    [InlineData("ASSESSMENT\n1. Hypertension.\n2. Elevated blood pressure reading.", false, "I10", "R03.0")]
    [InlineData("ASSESSMENT\n1. Elevated blood pressure reading.", false, "R03.0", "I10")]
    // I.B.2: the code that says more of the same condition; alone, the one that says less
    [InlineData("ASSESSMENT\n1. Iron deficiency anemia.\n2. Anemia.", false, "D50.9", "D64.9")]
    [InlineData("ASSESSMENT\n1. Anemia.", false, "D64.9", "D50.9")]
    // I.B.5: a symptom that goes with the diagnosis; IV.D: the symptom where none was made
    [InlineData("CC: Cough.\nHPI\nHe has a cough and fever.\nASSESSMENT\n1. Pneumonia.", false, "J18.9", "R05.9")]
    [InlineData("CC: Cough.\nHPI\nHe has a cough since Monday.", false, "R05.9", "J18.9")]
    // I.C.19.c: a fracture not said to be displaced or not is displaced
    [InlineData("ASSESSMENT\n1. Left intertrochanteric fracture.", false, "S72.142A", "S72.145A")]
    [InlineData("ASSESSMENT\n1. Nondisplaced left intertrochanteric fracture.", false, "S72.145A", "S72.142A")]
    // I.C.20.a: how an injury came about is told beside it, and nothing of the kind beside a disease
    [InlineData("HPI\nHe fell from a ladder.\nASSESSMENT\n1. Sprain of right ankle.", false, "W11.XXXA", "")]
    [InlineData("HPI\nHe fell from a ladder last year.\nASSESSMENT\n1. Hypertension.", false, "I10", "W11.XXXA")]
    // I.C.21.c.3: a state that the patient came with, and not what the course did
    [InlineData("PAST MEDICAL HISTORY\nCardiac pacemaker.\nASSESSMENT\n1. Hypertension.", false, "Z95.0", "")]
    [InlineData("HOSPITAL COURSE\nA cardiac pacemaker was placed.\nDISCHARGE DIAGNOSES\n1. Complete heart block.", true, "I44.2", "Z95.0")]
    // I.C.21.c.4: a family's condition and a past one have codes of history; the patient's own has its own
    [InlineData("FAMILY HISTORY\nMother with breast cancer.\nASSESSMENT\n1. Hypertension.", false, "Z80.3", "C50.919")]
    [InlineData("PAST MEDICAL HISTORY\nHistory of prostate cancer.\nASSESSMENT\n1. Hypertension.", false, "Z85.46", "C61")]
    [InlineData("ASSESSMENT\n1. Prostate cancer, on treatment.", false, "C61", "Z85.46")]
    // I.C.16.a.6: what a newborn may have of its mother is the newborn's; said of the mother in her own note it is hers
    [InlineData("NEWBORN NOTE\nMother was GBS positive.\nASSESSMENT\n1. Term newborn.", true, "P00.82", "Z22.330")]
    // III.B: a value in passing is a finding; called a problem, it is reported
    [InlineData("HPI\nShe had an elevated C-reactive protein.\nASSESSMENT\n1. Rheumatoid arthritis.", false, "M06.9", "R79.82")]
    [InlineData("ASSESSMENT\n1. Elevated C-reactive protein.", false, "R79.82", "")]
    // IV.H and II.H: what is only probable is coded for a stay alone
    [InlineData("DISCHARGE DIAGNOSES\n1. Probable pneumonia.", true, "J18.9", "")]
    [InlineData("CC: Cough.\nASSESSMENT\n1. Cough.\n2. Probable pneumonia.", false, "R05.9", "J18.9")]
    // IV.I: a lasting disease that coexists, and not one that is denied
    [InlineData("PAST MEDICAL HISTORY\nType 2 diabetes.\nASSESSMENT\n1. Acute bronchitis.", false, "E11.9", "")]
    [InlineData("PAST MEDICAL HISTORY\nNo diabetes.\nASSESSMENT\n1. Acute bronchitis.", false, "J20.9", "E11.9")]
    public void A_rule_holds_where_it_should_and_not_elsewhere(string note, bool inpatient, string reported, string notReported)
    {
        var codes = new DiagnosisDetector(real.Shelf).Detect(note, new DetectOptions(inpatient ? EncounterSetting.Inpatient : EncounterSetting.Outpatient, Day)).Codes;
        Assert.Contains(codes, c => c.Code == reported && c.Status == "reported");
        if (notReported.Length > 0)
            Assert.DoesNotContain(codes, c => c.Code == notReported && c.Status == "reported");
    }

    [Fact]
    public void A_stay_cites_section_III_and_a_visit_section_IV()
    {
        string Cited(EncounterSetting setting) => new DiagnosisDetector(real.Shelf).Detect("ASSESSMENT\n1. Acute cholecystitis with gallstones.", new DetectOptions(setting, Day)).Codes[0].Checks[^1].Message;
        Assert.EndsWith(" III", Cited(EncounterSetting.Inpatient), StringComparison.Ordinal);
        Assert.EndsWith(" IV.J", Cited(EncounterSetting.Outpatient), StringComparison.Ordinal);
    }

    [Theory]
    // items of a list share its head
    [InlineData("Metastases in the liver, bone and brain.", "C79.31")]
    [InlineData("Pain in the left knee and hip.", "M25.552")]
    [InlineData("Abdominal and bone pain.", "R10.9")]
    // the side of an injury, and of what only its cause names
    [InlineData("Dislocation of the left shoulder.", "S43.005A")]
    [InlineData("Sprain of right ankle.", "S93.401A")]
    [InlineData("Ulcer of left calf from chronic venous hypertension.", "I87.312")]
    // one condition does not swallow another that stands beside it
    [InlineData("Heart failure associated with atrial fibrillation.", "I50.9")]
    [InlineData("Hypertension, diabetes and chronic kidney disease.", "E11.22")]
    [InlineData("UTI due to E. coli.", "N39.0")]
    // each item of a list is finished by its own words
    [InlineData("Abdominal and flank pain.", "R10.9")]
    [InlineData("Abdominal and flank pain.", "R10.A0")]
    // the concept's own name, the adjective of a condition
    [InlineData("She receives palliative care.", "Z51.5")]
    [InlineData("He was hypercalcemic.", "E83.52")]
    [InlineData("History of stroke without residual deficit.", "Z86.73")]
    public void A_note_names(string note, string code) =>
        Assert.Contains(new DiagnosisDetector(real.Shelf).Detect(note, new DetectOptions(On: Day)) is var found ? found.Mentions.Select(m => m.Code).Concat(found.Codes.Where(c => c.Status == "reported").Select(c => c.Code)) : [], c => c == code);

    [Theory]
    [InlineData("Hearing aids in both ears. He is well.", "B20")]
    [InlineData("Takes all his pills.", "Z79.3")]
    [InlineData("He fell once. A single fall.", "R29.6")]
    [InlineData("Hepatitis B vaccine given.", "B19.10")]
    [InlineData("Anemia due to iron deficiency.", "T45.4X5A")]
    [InlineData("Treated with low molecular weight heparin.", "R63.6")]
    [InlineData("Blood and urine cultures were drawn.", "R31.9")]
    [InlineData("Non-Hodgkin lymphoma.", "C81.90")]
    [InlineData("Fetal bradycardia on the monitor.", "R00.1")]
    [InlineData("Hemorrhagic shock.", "R58")]
    public void A_note_does_not_name(string note, string code) =>
        Assert.DoesNotContain(new DiagnosisDetector(real.Shelf).Detect(note, new DetectOptions(On: Day)).Mentions, m => m.Code == code && m.Assertion == "present");

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
