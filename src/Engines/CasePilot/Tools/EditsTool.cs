using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>How many NCCI edits name a code, and the first of them.</summary>
public sealed class EditsTool : ITool
{
    public string Name => "edits";

    public string Answers => "How many NCCI edits name a code, and the first of them.";

    public IReadOnlyList<string> Reads => ["codes", "on"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        var missing = new List<string>();
        foreach (var code in input.Codes.Take(2))
        {
            var list = CodeEdits.Of(books.Shelf, code, input.On, books.Today);
            missing.AddRange(list.NotLoaded.Select(m => PilotBooks.OneSentence(m.HowTo) + "."));
            foreach (var (table, setting) in new[] { (list.Practitioner, "practitioner"), (list.Hospital, "outpatient hospital") })
                if (table is not null)
                {
                    var source = (table.Column1.Count > 0 ? table.Column1 : table.Column2) is [var any, ..] ? any.Source with { Line = 0 } : null;
                    if (source is not null)
                        facts.Add(new Fact($"{code.Text} is column 1 of {table.Column1.Count} and column 2 of {table.Column2.Count} NCCI {setting} edits in force", source,
                            $"{code.Text}: {table.Column1.Count} rows in column 1, {table.Column2.Count} rows in column 2", $"NCCI {setting} edits"));
                    foreach (var edit in table.Column2.Take(5))
                        facts.Add(new Fact($"- Bundled into {edit.Code}, modifier indicator {edit.Indicator}", edit.Source, $"column 1: {edit.Code} | column 2: {code.Text} | modifier indicator: {edit.Indicator}", "NCCI edit"));
                }
            facts.AddRange(new MueTool().Run(input with { Codes = [code] }, books).Facts);
        }
        return new ToolResult(facts, facts.Count > 0 ? missing : [.. missing, "No edit that is loaded names that code."]);
    }
}
