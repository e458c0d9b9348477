using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Risk;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>The raw risk score of a set of diagnoses: categories, what a hierarchy drops, and the weights.</summary>
public sealed class RiskTool : ITool
{
    public string Name => "risk";

    public string Answers => "The raw risk score of a set of diagnoses: categories, what a hierarchy drops, and the weights.";

    public IReadOnlyList<string> Reads => ["codes", "age", "sex", "words"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        List<Code> diagnoses = [.. input.Codes.Where(c => c.System == CodeSystem.Icd10Cm).Take(30)];
        var score = RiskAdjuster.Score(books.Shelf.Imported, diagnoses, new RiskQuestion(input.Age, input.Sex switch { "female" => "F", "male" => "M", _ => null }));
        var facts = new List<Fact>();
        foreach (var model in score.Models.OrderByDescending(m => input.Words.Contains(m.Model[^3..], StringComparison.OrdinalIgnoreCase)))
        {
            foreach (var category in model.Categories)
                facts.Add(new Fact($"- {model.Model}: {string.Join(", ", category.Codes)} falls in HCC {category.Hcc}, {PilotBooks.OneSentence(category.Label)}{(category.DroppedBy is { } by ? $", dropped below HCC {by}" : category.Weight is { } w ? $", weight {w.ToString(CultureInfo.InvariantCulture)} in segment {model.Segment}" : "")}",
                    category.Source, string.Create(CultureInfo.InvariantCulture, $"{model.Model} | {string.Join(' ', category.Codes)} | HCC {category.Hcc} | {category.Label} | below HCC {category.DroppedBy} | {category.Weight} | {model.Segment}"), $"{model.Model}, HCC {category.Hcc}"));
            if (model.Categories.Count > 0 || model.Weights.Count > 0)
                facts.Add(new Fact(string.Create(CultureInfo.InvariantCulture, $"The raw score in {model.Model}, segment {model.Segment}, is {model.Raw}"), (model.Categories.FirstOrDefault()?.Source ?? model.Weights[0].Source) with { Line = 0 },
                    string.Create(CultureInfo.InvariantCulture, $"{model.Model} | {model.Segment} | {string.Join(" + ", model.Weights.Select(w => $"{w.Name} {w.Weight}"))} = {model.Raw}"), $"{model.Model}, raw score"));
        }
        if (facts.Count == 0)
            return new CrosswalkTool().Run(input with { Words = "HCC " + input.Words }, books);
        return new ToolResult(facts, ["The raw score is without normalisation and coding-pattern adjustment, which are not loaded."]);
    }
}
