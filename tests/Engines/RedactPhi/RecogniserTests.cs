namespace CodingAhead.Tests.Engines.RedactPhi;

/// <summary>One table a class of identifiers, as many that must go as that must stay.</summary>
public sealed class RecogniserTests
{
    [Theory]
    [InlineData("Patient: Quenby Astorino\nMRN: 4481920", "Quenby Astorino")]
    [InlineData("NAME: OKONKWO, ADAEZE M", "OKONKWO, ADAEZE M")]
    [InlineData("She was seen by Dr. Featherstone today.", "Featherstone")]
    [InlineData("Her mother, Delphine Arsenault, called.", "Delphine Arsenault")]
    [InlineData("Reviewed with Ines Halloran, RN, at the desk.", "Ines Halloran")]
    [InlineData("Mr. Parkinson walked without help.", "Parkinson")]
    [InlineData("Mrs. O'Shaughnessy-Lund was pleasant.", "O'Shaughnessy-Lund")]
    [InlineData("His son Thaddeus drives him.", "Thaddeus")]
    [InlineData("Signed: T. Vandersloot, M.D.", "T. Vandersloot")]
    [InlineData("pt: mirela popescu  mrn 448210", "mirela popescu")]
    [InlineData("Zainab Qureshi (daughter) holds the proxy.", "Zainab Qureshi")]
    [InlineData("I discussed this with Rosalind Whitcombe.", "Rosalind Whitcombe")]
    public void Names_go(string text, string value) => AssertGone(text, value);

    [Theory]
    [InlineData("He has Parkinson disease and Bell's palsy.")]
    [InlineData("Positive Lachman test, negative McMurray's test.")]
    [InlineData("Murphy sign absent, Trousseau sign not elicited.")]
    [InlineData("A Foley catheter was placed with Mayo stand ready.")]
    [InlineData("Take Allegra 180 mg and Toprol 50 mg daily.")]
    [InlineData("May crush the tablets. Will taper over a week.")]
    [InlineData("Hodgkin lymphoma was ruled out.")]
    [InlineData("CHIEF COMPLAINT\n\nChest pain.")]
    [InlineData("Graves' disease with Hashimoto thyroiditis in the family.")]
    [InlineData("The patient has hope that the pain will ease.")]
    [InlineData("An Achilles tendon that is thick on palpation.")]
    [InlineData("West Nile and Lyme panels came back negative.")]
    public void Medicine_stays(string text) => Assert.Empty(Phi.Found(text));

    [Theory]
    [InlineData("Seen on 3/14/2021 for cough.", "3/14/2021")]
    [InlineData("Admitted 2020-11-02.", "2020-11-02")]
    [InlineData("Printed 2013- 04-27 from the desk.", "2013- 04-27")]
    [InlineData("Follow up on March 3rd, 2022.", "March 3rd, 2022")]
    [InlineData("Surgery is booked for the 11th of June.", "11th of June")]
    [InlineData("Drawn 17-SEP-2016.", "17-SEP-2016")]
    [InlineData("He fell on Christmas Eve 2013.", "Christmas Eve 2013")]
    [InlineData("Pain since late October.", "October")]
    [InlineData("Hospitalized from 9/4 to 10/27 for pneumonia.", "10/27")]
    [InlineData("BP log: 4/19 141/82, 2/26 133/79.", "2/26")]
    [InlineData("Next appt Tues 5/24, early slot.", "5/24")]
    [InlineData("The June 5, '19 visit was missed.", "June 5, '19")]
    public void Dates_go(string text, string value) => AssertGone(text, value);

    [Theory]
    [InlineData("Strength is 5/5 in both arms.")]
    [InlineData("Soft 2/6 murmur at the apex.")]
    [InlineData("Blood pressure is 120/80 today.")]
    [InlineData("Take 1/2 tab twice a day.")]
    [InlineData("Soreness 3/10 on lifting.")]
    [InlineData("Vision is 20/40 in the left eye.")]
    [InlineData("He quit smoking in 2015.")]
    [InlineData("Apgars were 8/9.")]
    [InlineData("May 2 tablets be taken at once?")]
    [InlineData("Swims 2 to 3 laps on most mornings.")]
    [InlineData("Billed N20.0 with 52353.")]
    [InlineData("Nodule 7 x 9 mm, disc bulge C5-6.")]
    public void Scores_and_doses_stay(string text) => Assert.Empty(Phi.Found(text));

    [Theory]
    [InlineData("Call 415.238.0164 after noon.", "415.238.0164")]
    [InlineData("Tel (728)264- 9093", "(728)264- 9093")]
    [InlineData("Reached at +1 628 355 7120 extension 3310.", "+1 628 355 7120 extension 3310")]
    [InlineData("Dr. Hale was paged 518-6604.", "518-6604")]
    [InlineData("Fax the results to 1-628-355-7121.", "1-628-355-7121")]
    [InlineData("Questions? Page 2871 or e-mail jroe@clinic.example.org.", "jroe@clinic.example.org")]
    [InlineData("SSN: 219-09-9999", "219-09-9999")]
    [InlineData("SSN last four 5093 verified.", "5093")]
    [InlineData("Workstation 10.20.30.40 printed this.", "10.20.30.40")]
    [InlineData("Results on https://portal.example.org/v/9?id=3.", "https://portal.example.org/v/9?id=3")]
    [InlineData("MRN#604-15-82", "604-15-82")]
    [InlineData("Member ID 1EG4-TE5-MK73", "1EG4-TE5-MK73")]
    [InlineData("DEA AB1234563", "AB1234563")]
    [InlineData("VIN 1HGCM82633A004352", "1HGCM82633A004352")]
    [InlineData("Pacemaker serial no. PQX55121H", "PQX55121H")]
    [InlineData("CT (accession RAD4410293) was normal.", "RAD4410293")]
    [InlineData("Card 4111 1111 1111 1111", "4111 1111 1111 1111")]
    public void Numbers_go(string text, string value) => AssertGone(text, value);

    [Theory]
    [InlineData("Platelets 250000 per uL, WBC 11.2.")]
    [InlineData("SpO2 98% on 2 L, HR 76, T 98.6.")]
    [InlineData("Ferritin 31, INR 1.8 today.")]
    [InlineData("SNOMED 44054006 for diabetes.")]
    [InlineData("NDC 0002-8215-01 was dispensed.")]
    [InlineData("HCPCS J1100 and CPT 99213-25.")]
    [InlineData("Page 1 of 2")]
    [InlineData("The lumbar spine shows L4-L5 narrowing.")]
    [InlineData("PCS 0SRD0J9 was coded.")]
    [InlineData("Variant p.Gly1175Valfs64 was found.")]
    [InlineData("Ejection fraction of 45%, PSA 4.5.")]
    [InlineData("Range 2019-2021 of the audit.")]
    [InlineData("Lisinopril 20 mg at night, 14 units of Humalog.")]
    [InlineData("HLA-B27 and BRCA1 were negative; CD4 350.")]
    [InlineData("GCS 15, PHQ-9 of 12, CHA2DS2-VASc 5.")]
    [InlineData("Trial NCT01234567 enrols.")]
    [InlineData("Lot of pain at night, a group of 4 lesions.")]
    public void Quantities_and_codes_stay(string text) => Assert.Empty(Phi.Found(text));

    [Theory]
    [InlineData("Lives at 1420 Sycamore Hollow Rd, Apt 3B in Ottumwa.", "Ottumwa")]
    [InlineData("712 Tamarack Street, PECOS, TX 79772", "79772")]
    [InlineData("Send the bill to P.O. Box 3377, Pullman, WA 99163.", "P.O. Box 3377")]
    [InlineData("She grew up in Natchitoches.", "Natchitoches")]
    [InlineData("Ms. Lane of Bedford County came in.", "Bedford County")]
    [InlineData("He walks on W. 63rd St every day.", "W. 63rd St")]
    [InlineData("Transferred from Saint Dymphna Medical Center.", "Saint Dymphna Medical Center")]
    [InlineData("Seen at OHSU last spring.", "OHSU")]
    [InlineData("He works nights at Moose River Lumber.", "Moose River Lumber")]
    [InlineData("She goes to Tecumseh High School.", "Tecumseh High School")]
    [InlineData("Discharged to quail run assisted living.", "quail run assisted living")]
    public void Places_go(string text, string value) => AssertGone(text, value);

    [Theory]
    [InlineData("Sent over by an urgent care last night.")]
    [InlineData("Referred to outpatient physical therapy.")]
    [InlineData("Discharged to a skilled nursing facility.")]
    [InlineData("Returned to our clinic from the hospital.")]
    [InlineData("Evaluated by Internal Medicine and the Cardiology Department.")]
    [InlineData("He lives in Texas and was born in Mexico.")]
    [InlineData("She takes the stairs at home.")]
    [InlineData("Morse fall scale 45, Braden scale 17.")]
    [InlineData("Works from home as a welder.")]
    [InlineData("Treated as in the SPRINT study arm.")]
    [InlineData("Follow up in urgent care as needed.")]
    public void Kinds_of_places_stay(string text) => Assert.Empty(Phi.Found(text));

    [Theory]
    [InlineData("A 93-year-old woman.", "93")]
    [InlineData("He is 101 years old.", "101")]
    [InlineData("Aged ninety-four, she lives alone.", "ninety-four")]
    [InlineData("In 2019 her card gave 1921 as year of birth.", "1921")]
    [InlineData("Seen 2019; 1923 is his birth year.", "1923")]
    public void Great_ages_go(string text, string value) => AssertGone(text, value);

    [Theory]
    [InlineData("Now 58, retired early.")]
    [InlineData("HR 92, SpO2 95 percent.")]
    [InlineData("BP 94/60, weight 101 kg.")]
    [InlineData("In 2019 her card gave 1961 as year of birth.")]
    public void Other_ages_stay(string text) => Assert.Empty(Phi.Found(text));

    private static void AssertGone(string text, string value)
    {
        Assert.DoesNotContain(value, Phi.Out(text), StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(Phi.Found(text));
    }
}
