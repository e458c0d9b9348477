using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Tests.Engines.CasePilot;

/// <summary>Questions of any form, code, place, time and turn, the same for the same seed.</summary>
internal sealed class MadeUpQuestions(Shelf shelf, int seed)
{
    private static readonly string[] Fixed = ["I10", "E11.65", "J18.9", "M25.561", "S82.101", "Z23", "99214", "29881", "71046", "93010", "36415", "22614", "97110", "J3301", "A4253", "G0439", "Q9999", "E88.999", "401.9", "K21.9", "N18.30", "99292", "27130", "66984", "22552", "45385", "80053", "70553"];
    private static readonly string[] Forms =
    [
        "What is {0}?", "Is {0} billable?", "MUE for {0}?", "Which modifiers go with {0}?", "Can I use modifier 50 with {0}?", "Fee for {0} in Texas in 2025?", "What is the global period of {0}?", "NCCI edits of {0}",
        "Is {0} an add-on code?", "Which HCC is {0}?", "Excludes notes at {0}?", "Does {0} need a 7th character?", "Codes under {0}", "Is {0} covered by Medicare?", "When was {0} added?", "How do {0} and {1} differ?",
        "Can {0} be billed with {1}?", "Bilateral indicator of {0}?", "How many units is 40 mg of {0}?", "Was {0} valid on 2025-03-02?", "{0} claim with {1}, edits?", "Guidelines for {0}", "Crosswalk {0} to ICD-9",
        "{0} vs {1}", "codes from {0} to {1}", "{0} for a 70 year old man", "risk score of {0} and {1} for a woman of 81", "which ndc belongs to {0}", "is {0} a cc or an mcc", "code first note at {0}", "work rvu {0}", "apc of {0} in the hospital",
        "what would 35 minutes of {0} be", "LCD for {0}", "{0} with modifier 59 and {1}", "{0}-26 {1}", "validate {0}, {1}", "is {0} complete", "assistant surgeon for {0}?", "what replaced {0}",
    ];
    private static readonly string[] Places = ["Texas", "in Iowa", "Houston", "zip 60614", "", ""];
    private static readonly string[] Tails = ["", " in 2025", " on 2024-03-02", " for a 40 year old woman", ", and the MUE?", " please", " with modifier 59"];
    private static readonly string[] Next = ["and its HCC?", "what about {0}?", "is it billable?", "no, I meant {0}", "and in a facility?", "with modifier 50?", "and on 2025-01-15?", "why?"];

    private readonly Random random = new(seed);
    private readonly List<string> codes =
    [
        .. shelf.Imported is null ? [] : shelf.Imported.Newest().Where(e => e.Entry.Code.System is CodeSystem.Icd10Cm or CodeSystem.Hcpcs or CodeSystem.Icd10Pcs).Where((_, i) => i % 131 == 0).Select(e => e.Entry.Code.Text), .. Fixed,
    ];

    /// <summary>The turns of one conversation.</summary>
    public List<string> Make()
    {
        var first = Filled(Any(Forms)) + " " + Any(Places) + Any(Tails);
        return random.Next(4) == 0 ? [first, Filled(Any(Next))] : [first];
    }

    private string Filled(string form) => string.Format(CultureInfo.InvariantCulture, form, Any(codes), Any(codes));

    private string Any(IReadOnlyList<string> of) => of[random.Next(of.Count)];
}
