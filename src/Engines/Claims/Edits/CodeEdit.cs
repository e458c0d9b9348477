using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>A procedure code must be valid on the day of service.</summary>
public sealed class CodeEdit : IClaimEdit
{
    public string Name => "code";

    public string Rule => "A CPT or HCPCS code must exist and be in force on the day of service.";

    public string Citation => "45 CFR 162.1002; Claims Processing Manual, chapter 23";

    public int Version => 1;

    public IEnumerable<Finding> Check(ClaimContext claim)
    {
        foreach (var line in claim.Lines)
        {
            if (line.Code.Length == 0 && line.RevenueCode is not null)
                continue;
            var codes = Code.Read(line.Code).Where(c => c.System is CodeSystem.Cpt or CodeSystem.Hcpcs).ToList();
            if (codes.Count == 0)
                yield return claim.Found(Name, "fail", [line.Line], [line.Code], $"'{line.Code}' has not the shape of a CPT or HCPCS code.", "Enter five characters.");
            else if (line.Date is not { } day)
                yield return claim.Found(Name, "not_checked", [line.Line], [line.Code], $"Line {line.Line} has no date of service.");
            else if (Of(claim, codes, line, day) is { } finding)
                yield return finding;
        }
    }

    private Finding? Of(ClaimContext claim, List<Code> codes, ClaimLine line, DateOnly day)
    {
        var listed = codes.SelectMany(c => claim.Entries(c)).ToList();
        if (listed.Find(e => e.Entry.Ended < day) is { } ended)
            return claim.Found(Name, "fail", [line.Line], [line.Code], $"{line.Code} ended on {ended.Entry.Ended:yyyy-MM-dd}.", "Use the code that replaced it on that day.", ended.Source);
        if (listed.Exists(e => e.Edition.Covers(day)))
            return null;
        // the books of payment list every code of CPT by number
        foreach (var (book, table) in (ReadOnlySpan<(string, string)>)[("mpfs", "pprrvu"), ("opps", "addendum_b"), ("ncci", "mue_practitioner"), ("ncci", "mue_outpatient")])
            if (claim.Rows(book, table, line.Code, day).Any())
                return null;
        var book1 = codes[0].System == CodeSystem.Cpt;
        var covered = book1 ? claim.Holds("pprrvu", day) : claim.Lists(CodeSystem.Hcpcs, day);
        return covered
            ? claim.Found(Name, "fail", [line.Line], [line.Code], $"No book in force on {day:yyyy-MM-dd} lists {line.Code}.", "Check the code and the date of service.")
            : claim.Found(Name, "not_checked", [line.Line], [line.Code], $"No list of {(book1 ? "CPT codes (fee schedule)" : "HCPCS codes")} that holds on {day:yyyy-MM-dd} is loaded.");
    }
}
