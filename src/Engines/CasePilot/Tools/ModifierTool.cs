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
            var all = books.Shelf.Catalogues.SelectMany(c => c.Entries(code)).ToList();
            if (all.Count == 0)
                facts.Add(NotListed(books, text));
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
        }
        return facts.Count > 0 ? new ToolResult(facts, missing) : ToolResult.None("Please name the modifier, two characters.");
    }

    private static Fact NotListed(PilotBooks books, string text)
    {
        var part = books.Shelf.Catalogues.SelectMany(c => c.Parts).First(p => p.Systems.Contains(CodeSystem.Modifier) || p.Table.Contains("modifier", StringComparison.Ordinal));
        return new Fact($"Modifier {text} is not found in the loaded lists of modifiers, so it is not a valid modifier there", new Source(part.Edition.Book, part.Edition.Name, part.Edition.From, part.File, 0), $"{part.Edition.Name}: no row lists modifier {text}", $"Modifiers {part.Edition.Name}");
    }

    private static IEnumerable<Sourced<RowEntry>> Own(PilotBooks books, string modifier)
    {
        foreach (var part in books.Shelf.Starter.Parts.Where(p => p.Table.Contains("modifier", StringComparison.Ordinal)))
            foreach (var row in books.Shelf.Starter.Rows(part.Edition.Book, part.Table, modifier))
                if (row.Entry.Cells.Length > 4 && row.Entry.Cells[0] == modifier)
                    yield return row;
    }
}
