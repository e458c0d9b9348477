using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.Case2Code;

/// <summary>
/// A family of visits: its codes from the lowest level of decision making to the highest, and the minutes from which each may be chosen by
/// time (null: the family has no time). A code may stand for two levels.
/// </summary>
internal sealed record VisitFamily(string Name, string[] ByMdm, (int Minutes, string Code)[]? ByTime)
{
    private static readonly VisitFamily NewOffice = new("office, new patient", ["99202", "99203", "99204", "99205"], [(15, "99202"), (30, "99203"), (45, "99204"), (60, "99205")]);
    private static readonly VisitFamily Office = new("office, established patient", ["99212", "99213", "99214", "99215"], [(10, "99212"), (20, "99213"), (30, "99214"), (40, "99215")]);
    private static readonly VisitFamily Emergency = new("emergency department", ["99282", "99283", "99284", "99285"], null);
    private static readonly VisitFamily Admission = new("hospital, initial", ["99221", "99221", "99222", "99223"], [(40, "99221"), (55, "99222"), (75, "99223")]);
    private static readonly VisitFamily HospitalDay = new("hospital, subsequent", ["99231", "99231", "99232", "99233"], [(25, "99231"), (35, "99232"), (50, "99233")]);
    private static readonly VisitFamily Discharge = new("hospital, discharge day", ["99238", "99238", "99238", "99238"], [(1, "99238"), (31, "99239")]);
    private static readonly VisitFamily OfficeConsult = new("consultation, office", ["99242", "99243", "99244", "99245"], [(20, "99242"), (30, "99243"), (40, "99244"), (55, "99245")]);
    private static readonly VisitFamily HospitalConsult = new("consultation, hospital", ["99252", "99253", "99254", "99255"], [(35, "99252"), (45, "99253"), (60, "99254"), (80, "99255")]);
    private static readonly VisitFamily NewNursing = new("nursing facility, initial", ["99304", "99304", "99305", "99306"], [(25, "99304"), (35, "99305"), (50, "99306")]);
    private static readonly VisitFamily Nursing = new("nursing facility, subsequent", ["99307", "99308", "99309", "99310"], [(10, "99307"), (15, "99308"), (30, "99309"), (45, "99310")]);
    private static readonly VisitFamily NewHome = new("home, new patient", ["99341", "99342", "99344", "99345"], [(15, "99341"), (30, "99342"), (60, "99344"), (75, "99345")]);
    private static readonly VisitFamily Home = new("home, established patient", ["99347", "99348", "99349", "99350"], [(20, "99347"), (30, "99348"), (40, "99349"), (60, "99350")]);

    /// <summary>The family of a note and the reason; null when the note tells of no visit.</summary>
    public static (VisitFamily Family, string Why)? Of(CaseNote note, bool inpatient)
    {
        bool Has(params SectionKind[] kinds) => note.Note.Sections.Exists(s => Array.IndexOf(kinds, s.Kind) >= 0);
        bool Any(params string[] phrases) => Array.Exists(phrases, note.Names);
        var visit = Has(SectionKind.Assessment, SectionKind.Plan) || Has(SectionKind.History, SectionKind.Complaint) && Has(SectionKind.Exam, SectionKind.ReviewOfSystems);
        if (!visit && note.TotalTime() is null && !Any("follow up", "office visit", "presents", "here for", "comes in", "is seen", "was seen"))
            return null;
        var fresh = Any("new patient", "establish care", "establishing care", "initial visit", "new to this practice", "new to the practice");
        if (Any("emergency department course", "ed course", "emergency department note", "ed note", "emergency room note", "emergency department visit", "seen in the emergency department today", "brought in by ems", "emergency physician"))
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

    /// <summary>The code that minutes alone give; null when too few, or when the family has no time.</summary>
    public string? Timed(int minutes)
    {
        string? code = null;
        foreach (var (from, named) in ByTime ?? [])
            if (minutes >= from)
                code = named;
        return code;
    }

    /// <summary>The codes in rising order, each once.</summary>
    public IReadOnlyList<string> Codes => [.. ByMdm.Concat((ByTime ?? []).Select(t => t.Code)).Distinct().Order(StringComparer.Ordinal)];
}
