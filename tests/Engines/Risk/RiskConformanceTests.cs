using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Risk;
using CodingAhead.Tests.Conformance;

namespace CodingAhead.Tests.Engines.Risk;

/// <summary>Raw scores of made-up people against a second, naive computation straight over the publisher's files.</summary>
public sealed class RiskConformanceTests(RealCatalogue real)
{
    private static readonly string[] Segments = ["CNA", "CND", "CFA", "CFD", "CPA", "CPD", "INS", "NE", "SNPNE"];

    private static IEnumerable<string[]> File(string name) =>
        System.IO.File.ReadLines(Path.Combine(Repository.Releases, "hcc", name)).Skip(1).Select(l => l.Split(','));

    [Fact]
    public void Five_hundred_made_up_people_score_as_a_naive_reading_of_the_files_says()
    {
        var map = File("ra_dx_to_cc_2026.csv").GroupBy(c => (c[0], c[2])).ToDictionary(g => g.Key, g => g.Select(c => (int)double.Parse(c[1], CultureInfo.InvariantCulture)).ToArray());
        var below = File("ra_hierarchies_2026.csv").Where(c => c[2] == "CMS-HCC").GroupBy(c => (int.Parse(c[0], CultureInfo.InvariantCulture), c[3])).ToDictionary(g => g.Key, g => g.Select(c => int.Parse(c[1], CultureInfo.InvariantCulture)).ToHashSet());
        var weights = File("ra_coefficients_2026.csv").Where(c => c[2] == "CMS-HCC").ToDictionary(c => (c[0], c[3]), c => decimal.Parse(c[1], NumberStyles.Float, CultureInfo.InvariantCulture));
        var random = new Random(20261124);
        var mapped = map.Keys.Where(k => k.Item2 is "CMS-HCC Model V24" or "CMS-HCC Model V28").Select(k => k.Item1).Distinct().Order(StringComparer.Ordinal).ToList();
        var (interactions, counts) = (0, 0);
        for (var person = 0; person < 500; person++)
        {
            var segment = Segments[person % Segments.Length];
            var age = segment is "INS" or "NE" or "SNPNE" ? random.Next(20, 101) : segment[^1] == 'A' ? random.Next(65, 101) : random.Next(20, 65);
            var question = new RiskQuestion(age, random.Next(2) == 0 ? "F" : "M", segment, random.Next(3) == 0, random.Next(2) == 0);
            List<Code> diagnoses = [.. Enumerable.Range(0, random.Next(0, 40)).Select(_ => mapped[random.Next(mapped.Count)]).Append("Z0000").Distinct().Select(d => Code.Read(d, CodeSystem.Icd10Cm)[0])];
            var score = RiskAdjuster.Score(real.Shelf.Imported, diagnoses, question);
            foreach (var model in (string[])["V24", "V28"])
            {
                var expected = Naive(model, segment, diagnoses, question, map, below, weights, out var together);
                var found = score.Models.Single(m => m.Model == model);
                Assert.True(expected == found.Raw, $"{model} {segment} {age}{question.Sex}: {string.Join(' ', diagnoses)} expected {expected}, found {found.Raw}");
                interactions += together;
                counts += found.Weights.Count(w => w.Kind == "count");
            }
        }
        Assert.True(interactions > 100 && counts > 50, $"{interactions} interactions, {counts} counts: too few to compare");
    }

    // written apart from the engine, with the model's own conditions spelt out as the software has them
    private static decimal Naive(string model, string segment, List<Code> diagnoses, RiskQuestion question, Dictionary<(string, string), int[]> map,
        Dictionary<(int, string), HashSet<int>> below, Dictionary<(string, string), decimal> weights, out int together)
    {
        var version = "C" + model[1..];
        var had = diagnoses.SelectMany(d => map.GetValueOrDefault((d.Value, $"CMS-HCC Model {model}"), [])).ToHashSet();
        var kept = had.Where(h => !had.Any(p => below.TryGetValue((p, model), out var children) && children.Contains(h))).ToHashSet();
        var sum = 0m;
        void Add(string name) => sum += weights.GetValueOrDefault(($"{segment}_{name}", version));
        bool Any(params int[] of) => of.Any(kept.Contains);
        together = 0;
        var (age, sex) = (question.Age!.Value, question.Sex!);
        if (segment is "NE" or "SNPNE")
        {
            var band = age < 35 ? "0_34" : age < 45 ? "35_44" : age < 55 ? "45_54" : age < 60 ? "55_59" : age < 65 ? "60_64" : age < 70 ? $"{age}" : age < 75 ? "70_74" : age < 80 ? "75_79" : age < 85 ? "80_84" : age < 90 ? "85_89" : age < 95 ? "90_94" : "95_GT";
            Add($"{(question.Medicaid ? "MCAID" : "NMCAID")}_{(question.OriginallyDisabled && age > 64 ? "ORIGDIS" : "NORIGDIS")}_NE{sex}{band}");
            return sum;
        }
        Add(sex + (age < 35 ? "0_34" : age < 45 ? "35_44" : age < 55 ? "45_54" : age < 60 ? "55_59" : age < 65 ? "60_64" : age < 70 ? "65_69" : age < 75 ? "70_74" : age < 80 ? "75_79" : age < 85 ? "80_84" : age < 90 ? "85_89" : age < 95 ? "90_94" : "95_GT"));
        if (question.OriginallyDisabled && age >= 65)
            Add(segment == "INS" ? "ORIGDS" : sex == "F" ? "OriginallyDisabled_Female" : "OriginallyDisabled_Male");
        if (question.Medicaid && segment == "INS")
            Add("LTIMCAID");
        foreach (var hcc in kept)
            Add($"HCC{hcc}");
        if (kept.Count > 0)
            Add(kept.Count >= 10 ? "D10P" : $"D{kept.Count}");
        var disabled = age < 65;
        (string Name, bool Holds)[] conditions = model == "V24"
            ?
            [
                ("HCC47_gCancer", Any(47) && Any(8, 9, 10, 11, 12)), ("DIABETES_CHF", Any(17, 18, 19) && Any(85)), ("CHF_gCopdCF", Any(85) && Any(110, 111, 112)),
                ("HCC85_gRenal_V24", Any(85) && Any(134, 135, 136, 137, 138)), ("gCopdCF_CARD_RESP_FAIL", Any(110, 111, 112) && Any(82, 83, 84)), ("HCC85_HCC96", Any(85) && Any(96)),
                ("gSubstanceUseDisorder_gPsych", Any(54, 55, 56) && Any(57, 58, 59, 60)), ("SEPSIS_PRESSURE_ULCER", Any(2) && Any(157, 158, 159)), ("SEPSIS_ARTIF_OPENINGS", Any(2) && Any(188)),
                ("ART_OPENINGS_PRESS_ULCER", Any(188) && Any(157, 158, 159)), ("gCopdCF_ASP_SPEC_B_PNEUM", Any(110, 111, 112) && Any(114)), ("ASP_SPEC_B_PNEUM_PRES_ULC", Any(114) && Any(157, 158, 159)),
                ("SEPSIS_ASP_SPEC_BACT_PNEUM", Any(2) && Any(114)), ("SCHIZOPHRENIA_gCopdCF", Any(57) && Any(110, 111, 112)), ("SCHIZOPHRENIA_CHF", Any(57) && Any(85)), ("SCHIZOPHRENIA_SEIZURES", Any(57) && Any(79)),
                ("DISABLED_HCC85", disabled && Any(85)), ("DISABLED_PRESSURE_ULCER", disabled && Any(157, 158, 159)), ("DISABLED_HCC161", disabled && Any(161)), ("DISABLED_HCC39", disabled && Any(39)),
                ("DISABLED_HCC77", disabled && Any(77)), ("DISABLED_HCC6", disabled && Any(6)),
            ]
            :
            [
                ("DIABETES_HF_V28", Any(35, 36, 37, 38) && Any(221, 222, 223, 224, 225, 226)), ("HF_CHR_LUNG_V28", Any(221, 222, 223, 224, 225, 226) && Any(276, 277, 278, 279, 280)),
                ("HF_KIDNEY_V28", Any(221, 222, 223, 224, 225, 226) && Any(326, 327, 328, 329)), ("CHR_LUNG_CARD_RESP_FAIL_V28", Any(276, 277, 278, 279, 280) && Any(211, 212, 213)),
                ("HF_HCC238_V28", Any(221, 222, 223, 224, 225, 226) && Any(238)), ("gSubUseDisorder_gPsych_V28", Any(135, 136, 137, 138, 139) && Any(151, 152, 153, 154, 155)),
                ("DISABLED_CANCER_V28", disabled && Any(17, 18, 19, 20, 21, 22, 23)), ("DISABLED_NEURO_V28", disabled && Any(180, 181, 182, 190, 191, 192, 195, 196, 198, 199)),
                ("DISABLED_HF_V28", disabled && Any(221, 222, 223, 224, 225, 226)), ("DISABLED_CHR_LUNG_V28", disabled && Any(276, 277, 278, 279, 280)), ("DISABLED_ULCER_V28", disabled && Any(379, 380, 381, 382)),
            ];
        foreach (var (name, holds) in conditions)
            if (holds && weights.ContainsKey(($"{segment}_{name}", version)))
            {
                Add(name);
                together++;
            }
        return sum;
    }

    [Fact]
    public void Every_coefficient_of_both_models_can_be_reached()
    {
        var known = new[] { "V24", "V28" }.SelectMany(m => Interactions.Of(m).List.SelectMany(i => i.Segments.Select(s => $"{s}_{i.Coefficient}|C{m[1..]}"))).ToHashSet();
        var left = File("ra_coefficients_2026.csv").Where(c => c[3] is "C24" or "C28").Select(c => $"{c[0]}|{c[3]}")
            .Where(n => !known.Contains(n) && !System.Text.RegularExpressions.Regex.IsMatch(n, @"^[A-Z]+_(HCC\d+|[FM]\d+_(\d+|GT)|D\d+P?|OriginallyDisabled_(Fem|M)ale|ORIGDS|LTIMCAID|N?MCAID_N?ORIGDIS_NE[FM][\d_GT]+)\|")).ToList();
        Assert.Empty(left);
    }

    [Fact]
    public void A_lower_category_falls_away_below_a_higher_and_says_so()
    {
        var score = RiskAdjuster.Score(real.Shelf.Imported, [.. Code.Read("E11.9", CodeSystem.Icd10Cm), .. Code.Read("E11.22", CodeSystem.Icd10Cm)], new RiskQuestion(70, "M", Model: "V24"));
        var lower = score.Models.Single().Categories.Single(c => c.Hcc == 19);
        Assert.Equal((18, null), (lower.DroppedBy, lower.Weight));
    }

    [Fact]
    public void Without_tables_nothing_is_scored_and_the_answer_says_what_to_import()
    {
        var score = RiskAdjuster.Score(null, Code.Read("E11.9", CodeSystem.Icd10Cm), new RiskQuestion());
        Assert.Empty(score.Models);
        Assert.Contains("Import", Assert.Single(score.NotLoaded), StringComparison.Ordinal);
    }

    [Fact]
    public void A_segment_that_contradicts_the_age_is_refused() =>
        Assert.Throws<ArgumentException>(() => RiskAdjuster.Score(null, [], new RiskQuestion(70, "F", "CND")));
}
