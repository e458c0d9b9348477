using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Claims;
using CodingAhead.Engines.DetectIcd10Cm;

namespace CodingAhead.Engines.Case2Code;

/// <summary>From a case note to a coded encounter: diagnoses, what was done, the level of the visit, a claim and what its edits find.</summary>
/// <param name="shelf">The books.</param>
public sealed class CaseCoder(Shelf shelf)
{
    /// <summary>Codes a note.</summary>
    /// <param name="text">The note; it is read in memory and kept nowhere.</param>
    public CodedCase Code(string text, CaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        var diagnoses = new DiagnosisDetector(shelf).Detect(text, options.Detect);
        var inpatient = diagnoses.Setting == "inpatient";
        var note = new CaseNote(text, inpatient);
        var books = new CaseBooks(shelf, options.Detect.On);
        var services = Procedures.Find(note);
        var em = Visits.Of(note, diagnoses, services);
        var operations = inpatient ? Operations.Of(note, shelf, books) : [];
        List<string> reported = [.. diagnoses.Codes.Where(c => c.Status == "reported").Select(c => c.Code)];
        var procedures = ProcedureLines.Of(note, diagnoses, services, books, reported, options.Detect.On);
        if (ProcedureLines.NeedsSeparateVisit(procedures, services))
        {
            em = em is null ? null : em with { Modifiers = [Separate] };
            procedures = [.. procedures.Select(p => p.Status == "reported" && services.Any(s => s.Code == p.Code && s.Billable.Is("visit")) ? p with { Modifiers = [.. p.Modifiers, Separate] } : p)];
        }
        var claim = ClaimOf(note, diagnoses, procedures, em, reported, options.Detect.On);
        IReadOnlyList<Finding> findings = claim is null ? [] : ClaimChecker.Check(claim, shelf).Findings;
        var coded = new CodedCase(options.Detect.Id, diagnoses, procedures, em, operations, claim, findings, null);
        return options.Against is { } submitted ? coded with { Audit = CaseAudits.Of(coded, submitted) } : coded;
    }

    private static readonly CodedModifier Separate =
        new("25", "A procedure, injection or vaccination stands on the same day; the visit must be significant and separate by its own record.");

    private static Claim? ClaimOf(CaseNote note, DetectResult diagnoses, IReadOnlyList<CodedProcedure> procedures, VisitLevel? em, IReadOnlyList<string> reported, DateOnly? on)
    {
        var lines = new List<ClaimLine>();
        if (em is not null)
            lines.Add(new ClaimLine(1, em.Code, [.. em.Modifiers.Select(m => m.Code)], 1, on, [.. Enumerable.Range(1, Math.Min(4, reported.Count))]));
        foreach (var procedure in procedures.Where(p => p.Status == "reported"))
            lines.Add(new ClaimLine(lines.Count + 1, procedure.Code, [.. procedure.Modifiers.Select(m => m.Code)], procedure.Units, on, procedure.Pointers));
        if (lines.Count == 0)
            return null;
        var sex = note.Names("female") || note.Names("woman") || note.Names("she") ? "F" : note.Names("male") || note.Names("man") || note.Names("he") ? "M" : null;
        // a physician's claim: the hospital's own would be made by its biller from the whole stay
        return new Claim(ClaimSetting.Practitioner, new Patient(null, sex), null, lines,
            [.. diagnoses.Codes.Where(c => c.Status == "reported").Select(c => new ClaimDiagnosis(c.Code, c.Poa, c.Role))], null) { From = on };
    }
}
