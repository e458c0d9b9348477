using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>What one billing unit of a drug code is, how many units a dose makes, and its payment limit.</summary>
public sealed partial class DrugTool : ITool
{
    public string Name => "drug";

    public string Answers => "What one billing unit of a drug code is, how many units a dose makes, and its payment limit.";

    public IReadOnlyList<string> Reads => ["codes", "dose", "words"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        var missing = new List<string>();
        if (input.Codes.Count == 0 && Named(input, books) is { } meant)
            input = input with { Codes = [meant] };
        foreach (var code in input.Codes.Where(c => c.System == CodeSystem.Hcpcs).Take(4))
        {
            if (!books.Knows(code))
            {
                Unknown.Add(facts, missing, books, code);
                continue;
            }
            var title = books.Title(code);
            facts.Add(books.Entry(code, $"{code.Text} is {title}"));
            if (Unit(title) is var (amount, unit) && amount > 0)
            {
                facts.Add(books.Entry(code, string.Create(CultureInfo.InvariantCulture, $"One billing unit of {code.Text} is {amount} {unit}")));
                if (input.Dose is { } dose && Same(dose, unit) is { } given)
                {
                    var units = Math.Ceiling(given / amount);
                    var row = books.Entry(code, "x");
                    facts.Add(row with { Text = string.Create(CultureInfo.InvariantCulture, $"{dose.Amount} {dose.Unit} of {code.Text} make {units} units, as {given} {unit} by {amount} {unit} is rounded up to whole units"), Row = string.Create(CultureInfo.InvariantCulture, $"{row.Row} | dose asked: {dose.Amount} {dose.Unit} = {given} {unit} | working {given} / {amount} = {units}") });
                }
            }
            if (books.Shelf.Imported is not null && Fees.Of(books.Shelf, code, new FeeQuestion(), books.Today).Drug is { } limit)
                facts.Add(Limit(books, code, limit));
        }
        return facts.Count + missing.Count > 0 ? new ToolResult(facts, missing) : ToolResult.None("Please name the HCPCS code of the drug.");
    }

    // a drug named in words: the code that search puts first among drugs
    private static Code? Named(ToolInput input, PilotBooks books) =>
        new SearchTool().Run(input with { System = CodeSystem.Hcpcs, Words = Amount().Replace(input.Words, " ") }, books).Facts is [var best, ..]
        && Code.Read(best.Row.Split(' ')[0], CodeSystem.Hcpcs) is [{ Value: ['J' or 'Q' or 'A' or 'C', ..] } code] ? code : null;

    [System.Text.RegularExpressions.GeneratedRegex(@"[\d.,]+\s*(?:mg|mcg|g|gm|grams?|ml|units?|iu)\b|\bhow many\b|\bunits?\b|\bdose\b|\bgiven\b|\bgave\b|\bof\b|\biv\b|\bim\b|\bpushed?\b|\binject(?:ed|ion)\b", System.Text.RegularExpressions.RegexOptions.IgnoreCase | System.Text.RegularExpressions.RegexOptions.CultureInvariant, 5000)]
    private static partial System.Text.RegularExpressions.Regex Amount();

    internal static Fact Limit(PilotBooks books, Code code, DrugLimit limit) => new(
        string.Create(CultureInfo.InvariantCulture, $"The Part B payment limit of {code.Text} is ${limit.Limit} for {limit.Dosage}"), limit.Source, books.Row(limit.Source, "asp", code.Value), $"Part B drug limit, {code.Text}");

    private static (decimal Amount, string Unit) Unit(string title)
    {
        var match = System.Text.RegularExpressions.Regex.Match(title, @"([\d.,]+)\s*(mg|mcg|g|gm|ml|units?|i\.?u\.?|meq)\b", System.Text.RegularExpressions.RegexOptions.IgnoreCase | System.Text.RegularExpressions.RegexOptions.RightToLeft, TimeSpan.FromSeconds(5));
        return match.Success && decimal.TryParse(match.Groups[1].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? (amount, match.Groups[2].Value.ToLowerInvariant()) : (0, "");
    }

    private static decimal? Same((decimal Amount, string Unit) dose, string unit)
    {
        decimal? Scale(string u) => u switch { "g" or "gm" => 1000m, "mg" => 1m, "mcg" => 0.001m, _ => null };
        return dose.Unit.TrimEnd('s') == unit.TrimEnd('s') ? dose.Amount : Scale(dose.Unit) is { } from && Scale(unit) is { } to ? dose.Amount * from / to : null;
    }
}
