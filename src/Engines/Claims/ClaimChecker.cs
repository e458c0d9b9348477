using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Claims.Edits;

namespace CodingAhead.Engines.Claims;

/// <summary>Runs every edit over a claim. Pure: the same claim over the same books gives the same verdict on any machine.</summary>
public static class ClaimChecker
{
    private const string Within = "Checked within this claim only: no earlier claims were given, so pairs, units, primary codes and duplicates of another claim of the same day cannot be seen.";
    private const string NoGrouper = "No DRG is assigned: there is no grouper here.";

    private static readonly string[] WithinOnly = [Within], WithinAndNoGrouper = [Within, NoGrouper], NoGrouperOnly = [NoGrouper];

    /// <summary>All edits, in the order in which they are checked and listed.</summary>
    internal static IClaimEdit[] Edits { get; } =
    [
        new SyntaxEdit(), new CodeEdit(), new DiagnosisEdit(), new SequenceEdit(), new Excludes1Edit(), new AgeEdit(), new SexEdit(), new PtpEdits(), new MueEdit(), new AddOnEdit(),
        new ModifierEdit(), new IndicatorEdit(), new GlobalEdit(), new OrderEdit(), new PlaceEdit(), new TelehealthEdit(), new UnitsEdit(), new DuplicateEdit(), new CoverageEdit(), new CustomEdit(),
    ];

    /// <summary>The edits in words.</summary>
    public static IReadOnlyList<EditDescription> Described => [.. Edits.DistinctBy(e => e.Name).Select(e =>
        new EditDescription(e.Name, string.Join(' ', Edits.Where(o => o.Name == e.Name).Select(o => o.Rule)), string.Join("; ", Edits.Where(o => o.Name == e.Name).Select(o => o.Citation)), e.Version))];

    /// <summary>The verdict on a claim.</summary>
    public static ClaimVerdict Check(Claim claim, Shelf shelf, ClaimOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(shelf);
        var read = new ReadClaim(claim, shelf, options ?? ClaimOptions.None);
        var found = new FindingList(read);
        foreach (var edit in Edits)
            edit.Check(read, found);
        return new ClaimVerdict(found.All, new ClaimSummary(found.All), Releases(read), () => VerdictHash.Of(read)) { Notes = Notes(read) };
    }

    internal static string BookOf(string edit) => Array.Find(Edits, e => e.Name == edit)?.Book ?? "";

    private static string[] Notes(ReadClaim claim)
    {
        var inpatient = claim.Setting == ClaimSetting.InpatientHospital;
        var within = !claim.HasHistory && claim.Lines.Length > 0;
        return within ? inpatient ? WithinAndNoGrouper : WithinOnly : inpatient ? NoGrouperOnly : [];
    }

    // the editions of a day are the same for every claim; those of several days are put together in the order of the books
    private static IReadOnlyList<ClaimRelease> Releases(ReadClaim claim)
    {
        if (claim.OnDay is not { } last)
            return [];
        var several = false;
        foreach (var line in claim.Lines)
            several |= line.On is { } on && on != last;
        return several ? claim.Books.Releases([.. claim.Lines.Select(l => l.Date).OfType<DateOnly>().Append(last.Day).Distinct()]) : last.Releases;
    }
}
