using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>Whether a code needs a seventh character, and which there are.</summary>
public sealed class SeventhTool : ITool
{
    public string Name => "seventh";

    public string Answers => "Whether a code needs a seventh character, and which there are.";

    public IReadOnlyList<string> Reads => ["codes", "on"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        foreach (var code in input.Codes.Where(c => c.System == CodeSystem.Icd10Cm).Take(3))
        {
            Add(facts, books, code);
            Standing.Add(facts, [], books, code, input.On);
        }
        return facts.Count > 0 ? new ToolResult(facts, []) : ToolResult.None("Please name the diagnosis code.");
    }

    internal static void Add(List<Fact> facts, PilotBooks books, Code code)
    {
        if (books.Knows(code) && ValidateTool.Leaves(books, code).FirstOrDefault() is { Value.Length: 7 } leaf && books.Newest(code.System) is not null)
            facts.Add(books.Entry(leaf, "The codes below it are complete only with a seventh character") with { Text = $"{code.Text} is incomplete: it needs a seventh character, as in {leaf.Text}, {books.Title(leaf)}", Row = $"{code.Text} | {books.Entry(leaf, "x").Row}" });
        foreach (var note in books.Page(code).Notes.Where(n => n.Kind == "seventh").Take(8))
            facts.Add(new Fact($"- 7th character: {PilotBooks.OneSentence(note.Text)}", note.Source, $"7th character | {note.InheritedFrom} | {note.Text}", $"Tabular list, {code.Text}"));
    }
}
