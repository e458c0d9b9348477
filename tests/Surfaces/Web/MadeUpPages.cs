using CodingAhead.Engines.Lookup;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Tests.Surfaces.Web;

/// <summary>Code pages as full as a page can get, made up for looking at and testing; facts are of no edition that exists.</summary>
internal static class MadeUpPages
{
    public static readonly EditionState Cm = new("icd10cm", "2026", new(2025, 10, 1), new(2026, 9, 30), false, true, null);
    public static readonly EditionState Pcs = new("icd10pcs", "2026", new(2025, 10, 1), new(2026, 9, 30), false, true, null);
    public static readonly EditionState Cpt = new("starter", "cpt-2025", new(2025, 1, 1), new(2025, 12, 31), true, false, null);

    public static Source Order(int line) => new("icd10cm", "2026", new(2025, 10, 1), "2026/order.zip/icd10cm_order_2026.txt", line);

    private static Source Tabular(int line) => new("icd10cm", "2021-01", new(2021, 1, 1), "2021/tabular.zip/icd10cm_tabular_2021.xml", line);

    private static Source Own(string file, int line) => new("starter", "cpt-2025", new(2025, 1, 1), $"data/starter/{file}", line);

    private static CodeLink Cm10(string code, string title, bool billable = true) => new(code, "icd10cm", title, billable);

    public static IReadOnlyList<CodePage> All { get; } = [Lung(), Diabetes(), DiabetesCategory(), Longest(), Deleted(), Injection(), Flu(), Modifier()];

    private static CodePage Lung()
    {
        var facts = Own("facts/cpt.tsv", 2);
        var guide = Own("guides/78597.md", 10);
        var line = 100;
        Indicator Fact(string name, string label, string value, string meaning, params string[] governs) => new(name, label, value, meaning, governs, facts, true);
        PageModifier Goes(string code, string title, string why) => new(code, title, why, null, Own("facts/modifier-rules.tsv", ++line));
        PageModifier Over(string code, string title) => new(code, title, "Reported for imaging orders while the program ran.", new DateOnly(2024, 1, 1), Own("facts/modifier-rules.tsv", ++line));
        return new CodePage
        {
            Code = "78597", System = "cpt", Status = CodeStatus.Valid, Starter = true, Edition = Cpt, Source = facts, Billable = true,
            Why = "Known to the starter edition.",
            Hierarchy = [new("78000-79999", "cpt", "Nuclear medicine", false), new("78579-78599", "cpt", "Respiratory system", false)],
            Neighbours =
            [
                new("78579", "cpt", "Lung ventilation scan", true), new("78580", "cpt", "Lung blood-flow scan", true), new("78582", "cpt", "Lung ventilation and blood-flow scan", true),
                new("78597", "cpt", "Lung blood-flow scan comparing both lungs", true), new("78598", "cpt", "Lung ventilation and blood-flow scan comparing both lungs", true),
            ],
            Previous = new("78582", "cpt", "Lung ventilation and blood-flow scan", true), Next = new("78598", "cpt", "Lung ventilation and blood-flow scan comparing both lungs", true),
            PlainLanguage = new PlainLanguage(
                "Lung blood-flow scan comparing both lungs",
                "This scan measures how much of the blood flowing through the lungs goes to each side, and often to each third of a lung. A tiny dose of radioactive particles goes into an arm vein and lodges for a few hours in the smallest vessels of the lung. A camera counts what each region gives off; a computer turns the counts into percentages. Surgeons use the numbers to foresee how a patient will breathe after part of a lung has been removed.",
                [
                    new("Before lung surgery", "To foresee the function that will be left after a lobe or a lung is removed."),
                    new("Lung transplant work-up", "To compare the two sides when deciding which lung to replace, and to follow the graft."),
                    new("Narrowed lung arteries", "To see how far a stenosis, stent or shunt has shifted the flow from one side to the other."),
                    new("Severe emphysema", "To map poorly supplied regions before lung volume reduction."),
                ],
                [
                    new("Line and tracer", "A vein is opened in the arm and the labelled particles are given slowly, with the patient lying flat."),
                    new("Pictures", "A gamma camera takes views from front and back, and from the sides where asked."),
                    new("Counts", "Regions are drawn over each lung and the share of counts in each is worked out."),
                    new("Report", "A physician reads the pictures and reports the share of each lung and region."),
                ],
                "The line is taken out and the patient goes home. Drinking and passing water more often clears the tracer; most of it is gone the next day.",
                ["The share of flow of each lung in percent, and how it was measured.", "The tracer with its dose, billed apart by its HCPCS code."],
                ["Reporting the plain blood-flow scan with it on the same day: the comparison already holds it.", "Leaving out modifier 26 when only the reading was done in a hospital."],
                [new("78580", "cpt", "Lung blood-flow scan", true), new("78582", "cpt", "Lung ventilation and blood-flow scan", true), new("78598", "cpt", "Lung ventilation and blood-flow scan comparing both lungs", true)],
                "draft", guide),
            Indicators =
            [
                Fact("status", "Status code", "A", "Active code, paid under the fee schedule"),
                Fact("global", "Global days", "XXX", "The global concept does not apply"),
                Fact("pctc", "PC/TC indicator", "1", "Diagnostic test with a professional and a technical component", "26", "TC"),
                Fact("multiple", "Multiple procedures", "0", "No payment adjustment", "51"),
                Fact("bilateral", "Bilateral surgery", "0", "The 150 % adjustment does not apply", "50"),
                Fact("supervision", "Physician supervision", "09", "The concept does not apply"),
                Fact("assistant", "Assistant at surgery", "0", "Not paid unless medical necessity is documented", "80", "82"),
                Fact("cosurgeon", "Co-surgeons", "0", "Not permitted", "62"),
                Fact("team", "Team surgery", "0", "Not permitted", "66"),
                Fact("imaging_family", "Diagnostic imaging family", "99", "The concept does not apply"),
                Fact("opps_status", "APC status indicator", "S", "Paid separately, not discounted when multiple"),
                Fact("asc_payment", "ASC payment indicator", "Z3", "Radiology service paid separately when it belongs to a listed procedure"),
                Fact("tos", "Type of service (TOS)", "4", "Diagnostic radiology"),
                Fact("betos", "Berenson-Eggers TOS (BETOS)", "I4B", "Imaging or procedure, other"),
                Fact("ccs", "CCS clinical classification", "208", "Radioisotope scan of the lungs"),
            ],
            Mue = [new("practitioner", 1, "3", "Nature of service", facts)],
            Modifiers =
            [
                Goes("26", "Professional component", "Reading and report only, as in a hospital."),
                Goes("GC", "Resident under a teaching physician", "A resident took part under direction."),
                Over("MG", "Appropriate use: no criteria apply"),
                Goes("X5", "Diagnostic services on request", "Relationship category for interpretation on another’s request."),
                Over("QQ", "Decision support was consulted"),
                Goes("51", "Multiple procedures", "Seldom needed: no payment adjustment applies here."),
                Goes("59", "Distinct procedural service", "A separate session; prefer an X modifier where one fits."),
                Goes("77", "Repeat by another physician", "The same scan, repeated by someone else on the day."),
                Goes("AQ", "Health professional shortage area", "Service in an unlisted shortage area."),
                Goes("CR", "Catastrophe or disaster", "Under a waiver in force."),
                Goes("GW", "Not related to the terminal condition", "For a hospice patient, other condition."),
                Over("MB", "Hardship: no internet"), Over("MC", "Hardship: vendor"), Over("ME", "Order adheres"), Over("MF", "Order does not adhere"), Over("MH", "Consultation unknown"),
                Goes("TC", "Technical component", "Camera, staff and tracer handling only."),
                Goes("X4", "Episodic, focused services", "Relationship category for a time-limited problem."),
                Goes("XE", "Separate encounter", "On the same day at another encounter."),
                Goes("XS", "Separate structure", "Another organ or structure."),
            ],
            History = [new(new DateOnly(2012, 1, 1), "added", "Added.", Own("facts/history.tsv", 3))],
            Crosswalks = [new Crosswalk("icd10cm", "ICD-10-CM", [], null, "No loaded book links diagnoses to this code."), new Crosswalk("icd10pcs", "ICD-10-PCS", [], null, "No loaded book links inpatient procedures to this code.")],
            NotLoaded =
            [
                new("title", "cpt", "The official descriptors are the AMA’s: import your own licensed files (LONGULT.txt, MEDU.txt, SHORTU.txt)."),
                new("payment", "mpfs", "Import the physician fee schedule (PPRRVU, GPCI)."),
                new("edits", "ncci", "Import the NCCI procedure-to-procedure edits."),
            ],
            Releases = [Cpt],
        };
    }

    private static CodePage Diabetes() => new()
    {
        Code = "E11.9", System = "icd10cm", Status = CodeStatus.Valid, Billable = true, Edition = Cm, Source = Order(4416),
        Title = new("Type 2 diabetes mellitus without complications", null, "Type 2 diabetes mellitus without complications"),
        Why = "Listed in 2026, in force 2025-10-01 to 2026-09-30.",
        Hierarchy = [Cm10("E00-E89", "Endocrine, nutritional and metabolic diseases", false), Cm10("E08-E13", "Diabetes mellitus", false), Cm10("E11", "Type 2 diabetes mellitus", false)],
        Neighbours =
        [
            Cm10("E11.65", "Type 2 diabetes mellitus with hyperglycemia"), Cm10("E11.69", "Type 2 diabetes mellitus with other specified complication"), Cm10("E11.8", "Type 2 diabetes mellitus with unspecified complications"),
            Cm10("E11.9", "Type 2 diabetes mellitus without complications"), Cm10("E11.A", "Type 2 diabetes mellitus without complications in remission"), Cm10("E13", "Other specified diabetes mellitus", false), Cm10("E13.0", "Other specified diabetes mellitus with hyperosmolarity", false),
        ],
        Previous = Cm10("E11.8", "Type 2 diabetes mellitus with unspecified complications"), Next = Cm10("E11.A", "Type 2 diabetes mellitus without complications in remission"),
        PlainLanguage = new("Type 2 diabetes, no complications", "The body makes insulin and answers to it badly, so sugar stays in the blood. This code is for type 2 diabetes when the record names no complication of it.", [], [], null, [], [], [], "read", Own("guides/E11.9.md", 9)),
        Flags =
        [
            new("billable", "billable", "good", "A complete code.", Order(4416)), new("hcc", "HCC 38", "note", "Counts for risk adjustment under V28: diabetes with glycemic, unspecified or no complications.", Order(4416)),
            new("unspecified", "unspecified", "warn", "Look for a complication in the record before settling here (guideline I.B.18).", Order(4416)),
        ],
        Notes =
        [
            new("excludes1", "transitory endocrine and metabolic disorders specific to newborn (P70-P74)", ["P70-P74"], "chapter 4", Tabular(21838)),
            new("includes", "diabetes (mellitus) due to insulin secretory defect", [], "E11", Tabular(23378)), new("includes", "diabetes NOS", [], "E11", Tabular(23379)), new("includes", "insulin resistant diabetes (mellitus)", [], "E11", Tabular(23380)),
            new("use_additional", "code to identify control using: insulin (Z79.4)", ["Z79.4"], "E11", Tabular(23384)), new("use_additional", "oral antidiabetic drugs (Z79.84)", ["Z79.84"], "E11", Tabular(23385)),
            new("excludes1", "diabetes mellitus due to underlying condition (E08.-)", ["E08"], "E11", Tabular(23389)), new("excludes1", "drug or chemical induced diabetes mellitus (E09.-)", ["E09"], "E11", Tabular(23390)),
            new("excludes1", "gestational diabetes (O24.4-)", ["O24.4"], "E11", Tabular(23391)), new("excludes1", "type 1 diabetes mellitus (E10.-)", ["E10"], "E11", Tabular(23396)),
        ],
        IndexPaths = [new(["Diabetes, diabetic (mellitus) (sugar)", "type 2"], "E11.9", new("icd10cm", "2025", new(2024, 10, 1), "index.xml", 18211))],
        Guidelines =
        [
            new("I.C.4.a", "Diabetes mellitus", "The diabetes mellitus codes are combination codes that include the type of diabetes mellitus, the body system affected, and the complications affecting that body system.", new("icd10cm", "2026", new(2025, 10, 1), "guidelines.txt", 2210)),
            new("I.C.4.a.3", "Diabetes mellitus and the use of insulin, oral hypoglycemics, and injectable non-insulin drugs", "If the documentation in a medical record does not indicate the type of diabetes but does indicate that the patient uses insulin, code E11- should be assigned.", new("icd10cm", "2026", new(2025, 10, 1), "guidelines.txt", 2241)),
        ],
        History = [new(new DateOnly(2015, 10, 1), "added", "First listed with the change from ICD-9-CM.", Order(4416)), new(new DateOnly(2024, 10, 1), "revised", "E11.A was split off for remission.", Order(4417))],
        Crosswalks = [new("gem_backward", "From ICD-9-CM (GEMs)", [new("250.00", "icd9cm", "", ["approximate"], new("gems", "2018", new(2017, 10, 1), "2018_I9gem.txt", 2114)), new("250.02", "icd9cm", "", ["approximate"], new("gems", "2018", new(2017, 10, 1), "2018_I9gem.txt", 2116))], null, null)],
        Releases = [Cm],
    };

    private static CodePage DiabetesCategory() => Diabetes() with
    {
        Code = "E11", Status = CodeStatus.NotBillable, Billable = false, Source = Order(4330),
        Title = new("Type 2 diabetes mellitus", null, "Type 2 diabetes mellitus"), Why = "A category: more characters are needed.",
        Hierarchy = [Cm10("E00-E89", "Endocrine, nutritional and metabolic diseases", false), Cm10("E08-E13", "Diabetes mellitus", false)],
        Flags = [new("not_billable", "more characters needed", "stop", "A category or subcategory; report a code below it.", Order(4330))],
        Children = [Cm10("E11.0", "Type 2 diabetes mellitus with hyperosmolarity", false), Cm10("E11.1", "Type 2 diabetes mellitus with ketoacidosis", false), Cm10("E11.8", "Type 2 diabetes mellitus with unspecified complications"), Cm10("E11.9", "Type 2 diabetes mellitus without complications")],
        PlainLanguage = null, Guidelines = [], Crosswalks = [], IndexPaths = [],
    };

    private static CodePage Longest()
    {
        var row = new Source("icd10pcs", "2026", new(2025, 10, 1), "2026/order.zip/icd10pcs_order_2026.txt", 40102);
        string[] names = ["Section", "Body system", "Root operation", "Body part", "Approach", "Device", "Qualifier"];
        string[] values = ["Medical and Surgical", "Heart and Great Vessels", "Dilation", "Coronary Artery, Four or More Arteries", "Percutaneous Endoscopic", "Intraluminal Device, Drug-eluting, Four or More", "Bifurcation"];
        return new CodePage
        {
            Code = "02734F6", System = "icd10pcs", Status = CodeStatus.Valid, Billable = true, Edition = Pcs, Source = row,
            Title = new("Dilate of 4+ Cor Art, Bifurc, w 3 Drug-elut, Perc Endo", null, "Dilation of Coronary Artery, Four or More Arteries, Bifurcation, with Three Drug-eluting Intraluminal Devices, Percutaneous Endoscopic Approach"),
            Axes = [.. names.Select((n, i) => new Axis(i + 1, n, "02734F6"[i].ToString(), values[i], i == 2 ? "Expanding an orifice or the lumen of a tubular body part." : null, row))],
            Flags = [new("billable", "billable", "good", "A complete code.", row)],
            Neighbours = [new("02734EZ", "icd10pcs", "Dilation of Coronary Artery, Four or More Arteries with Two Intraluminal Devices, Percutaneous Endoscopic Approach", true), new("02734F6", "icd10pcs", "Dilation of Coronary Artery, Four or More Arteries, Bifurcation, with Three Drug-eluting Intraluminal Devices, Percutaneous Endoscopic Approach", true)],
            NotLoaded = [new("crosswalks", "gems", "Import the general equivalence mappings.")], Releases = [Pcs],
        };
    }

    private static CodePage Deleted() => new()
    {
        Code = "E66.8", System = "icd10cm", Status = CodeStatus.Deleted, Edition = Cm, Source = Order(9), Title = new("Other obesity", null, "Other obesity"),
        Why = "Last listed in 2024; not in 2026, in force from 2025-10-01.", Instead = [Cm10("E66.811", "Obesity, class 1"), Cm10("E66.89", "Other obesity not elsewhere classified")],
        Flags = [new("deleted", "deleted", "stop", "Ended on 2024-09-30.", Order(9))], History = [new(new DateOnly(2024, 10, 1), "deleted", "Expanded to five characters.", Order(9))],
    };

    private static CodePage Injection() => new()
    {
        Code = "J1100", System = "hcpcs", Status = CodeStatus.Valid, Billable = true, Title = new("Dexamethasone sodium phos", null, "Injection, dexamethasone sodium phosphate, 1 mg"),
        Source = new("hcpcs", "2020", new(2020, 1, 1), "HCPC2020.txt", 812), Edition = new("hcpcs", "2020", new(2020, 1, 1), new(2020, 12, 31), true, true, null),
        Indicators = [new("cov", "Coverage", "D", "Special coverage instructions apply", [], new("hcpcs", "2020", new(2020, 1, 1), "HCPC2020.txt", 812), false)],
    };

    private static CodePage Flu() => new()
    {
        Code = "J11.00", System = "icd10cm", Status = CodeStatus.Valid, Billable = true, Edition = Cm, Source = Order(20110),
        Title = new(null, null, "Influenza due to unidentified influenza virus with unspecified type of pneumonia"), Flags = [new("billable", "billable", "good", "A complete code.", Order(20110))],
    };

    private static CodePage Modifier() => new()
    {
        Code = "59", System = "modifier", Status = CodeStatus.Valid, Billable = true, Starter = true, Edition = Cpt with { Edition = "modifiers", From = new(2000, 1, 1), To = new(9999, 12, 31), Expired = false },
        PlainLanguage = new("Distinct procedural service", "Says that two services which are usually one were separate this time.", [], [], null, ["A different session, site, organ, incision or injury, in the record."], ["An X modifier that says it more exactly."], [], "draft", Own("codes/modifiers.tsv", 31)),
    };
}
