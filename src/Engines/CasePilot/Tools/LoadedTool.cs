using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>Which books and editions are loaded, and which have expired.</summary>
public sealed class LoadedTool : ITool
{
    public string Name => "loaded";

    public string Answers => "Which books and editions are loaded, and which have expired.";

    public IReadOnlyList<string> Reads => [];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        foreach (var catalogue in books.Shelf.Catalogues)
            foreach (var edition in catalogue.Editions.GroupBy(e => e.Book).Select(g => g.MaxBy(e => e.From)!))
                if (catalogue.Parts.FirstOrDefault(p => p.Edition == edition) is { } part)
                    facts.Add(new Fact(string.Create(CultureInfo.InvariantCulture, $"- {edition.Book}: newest edition {edition.Name}, in force {edition.From:yyyy-MM-dd} to {edition.To:yyyy-MM-dd}{(edition.To < books.Today ? ", expired" : "")}"),
                        new Source(edition.Book, edition.Name, edition.From, part.File, 0), string.Create(CultureInfo.InvariantCulture, $"{edition.Book} {edition.Name} {edition.From:yyyy-MM-dd} {edition.To:yyyy-MM-dd}"), $"{edition.Book} {edition.Name}"));
        return new ToolResult(facts, books.Shelf.Imported is null ? ["Only the starter edition is loaded; import the official releases to have fees, edits and full code sets."] : []);
    }
}
