using CodingAhead.Books.FeeSchedule;

namespace CodingAhead.Tests.Books;

/// <summary>Small files of the payment and edit tables with made-up content.</summary>
internal static class MoneySamples
{
    /// <summary>A relative value file in the layout until 2025, or since 2026.</summary>
    public static string Pprrvu(bool since2026 = false)
    {
        var layout = since2026 ? PprrvuLayout.Since2026 : PprrvuLayout.Until2025;
        var commas = new string(',', layout.Length - 3);
        // each name read down over five rows, its last word in the last row
        var rows = Enumerable.Range(0, 5).Select(_ => new string[layout.Length]).ToList();
        for (var i = 0; i < layout.Length; i++)
        {
            var words = layout[i].Split(' ').ToList();
            while (words.Count > 5)
                (words[0], _) = ($"{words[0]} {words[1]}", words.Remove(words[1]));
            for (var y = 0; y < 5; y++)
                rows[y][i] = y + words.Count >= 5 ? words[y + words.Count - 5] : "";
        }
        return $",,2025 National Physician Fee Schedule Relative Value File October Release{commas}\n,,Words{commas}\n"
               + string.Concat(rows.Select(r => string.Join(',', r) + "\n"))
               + Row(layout, "A0021", "", "Ride", "I") + Row(layout, "78597", "26", "Somebody's words", "A") + Row(layout, "D0120", "",
                   "Others' words", "R");
    }

    private static string Row(string[] layout, string code, string modifier, string words, string status) =>
        string.Join(',', layout.Select((name, i) => i switch
        {
            0 => code,
            1 => modifier,
            2 => words,
            3 => status,
            _ => name == "CONV FACTOR" ? "32.3465" : PprrvuLayout.Numbers.Contains(name) ? "0.75" : "1",
        })) + "\n";

    public const string Gpci = "ADDENDUM E. FINAL CY 2025 INDICES,,,,,,\n,,,,,,\n"
        + "Medicare Administrative Contractor (MAC),State,Locality Number,Locality Name,2025 PW GPCI (with 1.0 Floor)***,2025 PE GPCI,2025 MP GPCI\n"
        + "10112,AL,00,HERE,1,0.869,0.575\n02102,AK,01,\"THERE, AND ABOUT\",1.5,1.081,0.592\n\n*A note.,,,,,,\n";

    public const string Localities = "COUNTIES INCLUDED IN 2025 LOCALITIES,,,,\n,,,,\nMedicare Adminstrative Contractor,Locality Number,State ,Fee Schedule Area ,Counties\n"
        + ",,,,\n10112,0,HERE ,STATEWIDE ,ALL \n,,,,\n2102,1,THERE ,STATEWIDE ,ALL \n";

    public const string Anesthesia = "Contractor,Locality,Locality Name,National Anes CF of 20.3178\n10112 ,00 ,HERE,19.31 \n,,,\n";

    public const string BaseUnits = "CODE\t2022\n\tBASE\n\tUNIT\n00100\t5\n00102\t6\n";

    public const string OppsCap = "HCPCS,MOD,PROCSTAT,CARRIER,LOCALITY,FACILITY PRICE,NON-FACILTY PRICE\n0633T,TC,C,01112,05,150.69,150.69\n,,,,,,\n";

    public static readonly string Zip = "AK995010210201 Z9   0 A".PadRight(75) + "20254\r\n" + "AL350010210200RZ9   1 A".PadRight(75) + "20254\r\n";

    public const string AddendumA = "\tAddendum A\t\t\t\t\t\t\t\t\t\nAPC \tGroup Title\tSI\tRelative Weight \tPayment Rate \tNational Unadjusted Copayment\t"
        + "Minimum Unadjusted Copayment\tIRA Coinsurance percentage \tAdjusted Beneficiary Copayment\tDrug and Device Pass-Through Expiration during Calendar Year\tNote\n"
        + "0701\tInk\tK\t\t\"$1,740.720\"\t.\t$348.15\t20.000%\t$348.15\t\t\n";

    public const string AddendumB = ",Addendum B.,,,,,,,,,,,\n,Words,,,,,,,,,,,\nHCPCS Code,Short Descriptor,SI,APC,Relative Weight,Payment Rate,National Unadjusted Copayment,"
        + "Minimum Unadjusted Copayment,IRA Coinsurance percentage ,Adjusted Beneficiary Copayment,Drug and Device Pass-Through Expiration during Calendar Year,Note,* Indicates a Change\n"
        + "78597,Somebody's words,Q1,5591,4.2,$385.11,.,$77.03,,,,,\nA4341\u00FF,Ink valve,N,,, ,,,,,,,\n";

    public const string AddendumD1 = "\tADDENDUM D1\t\nStatus Indicator\tItem/Code/Service\tOPPS Payment Status\nA\tServices, for example:\tNot paid.\n"
        + "\t\tNo deductible.\n\t\t\n\t-  Rides\t\nY\tEquipment\tBill to another.\n\t* Note\t\n";

    public const string AddendumE = "\tAddendum E\t\t\nHCPCS Code\tShort Descriptor\t CI\t SI\n00176\tSomebody's words\t\tC\nG0414\tPelvis\t\tC\n";

    public const string Ptp = "CPT only copyright\t\t\t\t\t\t\r\nColumn1/Column2 Edits\t\t\t\t\t\t\r\n"
        + "Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale\r\n\t\tprior to 1996\tDate\tDate\t0=not allowed\t\r\n"
        + "\t\t\t\t*=no data\t1=allowed\t\r\n\t\t\t\t\t9=not applicable\t\r\n"
        + "0001A\t0591T\t\t20220101\t20231231\t1\tManual\r\n0001A\t36591\t*\t19960101\t*\t0\tManual\r\nU0002\tU0004\t\t20230630\t20230630\t9\tMutually exclusive\r\n";

    /// <summary>A table of unlikely units for a service such as <c>Practitioner</c>.</summary>
    public static string Mue(string service) =>
        $"\"Codes are copyright.\n\nAll rights reserved.\",,,\n\"HCPCS/\nCPT Code\",{service} Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n"
        + "78597,1,3 Date of Service Edit: Clinical,Nature of Service\nA4206,0,1 Line Edit,CMS Policy\n";

    public const string AddOn = "primary_code,add_on_code,aoc_edit_type\nCCCCC,0054T,2\n99483,G2212,1\n";

    public const string Limits = "Payment Allowance Limits,,,,,,,,,,,\n\"Effective January 1, 2026 through March 31, 2026\",,,,,,,,,,,\n"
        + "HCPCS Code,Short Description,HCPCS Code Dosage,Payment Limit,Co-insurance Percentage,Vaccine AWP%,Vaccine Limit,Blood AWP%,Blood limit,Clotting Factor,Notes,\n"
        + "90371,Somebody's words,1 ML,137.828,20.000,,,,,,,\nA9606,Glow,1 uCi,N/A,20.000,,,,,,,\n";

    public const string Ndc = "Crosswalk,,,,,,,,,,,\n\"  Effective January 1, 2026 through March 31, 2026\",,,,,,,,,,,\n"
        + "_2026_CODE,Short Description,LABELER NAME,NDC2,Drug Name,HCPCS dosage,PKG SIZE,PKG QTY,BILLUNITS,BILLUNITSPKG,,\n"
        + "J1100,Ink,\"Maker, LLC\",13533-0636-01,Inkol,1 ML,1,1,1,1,,\n";

    public const string HierarchyMacro = " %MACRO V28115H1; \r\n %MACRO SET0( CC=, HIER= );\r\n /*One */ %SET0(CC=17    , HIER=%STR(18, 19 ));\r\n"
        + " /*Two */ %SET0(CC=191   , HIER=%STR(\r\n180, 181 ));\r\n %MEND V28115H1;\r\n";

    public const string LabelMacro = " %MACRO V28115L3;\r\n LABEL\r\n HCC1 =\"First \"\r\n HCC2 =\"Second \"\r\n ;\r\n %MEND V28115L3;\r\n";

    /// <summary>A workbook of three sheets, the last with one diagnosis.</summary>
    public static byte[] Comorbidity()
    {
        var names = new CodingAhead.Books.Comorbidity.ComorbidityReader().Columns(Made.File("", "").Head).ToArray();
        var row = names.Select((_, i) => i switch { 0 => "A1801", 1 => "Spine", 2 => "1", 4 => "1", _ => "0" }).ToArray();
        return Samples.Workbook(["Table_of_Contents", "Comorbidity_Measures", "DX_to_Comorb_Mapping"],
            [["Words"], names, row, ["End of Content"]]);
    }
}
