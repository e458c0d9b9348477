using CodingAhead.Engines.Claims.Facts;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>A service that a document of coverage names is covered for the diagnoses that the document lists.</summary>
internal sealed class CoverageEdit : IClaimEdit
{
    private static readonly FormattableString NoTables = $"No table of covered diagnoses is loaded: look for determinations of your contractor.";

    public string Name => "coverage";

    public string Rule => "A service that an article of coverage names is paid for a diagnosis of that article. It applies to the codes that the tables of the coverage database name; while those tables are not loaded it is open for every line, since titles alone do not tell.";

    public string Citation => "Social Security Act, section 1862(a)(1)(A); 42 CFR 405.1060, 42 CFR 426";

    public string Book => "coverage";

    public int Version => 2;

    public void Check(ReadClaim claim, FindingList found)
    {
        if (claim.Lines.Length == 0 || claim.Setting == ClaimSetting.InpatientHospital)
            return;
        foreach (var line in claim.Lines)
            if (line.On is not { Coverage: true })
            {
                found.Add(this, "not_checked", [], claim.Codes(), NoTables);
                return;
            }
        foreach (var line in claim.Lines)
            if (line.Facts.Coverage is { } coverage)
                Judge(claim, line, coverage, found);
    }

    // contractors differ, and which one is the claim's is not known: all articles agreeing is an answer, some agreeing is a warning
    private void Judge(ReadClaim claim, ReadLine line, CoverageFacts coverage, FindingList found)
    {
        var diagnoses = claim.DiagnosesOf(line).Select(d => d.Facts.Packed).ToList();
        var documents = coverage.Documents.Where(d => d.Diagnoses.Count > 0).ToList();
        var against = documents.FindAll(d => !diagnoses.Exists(d.Diagnoses.Contains));
        if (against.Count == 0)
            return;
        var some = against.Count < documents.Count;
        found.Add(this, line.Modifiers.Any(Mark.Ga | Mark.Gx | Mark.Gy | Mark.Gz) ? "bypassed" : some ? "warn" : "fail", [line.Number], [line.Code],
            $"{(some ? "Some" : documents.Count == 1 ? "The" : "All")} article{(documents.Count == 1 ? "" : "s")} of coverage for {line.Code} ({string.Join(", ", against.Take(5).Select(d => d.Document))}) list{(documents.Count == 1 ? "s" : "")} none of its diagnoses.",
            $"Passes with a diagnosis of the article if the note supports it; else a notice to the patient (ABN) and GA, or GZ without one.", against[0].Row.Source);
    }
}
