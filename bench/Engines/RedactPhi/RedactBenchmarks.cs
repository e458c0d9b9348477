using System.Text;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using CodingAhead.Engines.RedactPhi;

namespace CodingAhead.Bench.Engines.RedactPhi;

/// <summary>A 5 kB note, redacted with the gate on, against one plain pass of the usual patterns over the same text.</summary>
[MemoryDiagnoser]
public partial class RedactBenchmarks
{
    private readonly PhiRedactor redactor = new();
    private PhiRedactor joined = new();
    private string note = "";

    [GlobalSetup]
    public void Write()
    {
        var text = new StringBuilder("Patient: Quenby Astorino\nMRN: 55120017   DOB: 3/4/1950\nAttending: Ines Halloran, MD\n\nHISTORY OF PRESENT ILLNESS\n\n");
        while (text.Length < 5000)
            text.Append("Ms. Astorino is a 71-year-old woman with hypertension and type 2 diabetes who was last seen on 5/6/2020 at Kestrel Point Hospital. ")
                .Append("She takes lisinopril 10 mg daily and metformin 500 mg twice a day; blood pressure was 138/82 and hemoglobin A1c 7.2. ")
                .Append("Her daughter, Delphine Astorino, can be reached at 415-238-0164. Strength is 5/5, no murmur, Babinski down-going.\n\n");
        note = text.ToString(0, 5000);
        var shelf = BenchBooks.Ready();
        joined = new PhiRedactor(word => shelf.Search.Knows(word), () => ZipAreas.Of(shelf));
    }

    /// <summary>All patterns in one pass each, spans only: what a filter of regular expressions costs at least.</summary>
    [Benchmark(Baseline = true)]
    public int PlainPass() => Date().Count(note) + Phone().Count(note) + Ssn().Count(note) + Mail().Count(note) + Number().Count(note) + Title().Count(note) + Street().Count(note) + Zip().Count(note) + Capitals().Count(note);

    /// <summary>The engine: reading, recognisers, replacement, gate, report.</summary>
    [Benchmark]
    public RedactionResult Redact() => redactor.Redact(note);

    /// <summary>The same as the program does it: the words of all loaded books stay.</summary>
    [Benchmark]
    public RedactionResult RedactWithBooks() => joined.Redact(note);

    [GeneratedRegex(@"\b(?:\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?|\d{4}-\d\d-\d\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{1,2}(?:, \d{4})?)\b")]
    private static partial Regex Date();
    [GeneratedRegex(@"(?:\+?1[ .-])?\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}\b")]
    private static partial Regex Phone();
    [GeneratedRegex(@"\b\d{3}-\d\d-\d{4}\b")]
    private static partial Regex Ssn();
    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.[\w.]+|https?://\S+|\b\d{1,3}(?:\.\d{1,3}){3}\b")]
    private static partial Regex Mail();
    [GeneratedRegex(@"\b(?:MRN|Acct|Account|Member ID|NPI|DEA|VIN|S/N|serial no\.?|lot|accession)[ :#]*[A-Z0-9-]{4,}", RegexOptions.IgnoreCase)]
    private static partial Regex Number();
    [GeneratedRegex(@"\b(?:Dr|Mr|Mrs|Ms|Miss|Prof)\.? [A-Z][\w'-]+")]
    private static partial Regex Title();
    [GeneratedRegex(@"\b\d{1,6} (?:[A-Z]\w+ ){1,4}(?:St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Ln|Lane|Blvd|Ct|Way)\b")]
    private static partial Regex Street();
    [GeneratedRegex(@"\b[A-Z]{2} \d{5}(?:-\d{4})?\b")]
    private static partial Regex Zip();
    [GeneratedRegex(@"\b[A-Z][a-z]+(?: [A-Z]\.?)? [A-Z][a-z]+\b")]
    private static partial Regex Capitals();
}
