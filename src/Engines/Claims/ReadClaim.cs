using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Claims.Facts;
using CodingAhead.Engines.Claims.Rules;

namespace CodingAhead.Engines.Claims;

/// <summary>A claim together with what the books say of its codes on its days, resolved once so that edits only compare numbers.</summary>
internal sealed class ReadClaim
{
    public ReadClaim(Claim claim, Shelf shelf, ClaimOptions options)
    {
        (Given, Books, Options) = (claim, ClaimBooks.Of(shelf), options);
        Medicare = claim.Payer is null || claim.Payer.Contains("medicare", StringComparison.OrdinalIgnoreCase);
        Lines = Read(claim.Lines, claim.From, earlier: false);
        Earlier = claim.History is { Count: > 0 } history ? Read(history, null, earlier: true) : [];
        Diagnoses = new ReadDiagnosis[claim.Diagnoses.Count];
        for (var i = 0; i < Diagnoses.Length; i++)
            Diagnoses[i] = new ReadDiagnosis(i + 1, claim.Diagnoses[i], Books.Diagnosis(claim.Diagnoses[i].Code));
        foreach (var line in Lines)
            if (line.On is { } on && (OnDay is null || on.Day > OnDay.Day))
                OnDay = on;
        OnDay ??= (claim.To ?? claim.From) is { } day ? Books.On(day) : null;
    }

    public Claim Given { get; }

    public ClaimBooks Books { get; }

    public ClaimOptions Options { get; }

    /// <summary>Medicare's rules bind its own claims; for another payer they are a warning.</summary>
    public bool Medicare { get; }

    public ReadLine[] Lines { get; }

    /// <summary>The lines of earlier claims; empty also where no history was given (see <see cref="HasHistory"/>).</summary>
    public ReadLine[] Earlier { get; }

    public bool HasHistory => Given.History is not null;

    public ReadDiagnosis[] Diagnoses { get; }

    /// <summary>The day by which diagnoses are judged: the last day of service, or of the statement.</summary>
    public DateOnly? Day => OnDay?.Day;

    /// <summary>The books on that day; null where the claim has none.</summary>
    public DayFacts? OnDay { get; }

    public ClaimSetting Setting => Given.Setting;

    public IReadOnlyList<PracticeRule> Rules => Options.Rules ?? [];

    /// <summary>The codes of the lines, each once.</summary>
    public string[] Codes()
    {
        var (codes, count) = (new string[Lines.Length], 0);
        foreach (var line in Lines)
            if (line.Code.Length > 0 && Array.IndexOf(codes, line.Code, 0, count) < 0)
                codes[count++] = line.Code;
        return count == codes.Length ? codes : codes[..count];
    }

    /// <summary>The diagnoses that a line points to, or all where it points to none.</summary>
    public IEnumerable<ReadDiagnosis> DiagnosesOf(ReadLine line)
    {
        if (line.Given.Pointers.Count == 0)
            return Diagnoses;
        return line.Given.Pointers.Where(p => p >= 1 && p <= Diagnoses.Length).Select(p => Diagnoses[p - 1]);
    }

    private ReadLine[] Read(IReadOnlyList<ClaimLine> given, DateOnly? from, bool earlier)
    {
        var lines = new ReadLine[given.Count];
        for (var i = 0; i < lines.Length; i++)
        {
            var line = given[i];
            var date = line.Date ?? from;
            // lines of a claim are mostly of one day
            var on = date is not { } day ? null : i > 0 && lines[i - 1].Date == date ? lines[i - 1].On : Books.On(day);
            lines[i] = new ReadLine(line, Books.Procedure(line.Code, on), ModifierSet.Of(line.Modifiers), date, on, earlier);
        }
        return lines;
    }
}

/// <summary>A line with its code's facts and the books of its day.</summary>
internal sealed class ReadLine(ClaimLine given, ProcedureOnDay facts, ModifierSet modifiers, DateOnly? date, DayFacts? on, bool earlier)
{
    public ClaimLine Given { get; } = given;

    public int Number => Given.Line;

    /// <summary>The code in capitals.</summary>
    public string Code => Facts.Text;

    /// <summary>What holds of the code on the day.</summary>
    public ProcedureOnDay Facts { get; } = facts;

    public ModifierSet Modifiers { get; } = modifiers;

    /// <summary>The day of service; the statement's first where the line has none.</summary>
    public DateOnly? Date { get; } = date;

    public DayFacts? On { get; } = on;

    /// <summary>The fee schedule's row of the code on the day; null where there is none.</summary>
    public FeeFacts? Fee => Facts.Fee;

    /// <summary>Whether the line is of an earlier claim.</summary>
    public bool Earlier { get; } = earlier;

    /// <summary>Whether another line is of the same code.</summary>
    public bool SameCode(ReadLine other) => Facts.Packed == other.Facts.Packed && (Facts.Packed >= 0 || Code == other.Code);

    /// <summary>Whether another line is of the same provider; a missing one is the same.</summary>
    public bool SameProvider(ReadLine other) => Given.Provider is not { } one || other.Given.Provider is not { } two || one == two;

    /// <summary>Where the line stands, in words.</summary>
    public string Where => Earlier ? $"line {Number} of an earlier claim" : $"line {Number}";
}

/// <summary>A diagnosis of the claim, its place from 1, and what the books say of it.</summary>
internal sealed record ReadDiagnosis(int Place, ClaimDiagnosis Given, DiagnosisFacts Facts)
{
    /// <summary>As printed, or as given where it is no code.</summary>
    public string Text => Facts.Text ?? Given.Code;
}
