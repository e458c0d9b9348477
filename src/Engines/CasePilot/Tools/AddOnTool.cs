using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.CasePilot.Guides;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>The primary codes of an add-on code, or the add-ons of a primary.</summary>
public sealed class AddOnTool : ITool
{
    public string Name => "add_on";

    public string Answers => "The primary codes of an add-on code, or the add-ons of a primary.";

    public IReadOnlyList<string> Reads => ["codes", "on"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        var missing = new List<string>();
        foreach (var code in input.Codes.Take(3))
        {
            var list = CodeEdits.Of(books.Shelf, code, input.On, books.Today);
            foreach (var relation in list.AddOn.Take(25))
                facts.Add(relation.Role == "primary" && relation.Code == CodeEdits.ContractorDefined
                    ? new Fact($"{code.Text} is an add-on code whose primary codes the contractor defines", relation.Source, $"{relation.Code} | {code.Text} | {relation.Type}", "NCCI add-on codes")
                    : relation.Role == "primary" ? new Fact($"{code.Text} is a type {relation.Type} add-on code, reported with the primary code {relation.Code}", relation.Source, $"primary: {relation.Code} | add-on: {code.Text} | type: {relation.Type}", "NCCI add-on codes")
                    : new Fact($"{relation.Code} is a type {relation.Type} add-on code to {code.Text}", relation.Source, $"primary: {code.Text} | add-on: {relation.Code} | type: {relation.Type}", "NCCI add-on codes"));
            if (list.AddOn.Count > 0 && books.Decoding("aoc_type", list.AddOn[0].Type, "The type says: {}") is { } meaning)
                facts.Add(meaning);
            missing.AddRange(list.NotLoaded.Where(m => m.Section == "add_on").Select(m => m.HowTo));
            if (list.AddOn.Count == 0 && missing.Count == 0)
                missing.Add("The loaded add-on table names that code neither as an add-on nor as a primary.");
        }
        var alone = input.Words.Contains("alone", StringComparison.OrdinalIgnoreCase) || input.Words.Contains("itself", StringComparison.OrdinalIgnoreCase) || input.Words.Contains("own", StringComparison.OrdinalIgnoreCase) || input.Words.Contains("without", StringComparison.OrdinalIgnoreCase);
        var addOn = facts.Exists(f => f.Text.Contains("add-on code", StringComparison.Ordinal) && !f.Text.Contains("add-on code to", StringComparison.Ordinal));
        if (addOn && GuideBook.All.Topics.FirstOrDefault(t => t.Title == "Add-on codes") is { } rule)
            facts.Add(rule.Sentences[0].AsFact(rule));
        return new ToolResult(facts, missing, facts.Count == 0 ? null : addOn != alone ? "Yes" : "No");
    }
}
