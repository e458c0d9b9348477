using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Understanding;

/// <summary>What was read out of one question: what a tool is asked with, and what only the choice of the tool needs.</summary>
/// <param name="Unknown">Texts with the shape of a code that no book lists and no system can hold.</param>
/// <param name="Range">Whether two of the codes are the ends of a range.</param>
/// <param name="YesNo">Whether it asks for a yes or no.</param>
internal sealed record Question(ToolInput Input, IReadOnlyList<string> Unknown, bool Range, bool YesNo)
{
    public string Text => Input.Words;

    public IReadOnlyList<Code> Codes => Input.Codes;

    public IReadOnlyList<string> Modifiers => Input.Modifiers;
}
