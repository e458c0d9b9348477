using System.Security.Cryptography;
using System.Text;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Claims.Edits;

namespace CodingAhead.Engines.Claims;

/// <summary>Runs every edit over a claim. Pure: the same claim over the same books gives the same verdict on any machine.</summary>
public static class ClaimChecker
{
    /// <summary>All edits, in the order in which they are checked and listed.</summary>
    public static IReadOnlyList<IClaimEdit> Edits { get; } =
    [
        new CodeEdit(), new DiagnosisEdit(), new SequenceEdit(), new Excludes1Edit(), new AgeEdit(), new SexEdit(), new PtpEdits(), new MueEdit(), new AddOnEdit(),
        new ModifierEdit(), new GlobalEdit(), new PlaceEdit(), new UnitsEdit(), new DuplicateEdit(), new CoverageEdit(),
    ];

    /// <summary>The edits in words.</summary>
    public static IReadOnlyList<EditDescription> Described => [.. Edits.Select(e => new EditDescription(e.Name, e.Rule, e.Citation, e.Version))];

    /// <summary>The verdict on a claim.</summary>
    /// <param name="syntax">What the file that held the claim had wrong in it; it stands first and counts as failed.</param>
    public static ClaimVerdict Check(Claim claim, Shelf shelf, IReadOnlyList<Finding>? syntax = null)
    {
        var context = new ClaimContext(claim, shelf);
        var findings = new List<Finding>(syntax ?? []);
        foreach (var edit in Edits)
            findings.AddRange(edit.Check(context));
        var open = findings.Where(f => f.Status == "not_checked").Select(f => new NotChecked(f.Edit, f.Message, BookOf(f.Edit))).Distinct().ToList();
        var failed = findings.Count(f => f.Status == "fail");
        return new ClaimVerdict(findings,
            new ClaimSummary(failed == 0 && open.Count == 0, failed, findings.Count(f => f.Status == "warn"), findings.Count(f => f.Status == "bypassed"), open),
            Releases(context), Hash(claim, shelf));
    }

    private static string BookOf(string edit) => edit switch
    {
        "ptp" or "mue" or "add_on" => "ncci",
        "modifier" or "global" => "mpfs",
        "pos" => "pos",
        "coverage" => "coverage",
        "age" or "sex" => "msdrg",
        "code" => "hcpcs, mpfs",
        _ => "icd10cm",
    };

    // the editions of a day are the same for every claim; those of several days are put together in the order of the books
    private static IReadOnlyList<ClaimRelease> Releases(ClaimContext claim)
    {
        var days = claim.Lines.Select(l => l.Date).Append(claim.Day).OfType<DateOnly>().Distinct().ToList();
        return days.Count == 0 ? [] : ClaimReleases.Of(claim.Shelf).On(days);
    }

    private static string Hash(Claim claim, Shelf shelf)
    {
        var text = new StringBuilder();
        void Line(ClaimLine l) => text.Append(string.Create(null, $"{l.Line}|{l.Code}|{string.Join('+', l.Modifiers)}|{l.Units}|{l.Date:O}|{l.To:O}|{l.Minutes}|{l.RevenueCode}|{l.Charge}|{l.Ndc}|{l.Provider}|{l.Pos}|{string.Join('+', l.Pointers)}\n"));
        text.Append(string.Create(null, $"{claim.Setting}|{claim.Patient.BirthDate:O}|{claim.Patient.Sex}|{claim.Payer}|{claim.From:O}|{claim.To:O}|{claim.TypeOfBill}|{claim.Locality}\n"));
        foreach (var line in claim.Lines)
            Line(line);
        foreach (var diagnosis in claim.Diagnoses)
            text.Append(string.Create(null, $"{diagnosis.Code}|{diagnosis.Poa}|{diagnosis.Role}\n"));
        text.Append(claim.History is null ? "-\n" : "+\n");
        foreach (var line in claim.History ?? [])
            Line(line);
        text.Append(shelf.Hash).Append('\n');
        foreach (var edit in Edits)
            text.Append(string.Create(null, $"{edit.Name}{edit.Version} "));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }
}
