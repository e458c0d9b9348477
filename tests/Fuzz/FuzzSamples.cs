using System.Text;
using CodingAhead.Tests.Books;

namespace CodingAhead.Tests.Fuzz;

/// <summary>A small good file for each reader, by a name under which it is recognised.</summary>
internal static class FuzzSamples
{
    public static IReadOnlyDictionary<string, byte[]> All { get; } = new Dictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["order.txt"] = Text(Samples.Order()),
        ["codes.txt"] = Text(Samples.Codes),
        ["pcs.txt"] = Text(Samples.PcsOrder()),
        ["tabular.xml"] = Text(Samples.Tabular),
        ["index.xml"] = Text(Samples.Index),
        ["eindex.xml"] = Text(Samples.Index.Replace("INDEX TO DISEASES and INJURIES", "EXTERNAL CAUSE of INJURIES INDEX", StringComparison.Ordinal)),
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
    };

    private static string HcpcsCsv()
    {
        var names = new CodingAhead.Books.Hcpcs.CsvReader().Columns(Made.File("", "").Head);
        return $"HCPC,SEQNUM,RECID,LONG DESCRIPTION,SHORT DESCRIPTION,{string.Join(',', names)}\nJ1100,0010,3,\"Ink, blue\",Ink{new string(',', names.Count)}\n";
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
