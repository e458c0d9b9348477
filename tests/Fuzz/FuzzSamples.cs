using System.Text;
using CodingAhead.Tests.Books;

namespace CodingAhead.Tests.Fuzz;

/// <summary>A small good file for each reader, by a name under which it is recognised.</summary>
internal static class FuzzSamples
{
    private const string Cpt = "A made-up notice.\r\nCPT 2026 is of the American Medical Association.\r\n\r\n";

    public static IReadOnlyDictionary<string, byte[]> All { get; } = new Dictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["order.txt"] = Text(Samples.Order()),
        ["codes.txt"] = Text(Samples.Codes),
        ["pcs.txt"] = Text(Samples.PcsOrder()),
        ["tabular.xml"] = Text(Samples.Tabular),
        ["index.xml"] = Text(Samples.Index),
        ["eindex.xml"] = Text(Samples.Index.Replace("INDEX TO DISEASES and INJURIES", "EXTERNAL CAUSE of INJURIES INDEX",
            StringComparison.Ordinal)),
        ["drugs.xml"] = Text(Samples.Drugs),
        ["neoplasms.xml"] = Text(Samples.Drugs.Replace("Substance", "Neoplasm", StringComparison.Ordinal)),
        ["conversion.xlsx"] = Samples.Conversion(),
        ["poa.txt"] = Text(Samples.Poa),
        ["poaAddCodes.txt"] = Text(Samples.Poa),
        ["poadeleted.txt"] = Text("POAexemptCode\tDescription\r\nB90.0\tScar\r\n"),
        ["poarevised.txt"] = Text("Order26\tAction\tPOAexemptCode\tDescription\r\n01238\tRevise to:\tB90.0\tScar\r\n"),
        ["addenda.txt"] = Text(Samples.Addenda),
        ["codesaddenda.txt"] = Text("Add:         B8801   Moth\r\n\r\nCodes\r\n  1 additions\r\n  0 deletions\r\n  0 revisions\r\n"),
        ["pcsaddenda.txt"] = Text("Add:         0016070 Bypass\r\n\r\nCodes\r\n  1 additions\r\n  0 deletions\r\n  0 revisions\r\n"),
        ["guidelines.txt"] = Text(Samples.Guidelines),
        ["icd10cm-addenda.pdf"] = Text("%PDF-1.7"),
        ["i9gem.txt"] = Text(Samples.Icd9Gem),
        ["i10gem.txt"] = Text("A000    0010  00000\nA001    NoDx  11000\n"),
        ["pcsgem.txt"] = Text(Samples.PcsGem),
        ["i9pcsgem.txt"] = Text("0239 0016070 10000\n0240 NoPCS   11000\n"),
        ["hcpcs.txt"] = Text(Samples.AlphaNumeric()),
        ["hcpcs.csv"] = Text(HcpcsCsv()),
        ["titles.csv"] = Text("Code,Description,last_updated\n   A1,Dressing,09-12-2025\nJ1100,\"Ink, blue\",09-12-2025\n"),
        ["indicators.csv"] = Text("hcpcs_code,price,multi,cov,betos,tos,action,cim,mcm,statute,lab,xref,asc_grp,proc,anes,date_term,date_added,date_asc,date_action\n"
                                  + "A0021,00,9,I,O1A,A:P,N,\"60-3, 60-9\",,,,A0030,,,0,,19850101,,19960910\n"),
        ["descriptions.csv"] = Text("hcpcs_code,hcpcs_desc_type,hcpcs_description\nA0021,Long,\"Ride, long\"\nA0021,Short,Ride\n"),
        ["modifiers.csv"] = Text("mod_code,mod_type,mod_category,mod_description,mod_information,mod_instructions,mod_correct_use,mod_incorrect_use,mod_resources\nA1,HCPCS,,Dressing,,,,,\n"),
        ["pprrvu.csv"] = Text(MoneySamples.Pprrvu()),
        ["pprrvu2026.csv"] = Text(MoneySamples.Pprrvu(since2026: true)),
        ["gpci.csv"] = Text(MoneySamples.Gpci),
        ["localities.csv"] = Text(MoneySamples.Localities),
        ["anes.csv"] = Text(MoneySamples.Anesthesia),
        ["baseunits.txt"] = Text(MoneySamples.BaseUnits),
        ["oppscap.csv"] = Text(MoneySamples.OppsCap),
        ["zip5.txt"] = Text(MoneySamples.Zip),
        ["a.txt"] = Text(MoneySamples.AddendumA),
        ["b.csv"] = Text(MoneySamples.AddendumB),
        ["d1.txt"] = Text(MoneySamples.AddendumD1),
        ["e.txt"] = Text(MoneySamples.AddendumE),
        ["ccipra.txt"] = Text(MoneySamples.Ptp),
        ["LONGULT.txt"] = Text(Cpt + "99990\tA made-up thing, with glowing\r\n99991\tAnother\r\n"),
        ["LONGUT.txt"] = Text(Cpt + "99990 A MADE-UP THING\r\n"),
        ["MEDU.txt"] = Text(Cpt + "99990 MADE UP\r\n"),
        ["SHORTU.txt"] = Text(Cpt + "99990 Made up\r\n"),
        ["MODUL.txt"] = Text(Cpt + "25 A made-up modifier\r\nP3\tAnother\r\n"),
        ["ConsumerDescriptor.txt"] = Text(Cpt + "Concept Id\tCPT Code\tConsumer\r\n1012345\t99990\tMade up for you\r\n"),
        ["ClinicianDescriptor.txt"] = Text(Cpt + "1012345\t99990\t77\tMade up for them\r\n"),
        ["ccioph.txt"] = Text(MoneySamples.Ptp),
        ["mue_prac.csv"] = Text(MoneySamples.Mue("Practitioner")),
        ["mue_oph.csv"] = Text(MoneySamples.Mue("Outpatient Hospital")),
        ["mue_dme.csv"] = Text(MoneySamples.Mue("DME Supplier")),
        ["addon.csv"] = Text(MoneySamples.AddOn),
        ["limits.csv"] = Text(MoneySamples.Limits),
        ["ndc.csv"] = Text(MoneySamples.Ndc),
        ["dx_to_cc.csv"] = Text("diagnosis_code,cc,model_name\nA0103,115,Model V28\n"),
        ["hierarchies.csv"] = Text("cc_parent,cc_child,model_domain,model_version,model_fullname\n8,9,CMS-HCC,V20,V20H87H1\n"),
        ["labels.csv"] = Text("cc,label,model_domain,model_version,model_fullname\nHCC1,First,CMS-HCC,V20,V20H87L1\n"),
        ["coefficients.csv"] = Text("coefficient,value,model_domain,model_version\nCE_ONE,1.101,CMS-HCC,C21\n"),
        ["dx_edits.csv"] = Text("icd10,edit_type,sex,age_min,age_max,action,cc_override,model_name,description\nD66,sex,2,,,override,112,Model V28,Words\n"),
        ["F2824.TXT"] = Text("A0104\t92\t\nA0105\t92\tD\n"),
        ["V28H.TXT"] = Text(MoneySamples.HierarchyMacro),
        ["V28L.TXT"] = Text(MoneySamples.LabelMacro),
        ["cmr.xlsx"] = MoneySamples.Comorbidity(),
        ["drg.csv"] = Text("drg,mdc,drg_abb,drg_description\n001,,P,TRANSPLANT\n"),
        ["cc.csv"] = Text("icd_code,icd_description,dx_type\nA00.0,\"Fever, mild\",CC\n"),
        ["mcc.csv"] = Text("icd_code,icd_description,dx_type\nA02.1,Worse,MCC\n"),
        ["edits.csv"] = Text("icd_code,icd_description,icd_conflict_group,icd_conflict_rule\nA33,Young,Age,Age 0 only\n"),
        ["lcd.csv"] = Text("contractor_name_type,document_display_id,document_id,document_type,document_version,effective_date,note,retirement_date,title,updated_on,updated_on_sort,url\n"
                           + "\"Maker\n(MAC)\",L36668,36668,LCD,45,08/14/2025,,N/A,Ink tests,08/06/2025,1,https://example.org\n"),
        ["rbcs.csv"] = Text("hcpcs_code,rbcs_procedure,rbcs_category,rbcs_subcategory,rbcs_family,hcpcs_date_added,hcpcs_date_ended,rbcs_date_effective\n"
                            + "0001A,Non-Procedure,Treatment,Injections,Ink,20201211,99991231,20170101\n"),
        ["article_x_hcpc_code.csv"] = Text("article_id,article_version,hcpc_code_id,hcpc_code_version,hcpc_code_group,range,last_updated,long_description,short_description\n50001,3,30001,1,1,,2024-01-01,Words,Words\n"),
        ["article_x_icd10_covered.csv"] = Text("article_id,article_version,icd10_code_id,icd10_code_version,icd10_covered_group,range,last_updated,sort_order,description,asterisk\n50001,3,A00.9,1,1,,2024-01-01,1,Made,\n"),
        ["telehealth.csv"] = Text("List of Medicare Telehealth Services,,,,\nCode,Short Descriptor,Status,Can Audio-only Interaction Meet the Requirements?,Medicare Payment Limitations\n99213,Words,Permanent,Yes,\n"),
        ["DECENNIALDHC2020.P1-Data.csv"] = Text("GEO_ID,NAME,P1_001N\nGeography,Geographic Area Name, !!Total\n860Z200US02134,ZCTA5 02134,22000\n"),
        ["pos.csv"] = Text("pos_code,pos_type,pos_name,pos_description\n01,Non-Facility,Shop,A shop.\n"),
    };

    private static string HcpcsCsv()
    {
        var names = new CodingAhead.Books.Hcpcs.CsvReader().Columns(Made.File("", "").Head);
        return $"HCPC,SEQNUM,RECID,LONG DESCRIPTION,SHORT DESCRIPTION,{string.Join(',', names)}\nJ1100,0010,3,\"Ink, blue\",Ink{new string(',', names.Count)}\n";
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
