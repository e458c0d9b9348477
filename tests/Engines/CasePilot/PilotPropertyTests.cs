using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.CasePilot;
using CodingAhead.Engines.CasePilot.Answers;
using CodingAhead.Engines.CasePilot.Guides;
using CodingAhead.Tests.Conformance;

namespace CodingAhead.Tests.Engines.CasePilot;

/// <summary>Each factual line ends in its citation, its codes, numbers and dates stand in that row, and no citation is unused.</summary>
public sealed class PilotPropertyTests(RealCatalogue real)
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly string[] Codes = ["I10", "E11.65", "J18.9", "M25.561", "S82.101", "Z23", "99214", "29881", "71046", "93010", "36415", "22614", "97110", "J3301", "A4253", "G0439", "Q9999", "E88.999", "401.9", "K21.9", "N18.30", "99292"];
    private static readonly string[] Forms =
    [
        "What is {0}?", "Is {0} billable?", "MUE for {0}?", "Which modifiers go with {0}?", "Can I use modifier 50 with {0}?", "Fee for {0} in Texas in 2025?", "What is the global period of {0}?", "NCCI edits of {0}",
        "Is {0} an add-on code?", "Which HCC is {0}?", "Excludes notes at {0}?", "Does {0} need a 7th character?", "Codes under {0}", "Is {0} covered by Medicare?", "When was {0} added?", "How do {0} and {1} differ?",
        "Can {0} be billed with {1}?", "Bilateral indicator of {0}?", "How many units is 40 mg of {0}?", "Was {0} valid on 2025-03-02?", "{0} claim with {1}, edits?", "Guidelines for {0}", "Crosswalk {0} to ICD-9",
    ];

    [Fact]
    public void Every_sentence_of_an_answer_stands_in_its_row() => Hold(new Pilot(real.Shelf, Today));

    [Fact]
    public void The_starter_edition_alone_answers_in_the_same_way() => Hold(new Pilot(TestHome.StarterShelf, Today));

    [Fact]
    public void Made_up_questions_of_any_form_code_and_turn_hold_too()
    {
        var pilot = new Pilot(real.Shelf, Today);
        var made = new MadeUpQuestions(real.Shelf, 20261201);
        var many = Environment.GetEnvironmentVariable("CODINGAHEAD_LONG") == "1" ? 10_000 : 300;
        for (var n = 0; n < many; n++)
        {
            var turns = made.Make();
            var faults = AnswerVerifier.Check(pilot.Ask(turns));
            Assert.True(faults.Count == 0, $"{string.Join(" // ", turns)}: {string.Join("; ", faults.Take(3))}");
        }
    }

    [Fact]
    public void Every_way_to_ask_for_a_topic_finds_a_topic()
    {
        var book = GuideBook.All;
        Assert.Empty(string.Join(" | ", book.Topics.SelectMany(t => t.Asked).Where(way => book.Best(way) is null)));
    }

    [Fact]
    public void The_verifier_sees_what_is_wrong()
    {
        var citation = new Citation(1, "t", "b", "e", "f:1", "A 12 B", null);
        var bad = new PilotAnswer(null, "It is 13 [1].\n\nIt is 14.", [citation, citation with { N = 2 }], false, [], [], []);
        Assert.Equal(3, AnswerVerifier.Check(bad).Count);
    }

    private static void Hold(Pilot pilot)
    {
        foreach (var form in Forms)
            for (var i = 0; i < Codes.Length; i++)
            {
                var question = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, Codes[i], Codes[(i * 7 + 3) % Codes.Length]);
                var faults = AnswerVerifier.Check(pilot.Ask([question]));
                Assert.True(faults.Count == 0, $"{question}: {string.Join("; ", faults.Take(3))}");
            }
        foreach (var way in GuideBook.All.Topics.SelectMany(t => t.Asked))
            Assert.Empty(AnswerVerifier.Check(pilot.Ask([way])));
    }
}
