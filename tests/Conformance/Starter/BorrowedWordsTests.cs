using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using CodingAhead.Books.Starter;

namespace CodingAhead.Tests.Conformance.Starter;

/// <summary>
/// Nothing is taken over from the texts of others: no eight words in a row stand in the seed page or in a descriptor of the releases
/// other than the titles of ICD-10-CM, ICD-10-PCS and HCPCS. CPT and CDT descriptors are in none of these files.
/// </summary>
public sealed class BorrowedWordsTests
{
    // the texts in the releases that describe a code or a value in the words of a publisher
    private static readonly string[] Described =
    [
        "opps/2025 NFRM Addendum A.11122024.txt", "opps/2025 NFRM Addendum D1.10242024.txt", "opps/2025 NFRM Addendum E.10102024.txt",
        "mpfs/pos/place_of_service_2024.csv", "mpfs/rbcs/rbcs_2024.csv", "mpfs/rvu25d/RVU25D.layout.txt", "hcc/ra_labels_2026.csv", "hcc/V24H86L1.TXT", "hcc/V28115L3.TXT",
        "coverage/lcd-and-article-list-2025-08.csv", "asp/January 2026 Medicare Part B Payment Limit File 121725.csv", "gems/GemsTechDoc_2018.txt",
    ];

    // titles are public domain and other publishers repeat them
    private static readonly Lazy<HashSet<ulong>> Titles = new(() =>
        [.. Official.Icd10Cm.Values.SelectMany(c => WordRuns.Of(c.Title)).Select(r => r.Hash)]);

    [Fact]
    public void No_eight_words_in_a_row_stand_in_the_seed_page()
    {
        var seed = Path.GetFullPath(Path.Combine(Repository.Releases, "..", "seed"));
        Assert.SkipUnless(Directory.Exists(seed), "the seed page is not there (CODINGAHEAD_SHARED)");
        Compare(Directory.EnumerateFiles(seed).Select(f => (Path.GetFileName(f), File.ReadAllText(f))));
    }

    [Fact]
    public void No_eight_words_in_a_row_stand_in_a_descriptor_of_the_releases() =>
        Compare(Described.Where(d => File.Exists(Official.At(d))).SelectMany(Cells).Append(Comorbidities()));

    [Fact]
    public void The_descriptor_files_are_there() =>
        Assert.All(Described, d => Assert.True(File.Exists(Official.At(d)), d));

    // cell by cell, for a run does not go from one cell into the next
    private static IEnumerable<(string, string)> Cells(string file) =>
        File.ReadLines(Official.At(file), Encoding.Latin1).SelectMany(l => l.Split('\t')).Distinct().Select(c => (file, c));

    private static (string, string) Comorbidities()
    {
        const string file = "comorbidity/CMR-Reference-File-v2025-1.xlsx";
        using var archive = ZipFile.OpenRead(Official.At(file));
        using var reader = new StreamReader(archive.GetEntry("xl/sharedStrings.xml")!.Open());
        return (file, Regex.Replace(reader.ReadToEnd(), "<[^>]+>", " | "));
    }

    private static void Compare(IEnumerable<(string File, string Text)> others)
    {
        var own = new Dictionary<ulong, (string Place, string Words)>();
        foreach (var (place, text) in Texts())
            foreach (var (hash, words) in WordRuns.Of(text))
                own.TryAdd(hash, (place, words));
        var faults = new Faults();
        foreach (var (file, text) in others)
            foreach (var (hash, words) in WordRuns.Of(text))
                if (own.TryGetValue(hash, out var found) && found.Words == words && !Titles.Value.Contains(hash))
                    faults.Add($"{found.Place} \"{words}\" stands in {file}");
        faults.AssertNone("eight words in a row taken over");
    }

    private static IEnumerable<(string Place, string Text)> Texts()
    {
        foreach (var guide in OwnText.Guides)
            foreach (var (_, text) in guide.Sections)
                foreach (var line in text.Split('\n'))
                    yield return (guide.File, line);
        var tables = OwnText.Table("starter/codes/modifiers.tsv").Concat(OwnText.Table("starter/facts/modifier-rules.tsv"))
            .Concat(OwnText.Table("starter/facts/history.tsv")).Concat(OwnText.Table("starter/pcs/values.tsv")).Concat(OwnText.Decodings);
        foreach (var row in tables)
            foreach (var (column, cell) in row.Cells)
                if (column != "citation")
                    yield return (row.Place, cell);
        foreach (var concept in OwnText.Concepts)
            foreach (var phrase in concept.Phrases)
                yield return ($"{concept.File}:{phrase.Line}", phrase.Text);
    }
}
