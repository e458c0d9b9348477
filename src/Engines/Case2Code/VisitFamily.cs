using CodingAhead.Engines.Guidelines;
using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.Case2Code;

/// <summary>A family of visits: its codes in <see cref="VisitLevels"/>, the lowest first. A code may stand for two levels.</summary>
internal sealed class VisitFamily(string name, string kind, string place)
{
    private static readonly VisitFamily NewOffice = new("office, new patient", "new", "office or other outpatient visit");
    private static readonly VisitFamily Office = new("office, established patient", "established", "office or other outpatient visit");
    private static readonly VisitFamily Emergency = new("emergency department", "emergency", "emergency department visit");
    private static readonly VisitFamily Admission = new("hospital, initial", "hospital", "initial hospital inpatient or observation care");
    private static readonly VisitFamily HospitalDay = new("hospital, subsequent", "hospital", "subsequent hospital inpatient or observation care");
    private static readonly VisitFamily Discharge = new("hospital, discharge day", "hospital", "hospital discharge day");
    private static readonly VisitFamily OfficeConsult = new("consultation, office", "consultation", "office consultation");
    private static readonly VisitFamily HospitalConsult = new("consultation, hospital", "hospital consultation", "hospital inpatient or observation consultation");
    private static readonly VisitFamily NewNursing = new("nursing facility, initial", "nursing facility", "initial nursing facility care");
    private static readonly VisitFamily Nursing = new("nursing facility, subsequent", "nursing facility", "subsequent nursing facility care");
    private static readonly VisitFamily NewHome = new("home, new patient", "new", "home or residence visit");
    private static readonly VisitFamily Home = new("home, established patient", "established", "home or residence visit");

    private readonly IReadOnlyList<VisitCode> codes = VisitLevels.Family(kind, place);

    public string Name => name;

    /// <summary>Whether minutes may choose the code.</summary>
    public bool HasTime => codes.Any(c => c.Minutes > 0);

    /// <summary>The codes in rising order.</summary>
    public IReadOnlyList<string> Codes => [.. codes.Select(c => c.Code)];

    /// <summary>The code of a step of decision making, 0 to 3.</summary>
    public string At(int step) => codes.First(c => c.Takes(VisitLevels.Steps[step])).Code;

    /// <summary>The lowest step of decision making that leads to a code; -1 where only time does.</summary>
    public int StepOf(string code) => Enumerable.Range(0, VisitLevels.Steps.Count).FirstOrDefault(step => At(step) == code, -1);

    /// <summary>The least minutes of a code; null when time does not lead to it.</summary>
    public int? MinutesOf(string code) => codes.FirstOrDefault(c => c.Code == code) is { Minutes: > 0 and var minutes } ? minutes : null;

    /// <summary>The code that minutes alone give; null when too few, or when the family has no time.</summary>
    public string? Timed(int minutes) => codes.LastOrDefault(c => c.Minutes > 0 && c.Minutes <= minutes)?.Code;

    /// <summary>The family of a note and the reason; null when the note tells of no visit.</summary>
    public static (VisitFamily Family, string Why)? Of(CaseNote note, bool inpatient)
    {
        bool Has(params SectionKind[] kinds) => note.Note.Sections.Exists(s => Array.IndexOf(kinds, s.Kind) >= 0);
        bool Any(params string[] phrases) => Array.Exists(phrases, note.Names);
        // an operation or infusion on its own is no visit
        if (note.IsProcedureNote)
            return null;
        var visit = Has(SectionKind.Assessment, SectionKind.Plan) || Has(SectionKind.History, SectionKind.Complaint) && Has(SectionKind.Exam, SectionKind.ReviewOfSystems);
        if (!visit && note.TotalTime() is null && !Any("follow up", "office visit", "presents", "here for", "comes in", "is seen", "was seen"))
            return null;
        var fresh = Any("new patient", "establish care", "establishing care", "initial visit", "new to this practice", "new to the practice");
        if (note.IsEmergency)
            return (Emergency, "The note is of an emergency department.");
        if (Any("nursing facility", "nursing home", "skilled nursing"))
            return Any("admission", "initial", "admitted to the nursing") ? (NewNursing, "An initial visit in a nursing facility.") : (Nursing, "A visit in a nursing facility.");
        if (Any("home visit", "house call"))
            return fresh ? (NewHome, "A home visit; the patient is new.") : (Home, "A home visit.");
        if (Any("consultation", "consult requested", "reason for consult", "requesting physician", "consulted by"))
            return inpatient ? (HospitalConsult, "A consultation in the hospital. Medicare does not pay consultation codes.") : (OfficeConsult, "A consultation in the office. Medicare does not pay consultation codes.");
        if (inpatient)
            return Any("discharge summary", "discharge day", "date of discharge", "discharged home") ? (Discharge, "The day of discharge.")
                : Any("history and physical", "h p", "admission note", "admitting diagnosis", "admit to") ? (Admission, "The note admits the patient.") : (HospitalDay, "A later day of the stay.");
        return fresh ? (NewOffice, "The note says that the patient is new.") : (Office, "An office visit; nothing says that the patient is new (no visit to the group and specialty within three years).");
    }
}
