using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.Guidelines;

/// <summary>
/// Decides which of the conditions that a note tells of its encounter reports, by the Official Guidelines: sections II and III for a
/// hospital stay, IV for outpatients.
/// </summary>
public static class EncounterRules
{
    /// <param name="inpatient">Whether section II.H holds (uncertain diagnoses are coded) or IV.H (they are not).</param>
    public static IReadOnlyList<Decision> Decide(IReadOnlyList<Seen> seen, bool inpatient, ICodeFacts facts)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(facts);
        var set = new EncounterSet(facts);
        var judged = seen.Any(s => s.Section is SectionKind.Assessment or SectionKind.Plan);
        foreach (var one in seen)
            Judge(set, one, judged, inpatient);
        CombinationCodes.Apply(set, seen);
        PairedCodes.Apply(set);
        Childbirth.Apply(set, seen);
        Causes(set, seen);
        Examined(set);
        Symptoms(set, seen, judged);
        Deficits(set);
        BodyMass(set);
        LessSpecific(set);
        Exclusions.Apply(set);
        return Listed(set, inpatient);
    }

    private static void Judge(EncounterSet set, Seen one, bool judged, bool inpatient)
    {
        var rank = one.Section == SectionKind.Assessment ? one.Index : one.Section == SectionKind.Plan ? 10_000 + one.Index : 20_000 + one.Index;
        void Leave(string why, string guideline, DecisionStatus status = DecisionStatus.NotReported) => set.Put(one.Code, status, why, Cited(guideline, inpatient), one.Index, rank);
        void Report(string code, string why, string guideline)
        {
            var item = set.Put(code, DecisionStatus.Reported, why, Cited(guideline, inpatient), one.Index, rank);
            item.Head |= one.Head;
            item.Uncontrolled |= one.Uncontrolled;
        }

        var status = CodeSets.In("status", one.Code);
        // section III: what was treated in this stay is reported also when it was resolved before its end
        if (inpatient && one is { Assertion: Assertion.Historical, Resolved: true, Section: SectionKind.Assessment or SectionKind.Course or SectionKind.None })
            one = one with { Assertion = Assertion.Present };
        switch (one.Assertion)
        {
            case Assertion.Absent:
                Leave("The note says that it is not there.", "III");
                return;
            case Assertion.Family:
                Leave("It is told of someone else.", "I.C.21.c.4");
                if (CodeSets.Find("family history", one.Code) is { } family && set.Facts.Billable(family) is { } known && one.Code[0] != 'R')
                    Report(known, "A condition in the family, which the history code tells.", "I.C.21.c.4");
                else if (one.Code.StartsWith("Z8", StringComparison.Ordinal) && one.Code[2] is <= '4')
                    Report(one.Code, "A condition in the family.", "I.C.21.c.4");
                return;
            case Assertion.Hypothetical when !status:
                Leave("It is spoken of as something that may come, not as something that is.", "IV.H");
                return;
            case Assertion.Planned when !status:
                Leave("It is planned, not found.", "IV.H");
                return;
            case Assertion.Possible when !inpatient && !status:
                Leave("An uncertain diagnosis is not coded for an outpatient: the sign or symptom is, or it is asked.", "IV.H", one.Section == SectionKind.Assessment && one.Head ? DecisionStatus.Query : DecisionStatus.NotReported);
                return;
            case Assertion.Historical when !one.Lasting && !status && !CodeSets.In("chronic", one.Code):
                Leave("It is past.", "IV.J");
                if (CodeSets.Find("personal history", one.Code) is { } past && set.Facts.Billable(past) is { } history)
                    Report(history, "A past condition that still matters, which the history code tells.", "I.C.21.c.4");
                return;
        }
        if (CodeSets.In("never alone", one.Code))
            Leave("Too general to stand for a diagnosis.", "I.B.18");
        else if (one.Code[0] is 'V' or 'W' or 'X' or 'Y')
            Leave("The cause is told with an injury where the payer asks for it.", "I.C.20");
        else if (one.Code[0] == 'Z')
            Status(one, judged, status, Report, Leave);
        else
            Condition(one, judged, inpatient, Report, Leave);
    }

    // section IV is of outpatients alone; for a stay section III says the same of its diagnoses
    private static string Cited(string guideline, bool inpatient) => inpatient && guideline is ("IV.I" or "IV.J" or "IV.H") ? "III" : guideline;

    private static void Status(Seen one, bool judged, bool status, Action<string, string, string> report, Action<string, string, DecisionStatus> leave)
    {
        if (!status && !(one.Head && one.Section == SectionKind.Assessment))
            leave("A circumstance that this encounter is not about.", "I.C.21", DecisionStatus.NotReported);
        else if (one.Assertion is Assertion.Planned or Assertion.Hypothetical && !one.Code.StartsWith("Z79", StringComparison.Ordinal))
            leave("Planned or advised, not a state of the patient.", "I.C.21", DecisionStatus.NotReported);
        else if (one.Code.StartsWith("Z00", StringComparison.Ordinal) && one.Section is not (SectionKind.Complaint or SectionKind.History or SectionKind.Assessment or SectionKind.None))
            leave("Not the reason for this encounter.", "I.C.21.c.13", DecisionStatus.NotReported);
        else if (one.Code.StartsWith("Z00", StringComparison.Ordinal) && !Examinations.Any(e => one.Text.Contains(e, StringComparison.OrdinalIgnoreCase)))
            leave("A visit for a problem is no general examination.", "IV.P", DecisionStatus.NotReported);
        else if ((one.Code is "Z98890" || one.Code.StartsWith("Z12", StringComparison.Ordinal) || one.Code.StartsWith("Z23", StringComparison.Ordinal) || one.Code.StartsWith("Z20", StringComparison.Ordinal)) && judged && one.Section is not (SectionKind.Assessment or SectionKind.Plan))
            leave("Not addressed in this encounter.", "IV.J", DecisionStatus.NotReported);
        else
            report(one.Code, "A state or history that bears on care.", "I.C.21.c.3");
    }

    private static readonly string[] Examinations = ["annual", "physical", "wellness", "well ", "yearly", "preventive", "routine", "general"];

    private static void Condition(Seen one, bool judged, bool inpatient, Action<string, string, string> report, Action<string, string, DecisionStatus> leave)
    {
        var symptom = CodeSets.In("symptom", one.Code);
        var chronic = one.Lasting || CodeSets.In("chronic", one.Code);
        switch (one.Section)
        {
            case SectionKind.Exam or SectionKind.Vitals or SectionKind.Results or SectionKind.Imaging or SectionKind.ReviewOfSystems:
                leave("A finding that the provider has not called a diagnosis.", "III.B", DecisionStatus.NotReported);
                return;
            case SectionKind.FamilyHistory or SectionKind.Instructions or SectionKind.Immunizations or SectionKind.Other:
                leave("Not a diagnosis of this encounter.", "IV.J", DecisionStatus.NotReported);
                return;
            case SectionKind.Assessment or SectionKind.Plan:
                if (symptom && !one.Head && judged)
                    leave("A symptom in the course of the account; a problem of its own it is not called.", "I.B.5", DecisionStatus.NotReported);
                else
                    report(one.Code, "Assessed or treated in this encounter.", "IV.J");
                return;
        }
        if (inpatient && !symptom && one.Section is SectionKind.Course)
            report(one.Code, "Evaluated or treated in the course of the stay.", "III");
        else if (chronic)
            report(one.Code, "A lasting disease, which coexists and bears on care.", "IV.I");
        else if (!judged && !(one.Section is SectionKind.PastHistory or SectionKind.PastSurgery or SectionKind.Medications or SectionKind.Allergies))
            report(one.Code, "Told as present, in a note without an assessment.", "IV.J");
        else
            leave("Not addressed in the assessment or plan.", "IV.J", DecisionStatus.NotReported);
    }

    // I.B.5: what belongs to a disease as a rule is not coded beside it; IV.D: without a diagnosis the symptom is the reason for the visit
    private static void Symptoms(EncounterSet set, IReadOnlyList<Seen> seen, bool judged)
    {
        var definite = set.Items.Exists(i => i.Status == DecisionStatus.Reported && !CodeSets.In("symptom", i.Code) && i.Code[0] != 'Z' && !(judged && CodeSets.In("chronic", i.Code)));
        foreach (var item in set.Items)
            if (item.Status == DecisionStatus.Reported && CodeSets.In("symptom", item.Code) && definite && !item.Head)
                (item.Status, item.Why, item.Guideline) = (DecisionStatus.NotReported, "A sign or symptom that goes with the diagnosis made.", "I.B.5");
        if ((set.Any("I10") ?? set.Any("I11") ?? set.Any("I12") ?? set.Any("I13")) is not null)
            if (set.Reported("R030") is { } reading)
                (reading.Status, reading.Why, reading.Guideline) = (DecisionStatus.NotReported, "A high reading in a patient with hypertension is part of it.", "I.C.9.a");
        if (set.Items.Exists(i => i.Status == DecisionStatus.Reported && i.Code[0] != 'Z'))
            return;
        foreach (var one in seen)
            if (one is { Assertion: Assertion.Present, Section: SectionKind.Complaint or SectionKind.History or SectionKind.None } && CodeSets.In("symptom", one.Code) && !CodeSets.In("never alone", one.Code))
                set.Put(one.Code, DecisionStatus.Reported, "No diagnosis was made, so the complaint is the reason for the encounter.", "IV.D", one.Index, one.Index).Head = true;
    }

    // I.C.20.a: how an injury came about is told beside it, at its first treatment
    private static void Causes(EncounterSet set, IReadOnlyList<Seen> seen)
    {
        if (!set.Items.Exists(i => i.Status == DecisionStatus.Reported && CodeSets.In("injury", i.Code)))
            return;
        foreach (var one in seen)
            if (one is { Code: ['V' or 'W' or 'X' or 'Y', ..], Assertion: Assertion.Present or Assertion.Historical })
                set.Put(one.Code, DecisionStatus.Reported, "How or where the injury came about, told beside it.", one.Code.StartsWith("Y92", StringComparison.Ordinal) ? "I.C.20.b" : "I.C.20.a", one.Index, 40_000 + one.Index);
    }

    // I.C.21.c.13: a routine examination that finds something is told as one with abnormal findings
    private static void Examined(EncounterSet set)
    {
        foreach (var (plain, found) in ((string, string)[])[("Z0000", "Z0001"), ("Z00129", "Z00121")])
            if (set.Reported(plain) is { } examination && set.Items.Find(i => i.Status == DecisionStatus.Reported && i.Head && i.Code[0] is not ('Z' or 'V' or 'W' or 'X' or 'Y') && !CodeSets.In("chronic", i.Code)) is { } finding)
                set.Replace(examination, found, $"The examination found {EncounterSet.Dotted(finding.Code)}.", "I.C.21.c.13", finding);
    }

    // the deficits of a stroke are no signs integral to it: they are reported beside it
    private static void Deficits(EncounterSet set)
    {
        if (!set.Items.Exists(i => i.Status == DecisionStatus.Reported && CodeSets.Within(i.Code, "I60", "I63")))
            return;
        foreach (var item in set.Items)
            if (item is { Status: DecisionStatus.NotReported, Guideline: "I.B.5" } && CodeSets.In("stroke deficits", item.Code))
                (item.Status, item.Why, item.Guideline) = (DecisionStatus.Reported, "A deficit of the stroke, which is not part of it as a rule.", "I.B.6");
    }

    // I.B.14: the body mass index is told only beside a diagnosis that it belongs to
    private static void BodyMass(EncounterSet set)
    {
        if (set.Items.Exists(i => i.Status == DecisionStatus.Reported && CodeSets.In("body weight", i.Code)))
            return;
        foreach (var item in set.Items)
            if (item.Status == DecisionStatus.Reported && item.Code.StartsWith("Z68", StringComparison.Ordinal))
                (item.Status, item.Why, item.Guideline) = (DecisionStatus.NotReported, "No diagnosis of the provider, such as obesity or malnutrition, goes with it.", "I.B.14");
    }

    // I.B.2 and I.B.18: beside a code that says more of the same condition, the one that says less is left
    private static void LessSpecific(EncounterSet set)
    {
        foreach (var item in set.Items)
            if (item.Status == DecisionStatus.Reported
                && set.Items.Find(o => o != item && o.Status == DecisionStatus.Reported && (SaysMore(set, o.Code, item.Code) || GivesWay(item.Code, o.Code))) is { } other)
                (item.Status, item.Why, item.Guideline) = (DecisionStatus.NotReported, $"{EncounterSet.Dotted(other.Code)} says more of the same condition.", "I.B.2");
    }

    // of one category, and the other is its unspecified code or of the same subcategory
    private static bool SaysMore(EncounterSet set, string more, string less) =>
        more[..3] == less[..3] && less.Length > 3 && more.Length > 3 && (less[3] == '9' || less[3] == more[3] || less.Length == 4 && set.Facts.Title(less)?.EndsWith(", unspecified", StringComparison.Ordinal) is true) && Silence(set, less) > Silence(set, more);

    private static bool GivesWay(string general, string code) =>
        CodeSets.Find("gives way", general) is { } range && CodeSets.Within(code, range.Split('-')[0], range.Split('-')[^1]) && code != general;

    private static int Silence(EncounterSet set, string code)
    {
        var title = set.Facts.Title(code) ?? "";
        var count = title.Contains("without complication", StringComparison.OrdinalIgnoreCase) || title.Contains("uncomplicated", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        for (var at = 0; (at = title.IndexOf("unspecified", at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
            count += 2;
        return count;
    }

    private static List<Decision> Listed(EncounterSet set, bool inpatient)
    {
        var ordered = set.Items.OrderBy(i => i.Status).ThenBy(i => CodeSets.In("status", i.Code) && !i.Code.StartsWith("Z00", StringComparison.Ordinal) || i.Code[0] is 'V' or 'W' or 'X' or 'Y').ThenBy(i => i.Rank).ThenBy(i => i.Code, StringComparer.Ordinal).ToList();
        // etiology before manifestation, and an examination is the reason for its own encounter
        var first = ordered.Find(i => i.Status == DecisionStatus.Reported && i.Code.StartsWith("Z00", StringComparison.Ordinal))
                    ?? ordered.Find(i => i.Status == DecisionStatus.Reported && FirstListed.Never(i.Code, set.Facts.Title(i.Code)) is null);
        _ = inpatient;
        return ordered.ConvertAll(i => new Decision(i.Code, i.Status, i.Why, i.Guideline, i.Evidence) { First = i == first, Checks = i.Checks });
    }
}
