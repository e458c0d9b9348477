using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.Case2Code;

/// <summary>Whether a note shows that a service was done at this encounter: done, planned, past, refused, done elsewhere, or only named.</summary>
internal static class Standing
{
    private static readonly string[] Coming =
        ["will", "order", "ordered", "ordering", "orders", "schedule", "scheduled", "plan", "planned", "recommend", "recommended", "consider", "refer", "referred", "referral", "request", "requested", "need", "needs", "pending",
         "would", "should", "discussed", "offer", "offered", "future", "going", "proceed", "return", "repeat", "upcoming", "tomorrow", "obtain", "get", "due", "candidate", "if", "may", "could", "prior", "awaiting"];

    private static readonly string[] Refused = ["declined", "declines", "refused", "refuses", "deferred", "defers", "cancelled", "canceled", "aborted"];

    private static readonly string[] Acted =
        ["performed", "obtained", "done", "given", "administered", "injected", "completed", "applied", "placed", "removed", "repaired", "sutured", "closed", "collected", "drawn", "received", "tolerated", "taken", "excised", "frozen",
         "treated", "inserted", "drained", "incised", "avulsed", "irrigated", "ran", "underwent", "used", "infiltrated", "aspirated", "passed", "advanced", "transfused", "intubated", "infused", "pushed", "biopsied", "dilated", "cauterized",
         "debrided", "pared", "shaved", "destroyed", "fitted", "dispensed", "measured", "examined", "reduced", "resected", "banded", "ligated", "cannulated", "extracted", "delivered", "trimmed", "evacuated", "fused", "nailed", "fixed",
         "implanted", "deployed", "stented", "retrieved", "screened", "scored", "recorded", "provided", "supplied"];

    private static readonly string[] Shown = ["shows", "showed", "show", "reveals", "revealed", "demonstrates", "demonstrated", "demonstrate", "negative", "positive", "normal", "read", "interpreted", "reviewed", "unremarkable", "was", "were", "is"];

    private static readonly string[] Here = ["today", "office", "clinic", "house", "here", "bedside"];

    private static readonly string[] Before = ["last", "previous", "previously", "prior", "ago", "yesterday", "outside", "elsewhere", "history", "since", "recent", "recently", "earlier", "hospital", "urgent"];

    private static readonly string[][] Mine = [["by", "me"], ["my", "interpretation"], ["my", "read"], ["i", "interpreted"], ["i", "read"], ["personally", "interpreted"], ["personally", "read"], ["independently", "interpreted"]];

    private static readonly string[][] Others = [["by", "radiology"], ["by", "the", "radiologist"], ["by", "radiologist"], ["radiology", "read"], ["radiologist", "read"], ["per", "radiology"], ["by", "cardiology"], ["by", "the", "cardiologist"], ["by", "the", "anesthesiologist"], ["by", "anesthesia"]];

    private static readonly string[] Drawn = ["drawn", "draw", "collected"];

    private static readonly string[][] DrawnFor = [["drawn", "for"], ["drawn", "here", "today", "for"], ["drawn", "today", "for"], ["drawn", "here", "for"], ["drawn", "in", "the", "office", "for"], ["drawn", "in", "clinic", "for"], ["draw", "for"], ["collected", "for"]];

    private static readonly string[][] ByMouth = [["by", "mouth"], ["orally"], ["po"], ["oral"], ["tablet"], ["tablets"], ["capsule"], ["odt"], ["sublingual"]];

    private static readonly string[][] SentOut = [["sent"], ["send"], ["mailed"], ["courier"]];

    public static (string Status, string Why) Of(CaseNote note, int first, int last, Billable service)
    {
        var asserted = note.Asserted(first, last);
        var section = note.Section(first);
        var (acted, here) = (note.Says(first, Acted), note.Says(first, Here));
        // a negative result is a result
        var result = (service.Is("lab") || service.Is("test") || service.Is("imaging")) && asserted.Cue?.Contains("negative", StringComparison.OrdinalIgnoreCase) is true;
        if (asserted.Assertion == Assertion.Absent && !result && !(section == SectionKind.Procedure && acted && asserted.Cue is not ("no" or "not" or "without")))
            return ("not_reported", "The note says that it was not done.");
        if (note.Says(first, Refused) && !Apart(note, first, Refused))
            return ("not_reported", "Offered and refused, or put off.");
        if (note.Run(first, Others, Scope.Sentence) is not null)
            return ("not_reported", "Done or read by another physician, who bills it.");
        var mine = note.Run(first, Mine, Scope.Sentence) is not null;
        // what is told as acted is no plan, whatever word for a test or purpose stands before it
        if (asserted.Assertion is Assertion.Planned or Assertion.Hypothetical && !acted || Plans(note, first) && !(section == SectionKind.Procedure && acted) && !mine)
            return ("not_reported", "Ordered, planned or offered; the note does not show that it was done here.");
        if (section is SectionKind.PastHistory or SectionKind.PastSurgery or SectionKind.FamilyHistory or SectionKind.SocialHistory or SectionKind.Medications or SectionKind.Allergies or SectionKind.Instructions)
            return ("not_reported", $"Told under “{note.Note.SectionOf(first).Name}”, which is not what was done at this encounter.");
        if (note.Says(first, Before) && !here && !(section == SectionKind.Procedure && acted) || asserted.Historical && !here && section != SectionKind.Procedure)
            return ("not_reported", "Done before, or elsewhere.");
        if (service.Is("lab") && note.Says(first, Drawn) && !here)
            return ("not_reported", "The specimen was taken; the note does not show that the test was run here.");
        if (service.Is("lab") && (SentAway(note, last) || note.Run(first, DrawnFor, Scope.Sentence) is not null))
            return ("not_reported", "The specimen was sent to a laboratory, which bills the test.");
        if (note.IsFacility && FacilityGives(service))
            return ("not_reported", "In a hospital the drug, its giving, the laboratory and the supplies are the facility’s, which bills them; not the physician.");
        if (service.DrugUnit is not null && !service.Is("nebulised") && note.Run(first, ByMouth, Scope.Sentence) is not null)
            return ("not_reported", "Given by mouth; the code is for the drug injected.");
        if (service.Is("visit"))
            return ("reported", "The note is of such a visit.");
        if (service.Is("supply") || service.DrugUnit is not null)
            return acted || section == SectionKind.Procedure && !service.Is("supply") ? ("reported", "The note says that it was given.") : ("not_reported", "Named, but not told as given at this encounter.");
        if (section == SectionKind.Procedure && !service.Is("lab"))
            return ("reported", "Described as a procedure of this encounter.");
        if (mine && (service.Is("imaging") || service.Is("test")))
            return ("reported", "The physician of the note interpreted it.");
        if (acted && (here || section is not (SectionKind.Results or SectionKind.Imaging or SectionKind.History)))
            return ("reported", "The note says that it was done.");
        if ((service.Is("imaging") || service.Is("lab") || service.Is("test")) && (note.Says(first, Shown) || acted || section is SectionKind.Results or SectionKind.Imaging))
            return here ? ("reported", "Done here today, with its result.") : ("query", "A result stands in the note; who performed the test is not said. Bill it only where it was done here.");
        return here && acted ? ("reported", "The note says that it was done today.") : ("not_reported", "Named, but the note does not show that it was done.");
    }

    /// <summary>Whether the words around tell of something done.</summary>
    public static bool IsActed(CaseNote note, int token) => note.Says(token, Acted);

    // a plan governs what stands in its own part of the sentence
    private static bool Plans(CaseNote note, int first) => note.Says(first, Coming) && !Apart(note, first, Coming);

    // whether a semicolon or full clause stands between the words and the service
    private static bool Apart(CaseNote note, int token, string[] words)
    {
        var (first, last) = note.Range(token, Scope.Sentence);
        for (var i = first; i < last; i++)
            if (Array.IndexOf(words, note.Word(i)) >= 0 && !Between(note, Math.Min(i, token), Math.Max(i, token)))
                return false;
        return true;
    }

    private static bool Between(CaseNote note, int from, int to)
    {
        for (var i = from + 1; i <= to; i++)
            if ((note.Note.Tokens[i].Before & Gap.Semicolon) != 0)
                return true;
        return false;
    }

    private static bool SentAway(CaseNote note, int last)
    {
        var end = Math.Min(note.Range(last - 1, Scope.Sentence).Last, last + 8);
        for (var i = last; i < end; i++)
        {
            if ((note.Note.Tokens[i].Before & Gap.Semicolon) != 0)
                return false;
            if (SentOut.Any(w => w[0] == note.Word(i)))
                return true;
        }
        return false;
    }

    private static bool FacilityGives(Billable service) => service.DrugUnit is not null || service.Is("lab") || service.Is("supply") || service.Is("vaccine") || service.Is("staff");
}
