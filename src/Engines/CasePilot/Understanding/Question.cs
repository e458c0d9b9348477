using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Understanding;

/// <summary>What was read out of one question: what a tool is asked with, and what only the choice of the tool needs.</summary>
/// <param name="Unknown">Texts with the shape of a code that no book lists and no system can hold.</param>
/// <param name="Range">Whether two of the codes are the ends of a range.</param>
/// <param name="YesNo">Whether it asks for a yes or no.</param>
internal sealed record Question(ToolInput Input, IReadOnlyList<string> Unknown, bool Range, bool YesNo)
{
    /// <summary>The words in which intents and topics are looked for: those of the question, their spelling mended.</summary>
    public string Text { get; init; } = Input.Words;

    /// <summary>The tools that the turn before was answered with, where this turn goes on with it and has no intent of its own.</summary>
    public IReadOnlyList<string> Carried { get; init; } = [];

    public IReadOnlyList<Code> Codes => Input.Codes;

    public IReadOnlyList<string> Modifiers => Input.Modifiers;

    /// <summary>Whether it names anything that a table can be asked about.</summary>
    public bool Bare => Codes.Count == 0 && Unknown.Count == 0 && Modifiers.Count == 0 && Input.Ndc is null;
}
