using System.Globalization;
using System.Text.RegularExpressions;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>What came, went and changed between two loaded editions of a code set.</summary>
public sealed partial class ChangesTool : ITool
{
    private const int Shown = 8;

    public string Name => "changes";

    public string Answers => "What came, went and changed between two loaded editions of a code set.";

    public IReadOnlyList<string> Reads => ["words"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var book = input.Words.Contains("pcs", StringComparison.OrdinalIgnoreCase) ? "icd10pcs" : input.Words.Contains("hcpcs", StringComparison.OrdinalIgnoreCase) ? "hcpcs" : "icd10cm";
        var editions = books.Shelf.Catalogues.SelectMany(c => c.Editions).Where(e => e.Book == book && e.Official).OrderBy(e => e.From).ToList();
        var years = Year().Matches(input.Words).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal).ToList();
        // of one year: that edition against the one before it; of two: those; of none: the newest two
        var now = years.Count > 0 ? editions.FindLast(e => e.Name.StartsWith(years[^1], StringComparison.Ordinal)) : editions.LastOrDefault();
        var before = years.Count > 1 ? editions.FindLast(e => e.Name.StartsWith(years[0], StringComparison.Ordinal)) : now is null ? null : editions.FindLast(e => e.From < now.From);
        if (now is null || before is null || books.Changes(book, before.Name, now.Name) is not { } diff)
            return ToolResult.None("Two editions to compare are not loaded; import the edition of that year and the one before it.");
        var facts = new List<Fact>();
        var part = books.Shelf.Catalogues.SelectMany(c => c.Parts).First(p => p.Edition == now && p.Systems.Count > 0);
        var (came, went) = (diff.Added.Where(Listed).ToList(), diff.Deleted.Where(Listed).ToList());
        var count = string.Create(CultureInfo.InvariantCulture, $"{book} {now.Name} against {before.Name}: {came.Count} codes came, {went.Count} went, {diff.Changed.Select(d => d.Key).Distinct().Count()} changed");
        facts.Add(new Fact(count, new Source(book, now.Name, now.From, part.File, 0), count, $"{book} {now.Name}"));
        foreach (var (rows, word) in ((List<DiffRow>, string)[])[(came, "came"), (went, "went")])
            foreach (var row in rows.Take(Shown))
                facts.Add(new Fact($"- {row.Key} {word}: {PilotBooks.OneSentence(row.Title ?? "")}", row.Source, $"{row.Key} | {word} | {row.Title}", $"{book}, {row.Key}"));
        return new ToolResult(facts, came.Count > Shown || went.Count > Shown ? ["Only the first of each are shown; the whole list stands on the page of releases."] : [], FollowUps: ["When was the first of them added?"]);
    }

    // the order file lists the headings above new codes too
    private static bool Listed(DiffRow row) => row.Field is null && row.Title is { Length: > 0 };

    [GeneratedRegex(@"\b20\d\d\b", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Year();
}
