namespace CodingAhead.Books.FeeSchedule;

/// <summary>The columns of the relative value file, whose names stand in five rows above each other.</summary>
internal static class PprrvuLayout
{
    /// <summary>How many rows the names take.</summary>
    public const int Rows = 5;

    /// <summary>The names until 2025, read down.</summary>
    public static string[] Until2025 { get; } =
    [
        "HCPCS", "MOD", "DESCRIPTION", "STATUS CODE", "NOT USED FOR MEDICARE PAYMENT", "WORK RVU", "NON-FAC PE RVU", "NON-FAC NA INDICATOR",
        "FACILITY PE RVU", "FACILITY NA INDICATOR", "MP RVU", "NON-FACILITY TOTAL", "FACILITY TOTAL", "PCTC IND", "GLOB DAYS", "PRE OP",
        "INTRA OP",
        "POST OP", "MULT PROC", "BILAT SURG", "ASST SURG", "CO- SURG", "TEAM SURG", "ENDO BASE", "CONV FACTOR",
        "PHYSICIAN SUPERVISION OF DIAGNOSTIC PROCEDURES", "CALCULATION FLAG", "DIAGNOSTIC IMAGING FAMILY INDICATOR",
        "NON-FACILITY PE USED FOR OPPS PAYMENT AMOUNT", "FACILITY PE USED FOR OPPS PAYMENT AMOUNT", "MP USED FOR OPPS PAYMENT AMOUNT",
    ];

    /// <summary>Since 2026, with a pricing indicator.</summary>
    public static string[] Since2026 { get; } = [.. Until2025[..23], "PRIC IND", .. Until2025[23..]];

    /// <summary>The columns that hold numbers.</summary>
    public static HashSet<string> Numbers { get; } =
    [
        "WORK RVU", "NON-FAC PE RVU", "FACILITY PE RVU", "MP RVU", "NON-FACILITY TOTAL", "FACILITY TOTAL", "PRE OP", "INTRA OP",
        "POST OP", "CONV FACTOR",
        "NON-FACILITY PE USED FOR OPPS PAYMENT AMOUNT", "FACILITY PE USED FOR OPPS PAYMENT AMOUNT", "MP USED FOR OPPS PAYMENT AMOUNT",
    ];
}
