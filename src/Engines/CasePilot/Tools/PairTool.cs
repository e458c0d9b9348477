using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>Whether NCCI pairs two or more codes, which is column 2, and whether a modifier may bypass it.</summary>
public sealed class PairTool : ITool
{
    public string Name => "ptp_pair";

    public string Answers => "Whether NCCI pairs two or more codes, which is column 2, and whether a modifier may bypass it.";

    public IReadOnlyList<string> Reads => ["codes", "on"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        var missing = new List<string>();
        List<Code> codes = [.. input.Codes.Where(c => c.IsProcedure).Distinct().Take(8)];
        var (paired, never, listed) = (false, false, true);
        for (var i = 0; i < codes.Count; i++)
            for (var j = i + 1; j < codes.Count; j++)
                foreach (var (table, setting) in Tables)
                    if (CodeEdits.Table(books.Shelf, table, input.On) is { } pairs)
                        never |= Pair(facts, books, pairs, codes[i], codes[j], setting, input.On, ref paired);
                    else
                        missing.Add($"The NCCI {setting} edits of that time are not loaded, so the pair is not checked there.");
        foreach (var code in codes.Where(c => !books.Knows(c)))
        {
            listed = false;
            Unknown.Add(facts, missing, books, code);
        }
        if (codes.Count < 2)
            return ToolResult.None("Please name two procedure codes to hold against the NCCI edits.");
        return new ToolResult(facts, [.. missing.Distinct()], !listed || facts.Count == 0 ? null : paired ? never ? "No" : "Only with a modifier" : "No edit",
            [$"What is the MUE of {codes[0].Text}?", "When is modifier 59 right?"]);
    }

    private static readonly (string Table, string Setting)[] Tables = [("ptp_practitioner", "practitioner"), ("ptp_hospital", "outpatient hospital")];

    private static bool Pair(List<Fact> facts, PilotBooks books, IPtpTable pairs, Code one, Code two, string setting, DateOnly? on, ref bool paired)
    {
        var edits = Found(books, pairs, one, two, on).Concat(Found(books, pairs, two, one, on)).ToList();
        foreach (var (first, second, edit) in edits)
        {
            paired = true;
            var row = string.Create(CultureInfo.InvariantCulture, $"column 1: {first.Text} | column 2: {second.Text} | modifier indicator: {edit.Indicator} | effective {edit.Effective:yyyy-MM-dd} | {edit.Rationale}");
            facts.Add(new Fact($"{first.Text} is column 1 and {second.Text} is column 2 of an NCCI {setting} edit, modifier indicator {edit.Indicator}, so {second.Text} is bundled into {first.Text}{(edit.Indicator == 0
                ? " and no modifier is allowed to bypass it" : edit.Indicator == 1 ? "; a modifier is allowed when the record shows a separate site, lesion or encounter" : "; the edit is not in use")}", edit.Source, row, $"NCCI {setting} edit"));
            if (edit.Indicator == 1 && books.Decoding("ptp_modifier", "1", "Indicator 1: {}") is { } meaning && !facts.Contains(meaning))
                facts.Add(meaning);
            foreach (var modifier in edit.Indicator == 1 ? ["59", "XS"] : (string[])[])
                if (books.Shelf.Starter.Entries(new Code(CodeSystem.Modifier, modifier)).Count > 0)
                    facts.AddRange(new ModifierTool().Run(new ToolInput { Modifiers = [modifier] }, books).Facts.Where(f => f.Text.Contains(" says", StringComparison.Ordinal)).Take(1));
            return edit.Indicator == 0;
        }
        facts.Add(new Fact($"There is no NCCI {setting} edit between {one.Text} and {two.Text} in either direction in the loaded quarter",
            new Source(pairs.Edition.Book, pairs.Edition.Name, pairs.Edition.From, books.Shelf.Imported!.Parts.First(p => p.Table == pairs.Table && p.Edition == pairs.Edition).File, 0),
            $"{pairs.Edition.Name}: no row pairs {one.Text} with {two.Text}, whichever is column 1", $"NCCI {setting} edits {pairs.Edition.Name}"));
        return false;
    }

    private static IEnumerable<(Code First, Code Second, PairEdit Edit)> Found(PilotBooks books, IPtpTable table, Code first, Code second, DateOnly? on) =>
        CodeEdits.Between(books.Shelf, table, first, second, on, books.Today).Select(edit => (first, second, edit));
}
