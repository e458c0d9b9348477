using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Comorbidity;

/// <summary>The Elixhauser comorbidity measures of each diagnosis, from the workbook of AHRQ.</summary>
public sealed class ComorbidityReader : BookReader
{
    private const int MappingSheet = 3;

    private static readonly string[] Measures =
    [
        "AIDS", "ALCOHOL", "ANEMDEF", "AUTOIMMUNE", "BLDLOSS", "CANCER_LEUK", "CANCER_LYMPH", "CANCER_METS", "CANCER_NSITU",
        "CANCER_SOLID", "CBVD_POA",
        "CBVD_SQLA", "COAG", "DEMENTIA", "DEPRESS", "DIAB_CX", "DIAB_UNCX", "DRUG_ABUSE", "HF", "HTN_CX", "HTN_UNCX", "LIVER_MLD",
        "LIVER_SEV",
        "LUNG_CHRONIC", "NEURO_MOVT", "NEURO_OTH", "NEURO_SEIZ", "OBESE", "PARALYSIS", "PERIVASC", "PSYCHOSES", "PULMCIRC", "RENLFL_MOD",
        "RENLFL_SEV",
        "THYROID_HYPO", "THYROID_OTH", "ULCER_PEPTIC", "VALVE", "WGHTLOSS",
    ];

    private static readonly string[] Names = ["ICD-10-CM Diagnosis", "ICD-10-CM Code Description", "# Comorbidities", .. Measures];

    public override string Book => "comorbidity";

    public override string Table => "dx_to_comorbidity";

    public override bool Recognises(FileHead head) => Xlsx.SheetNames(head).Contains("DX_to_Comorb_Mapping");

    public override Edition? EditionNamed(string name) => EditionNames.Fiscal(Book, name);

    public override IReadOnlyList<string> Columns(FileHead head) => Names;

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject)
    {
        using var book = new Xlsx(file);
        var (titled, read) = (false, 0);
        foreach (var (row, found) in book.Rows(MappingSheet))
        {
            var cells = new string[Names.Length];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = i < found.Length ? XmlEvents.Collapse(found[i]) : "";
            if (!titled)
            {
                titled = cells.SequenceEqual(Names, StringComparer.Ordinal);
                continue;
            }
            if (cells[0].Length == 0 || cells[0] == "End of Content")
                continue;
            var flags = cells.AsSpan(3);
            var count = flags.Count("1");
            if (cells[0].AsSpan().ContainsAnyExcept(SeenCodes.Characters) || count + flags.Count("0") != Measures.Length
                || cells[2] != $"{count}")
                throw new BookFormatException(file.Path, row, 0, $"a diagnosis, its count, and 0 or 1 for {Measures.Length} measures",
                    TextFile.Shown(string.Join(' ', cells)));
            read++;
            yield return new RowEntry(cells[0], cells, row);
        }
        if (read == 0)
            throw new BookFormatException(file.Path, 0, 0, "the columns of the mapping with rows below", titled ? "no rows" : "others");
    }
}
