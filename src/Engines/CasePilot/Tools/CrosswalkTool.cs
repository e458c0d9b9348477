using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.CasePilot.Answers;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>What a code maps to: ICD-9 and ICD-10, HCC with weights, CC and MCC, DRG, add-ons.</summary>
public sealed partial class CrosswalkTool : ITool
{
    public string Name => "crosswalk";

    public string Answers => "What a code maps to: ICD-9 and ICD-10, HCC with weights, CC and MCC, DRG, add-ons.";

    public IReadOnlyList<string> Reads => ["codes", "words", "on"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        var missing = new List<string>();
        var asked = Asked.Of(input.Words);
        foreach (var code in input.Codes.Take(6))
        {
            if (!books.Knows(code))
            {
                Unknown.Add(facts, missing, books, code);
                continue;
            }
            var page = books.Page(code, input.On);
            var before = facts.Count;
            foreach (var walk in page.Crosswalks.Where(w => asked.Takes(w.Kind)))
                foreach (var item in walk.Items.OrderByDescending(i => i.Flags.Any(f => input.Words.Contains(f, StringComparison.OrdinalIgnoreCase))).Take(12))
                    facts.Add(Of(books, code, walk, item));
            if (asked.Severity || asked.Any)
                Severity(facts, books, code, page, asked.Severity);
            if (facts.Count == before)
                Nothing(facts, missing, books, code, page, asked);
            Standing.Add(facts, missing, books, code, input.On);
        }
        return new ToolResult(facts, [.. missing.Distinct()], asked.Severity ? facts.Exists(f => f.Text.Contains(" is marked ", StringComparison.Ordinal)) ? null : "No" : null,
            input.Codes is [var one] ? [$"Is {one.Text} a CC or an MCC?", $"Which notes stand at {one.Text}?"] : []);
    }

    // what is asked of the mappings; nothing in particular asks for all
    private sealed partial record Asked(bool Hcc, bool Gem, bool Severity)
    {
        public bool Any => !Hcc && !Gem && !Severity;

        public static Asked Of(string words) => new(Has(words, "HCC", "risk", "RAF", "V28", "V24", "hierarchical"),
            Has(words, "ICD-9", "ICD9", "ICD 9", "GEM", "ICD-10", "ICD10", "ICD 10", "convert", "equivalent", "crosswalk", " map", "translat", "forward", "backward", " old ", "today", "now") && !Has(words, "HCC"),
            Marked().IsMatch(words) || Has(words, "comorbid", "complication"));

        public bool Takes(string kind) => Any || Hcc && kind == "hcc" || Gem && kind.StartsWith("gem", StringComparison.Ordinal) || Severity && kind.Contains("comorbid", StringComparison.Ordinal);

        // CC and MCC stand alone: an HCC is neither
        [System.Text.RegularExpressions.GeneratedRegex(@"\bM?CCs?\b", System.Text.RegularExpressions.RegexOptions.IgnoreCase | System.Text.RegularExpressions.RegexOptions.CultureInvariant, 5000)]
        private static partial System.Text.RegularExpressions.Regex Marked();

        private static bool Has(string text, params string[] words) => words.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase));
    }

    private static void Severity(List<Fact> facts, PilotBooks books, Code code, CodePage page, bool asked)
    {
        foreach (var flag in page.Flags.Where(f => f.Source is not null && f.Name is "cc" or "mcc"))
            facts.Add(new Fact($"{code.Text} is marked {flag.Label}: {flag.Meaning}", flag.Source!, $"{code.Text} | {flag.Label} | {flag.Meaning}", $"{flag.Label} list"));
        if (asked && code.System == CodeSystem.Icd10Cm && page.Flags.All(f => f.Name is not ("cc" or "mcc")) && books.Shelf.Imported?.Parts.FirstOrDefault(p => p.Table == "mcc") is { } part)
            facts.Add(new Fact($"{code.Text} is neither a CC nor an MCC in {part.Edition.Name}", new Source(part.Edition.Book, part.Edition.Name, part.Edition.From, part.File, 0), $"{part.Edition.Name}: the lists of CC and MCC do not name {code.Text}", $"MS-DRG {part.Edition.Name}"));
    }

    private static void Nothing(List<Fact> facts, List<string> missing, PilotBooks books, Code code, CodePage page, Asked asked)
    {
        if (asked.Hcc && code.System == CodeSystem.Icd10Cm && books.Shelf.Imported?.Parts.FirstOrDefault(p => p.Table == "dx_to_cc") is { } part)
            facts.Add(new Fact($"{code.Text} falls in no payment HCC of the loaded models", new Source(part.Edition.Book, part.Edition.Name, part.Edition.From, part.File, 0), $"no row names {code.Text}", $"CMS-HCC {part.Edition.Name}"));
        else if (page.Crosswalks.FirstOrDefault(w => w.WhyEmpty is not null && asked.Takes(w.Kind)) is { WhyEmpty: { } why })
            missing.Add(Tokens.Of(why).Count == 0 ? why : "The loaded crosswalks have no row for it.");
        else
            missing.Add("The loaded crosswalks have no row for it.");
    }

    internal static void Gems(List<Fact> facts, PilotBooks books, CodePage page)
    {
        foreach (var walk in page.Crosswalks.Where(w => w.Kind.StartsWith("gem", StringComparison.Ordinal)))
            foreach (var item in walk.Items.Take(6))
                if (Code.Read(page.Code, CodeSystems.Parse(page.System)) is [var code])
                    facts.Add(Of(books, code, walk, item));
    }

    private static Fact Of(PilotBooks books, Code code, Crosswalk walk, CrosswalkItem item)
    {
        var title = item.Title.Length > 0 ? item.Title : CodeSystems.Parse(item.System) is { } system && Code.Read(item.Code, system) is [var to] ? books.Title(to) : "";
        return new Fact($"{code.Text}, {walk.Title.Split(" (")[0]}: {item.Code}{(title.Length > 0 ? $", {title}" : "")}{(item.Flags.Count > 0 ? $" ({string.Join(", ", item.Flags)})" : "")}", item.Source,
            $"{code.Text} | {code.Value} | {walk.Title} | {item.Code} | {title} | {string.Join(", ", item.Flags)} | {books.Row(item.Source, item.Source.Book, code.Value)}", walk.Title);
    }
}
