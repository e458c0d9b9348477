using CodingAhead.Engines.CasePilot.Guides;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>Compliance and coding topics from our own guides, each with its regulation or manual section.</summary>
public sealed class GuideTool : ITool
{
    public string Name => "guide";

    public string Answers => "Compliance and coding topics from our own guides, each with its regulation or manual section.";

    public IReadOnlyList<string> Reads => ["words"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        if (GuideBook.All.Best(input.Words, input) is not { } best)
            return ToolResult.None("No guide of ours answers that; please name the topic, the code or the modifier.");
        List<Fact> facts = [.. best.Topic.Sentences.Select(s => s.AsFact(best.Topic))];
        if (best.Topic.Section is { } number && GuidelineText.Of(books.Shelf) is { } official)
        {
            facts.AddRange(official.From(number, input.Words, 2));
            foreach (var section in books.Shelf.Catalogues.SelectMany(c => c.Guidelines()).Where(g => g.Entry.Number.Equals(number, StringComparison.OrdinalIgnoreCase)).Take(1))
                facts.Add(new Fact($"The rule stands in section {section.Entry.Number} of the Official Guidelines, {PilotBooks.OneSentence(section.Entry.Title)}", section.Source, $"{section.Entry.Number} {section.Entry.Title} {section.Entry.Text}", $"Official Guidelines {section.Entry.Number}"));
        }
        return new ToolResult(facts, [], best.Close >= 0.5 ? best.Topic.Verdict : null, [.. best.Topic.Next]);
    }
}
