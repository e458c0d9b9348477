using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>What is missing from a diagnosis or procedure code to one that can be billed.</summary>
public sealed class CompleteTool : ITool
{
    private const int Most = 24;

    public string Name => "complete";

    public string Answers => "What is missing from a diagnosis or procedure code to one that can be billed.";

    public IReadOnlyList<string> Reads => ["codes", "on"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        var missing = new List<string>();
        foreach (var code in input.Codes.Where(c => c.System is CodeSystem.Icd10Cm or CodeSystem.Icd10Pcs).Take(4))
        {
            Standing.Add(facts, missing, books, code, input.On);
            if (!books.Knows(code) || books.Page(code, input.On).Billable)
                continue;
            SeventhTool.Add(facts, books, code);
            var leaves = ValidateTool.Leaves(books, code).Take(Most + 1).ToList();
            facts.AddRange(leaves.Take(Most).Select(leaf => books.Entry(leaf, $"- {leaf.Text}, {books.Title(leaf)}, is complete")));
            if (leaves.Count > Most)
                missing.Add("More complete codes stand below it than are shown; ask for a narrower category.");
        }
        return facts.Count + missing.Count > 0 ? new ToolResult(facts, missing) : ToolResult.None("Please give the diagnosis code that is to be completed.");
    }
}
