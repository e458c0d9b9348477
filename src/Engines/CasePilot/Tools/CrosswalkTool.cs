using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>What a code maps to: ICD-9 and ICD-10, HCC with weights, CC and MCC, DRG, add-ons.</summary>
public sealed class CrosswalkTool : ITool
{
    public string Name => "crosswalk";

    public string Answers => "What a code maps to: ICD-9 and ICD-10, HCC with weights, CC and MCC, DRG, add-ons.";

    public IReadOnlyList<string> Reads => ["codes", "words", "on"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        var missing = new List<string>();
        var words = input.Words.ToUpperInvariant();
        foreach (var code in input.Codes.Take(4))
        {
            if (!books.Knows(code))
            {
                Unknown.Add(facts, missing, books, code);
                continue;
            }
            var page = books.Page(code, input.On);
            var (hcc, gem) = (Any(words, "HCC", "RISK", "RAF", "V28", "V24"), Any(words, "ICD-9", "ICD9", "GEM", "ICD-10", "ICD10", "CONVERT", "EQUIVALENT", "CROSSWALK", "MAP", "TRANSLAT", "FORWARD", "BACKWARD", "OLD"));
            var before = facts.Count;
            foreach (var walk in page.Crosswalks)
                if (hcc ? walk.Kind == "hcc" : gem ? walk.Kind.StartsWith("gem", StringComparison.Ordinal) : true)
                    foreach (var item in walk.Items.OrderByDescending(i => i.Flags.Any(f => words.Contains(f.ToUpperInvariant(), StringComparison.Ordinal))).Take(12))
                        facts.Add(Of(books, code, walk, item));
            foreach (var flag in page.Flags.Where(f => f.Source is not null && (f.Name is "cc" or "mcc" || Any(words, "MCC", " CC", "COMORBID") && f.Name.Contains("cc", StringComparison.Ordinal))))
                facts.Add(new Fact($"{code.Text} is marked {flag.Label}: {flag.Meaning}", flag.Source!, $"{code.Text} | {flag.Label} | {flag.Meaning}", $"{flag.Label} list"));
            if (facts.Count == before)
                foreach (var walk in page.Crosswalks.Where(w => w.WhyEmpty is not null && (!hcc || w.Kind == "hcc")).Take(2))
                    missing.Add(CodingAhead.Engines.CasePilot.Answers.Tokens.Of(walk.WhyEmpty!).Count == 0 ? walk.WhyEmpty! : "The loaded crosswalks have no row for it.");
            if (facts.Count == before && hcc && code.System == CodeSystem.Icd10Cm && books.Shelf.Imported?.Parts.FirstOrDefault(p => p.Table == "dx_to_cc") is { } part)
                facts.Add(new Fact($"{code.Text} falls in no payment HCC of the loaded models", new Source(part.Edition.Book, part.Edition.Name, part.Edition.From, part.File, 0), $"no row names {code.Text}", $"CMS-HCC {part.Edition.Name}"));
            Standing.Add(facts, missing, books, code, input.On);
        }
        return new ToolResult(facts, [.. missing.Distinct()]);
    }

    internal static void Gems(List<Fact> facts, PilotBooks books, CodePage page)
    {
        foreach (var walk in page.Crosswalks.Where(w => w.Kind.StartsWith("gem", StringComparison.Ordinal)))
            foreach (var item in walk.Items.Take(6))
                if (Code.Read(page.Code, CodeSystems.Parse(page.System)) is [var code])
                    facts.Add(Of(books, code, walk, item));
    }

    private static Fact Of(PilotBooks books, Code code, Crosswalk walk, CrosswalkItem item) =>
        new($"{code.Text}, {walk.Title.Split(" (")[0]}: {item.Code}{(item.Title.Length > 0 ? $", {item.Title}" : CodeSystems.Parse(item.System) is { } s && Code.Read(item.Code, s) is [var to] && books.Title(to) is { Length: > 0 } t ? $", {t}" : "")}{(item.Flags.Count > 0 ? $" ({string.Join(", ", item.Flags)})" : "")}", item.Source,
            $"{code.Text} | {code.Value} | {walk.Title} | {item.Code} | {item.Title}{(CodeSystems.Parse(item.System) is { } s2 && Code.Read(item.Code, s2) is [var to2] ? " | " + books.Title(to2) : "")} | {string.Join(", ", item.Flags)} | {books.Row(item.Source, item.Source.Book, code.Value)}", walk.Title);

    private static bool Any(string words, params string[] wanted) => wanted.Any(w => words.Contains(w, StringComparison.Ordinal));
}
