using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.Guidelines;

/// <summary>
/// Conditions that the classification joins: hypertension with heart failure or chronic kidney disease (I.C.9.a) and diabetes with what
/// "with" in the index presumes (I.A.15, I.C.4.a).
/// </summary>
internal static class CombinationCodes
{
    public static void Apply(EncounterSet set, IReadOnlyList<Seen> seen)
    {
        Hypertension(set);
        foreach (var type in (string[])["E08", "E09", "E10", "E11", "E13"])
        {
            Diabetes(set, type, seen);
            FootUlcer(set, type, seen);
        }
    }

    // E11.621 asks for the site of the ulcer: "use additional code" (L97.4-, L97.5-)
    private static void FootUlcer(EncounterSet set, string type, IReadOnlyList<Seen> seen)
    {
        if (set.Reported(type + "621") is not { } ulcer || set.Any("L97") is not null)
            return;
        string? side = null;
        foreach (var index in ulcer.Evidence)
            foreach (var one in seen)
                if (one.Index == index)
                    side ??= one.Side;
        if (set.Facts.Billable(side switch { "right" => "L97519", "left" => "L97529", _ => "L97509" }) is { } code)
            set.Put(code, DecisionStatus.Reported, "The note under the diabetic foot ulcer asks for the code of the ulcer's site and depth.", "I.A.17", ulcer.Evidence[0], ulcer.Rank + 1);
    }

    private static void Hypertension(EncounterSet set)
    {
        if (set.Reported("I10") is not { } plain)
            return;
        var heart = set.Any("I50");
        var kidney = set.Any("N18");
        var severe = kidney is { Code: "N185" or "N186" };
        var code = (heart, kidney) switch
        {
            (not null, not null) => severe ? "I132" : "I130",
            (not null, null) => "I110",
            (null, not null) => severe ? "I120" : "I129",
            _ => null,
        };
        if (code is null)
            return;
        set.Replace(plain, code, $"Hypertension with {(heart is not null ? "heart failure" : "")}{(heart is not null && kidney is not null ? " and " : "")}{(kidney is not null ? "chronic kidney disease" : "")}: the classification presumes that they belong together.",
            kidney is null ? "I.C.9.a.1" : heart is null ? "I.C.9.a.2" : "I.C.9.a.3", heart, kidney);
    }

    // what the index lists under "diabetes, with", and the code below the type
    private static readonly (string Found, string Below)[] With =
    [
        ("N18", "22"), ("G629", "42"), ("G60", "42"), ("G909", "43"), ("K3184", "43"), ("L974", "621"), ("L975", "621"), ("L97", "622"), ("H35", "319"), ("H28", "36"), ("I96", "52"), ("I739", "51"), ("I702", "51"), ("G57", "41"), ("G56", "41"),
    ];

    private static void Diabetes(EncounterSet set, string type, IReadOnlyList<Seen> seen)
    {
        if (set.Any(type) is not { } any)
            return;
        foreach (var (found, below) in With)
            if (set.Any(found) is { } with && set.Any(type + below[..2]) is null)
            {
                set.Add(type + below, "Diabetes with a condition that the index lists under “with”: the link is presumed unless the note says otherwise.", "I.A.15", any, with);
                any = set.Any(type)!;
            }
        if ((any.Uncontrolled || seen.Any(s => s is { Code: "R739", Assertion: Assertion.Present })) && set.Any(type + "65") is null && set.Reported(type + "9") is { } plain)
            set.Replace(plain, type + "65", "The note calls the diabetes badly controlled or the sugar too high: the index leads from there to hyperglycemia.", "I.C.4.a");
    }
}
