using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Case2Code;
using CodingAhead.Engines.DetectIcd10Cm;
using CodingAhead.Tests.Conformance;

namespace CodingAhead.Tests.Engines.Case2Code;

/// <summary>The rules of services and operations: that their codes exist, and what each class of them decides.</summary>
public sealed class ServiceRulesTests(RealCatalogue real)
{
    private static string[] Names => [.. Directory.GetFiles(Path.Combine(Repository.Root, "data/rules/procedures"), "services-*.txt")];

    private CodedCase Coded(string note, EncounterSetting setting = EncounterSetting.Outpatient) => new CaseCoder(real.Shelf).Code(note, new CaseOptions(new DetectOptions(setting)));

    private string Reported(string note) => string.Join(' ', Coded(note).Procedures.Where(p => p.Status == "reported").Select(p => $"{p.Code}{string.Concat(p.Modifiers.Select(m => "-" + m.Code))}{(p.Units == 1 ? "" : $"x{p.Units:0}")}"));

    [Fact]
    public void Every_code_of_the_rules_stands_in_the_fee_schedule_or_the_list_of_HCPCS()
    {
        var books = real.Shelf.Imported!;
        var codes = Names.SelectMany(File.ReadLines).Where(l => l.Length >= 7 && l[0] is '>' or '+').Select(l => l[2..7])
            .Concat(File.ReadLines(Path.Combine(Repository.Root, "data/rules/procedures/wounds.tsv")).Skip(2).Select(l => l.Split('\t')[3])).Distinct().ToList();
        Assert.True(codes.Count > 600);
        Assert.DoesNotContain(codes, c => books.Rows("mpfs", "pprrvu", c).Count == 0 && (Code.Read(c, CodeSystem.Hcpcs) is not [var code] || books.Entries(code).Count == 0));
    }

    [Fact]
    public void A_unit_of_a_drug_is_what_the_payment_limits_say()
    {
        var books = real.Shelf.Imported!;
        var (asked, wrong) = (0, new List<string>());
        string[] lines = [.. File.ReadLines(Path.Combine(Repository.Root, "data/rules/procedures/services-drugs.txt"))];
        for (var i = 0; i < lines.Length; i++)
            if (lines[i].StartsWith('=') && lines[i].Split(" : drug ") is [_, var unit] && lines[i + 2][2..7] is var code
                && books.Entries(Code.Read(code, CodeSystem.Hcpcs)[0]).Select(e => e.Entry.Long ?? e.Entry.Short).FirstOrDefault() is { } title)
            {
                asked++;
                var words = unit.Split(' ');
                // "per 15 mg", "up to 20 mg", "1 mg", "100,000 units": the amount stands in the official description
                var plain = title.Replace(",", "", StringComparison.Ordinal).ToLowerInvariant();
                if (!plain.Contains(words[0], StringComparison.Ordinal) && !plain.Contains("per dose", StringComparison.Ordinal) && !plain.Contains("up to 2.5 mg", StringComparison.Ordinal))
                    wrong.Add($"{code} {unit}: {title}");
            }
        Assert.True(asked > 60);
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("PROCEDURE\nSimple repair of a 3 cm laceration of the scalp with staples. Simple repair of a 5 cm laceration of the left forearm with nylon sutures.", "12004")]
    [InlineData("PROCEDURE\nA 3 cm laceration of the forearm was closed in layers with buried sutures.", "12032")]
    [InlineData("PROCEDURE\nThe benign nevus of the cheek was excised, 0.8 cm with margins, simple closure.", "11441")]
    public void Closures_of_one_kind_are_summed_and_excisions_take_their_margins(string note, string expected) => Assert.Equal(expected, Reported(note));

    [Theory]
    [InlineData("PLAN\nOndansetron 4 mg was given by IV push in the office today.", "J2405x4 96374")]
    [InlineData("PLAN\nCeftriaxone 1 g was infused intravenously over 30 minutes in the office today.", "J0696x4 96365")]
    [InlineData("PLAN\nOndansetron ODT 4 mg was given by mouth in the office today.", "")]
    [InlineData("EMERGENCY DEPARTMENT NOTE\nED COURSE\nKetorolac 30 mg was given intramuscularly here.", "")]
    public void A_drug_brings_its_giving_by_the_way_and_none_in_a_facility(string note, string expected) => Assert.Equal(expected, Reported(note));

    [Fact]
    public void An_endoscopy_keeps_its_deepest_steps_and_not_the_look() =>
        Assert.Equal("45385", Reported("PROCEDURE\nColonoscopy to the cecum. A polyp of the ascending colon was removed with a cold snare."));

    [Fact]
    public void An_open_axis_of_an_operation_is_asked_and_not_guessed()
    {
        var open = Assert.Single(Coded("OPERATIVE REPORT\nPROCEDURE: Total knee arthroplasty.\nDESCRIPTION OF PROCEDURE\nThe components were cemented in place. Stable.", EncounterSetting.Inpatient).Pcs);
        Assert.Equal(("query", "0SR?0J9"), (open.Status, open.Code));
        Assert.Contains("body part", open.Why, StringComparison.Ordinal);
        var told = Assert.Single(Coded("OPERATIVE REPORT\nPROCEDURE: Right total knee arthroplasty.\nDESCRIPTION OF PROCEDURE\nThe components were cemented in place. Stable.", EncounterSetting.Inpatient).Pcs);
        Assert.Equal(("reported", "0SRC0J9"), (told.Status, told.Code));
        Assert.Equal(7, told.Axes.Count);
    }

    [Theory]
    [InlineData("PLAN\nWe discussed a knee injection; she declined.")]
    [InlineData("PLAN\nColonoscopy scheduled for next month.")]
    [InlineData("PAST SURGICAL HISTORY\nLaparoscopic cholecystectomy in 2011.")]
    [InlineData("RESULTS\nCT of the head without contrast read by the radiologist: no bleeding.")]
    public void What_was_planned_past_refused_or_done_by_another_is_not_reported(string note) => Assert.Equal("", Reported(note));

    [Fact]
    public void Without_a_bundling_table_and_with_the_starter_alone_common_visits_are_coded()
    {
        var coder = new CaseCoder(TestHome.StarterShelf);
        var coded = coder.Code("""
            SUBJECTIVE
            58-year-old established patient here for follow-up of type 2 diabetes and hypertension. Cough for three days.
            ASSESSMENT AND PLAN
            1. Type 2 diabetes mellitus, stable. Continue metformin 500 mg twice daily.
            2. Hypertension, controlled. Continue lisinopril 10 mg daily, refill sent.
            3. Acute bronchitis. Chest x-ray, two views, was taken in the office today: no infiltrate.
            Flu vaccine was given in the left deltoid. Ketorolac 30 mg was given intramuscularly in the office today.
            """, new CaseOptions(new DetectOptions()));
        Assert.True(coded.Diagnoses.Starter);
        Assert.Equal(["E11.9", "I10", "J20.9"], coded.Diagnoses.Codes.Where(c => c.Status == "reported").Select(c => c.Code).Order(StringComparer.Ordinal).Take(3));
        Assert.Equal("99214", coded.Em!.Code);
        Assert.Superset(new HashSet<string>(["71046", "90656", "90471", "J1885", "96372"]), coded.Procedures.Where(p => p.Status == "reported").Select(p => p.Code).ToHashSet());
        var injury = coder.Code("HPI\n30-year-old established patient fell and cut her left hand today.\nPROCEDURE\nSimple repair of a 2 cm laceration of the left hand with nylon sutures.\nASSESSMENT AND PLAN\nLaceration of the left hand.", new CaseOptions(new DetectOptions()));
        Assert.Contains(injury.Procedures, p => p is { Code: "12001", Status: "reported" });
    }
}
