using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Search;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>Which code stands for a description.</summary>
public sealed class SearchTool : ITool
{
    public string Name => "search";

    public string Answers => "Which code stands for a description.";

    public IReadOnlyList<string> Reads => ["words", "on"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var words = input.Words.Length > 300 ? input.Words[..300] : input.Words;
        var system = Wanted(input.Words);
        var answer = books.Shelf.Search.Search(words, new SearchOptions(System: system, On: input.On, Limit: 8));
        var facts = new List<Fact>();
        foreach (var hit in answer.Results.Where(r => r.Billable || r.System == "modifier").Concat(answer.Results.Where(r => !r.Billable && r.System != "modifier")).Take(5))
            if (CodeSystems.Parse(hit.System) is { } of && Code.Read(hit.Code, of) is [var code] && books.Knows(code))
                facts.Add(books.Entry(code, facts.Count == 0 ? $"The best match is {code.Text}, {Titled(books, code)}" : $"- {code.Text}, {Titled(books, code)}"));
        return facts.Count > 0 ? new ToolResult(facts, [], FollowUps: ["Is the first one billable?", "Which notes stand at it?"])
            : ToolResult.None("Nothing in the loaded books matches that; please give a code, or other words for it.");
    }

    private static string Titled(PilotBooks books, Code code) => books.Title(code) is { Length: > 0 } title ? title : "listed without a title of its own";

    private static CodeSystem? Wanted(string words) => words.Contains("modifier", StringComparison.OrdinalIgnoreCase) ? CodeSystem.Modifier
        : words.Contains("HCPCS", StringComparison.OrdinalIgnoreCase) ? CodeSystem.Hcpcs
        : words.Contains("ICD-10-PCS", StringComparison.OrdinalIgnoreCase) ? CodeSystem.Icd10Pcs
        : words.Contains("ICD", StringComparison.OrdinalIgnoreCase) || words.Contains("diagnosis", StringComparison.OrdinalIgnoreCase) ? CodeSystem.Icd10Cm
        : words.Contains("CPT", StringComparison.OrdinalIgnoreCase) ? CodeSystem.Cpt : null;
}
