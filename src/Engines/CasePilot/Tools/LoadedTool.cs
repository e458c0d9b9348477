using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>Which books and editions are loaded, and which have expired.</summary>
public sealed class LoadedTool : ITool
{
    public string Name => "loaded";

    public string Answers => "Which books and editions are loaded, and which have expired.";

    public IReadOnlyList<string> Reads => ["words"];

    // how people call a book
    private static readonly (string Book, string[] Words)[] Spoken =
    [
        ("icd10cm", ["icd-10-cm", "icd 10 cm", "diagnosis codes", "icd-10 codes", "icd10"]), ("icd10pcs", ["pcs"]), ("mpfs", ["fee schedule", "relative value", "rvu"]), ("asp", ["drug pric", "average sales"]),
        ("opps", ["addendum", "apc"]), ("ncci", ["cci", "ptp", "mue", "medically unlikely"]), ("hcc", ["risk adjust"]), ("coverage", ["lcd", "ncd"]),
    ];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        foreach (var catalogue in books.Shelf.Catalogues)
            foreach (var edition in catalogue.Editions.GroupBy(e => e.Book).Select(g => g.MaxBy(e => e.From)!))
                if (catalogue.Parts.FirstOrDefault(p => p.Edition == edition) is { } part)
                    facts.Add(new Fact(string.Create(CultureInfo.InvariantCulture, $"- {edition.Book}: newest edition {edition.Name}, in force {edition.From:yyyy-MM-dd} to {edition.To:yyyy-MM-dd}{(edition.To < books.Today ? ", expired" : "")}"),
                        new Source(edition.Book, edition.Name, edition.From, part.File, 0), string.Create(CultureInfo.InvariantCulture, $"{edition.Book} {edition.Name} {edition.From:yyyy-MM-dd} {edition.To:yyyy-MM-dd}"), $"{edition.Book} {edition.Name}"));
        // "which NCCI quarter": only the book that is named, where one is
        if (facts.FindAll(f => input.Words.Contains(f.Source.Book, StringComparison.OrdinalIgnoreCase) || Spoken.Any(s => s.Book == f.Source.Book && s.Words.Any(w => input.Words.Contains(w, StringComparison.OrdinalIgnoreCase)))) is { Count: > 0 } named)
            facts = named;
        return new ToolResult(facts, books.Shelf.Imported is null ? ["Only the starter edition is loaded; import the official releases to have fees, edits and full code sets."] : []);
    }
}
