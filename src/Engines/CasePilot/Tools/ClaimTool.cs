using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Claims;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>What Medicare's edits say of codes billed together with their modifiers and diagnoses.</summary>
public sealed class ClaimTool : ITool
{
    public string Name => "claim";

    public string Answers => "What Medicare's edits say of codes billed together with their modifiers and diagnoses.";

    public IReadOnlyList<string> Reads => ["codes", "modifiers", "on"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        List<Code> procedures = [.. input.Codes.Where(c => c.IsProcedure).Take(20)];
        List<Code> diagnoses = [.. input.Codes.Where(c => c.System == CodeSystem.Icd10Cm).Take(12)];
        if (procedures.Count == 0)
            return new NotesTool().Run(input, books);
        var lines = procedures.Select((c, i) => new ClaimLine(i + 1, c.Text, i == procedures.Count - 1 ? input.Modifiers : [], 1, input.On, [.. Enumerable.Range(1, diagnoses.Count)])).ToList();
        var verdict = ClaimChecker.Check(new Claim(ClaimSetting.Practitioner, new Patient(null, null), null, lines, [.. diagnoses.Select(d => new ClaimDiagnosis(d.Text))], null), books.Shelf);
        var facts = new List<Fact>();
        foreach (var finding in verdict.Findings.Where(f => f.Status is "fail" or "warn" or "bypassed" && f.Source is not null).Take(8))
            facts.Add(new Fact($"- {finding.Status}, {finding.Edit}: {finding.Message}", finding.Source!, $"{string.Join(' ', finding.Codes)} | {finding.Message}", $"Edit {finding.Edit}"));
        foreach (var code in procedures.Concat(diagnoses).Take(6))
            Standing.Add(facts, [], books, code, input.On);
        return new ToolResult(facts, verdict.Summary.NotChecked.Count > 0 ? ["Some edits could not be checked with what is loaded or with what the question says, so this is not a clean claim yet."] : []);
    }
}
