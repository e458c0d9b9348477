using System.IO.Compression;

namespace CodingAhead.Tests.Conformance.Starter;

/// <summary>
/// The official files that the starter edition claims to agree with, read straight from the releases and apart from the importers.
/// Asking for any of them skips the test, loudly, where the releases are missing.
/// </summary>
internal static class Official
{
    private static readonly Lazy<Dictionary<string, (bool Billable, string Title)>> Cm = new(() =>
        Order("icd10cm/2026/2026-code-descriptions-tabular-order.zip", "icd10cm_order_2026.txt"));

    private static readonly Lazy<Dictionary<string, (bool Billable, string Title)>> Pcs = new(() =>
        Order("icd10pcs/2026/2026-icd-10-pcs-order-file.zip", "icd10pcs_order_2026.txt"));

    private static readonly Lazy<Dictionary<string, string>> Level2 = new(() =>
        Csv.Named(At("hcpcs/2025-october.derived/hcpcs_2025_oct_codes.csv"))
            .Select(r => (Code: r.First().Value, Title: r["Description"]))
            .GroupBy(r => r.Code).ToDictionary(g => g.Key, g => g.First().Title));

    private static readonly Lazy<Dictionary<string, Dictionary<string, string>>> Indicators2024 = new(() =>
        Csv.Named(At("hcpcs/2024.derived/hcpcs_level2_2024.csv")).GroupBy(r => r["hcpcs_code"]).ToDictionary(g => g.Key, g => g.First()));

    private static readonly Lazy<List<List<string>>> Fees = new(() => [.. Csv.File(At("mpfs/rvu25d/PPRRVU2025_Oct.csv")).Skip(10)]);

    private static readonly Lazy<HashSet<string>> AnesthesiaCodes = new(() =>
        [.. File.ReadLines(At("mpfs/anesthesia/anesthesia-base-units-2022.txt")).Select(l => l.Split('\t')[0].Trim()).Where(c => c.Length == 5)]);

    private static readonly Lazy<Dictionary<string, List<string>>> Outpatient = new(() =>
        Csv.File(At("opps/508 version of October 2025 Web Addendum B.10.31.25.csv")).Skip(5).Where(r => r[0].Length == 5)
            .GroupBy(r => r[0]).ToDictionary(g => g.Key, g => g.First()));

    private static readonly Lazy<Dictionary<string, List<string>>> PractitionerUnits = new(() => Units("Practitioner").ToDictionary(r => r[0]));

    /// <summary>ICD-10-CM FY2026, codes and categories, without the dot.</summary>
    public static Dictionary<string, (bool Billable, string Title)> Icd10Cm => Ready(Cm);

    public static Dictionary<string, (bool Billable, string Title)> Icd10Pcs => Ready(Pcs);

    /// <summary>HCPCS Level II codes and modifiers, October 2025, with the long description.</summary>
    public static Dictionary<string, string> Hcpcs => Ready(Level2);

    /// <summary>HCPCS Level II indicators and dates of 2024.</summary>
    public static Dictionary<string, Dictionary<string, string>> Hcpcs2024 => Ready(Indicators2024);

    /// <summary>PPRRVU RVU25D, all rows, as it stands.</summary>
    public static List<List<string>> FeeSchedule => Ready(Fees);

    public static HashSet<string> Anesthesia => Ready(AnesthesiaCodes);

    /// <summary>Addendum B of October 2025, by code.</summary>
    public static Dictionary<string, List<string>> AddendumB => Ready(Outpatient);

    /// <summary>Practitioner MUE of July 2024, by code.</summary>
    public static Dictionary<string, List<string>> Mue => Ready(PractitionerUnits);

    /// <summary>All numbers that CMS lists as CPT codes, in the fee schedule or with anesthesia base units.</summary>
    public static HashSet<string> Cpt => [.. FeeSchedule.Select(r => r[0]).Where(c => c.Length == 5 && char.IsAsciiDigit(c[0])), .. Anesthesia];

    /// <summary>The rows of one MUE file: code, value, adjudication indicator, rationale.</summary>
    public static IEnumerable<List<string>> Units(string setting) =>
        Csv.File(Directory.EnumerateFiles(At("ncci"), $"MCR_MUE_{setting}*.csv").Single()).Where(r => r.Count >= 4 && r[0].Length == 5);

    /// <summary>A path under the releases.</summary>
    public static string At(string path) => Path.Combine(Repository.Releases, path);

    /// <summary>The lines of a member of a zip.</summary>
    public static IEnumerable<string> Lines(string zip, Func<string, bool> member)
    {
        using var archive = ZipFile.OpenRead(At(zip));
        using var reader = new StreamReader(archive.Entries.Single(e => member(e.Name)).Open(), System.Text.Encoding.Latin1);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static Dictionary<string, (bool, string)> Order(string zip, string member) =>
        Lines(zip, n => n == member).Where(l => l.Length > 77)
            .ToDictionary(l => l[6..13].Trim(), l => (l[14] == '1', l[77..].Trim()));

    private static T Ready<T>(Lazy<T> file)
    {
        _ = Repository.Releases;
        return file.Value;
    }
}
