using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.DetectIcd10Cm;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>The diagnoses that a text names, with their codes.</summary>
public sealed class DetectTool : ITool
{
    public string Name => "detect";

    public string Answers => "The diagnoses that a text names, with their codes.";

    public IReadOnlyList<string> Reads => ["words", "on"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        var result = new DiagnosisDetector(books.Shelf).Detect(input.Words, new DetectOptions { On = input.On });
        foreach (var found in result.Codes.Where(c => c.Status == "reported").Select(c => c.Code).Concat(result.Mentions.Where(m => m.Assertion == "present").Select(m => m.Code)).Distinct().Take(8))
            if (Code.Read(found, CodeSystem.Icd10Cm) is [var code] && books.Knows(code))
                facts.Add(books.Entry(code, $"The text supports {code.Text}, {books.Title(code)}"));
        return facts.Count > 0 ? new ToolResult(facts, []) : new SearchTool().Run(input, books);
    }
}
