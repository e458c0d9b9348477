using System.Globalization;
using System.Text;

namespace CodingAhead.Tests.Conformance.Starter;

/// <summary>The sizes of the starter edition and the lexicon, counted from <c>data</c>, as the tables of docs/books/starter.md.</summary>
internal static class SizeTable
{
    // the chapters of ICD-10-CM, each by its first and last category
    private static readonly (string First, string Last, string Name)[] Chapters =
    [
        ("A00", "B99", "1 Infectious"), ("C00", "D49", "2 Neoplasms"), ("D50", "D89", "3 Blood and immune"), ("E00", "E89", "4 Endocrine and metabolic"),
        ("F01", "F99", "5 Mental"), ("G00", "G99", "6 Nervous"), ("H00", "H59", "7 Eye"), ("H60", "H95", "8 Ear"), ("I00", "I99", "9 Circulatory"),
        ("J00", "J99", "10 Respiratory"), ("K00", "K95", "11 Digestive"), ("L00", "L99", "12 Skin"), ("M00", "M99", "13 Musculoskeletal"), ("N00", "N99", "14 Genitourinary"),
        ("O00", "O9A", "15 Pregnancy"), ("P00", "P96", "16 Perinatal"), ("Q00", "QA0", "17 Congenital"), ("R00", "R99", "18 Symptoms"), ("S00", "T88", "19 Injury"),
        ("U00", "U85", "22 Special purposes"), ("V00", "Y99", "20 External causes"), ("Z00", "Z99", "21 Factors"),
    ];

    /// <summary>Each row of the tables, named and counted.</summary>
    public static IEnumerable<(string Name, int[] Counts)> Starter()
    {
        yield return ("CPT guides", [OwnText.Guides.Count]);
        foreach (var (name, file) in new[]
                 {
                     ("ICD-10-CM codes and categories", "codes/icd10cm"), ("ICD-10-CM notes", "notes/icd10cm"), ("ICD-10-PCS codes", "codes/icd10pcs"), ("ICD-10-PCS values", "pcs/values"),
                     ("HCPCS Level II codes", "codes/hcpcs"), ("Modifiers", "codes/modifiers"), ("Facts of CPT codes", "facts/cpt"), ("Rules for modifiers", "facts/modifier-rules"),
                     ("History of codes", "facts/history"),
                 })
            yield return (name, [OwnText.Table($"starter/{file}.tsv").Count]);
        yield return ("Decoded values", [OwnText.Decodings.Count()]);
        yield return ("Words that stand for others", [OwnText.Table("lexicon/words.tsv").Count]);
    }

    /// <summary>Concepts, phrases and codes of the starter list, chapter by chapter, then what is not ICD-10-CM.</summary>
    public static IEnumerable<(string Name, int[] Counts)> Lexicon()
    {
        var codes = OwnText.Table("starter/codes/icd10cm.tsv").Select(r => r["code"]).ToList();
        foreach (var (first, last, name) in Chapters.OrderBy(c => int.Parse(c.Name.Split(' ')[0], CultureInfo.InvariantCulture)))
        {
            var own = OwnText.Concepts.Where(c => c.System == "icd10cm" && Within(c.Code, first, last)).ToList();
            yield return (name, [own.Count, own.Sum(c => c.Phrases.Count), codes.Count(c => Within(c, first, last))]);
        }
        foreach (var system in OwnText.Concepts.GroupBy(c => c.System).Where(g => g.Key != "icd10cm").OrderBy(g => g.Key, StringComparer.Ordinal))
            yield return (system.Key, [system.Count(), system.Sum(c => c.Phrases.Count), 0]);
        yield return ("All", [OwnText.Concepts.Count, OwnText.Concepts.Sum(c => c.Phrases.Count), codes.Count]);
    }

    public static IEnumerable<(string Name, int[] Counts)> Files() =>
        OwnText.Concepts.GroupBy(c => Path.GetFileName(c.File)).Select(g => (g.Key, new[] { g.Count(), g.Sum(c => c.Phrases.Count) }));

    /// <summary>The tables as they stand in the page.</summary>
    public static string Markdown()
    {
        var text = new StringBuilder();
        Write(text, ["starter edition", "entries"], Starter());
        Write(text, ["chapter", "concepts", "phrases", "codes in the starter list"], Lexicon());
        Write(text, ["file of the lexicon", "concepts", "phrases"], Files());
        return text.ToString();
    }

    private static bool Within(string code, string first, string last) =>
        string.CompareOrdinal(code[..3], first) >= 0 && string.CompareOrdinal(code[..3], last) <= 0;

    private static void Write(StringBuilder text, string[] columns, IEnumerable<(string Name, int[] Counts)> rows)
    {
        text.Append("| ").AppendJoin(" | ", columns).Append(" |\n|").Insert(text.Length, " --- |", columns.Length).Append('\n');
        foreach (var (name, counts) in rows)
            text.Append("| ").Append(name).Append(" | ").AppendJoin(" | ", counts).Append(" |\n");
        text.Append('\n');
    }
}
