using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot;

/// <summary>One thing that CasePilot can ask the books. A tool is pure: the same input over the same books gives the same facts.</summary>
public interface ITool
{
    /// <summary>The name in steps, in the table of intents and over MCP, such as <c>mue</c>.</summary>
    string Name { get; }

    /// <summary>What it answers, in one sentence.</summary>
    string Answers { get; }

    /// <summary>Which fields of <see cref="ToolInput"/> it reads, such as <c>codes</c>, <c>modifiers</c>, <c>words</c>, <c>year</c>.</summary>
    IReadOnlyList<string> Reads { get; }

    /// <summary>The facts, with what is not loaded. It never throws for what a user can type.</summary>
    ToolResult Run(ToolInput input, PilotBooks books);
}

/// <summary>What a tool is asked with; each tool reads the fields that it names in <see cref="ITool.Reads"/>.</summary>
public sealed record ToolInput
{
    /// <summary>Codes in any form, as printed.</summary>
    public IReadOnlyList<Code> Codes { get; init; } = [];

    /// <summary>Modifiers, two characters each.</summary>
    public IReadOnlyList<string> Modifiers { get; init; } = [];

    /// <summary>Free words: a search, a topic, a note, an indicator.</summary>
    public string Words { get; init; } = "";

    /// <summary>The date of service; null for the newest edition.</summary>
    public DateOnly? On { get; init; }

    /// <summary>A calendar year of payment.</summary>
    public int? Year { get; init; }

    /// <summary>Localities of the fee schedule: a number, a state, a state with words of the locality's name.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>The code set that is asked for, when a code is looked for by words.</summary>
    public CodeSystem? System { get; init; }

    /// <summary>A national drug code, with its hyphens.</summary>
    public string? Ndc { get; init; }

    /// <summary>Five digits.</summary>
    public string? Zip { get; init; }

    /// <summary>Whether payment in a facility is asked for; null for both.</summary>
    public bool? Facility { get; init; }

    /// <summary>Minutes of time.</summary>
    public int? Minutes { get; init; }

    /// <summary>Age in years.</summary>
    public int? Age { get; init; }

    /// <summary><c>male</c> or <c>female</c>.</summary>
    public string? Sex { get; init; }

    /// <summary>A drug dose: amount and unit such as <c>mg</c>.</summary>
    public (decimal Amount, string Unit)? Dose { get; init; }
}

/// <summary>One sentence that the books support. Its codes, numbers and dates stand in <paramref name="Row"/>.</summary>
/// <param name="Text">The sentence, without its full stop.</param>
/// <param name="Source">Where the row stands.</param>
/// <param name="Row">The row as published, or the inputs and the working of a computed value.</param>
/// <param name="Title">What the citation is called.</param>
public sealed record Fact(string Text, Source Source, string Row, string Title);

/// <summary>What a tool found. <paramref name="Missing"/> says what could not be known, and what would be needed.</summary>
/// <param name="Verdict">A first word of the answer (<c>Yes</c>, <c>No</c>) where the question is one of yes or no.</param>
/// <param name="FollowUps">Questions that go on from here.</param>
public sealed record ToolResult(
    IReadOnlyList<Fact> Facts, IReadOnlyList<string> Missing, string? Verdict = null, IReadOnlyList<string>? FollowUps = null)
{
    /// <summary>Nothing found, for the reason given.</summary>
    public static ToolResult None(string why) => new([], [why]);
}
