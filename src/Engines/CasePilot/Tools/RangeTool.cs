using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>The codes below a category or between two codes.</summary>
public sealed class RangeTool : ITool
{
    public string Name => "range";

    public string Answers => "The codes below a category or between two codes.";

    public IReadOnlyList<string> Reads => ["codes", "on"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        if (input.Codes.Count == 0)
            return ToolResult.None("Please give the category or range, such as a code of three characters.");
        var (first, last) = (input.Codes[0], input.Codes[^1]);
        var facts = new List<Fact>();
        if (books.Knows(first) && input.Codes.Count == 1)
            Standing.Add(facts, [], books, first, input.On);
        var own = facts.Count;
        foreach (var catalogue in books.Shelf.Catalogues)
            if (books.Newest(first.System) is { } edition && catalogue.Editions.Contains(edition))
                foreach (var found in first == last ? catalogue.StartingWith(first.System, first.Value, edition, 400) : catalogue.Between(first.System, first.Value, last.Value, edition, 400))
                    if (found.Entry.Code != first && (found.Entry.Billable || first != last) && facts.Count < own + 40 || first != last && found.Entry.Code == first)
                        facts.Add(books.Entry(found.Entry.Code, $"- {found.Entry.Code.Text}{(books.Title(found.Entry.Code) is { Length: > 0 } t ? ", " + t : "")}{(found.Entry.Billable ? ", billable" : ", not billable")}"));
        return facts.Count > 0 ? new ToolResult(facts, facts.Count >= own + 40 ? ["More codes stand there than are shown; ask for a narrower range."] : []) : new CodeTool().Run(input, books);
    }
}
