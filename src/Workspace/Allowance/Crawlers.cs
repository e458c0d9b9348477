namespace CodingAhead.Workspace.Allowance;

/// <summary>
/// Whether a program says of itself that it gathers pages. It is shown the locked page, and nothing is counted: a name anyone can take
/// opens nothing, so that nobody need be asked to prove it.
/// </summary>
public static class Crawlers
{
    private static readonly string[] Words = ["bot", "crawl", "spider", "slurp", "archiver", "scraper", "facebookexternalhit", "mediapartners", "bingpreview", "embedly", "ia_archive", "wget", "httrack"];

    public static bool Is(string? agent)
    {
        if (agent is not { Length: > 0 })
            return false;
        // a make of telephone ends in the word
        var text = agent.Replace("cubot", "", StringComparison.OrdinalIgnoreCase);
        foreach (var word in Words)
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
