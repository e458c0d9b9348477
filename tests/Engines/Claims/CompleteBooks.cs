using CodingAhead.Books.FeeSchedule;
using CodingAhead.Catalogue.Store;
using CodingAhead.Tests.Books;
using CodingAhead.Tests.Engines.Claims;

[assembly: AssemblyFixture(typeof(CompleteBooks))]

namespace CodingAhead.Tests.Engines.Claims;

/// <summary>
/// A made-up complete set of books for the third quarter of 2024, in the official layouts, so that a claim can be clean. Codes and values
/// are invented; real numbers stand only where an edit knows a visit by its number.
/// </summary>
public sealed class CompleteBooks : IDisposable
{
    private const string PtpHead = "CPT only copyright\t\t\t\t\t\t\r\nColumn1/Column2 Edits\t\t\t\t\t\t\r\nColumn 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale\r\n"
        + "\t\tprior to 1996\tDate\tDate\t0=not allowed\t\r\n\t\t\t\t*=no data\t1=allowed\t\r\n\t\t\t\t\t9=not applicable\t\r\n";

    private readonly Lazy<Library> library;
    private readonly TestHome home = new();

    public CompleteBooks() => library = new(Import);

    public Shelf Shelf => Library.Current;

    public Library Library => library.Value;

    public void Dispose() => home.Dispose();

    private Library Import()
    {
        var report = home.Import(
            home.Write("ccipra-v302r0.txt", Pairs), home.Write("ccioph-v302r0.txt", Pairs),
            home.Write("MCR_MUE_PractitionerServices_Eff_07-01-2024.csv", Limits("Practitioner")), home.Write("MCR_MUE_OutpatientHospitalServices_Eff_07-01-2024.csv", Limits("Outpatient Hospital")),
            home.Write("MCR_MUE_DMESupplierServices_Eff_07-01-2024.csv", Limits("DME Supplier")),
            home.Write("add-on-codes-2024-07.csv", "primary_code,add_on_code,aoc_edit_type\n10000,80000,1\nCCCCC,80001,2\n10000,80002,3\nCCCCC,80002,3\n"),
            home.Write("icd10cm-order-2024.txt", Samples.Order([.. Diagnoses])), home.Write("icd10cm_tabular_2024.xml", Tabular),
            // a year whose codes are known and whose notes are not
            home.Write("icd10cm-order-2025.txt", Samples.Order(("A00", 0, "Cholera, made", "Cholera, made"), ("A009", 1, "Cholera, made, unspecified", "Cholera, made, unspecified"), ("C00", 0, "Made", "Made"), ("C009", 1, "Made", "Made"), ("Z00", 1, "Made visit", "Made visit"))),
            home.Write("icd10pcs_order_2024.txt", Samples.Order(("0DT", 0, "Made", "Made"), ("0DTJ4ZZ", 1, "Made operation", "Made operation"), ("XY0", 0, "Made", "Made"), ("XY0YX28", 1, "Made ink", "Made ink"))),
            home.Write("PPRRVU2024_Jul.csv", Fees), home.Write("HCPC2024.txt", Hcpcs),
            home.Write("places-2024.csv", "pos_code,pos_type,pos_name,pos_description\n" + string.Concat(new[] { "02", "10", "11", "21", "22", "23", "31" }.Select(p => $"{p},Type,Name,Words\n"))),
            home.Write("v41.1/code_edits.csv", "icd_code,icd_description,icd_conflict_group,icd_conflict_rule\nP00.9,Made,Age,Perinatal/Newborn (Age 0 Only)\nO09.9,Made,Age,Maternity (Ages 9-64)\nO09.9,Made,Sex,Female Only\n"
                + "N40.9,Made,Sex,Male Only\nD77,Made,Other,Manifestation (Not Allowed as Principal Diagnosis)\n"),
            home.Write("addendum-b-2024-07.csv", ",Addendum B.,,,,,,,,,,,\nHCPCS Code,Short Descriptor,SI,APC,Relative Weight,Payment Rate,National Unadjusted Copayment,Minimum Unadjusted Copayment,IRA Coinsurance percentage ,"
                + "Adjusted Beneficiary Copayment,Drug and Device Pass-Through Expiration during Calendar Year,Note,* Indicates a Change\n10000,,S,5591,4.2,$385.11,.,$77.03,,,,,\n30000,,S,5591,4.2,$385.11,.,$77.03,,,,,\n"
                + "60001,,C,,,,,,,,,,\n60002,,B,,,,,,,,,,\n60003,,E1,,,,,,,,,,\n"),
            home.Write("limits-2024-07.csv", "Payment Allowance Limits,,,,,,,,,,,\n\"Effective July 1, 2024 through September 30, 2024\",,,,,,,,,,,\nHCPCS Code,Short Description,HCPCS Code Dosage,Payment Limit,Co-insurance Percentage,Vaccine AWP%,"
                + "Vaccine Limit,Blood AWP%,Blood limit,Clotting Factor,Notes,\nJ7777,Made,10 MG,1.5,20.000,,,,,,,\n"),
            home.Write("ndc-2024-07.csv", "Crosswalk,,,,,,,,,,,\n\"  Effective July 1, 2024 through September 30, 2024\",,,,,,,,,,,\n_2024_CODE,Short Description,LABELER NAME,NDC2,Drug Name,HCPCS dosage,PKG SIZE,PKG QTY,BILLUNITS,BILLUNITSPKG,,\n"
                + "J7777,Made,Maker,11111-2222-33,Made,10 MG,1,1,1,1,,\n"),
            home.Write("coverage-2024-07/article_x_hcpc_code.csv", "article_id,article_version,hcpc_code_id,hcpc_code_version,hcpc_code_group,range,last_updated,long_description,short_description\n"
                + "50001,3,30001,1,1,,2024-01-01,Somebody's words,Others' words\n50002,1,30002,1,1,,2024-01-01,Somebody's words,Others' words\n50003,1,30002,1,1,,2024-01-01,Somebody's words,Others' words\n"),
            home.Write("coverage-2024-07/article_x_icd10_covered.csv", "article_id,article_version,icd10_code_id,icd10_code_version,icd10_covered_group,range,last_updated,sort_order,description,asterisk\n"
                + "50001,3,A00.9,1,1,,2024-01-01,1,Made,\n50002,1,A00.9,1,1,,2024-01-01,1,Made,\n50002,1,B01.9,1,1,,2024-01-01,1,Made,\n50003,1,B01.9,1,1,,2024-01-01,1,Made,\n"),
            home.Write("telehealth-2024.csv", "List of Medicare Telehealth Services,,,,\nCode,Short Descriptor,Status,Can Audio-only Interaction Meet the Requirements?,Medicare Payment Limitations\n"
                + "99213,Somebody's words,Permanent,Yes,\n30000,Somebody's words,Provisional,No,\n30001,Somebody's words,Provisional,,\n"));
        Assert.Empty(report.Unrecognised.Concat(report.UnknownEdition).Concat(report.Refused.Select(r => r.ToString())).Concat(report.Failed.Select(f => f.ToString())));
        return home.Library();
    }

    private static string Pairs => PtpHead + "10000\t20000\t\t20240101\t*\t0\tManual\r\n10000\t30000\t\t20240101\t*\t1\tManual\r\n10000\t40000\t\t20240101\t20240731\t0\tManual\r\n"
        + "10000\t50000\t\t20240101\t20240101\t0\tManual\r\n10000\t60000\t\t20240101\t*\t9\tManual\r\n";

    private static string Limits(string service) => $"\"Codes are copyright.\n\nAll rights reserved.\",,,\n\"HCPCS/\nCPT Code\",{service} Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n"
        + "10000,2,1 Line Edit,CMS Policy\n20000,1,2 Date of Service Edit: Policy,Anatomy\n30000,3,3 Date of Service Edit: Clinical,Data\n70000,0,1 Line Edit,CMS Policy\n";

    private static IEnumerable<(string, int, string, string)> Diagnoses => new (string Code, int Flag, string Title)[]
        {
            ("A00", 0, "Cholera, made"), ("A009", 1, "Cholera, made, unspecified"), ("B01", 0, "Pox, made"), ("B019", 1, "Pox, made, unspecified"), ("B95", 1, "Made germ as the cause of diseases classified elsewhere"), ("C00", 0, "Made"), ("C009", 1, "Made"),
            ("D77", 1, "Blood trouble in diseases classified elsewhere"), ("F02", 1, "Muddle in other diseases classified elsewhere"), ("F45", 0, "Made"), ("F458", 1, "Made grinding"), ("G47", 0, "Made"), ("G476", 0, "Made"), ("G4763", 1, "Made grinding at night"), ("N40", 0, "Made"), ("N409", 1, "Made of men"), ("O09", 0, "Made"), ("O099", 1, "Made of mothers"), ("P00", 0, "Made"), ("P009", 1, "Made of the newborn"),
            ("S52", 0, "Torn sleeve"), ("S5250", 0, "Torn sleeve"), ("S52501", 0, "Torn right sleeve"), ("S52501A", 1, "Torn right sleeve, first visit"), ("S52502A", 1, "Torn left sleeve, first visit"), ("W01", 0, "Fall"), ("W0110XA", 1, "Fall, made"), ("Z00", 1, "Made visit"),
        }.Select(d => (d.Code, d.Flag, d.Title, d.Title));

    private const string Tabular = """
        <?xml version="1.0" encoding="utf-8"?>
        <ICD10CM.tabular>
          <version>2024</version>
          <introduction><introSection type="title"><title>Words</title></introSection></introduction>
          <chapter>
            <name>1</name>
            <desc>Made (A00-C99)</desc>
            <section id="A00-A09">
              <desc>Made (A00-A09)</desc>
              <diag>
                <name>A00</name>
                <desc>Cholera, made</desc>
                <excludes1><note>pox, made (B01.-)</note></excludes1>
                <diag><name>A00.9</name><desc>Cholera, made, unspecified</desc></diag>
              </diag>
            </section>
            <section id="F40-F48">
              <desc>Made (F40-F48)</desc>
              <diag>
                <name>F45</name>
                <desc>Made</desc>
                <diag>
                  <name>F45.8</name>
                  <desc>Made grinding</desc>
                  <excludes1><note>grinding at night, made (G47.63)</note></excludes1>
                </diag>
              </diag>
            </section>
            <section id="C00-C09">
              <desc>Made (C00-C09)</desc>
              <diag>
                <name>C00</name>
                <desc>Made</desc>
                <codeFirst><note>underlying trouble, such as cholera (A00.-)</note></codeFirst>
                <diag><name>C00.9</name><desc>Made</desc></diag>
              </diag>
            </section>
          </chapter>
        </ICD10CM.tabular>
        """;

    private static string Hcpcs => "***Disclaimers\r\n\r\n" + Samples.Record("J7777", '3', "Made drug, 10 mg", "Made drug", "20000101", "") + Samples.Record("J6666", '3', "Made drug that ended", "Made drug", "20000101", "20240630")
        + Samples.Record("G7777", '3', "Made training, each 15 minutes", "Made training", "20000101", "") + Samples.Record("   LT", '7', "Left", "Left", "19860101", "") + Samples.Record("   ZZ", '7', "Program that ended", "Program", "20100101", "20201231");

    /// <summary>The fee schedule: code, status, PC/TC, global, multiple, bilateral, assistant, co-surgeons, team, total, and whether it is rare outside of facilities.</summary>
    private static string Fees
    {
        get
        {
            var layout = PprrvuLayout.Until2025;
            var commas = new string(',', layout.Length - 3);
            var names = Enumerable.Range(0, 5).Select(_ => new string[layout.Length]).ToList();
            for (var i = 0; i < layout.Length; i++)
            {
                var words = layout[i].Split(' ').ToList();
                while (words.Count > 5)
                    (words[0], _) = ($"{words[0]} {words[1]}", words.Remove(words[1]));
                for (var y = 0; y < 5; y++)
                    names[y][i] = y + words.Count >= 5 ? words[y + words.Count - 5] : "";
            }
            string Row(string code, char status = 'A', char pctc = '0', string global = "XXX", char multiple = '0', char bilateral = '0', char assistant = '0', char co = '0', char team = '0', decimal total = 1, bool rare = false) =>
                string.Join(',', layout.Select((name, i) => name switch
                {
                    "HCPCS" => code, "MOD" or "DESCRIPTION" => "", "STATUS CODE" => status.ToString(), "PCTC IND" => pctc.ToString(), "GLOB DAYS" => global, "MULT PROC" => multiple.ToString(), "BILAT SURG" => bilateral.ToString(),
                    "ASST SURG" => assistant.ToString(), "CO- SURG" => co.ToString(), "TEAM SURG" => team.ToString(), "NON-FACILITY TOTAL" => total.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    "NON-FAC NA INDICATOR" => rare ? "NA" : "", "CONV FACTOR" => "32.3465", _ => PprrvuLayout.Numbers.Contains(name) ? "0.75" : "",
                })) + "\n";
            return $",,2024 National Physician Fee Schedule Relative Value File July Release{commas}\n,,Words{commas}\n" + string.Concat(names.Select(r => string.Join(',', r) + "\n"))
                + Row("10000", global: "000", multiple: '2', bilateral: '1', assistant: '2', co: '2', team: '2', total: 5)
                + Row("20000", global: "090", multiple: '2', assistant: '1', co: '1', team: '1', total: 9, rare: true) + Row("30000", pctc: '1', bilateral: '3')
                + Row("30001") + Row("30002") + Row("40000", global: "010", multiple: '2', bilateral: '2', assistant: '0') + Row("50000", pctc: '6') + Row("60000") + Row("70000") + Row("80000", global: "ZZZ") + Row("80001", global: "ZZZ")
                + Row("80002", global: "ZZZ") + Row("99213") + Row("99221") + Row("99285") + Row("99306") + Row("99348") + Row("11111", 'B') + Row("22222", 'I') + Row("33333", 'N') + Row("44444", 'T') + Row("97110") + Row("J7777", 'E') + Row("G7777");
        }
    }
}
