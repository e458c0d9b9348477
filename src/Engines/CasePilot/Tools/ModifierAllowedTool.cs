using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>Whether a modifier can be used with a code.</summary>
public sealed class ModifierAllowedTool : ITool
{
    public string Name => "modifier_allowed";

    public string Answers => "Whether a modifier can be used with a code.";

    public IReadOnlyList<string> Reads => ["codes", "modifiers", "on"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        string? verdict = null;
        foreach (var code in input.Codes.Take(3))
        {
            var page = books.Page(code, input.On);
            foreach (var text in input.Modifiers.Take(4))
            {
                foreach (var indicator in page.Indicators.Where(i => i.Modifiers.Contains(text) || Governed(text, i.Name)))
                {
                    verdict ??= Refuses(text, indicator) ? "No" : "Yes";
                    facts.Add(Values.Indicator(books, page, indicator));
                    if (books.Decoding(indicator.Name, indicator.Value, $"{indicator.Label}, value {indicator.Value}: {{}}") is { } meaning)
                        facts.Add(meaning);
                }
                foreach (var modifier in page.Modifiers.Where(m => m.Code == text))
                {
                    verdict ??= "Yes";
                    facts.Add(Of(code, modifier));
                }
            }
        }
        facts.AddRange(new ModifierTool().Run(input, books).Facts);
        return new ToolResult(facts, verdict is null ? ["No rule in the loaded books names that modifier for that code, so the payer decides."] : [], verdict);
    }

    internal static Fact Of(Code code, PageModifier modifier) => new($"- {modifier.Code} with {code.Text}: {PilotBooks.OneSentence(modifier.Why)}", modifier.Rule ?? modifier.Source,
        $"{code.Text} | {modifier.Code} | {modifier.Title} | {modifier.Why}", $"Modifier {modifier.Code} with {code.Text}");

    private static bool Governed(string modifier, string indicator) => modifier switch
    {
        "50" or "LT" or "RT" => indicator == "bilateral", "26" or "TC" => indicator == "pctc", "51" => indicator == "multiple", "62" => indicator == "cosurgeon", "66" => indicator == "team",
        "80" or "81" or "82" or "AS" => indicator == "assistant", "24" or "58" or "78" or "79" or "54" or "55" => indicator == "global", _ => false,
    };

    private static bool Refuses(string modifier, Indicator indicator) => indicator.Name switch
    {
        "bilateral" => modifier == "50" && indicator.Value is "0" or "2" or "9", "pctc" => indicator.Value is not ("1" or "6"), "cosurgeon" or "team" => indicator.Value is "0" or "9", "assistant" => indicator.Value is "1" or "9", "multiple" => indicator.Value is "0" or "9",
        "global" => indicator.Value is "XXX" or "ZZZ", _ => false,
    };
}
