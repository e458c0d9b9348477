using System.Text.RegularExpressions;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>What the value of an indicator means, or which value a code has.</summary>
public sealed partial class IndicatorTool : ITool
{
    public string Name => "indicator";

    public string Answers => "What the value of an indicator means, or which value a code has.";

    public IReadOnlyList<string> Reads => ["codes", "words"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var words = input.Words.ToLowerInvariant();
        var names = Indicators.Where(n => n.Words.Any(w => words.Contains(w, StringComparison.Ordinal))).Select(n => n.Name).Distinct().ToList();
        if (names.Contains("opps_status"))
            names.Remove("status"); // "OPPS status" is one thing
        var facts = new List<Fact>();
        foreach (var code in input.Codes.Take(5))
            foreach (var indicator in books.Page(code, input.On).Indicators.Where(i => names.Count == 0 || names.Contains(i.Name)))
            {
                facts.Add(Values.Indicator(books, books.Page(code, input.On), indicator));
                if (books.Decoding(indicator.Name, indicator.Value, $"{indicator.Label}, value {indicator.Value}: {{}}") is { } meaning)
                    facts.Add(meaning);
            }
        foreach (var name in names.Where(_ => input.Codes.Count == 0))
            foreach (var value in Candidates(input.Words))
                if ((books.Decoding(name, value, $"{Indicators.First(n => n.Name == name).Title}, value {value}: {{}}")
                    ?? (name == "status" && value.Length > 1 ? books.Decoding("opps_status", value, $"OPPS status indicator, value {value}: {{}}") : null)) is { } fact)
                {
                    facts.Add(fact);
                    break;
                }
        return facts.Count > 0 ? new ToolResult(facts, []) : ToolResult.None("Please name the indicator and its value, or the code whose value is meant.");
    }

    /// <summary>The short words of a question that can be an indicator's value, the likeliest first.</summary>
    internal static IEnumerable<string> Candidates(string words)
    {
        // "status I", "status indicator J1": what stands right behind the word is meant, whatever else it could be
        if (Named().Match(words) is { Success: true } said)
            yield return said.Groups[1].Value.ToUpperInvariant();
        var tokens = words.Split([' ', '?', ',', '.', ':', ';', '(', ')', '"', '\''], StringSplitOptions.RemoveEmptyEntries);
        foreach (var token in tokens.Where(t => t.Length <= 3 && (t.Any(char.IsAsciiDigit) || t.All(char.IsAsciiLetterUpper) && t is not ("I" or "MAI" or "MUE" or "CPT" or "POS" or "A" or "HCC" or "PC" or "TC" or "RVU" or "APC"))).Concat(tokens.Where(t => t == "A")))
        {
            yield return token;
            if (token.Length == 1)
                yield return "0" + token;
            if (token.All(char.IsAsciiDigit) && token.Length < 3)
                yield return token.PadLeft(3, '0');
        }
    }

    [GeneratedRegex(@"\b(?:status|indicator|value|SI)\s+(?:(?:code|indicator|of|is|=|:)\s*)*[""'“]?([B-Z]\d?|A(?=[\s?.,;)""'”]|$)|[a-z]\d|Q[1-4])(?=[\s?.,;)""'”]|$)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Named();

    private static readonly (string Name, string Title, string[] Words)[] Indicators =
    [
        ("bilateral", "Bilateral indicator", ["bilateral", "both ", "two sides"]), ("global", "Global days", ["global"]), ("pctc", "PC/TC indicator", ["pc/tc", "pctc", "professional", "technical"]),
        ("multiple", "Multiple procedure indicator", ["multiple"]), ("assistant", "Assistant at surgery indicator", ["assist"]), ("cosurgeon", "Co-surgeon indicator", ["co-surg", "cosurg", "co surg", "two surgeons", "second surgeon"]),
        ("team", "Team surgery indicator", ["team"]), ("supervision", "Supervision indicator", ["supervision"]), ("opps_status", "OPPS status indicator", ["opps", "apc", "hospital outpatient", "outpatient prospective"]),
        ("status", "Status code", ["status", "fee schedule indicator"]), ("mai", "MUE adjudication indicator", ["mai", "adjudication"]), ("asc_payment", "ASC payment indicator", ["asc ", "ambulatory surg"]),
        ("pos", "Place of service", ["place of service", "pos"]), ("tos", "Type of service", ["type of service", "tos"]), ("betos", "BETOS", ["betos"]), ("rbcs", "RBCS", ["rbcs"]), ("poa", "Present on admission", ["poa", "present on admission"]),
        ("aoc_type", "Add-on type", ["add-on type", "addon type", "type of add-on"]), ("ptp_modifier", "PTP modifier indicator", ["ptp", "ncci", "modifier indicator", "cci"]),
    ];
}
