using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Search;
using CodingAhead.Engines.CasePilot.Understanding;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>Which code stands for a description.</summary>
public sealed class SearchTool : ITool
{
    private const int Most = 5;

    // what is only described is asked about when the code says three words of four
    private const double Sure = 0.75;

    // words of the request, not of what is looked for
    private static readonly HashSet<string> Request = [.. "code codes coded coding hcpcs cpt icd icd-10 icd10 10 9 cm pcs modifier modifiers report reports reported shows show bill billed billing use used find search look right correct best marks mark assign assigned full complete build initial first dx diagnosis diagnoses medicare patient patients machine says called is's identify patient's someone case number need want record j level ii submit reporting".Split(' ')];

    public string Name => "search";

    public string Answers => "Which code stands for a description.";

    public IReadOnlyList<string> Reads => ["words", "on"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var words = Wanted(input.Words);
        if (words.Length == 0)
            return ToolResult.None("Please say in words what the code is to stand for.");
        var hits = Hits(words, input, books);
        var facts = new List<Fact>();
        foreach (var hit in hits.Where(h => h.Billable || h.System == "modifier").Concat(hits.Where(h => !h.Billable && h.System != "modifier")).Take(Most))
            if (CodeSystems.Parse(hit.System) is { } of && Code.Read(hit.Code, of) is [var code] && books.Knows(code))
                facts.Add(books.Entry(code, facts.Count == 0 ? $"The best match is {code.Text}, {Titled(books, code)}" : $"- {code.Text}, {Titled(books, code)}"));
        return facts.Count > 0 ? new ToolResult(facts, [], FollowUps: ["Is the first one billable?", "Which notes stand at it?"])
            : ToolResult.None("Nothing in the loaded books matches that; please give a code, or other words for it.");
    }

    /// <summary>The code that a description stands for, of the kind that a tool needs; null when none shares most of its words.</summary>
    internal static Code? Find(string words, string need, PilotBooks books)
    {
        var wanted = Wanted(words);
        if (wanted.Length == 0)
            return null;
        var asked = Stems.Of(wanted);
        foreach (var hit in Hits(wanted, new ToolInput { System = need == "dx" ? CodeSystem.Icd10Cm : null }, books))
            if (Shared(asked, hit) >= Sure && CodeSystems.Parse(hit.System) is { } of && Code.Read(hit.Code, of) is [var code] && books.Knows(code) && hit.Billable
                && need switch { "dx" => code.System == CodeSystem.Icd10Cm, "proc" => code.IsProcedure, "hcpcs" => code.System == CodeSystem.Hcpcs, _ => code.System != CodeSystem.Modifier })
                return code;
        return null;
    }

    // the code set that is asked for, else all; a hit that shares too few of the words is none
    private static List<SearchHit> Hits(string words, ToolInput input, PilotBooks books)
    {
        var least = input.System is null ? 0.6 : 0.34;
        foreach (var system in input.System is { } asked ? asked is CodeSystem.Icd10Pcs ? (CodeSystem?[])[asked] : [asked, null] : [null])
        {
            var found = books.Shelf.Search.Search(words, new SearchOptions(System: system, On: input.On, Limit: 10));
            var wanted = Stems.Of(found.Corrected.Aggregate(words, (w, c) => w.Replace(c.From, c.To, StringComparison.OrdinalIgnoreCase)));
            List<SearchHit> near = [.. found.Results.Where(h => Shared(wanted, h) >= least)];
            if (near.Count > 0)
                return near;
            // drugs are asked for by brand, which only the list of products has
            if (system == CodeSystem.Hcpcs && NdcTool.Brand(books, words) is { Count: > 0 } branded)
                return [.. branded.Select(c => new SearchHit(c.Text, c.System.Slug(), books.Title(c), "brand", "title", true))];
        }
        return [];
    }

    private static double Shared(IReadOnlyList<string> wanted, SearchHit hit)
    {
        if (wanted.Count == 0)
            return 0;
        var there = Stems.Of($"{hit.Code} {hit.Title} {hit.Why}");
        return (double)wanted.Count(w => there.Any(t => t == w || Math.Min(t.Length, w.Length) >= 4 && (t.StartsWith(w, StringComparison.Ordinal) || w.StartsWith(t, StringComparison.Ordinal)))) / wanted.Count;
    }

    private static string Wanted(string text) => string.Join(' ', Stems.Split(text.Length > 300 ? text[..300] : text).Where(w => !Stems.IsEmpty(w) && !Request.Contains(w) && !(w.Length == 4 && w.All(char.IsAsciiDigit))));

    private static string Titled(PilotBooks books, Code code) => books.Title(code) is { Length: > 0 } title ? title : "listed without a title of its own";
}
