using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>The medically unlikely units of a code, and how the limit is applied.</summary>
public sealed class MueTool : ITool
{
    public string Name => "mue";

    public string Answers => "The medically unlikely units of a code, and how the limit is applied.";

    public IReadOnlyList<string> Reads => ["codes", "on", "words"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        var missing = new List<string>();
        foreach (var code in input.Codes.Where(c => c.IsProcedure).Take(6))
        {
            if (!books.Knows(code))
            {
                Unknown.Add(facts, missing, books, code);
                continue;
            }
            var found = books.Page(code, input.On).Mue;
            var hospital = input.Words.Contains("hospital", StringComparison.OrdinalIgnoreCase) || input.Words.Contains("facility", StringComparison.OrdinalIgnoreCase);
            var dme = input.Words.Contains("DME", StringComparison.OrdinalIgnoreCase) || input.Words.Contains("supplier", StringComparison.OrdinalIgnoreCase);
            foreach (var mue in found.OrderBy(m => dme == (m.Service == "dme") && hospital == (m.Service == "outpatient_hospital") ? 0 : 1))
            {
                facts.Add(Of(books, code.Value, mue));
                if (mue.Mai.Length > 0 && books.Decoding("mai", mue.Mai[..1], $"MAI {mue.Mai[..1]} means: {{}}") is { } meaning)
                    facts.Add(meaning);
            }
            if (found.Count == 0)
                missing.Add("No unlikely edit that is loaded names that code; some limits are confidential, and none published is not the same as none.");
        }
        return facts.Count + missing.Count > 0 ? new ToolResult(facts, missing) : ToolResult.None("Please name the code whose unit limit is meant.");
    }

    internal static Fact Of(PilotBooks books, string key, Mue mue)
    {
        var mai = mue.Mai.Length > 0 ? mue.Mai[..1] : "";
        var kind = mai switch { "1" => "a claim line edit", "2" => "an absolute limit per date of service, a matter of policy", "3" => "a date of service edit on clinical grounds", _ => "" };
        var row = books.Row(mue.Source, mue.Source.Book, key) is { Length: > 0 } found ? found : $"{key} | MUE {mue.Units} | MAI {mue.Mai} | {mue.Rationale}";
        return new Fact($"{key}: the {mue.Service.Replace('_', ' ')} MUE is {mue.Units.ToString(CultureInfo.InvariantCulture)} units, MAI {mai}, {kind}{(mue.Rationale.Length > 0 ? $", rationale {mue.Rationale}" : "")}", mue.Source, row, $"MUE of {key}");
    }
}
