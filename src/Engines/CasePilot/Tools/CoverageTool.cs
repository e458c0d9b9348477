using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.CasePilot.Understanding;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>The loaded coverage documents that name a code or a topic, and the code's status for Medicare.</summary>
public sealed class CoverageTool : ITool
{
    private static readonly HashSet<string> Request = [.. "lcd lcds ncd ncds coverage cover local national determination article articles document documents any titled medicare".Split(' ').SelectMany(Stems.Of)];

    public string Name => "coverage";

    public string Answers => "The loaded coverage documents that name a code or a topic, and the code's status for Medicare.";

    public IReadOnlyList<string> Reads => ["codes", "words"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        foreach (var code in input.Codes.Take(3))
        {
            var page = books.Page(code, input.On);
            foreach (var indicator in page.Indicators.Where(i => i.Name is "status" or "coverage"))
            {
                facts.Add(Values.Indicator(books, page, indicator));
                if (books.Decoding(indicator.Name, indicator.Value, $"{indicator.Label} {indicator.Value}: {{}}") is { } meaning)
                    facts.Add(meaning);
            }
            foreach (var walk in page.Crosswalks.Where(w => w.Kind.Contains("coverage", StringComparison.Ordinal)))
                foreach (var item in walk.Items.Take(10))
                    facts.Add(new Fact($"- {code.Text} is named by {item.Code}{(item.Title.Length > 0 ? ", " + item.Title : "")}", item.Source, $"{code.Text} | {item.Code} | {item.Title}", "Coverage documents"));
            Standing.Add(facts, [], books, code, input.On);
        }
        if (input.Codes.Count == 0)
            facts.AddRange(Titled(input.Words, books));
        if (input.Codes.Count == 0 && facts.Count == 0)
            return ToolResult.None("No coverage document that is loaded has such a title; the code tables of local policies are not loaded, so ask the contractor or name the code.");
        return new ToolResult(facts, ["Only the titles of Medicare's local documents are loaded; the policies of a private payer are not in my data, so ask that payer."]);
    }

    private static IEnumerable<Fact> Titled(string words, PilotBooks books)
    {
        List<string> wanted = [.. Stems.Of(words).Where(w => !Request.Contains(w))];
        if (wanted.Count == 0 || books.Shelf.Imported?.Parts.FirstOrDefault(p => p.Table == "documents") is not { } part)
            return [];
        var columns = part.Columns.ToList();
        var (id, title, kind) = (columns.IndexOf("document_display_id"), columns.IndexOf("title"), columns.IndexOf("document_type"));
        return books.Shelf.Imported.Rows(part.Edition, "documents").Select(row => (row, Shared: Stems.Of(row.Entry.Cells[title]) is var there ? wanted.Count(there.Contains) : 0))
            .Where(r => 3 * r.Shared >= 2 * wanted.Count).OrderByDescending(r => r.Shared).Take(6)
            .Select(r => new Fact($"- {r.row.Entry.Cells[kind]} {r.row.Entry.Cells[id]}: {PilotBooks.OneSentence(r.row.Entry.Cells[title])}", r.row.Source, string.Join(" | ", r.row.Entry.Cells), "Coverage documents"));
    }
}
