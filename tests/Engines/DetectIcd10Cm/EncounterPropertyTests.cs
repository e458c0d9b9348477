using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.DetectIcd10Cm;
using CsCheck;

namespace CodingAhead.Tests.Engines.DetectIcd10Cm;

/// <summary>What holds of every encounter, whatever the note says.</summary>
public sealed class EncounterPropertyTests
{
    private static readonly string[] Conditions =
    [
        "hypertension", "type 2 diabetes", "type 1 diabetes", "stage 3 chronic kidney disease", "heart failure", "COPD", "asthma", "pneumonia", "acute bronchitis", "cough", "fever", "chest pain", "gout",
        "atrial fibrillation", "anemia", "iron deficiency anemia", "hypothyroidism", "obesity", "morbid obesity", "low back pain", "right knee osteoarthritis", "migraine", "depression", "anxiety", "GERD",
        "urinary tract infection", "left ankle sprain", "breast cancer", "hyperlipidemia", "sepsis", "acute kidney injury", "hypotension", "stroke", "seizure", "cellulitis of the left leg", "gastroenteritis",
    ];

    private static readonly string[] Sayings = ["{0}.", "No {0}.", "Possible {0}.", "History of {0}.", "Mother had {0}.", "{0}, poorly controlled.", "Return if {0}.", "{0} with {1}.", "{0} due to {1}."];

    private static readonly string[] Headings = ["CHIEF COMPLAINT", "PAST MEDICAL HISTORY", "HISTORY OF PRESENT ILLNESS", "PHYSICAL EXAM", "ASSESSMENT AND PLAN", "HOSPITAL COURSE", "DISCHARGE DIAGNOSES"];

    private static readonly Gen<string> Line =
        from saying in Of(Sayings)
        from one in Of(Conditions)
        from other in Of(Conditions)
        select string.Format(System.Globalization.CultureInfo.InvariantCulture, saying, one, other);

    private static readonly Gen<string> Note =
        from sections in Gen.Select(Of(Headings), Line.List[0, 5]).List[1, 4]
        select string.Join("\n\n", sections.Select(s => $"{s.Item1}\n{string.Join('\n', s.Item2)}"));

    private static Gen<string> Of(string[] all) => Gen.Int[0, all.Length - 1].Select(i => all[i]);

    [Fact]
    public void Every_reported_code_is_billable_and_no_two_exclude_each_other()
    {
        var shelf = TestHome.StarterShelf;
        var detector = new DiagnosisDetector(shelf);
        var (book, _) = TermBooks.For(shelf, null);
        var facts = new CodeFacts(book!);
        Note.Sample(note =>
        {
            foreach (var setting in (EncounterSetting[])[EncounterSetting.Outpatient, EncounterSetting.Inpatient])
            {
                var result = detector.Detect(note, new DetectOptions(setting));
                var reported = result.Codes.Where(c => c.Status == "reported").ToList();
                foreach (var one in reported)
                {
                    var value = one.Code.Replace(".", "", StringComparison.Ordinal);
                    Assert.True(book!.Codes[value] is { Billable: true }, one.Code);
                    Assert.All(one.Evidence, e => Assert.InRange(e, 0, result.Mentions.Count - 1));
                    foreach (var other in reported)
                        foreach (var named in facts.Excludes1(value))
                            Assert.False(one != other && other.Code[..3] != one.Code[..3] && other.Code.StartsWith(named, StringComparison.Ordinal), $"{one.Code} excludes {other.Code}");
                }
                Assert.Equal(reported.Count, reported.Select(r => r.Code).Distinct().Count());
                Assert.True(reported.Count(r => r.Role is "first_listed" or "principal") <= 1);
            }
        }, iter: 300);
    }
}
