using System.Globalization;

namespace CodingAhead.Tests.Conformance.Starter;

/// <summary>The page of the starter edition tells its true size.</summary>
public sealed class SizeTests
{
    private const string Open = "<!-- sizes -->", Close = "<!-- /sizes -->";
    private const double Off = 0.05, Few = 20;

    private static readonly string Page = Path.Combine(Repository.Root, "docs", "books", "starter.md");

    /// <summary>With CODINGAHEAD_RENEW set, the tables of the page are written anew instead of compared.</summary>
    [Fact]
    public void The_tables_of_the_page_are_within_five_percent_of_what_is_counted()
    {
        var page = File.ReadAllText(Page);
        var from = page.IndexOf(Open, StringComparison.Ordinal) + Open.Length;
        var to = page.IndexOf(Close, StringComparison.Ordinal);
        Assert.True(from >= Open.Length && to > from, $"{Page} needs the marks {Open} and {Close}");
        if (Environment.GetEnvironmentVariable("CODINGAHEAD_RENEW") is { Length: > 0 })
            File.WriteAllText(Page, $"{page[..from]}\n{SizeTable.Markdown().TrimEnd()}\n{page[to..]}");
        else
            Compare(Rows(page[from..to]), Rows(SizeTable.Markdown()));
    }

    private static void Compare(Dictionary<string, int[]> written, Dictionary<string, int[]> counted)
    {
        var faults = new Faults();
        foreach (var (name, counts) in counted)
            faults.AddUnless(written.TryGetValue(name, out var page) && page.Length == counts.Length && page.Zip(counts).All(p => Near(p.First, p.Second)),
                $"{name}: counted {string.Join(", ", counts)}, the page says {string.Join(", ", written.GetValueOrDefault(name, []))}");
        faults.AssertNone("sizes differ; renew the page with CODINGAHEAD_RENEW=1 dotnet tests/bin/Release/net10.0/CodingAhead.Tests.dll -class CodingAhead.Tests.Conformance.Starter.SizeTests");
    }

    private static bool Near(int written, int counted) => Math.Abs(written - counted) <= Math.Max(Few, counted * Off);

    private static Dictionary<string, int[]> Rows(string text) => text.Split('\n')
        .Select(l => l.Trim(' ', '|').Split(" | ")).Where(c => c.Length > 1 && c[1..].All(n => int.TryParse(n, CultureInfo.InvariantCulture, out _)))
        .GroupBy(c => c[0]).ToDictionary(g => g.Key, g => g.First()[1..].Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray());
}
