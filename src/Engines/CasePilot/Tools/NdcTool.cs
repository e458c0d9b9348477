using System.Runtime.CompilerServices;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>Which HCPCS code a national drug code is billed with, and the products of a code.</summary>
public sealed class NdcTool : ITool
{
    private static readonly ConditionalWeakTable<ICatalogue, Dictionary<string, List<Sourced<RowEntry>>>> Kept = [];

    public string Name => "ndc";

    public string Answers => "Which HCPCS code a national drug code is billed with, and the products of a code.";

    public IReadOnlyList<string> Reads => ["codes", "ndc"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        if (books.Shelf.Imported is not { } catalogue || catalogue.Parts.FirstOrDefault(p => p.Table == "ndc") is not { } part)
            return ToolResult.None("The crosswalk of national drug codes is not loaded; import the Part B drug files to have it.");
        var facts = new List<Fact>();
        var missing = new List<string>();
        if (input.Ndc is { } ndc)
        {
            var rows = Kept.GetValue(catalogue, Index).GetValueOrDefault(Plain(ndc)) ?? [];
            foreach (var row in rows.Take(4))
            {
                facts.Add(new Fact($"{row.Entry.Cells[3].Trim()}, {row.Entry.Cells[4].Trim()} of {row.Entry.Cells[2].Trim()}, is billed with {row.Entry.Key}; one unit is {row.Entry.Cells[5].Trim()}, and a package holds {row.Entry.Cells[9].Trim()} billing units", row.Source, books.Row(row.Source, "asp", row.Entry.Key), $"Drug products, {row.Entry.Key}"));
                if (Code.Read(row.Entry.Key, CodeSystem.Hcpcs) is [var code] && books.Knows(code))
                    facts.Add(books.Entry(code, $"{code.Text} is {books.Title(code)}"));
            }
            if (rows.Count == 0)
                facts.Add(new Fact($"{ndc} is not found in the loaded crosswalk of drug products", new Source(part.Edition.Book, part.Edition.Name, part.Edition.From, part.File, 0), $"{part.Edition.Name}: no row names {ndc}", $"Drug products {part.Edition.Name}"));
        }
        foreach (var code in input.Codes.Where(c => c.IsProcedure).Take(3))
            foreach (var row in catalogue.Rows("asp", "ndc", code.Value).Take(12))
                facts.Add(new Fact($"- {code.Text}: {row.Entry.Cells[3].Trim()}, {row.Entry.Cells[4].Trim()}, {row.Entry.Cells[2].Trim()}", row.Source, books.Row(row.Source, "asp", code.Value), $"Drug products, {code.Text}"));
        if (facts.Count == 0)
            missing.Add("The loaded crosswalk lists no drug product of that code.");
        return new ToolResult(facts, missing);
    }

    /// <summary>The codes whose products bear a brand name.</summary>
    internal static IReadOnlyList<Code> Brand(PilotBooks books, string words)
    {
        if (books.Shelf.Imported is not { } catalogue || words.Length < 4)
            return [];
        var wanted = words.Split(' ').Where(w => w.Length > 3).ToList();
        return [.. Kept.GetValue(catalogue, Index).Values.SelectMany(r => r).Where(r => wanted.Exists(w => r.Entry.Cells[4].StartsWith(w, StringComparison.OrdinalIgnoreCase)))
            .Select(r => r.Entry.Key).Distinct().Take(5).SelectMany(k => Code.Read(k, CodeSystem.Hcpcs)).Where(books.Knows)];
    }

    private static Dictionary<string, List<Sourced<RowEntry>>> Index(ICatalogue catalogue)
    {
        var index = new Dictionary<string, List<Sourced<RowEntry>>>(StringComparer.Ordinal);
        foreach (var edition in catalogue.Parts.Where(p => p.Table == "ndc").Select(p => p.Edition).Distinct())
            foreach (var row in catalogue.Rows(edition, "ndc"))
                (index.TryGetValue(Plain(row.Entry.Cells[3]), out var known) ? known : index[Plain(row.Entry.Cells[3])] = []).Add(row);
        return index;
    }

    // 10 digits are written in three ways; with each part filled up they are one
    private static string Plain(string ndc) => ndc.Trim().Split('-') is [var labeler, var product, var package] ? $"{labeler.PadLeft(5, '0')}{product.PadLeft(4, '0')}{package.PadLeft(2, '0')}" : ndc.Trim();
}
