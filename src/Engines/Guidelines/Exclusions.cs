namespace CodingAhead.Engines.Guidelines;

/// <summary>
/// Excludes1 (guideline I.A.12.a): two codes that are never used together. A symptom or a code that says nothing gives way; between two
/// diagnoses the one that the note speaks of first stays, and the other is asked.
/// </summary>
internal static class Exclusions
{
    public static void Apply(EncounterSet set)
    {
        var reported = set.Items.Where(i => i.Status == DecisionStatus.Reported).OrderBy(i => i.Rank).ToList();
        foreach (var one in reported)
            foreach (var named in set.Facts.Excludes1(one.Code))
                foreach (var other in reported)
                    if (other != one && one.Status == DecisionStatus.Reported && other.Status == DecisionStatus.Reported && Parts(one.Code, named, other.Code))
                        Resolve(one, other, named);
    }

    private static bool Parts(string one, string named, string other) =>
        DiagnosisRange.Pack(other) is var packed && DiagnosisRange.Of(named).Holds(packed) && Excludes1.Exception(DiagnosisRange.Pack(one), packed) is null;

    private static void Resolve(EncounterSet.Item one, EncounterSet.Item other, string named)
    {
        var loser = CodeSets.In("symptom", one.Code) ? one : CodeSets.In("symptom", other.Code) ? other : one.Rank <= other.Rank ? other : one;
        var keeper = loser == one ? other : one;
        var symptom = CodeSets.In("symptom", loser.Code);
        loser.Status = symptom ? DecisionStatus.NotReported : DecisionStatus.Query;
        loser.Why = $"An Excludes1 note parts it from {EncounterSet.Dotted(keeper.Code)}{(symptom ? "" : ": which of the two is meant is for the provider to say")}.";
        loser.Guideline = "I.A.12.a";
        loser.Checks.Add(("excludes1", $"The note under {EncounterSet.Dotted(one.Code)} names {named}."));
    }
}
