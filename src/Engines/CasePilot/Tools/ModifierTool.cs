using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>What a modifier says, when to use it and when not.</summary>
public sealed class ModifierTool : ITool
{
    public string Name => "modifier";

    public string Answers => "What a modifier says, when to use it and when not.";

    public IReadOnlyList<string> Reads => ["modifiers"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        var missing = new List<string>();
        foreach (var text in input.Modifiers.Take(6))
        {
            var code = new Code(CodeSystem.Modifier, text);
            var own = books.Shelf.Starter.Entries(code);
            var all = books.Shelf.Catalogues.SelectMany(c => c.Entries(code)).ToList();
            if (all.Count == 0)
                Unknown.Add(facts, missing, books, code);
            else if (all.Find(e => e.Entry.Title.Length > 0) is { } named)
                facts.Add(new Fact($"Modifier {text}: {named.Entry.Title}", named.Source, PilotBooks.Row(named), $"Modifier {text}"));
            foreach (var row in Own(books, text))
            {
                facts.Add(new Fact($"{text} says: {row.Entry.Cells[3]}", row.Source, string.Join(" | ", row.Entry.Cells), $"Modifier {text}, our guide"));
                if (row.Entry.Cells.Length > 4 && row.Entry.Cells[4].Length > 0)
                    facts.Add(new Fact($"Use {text}: {row.Entry.Cells[4]}", row.Source, string.Join(" | ", row.Entry.Cells), $"Modifier {text}, our guide"));
                if (row.Entry.Cells.Length > 5 && row.Entry.Cells[5].Length > 0)
                    facts.Add(new Fact($"Avoid {text}: {row.Entry.Cells[5]}", row.Source, string.Join(" | ", row.Entry.Cells), $"Modifier {text}, our guide"));
            }
            _ = own;
        }
        return facts.Count > 0 ? new ToolResult(facts, missing) : ToolResult.None("Please name the modifier, two characters.");
    }

    private static IEnumerable<Sourced<RowEntry>> Own(PilotBooks books, string modifier)
    {
        foreach (var part in books.Shelf.Starter.Parts.Where(p => p.Table.Contains("modifier", StringComparison.Ordinal)))
            foreach (var row in books.Shelf.Starter.Rows(part.Edition.Book, part.Table, modifier))
                if (row.Entry.Cells.Length > 4 && row.Entry.Cells[0] == modifier)
                    yield return row;
    }
}
