using CodingAhead.Engines.CasePilot.Guides;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>What the Official Guidelines say on a topic, found by its words.</summary>
public sealed class GuidelineTextTool : ITool
{
    public string Name => "guideline_text";

    public string Answers => "What the Official Guidelines say on a topic, found by its words.";

    public IReadOnlyList<string> Reads => ["words"];

    public ToolResult Run(ToolInput input, PilotBooks books) =>
        GuidelineText.Of(books.Shelf) is not { } text ? ToolResult.None("The Official Guidelines are not loaded; import the diagnosis code set to have them.")
        : text.Answer(input.Words, 4) is { Count: > 0 } facts ? new ToolResult(facts, []) : ToolResult.None("No section of the Official Guidelines is near to that; please name the section or the condition.");
}
