using System.Text;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using CodingAhead.Engines.DetectIcd10Cm;

namespace CodingAhead.Bench.Engines.DetectIcd10Cm;

/// <summary>A 5 kB visit note: the engine with all releases loaded, against one plain regex of common conditions and a naive scan for every title.</summary>
[MemoryDiagnoser]
public partial class DetectBenchmarks
{
    private DiagnosisDetector detector = null!;
    private string[] titles = [];
    private string note = "";

    [GlobalSetup]
    public void Load()
    {
        var shelf = BenchBooks.Ready();
        detector = new DiagnosisDetector(shelf);
        var book = TermBooks.For(shelf, null).Book!;
        titles = [.. book.Codes.All.Where(c => c.Value.Length <= 5).Select(c => c.Title.ToLowerInvariant()).Distinct(StringComparer.Ordinal)];
        var text = new StringBuilder("CHIEF COMPLAINT: Cough.\n\nHISTORY OF PRESENT ILLNESS\n");
        while (text.Length < 4500)
            text.Append("A 63-year-old man with hypertension, type 2 diabetes and stage 3 chronic kidney disease has had a cough and low fever for four days. ")
                .Append("He denies chest pain, hemoptysis or weight loss. His father had colon cancer. He takes metformin and lisinopril daily and smokes a pack a day.\n");
        text.Append("\nASSESSMENT AND PLAN\n1. Community-acquired pneumonia, start antibiotics.\n2. Type 2 diabetes with chronic kidney disease, continue metformin.\n3. Hypertension, at goal.\n");
        note = text.ToString();
        detector.Detect(note);
    }

    /// <summary>The whole answer: mentions, assertion, finished codes, the set of the encounter.</summary>
    [Benchmark]
    public DetectResult Detect() => detector.Detect(note);

    /// <summary>Forty names in one expression, places only: no codes, no assertion.</summary>
    [Benchmark(Baseline = true)]
    public int PlainRegex() => Names().Count(note);

    /// <summary>Every title up to five characters of code, looked for one after the other.</summary>
    [Benchmark]
    public int NaiveScan()
    {
        var lower = note.ToLowerInvariant();
        var found = 0;
        foreach (var title in titles)
            found += lower.Contains(title, StringComparison.Ordinal) ? 1 : 0;
        return found;
    }

    [GeneratedRegex(@"\b(?:hypertension|diabetes|kidney disease|cough|fever|chest pain|hemoptysis|weight loss|colon cancer|pneumonia|asthma|copd|heart failure|angina|stroke|anemia|gout|arthritis|back pain|headache|migraine|seizure|depression|anxiety|obesity|hypothyroidism|cirrhosis|hepatitis|cellulitis|sepsis|fracture|sprain|rash|edema|nausea|vomiting|diarrhea|constipation|syncope|fatigue)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Names();
}
