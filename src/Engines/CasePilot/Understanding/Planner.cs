using System.Text.RegularExpressions;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.CasePilot.Guides;

namespace CodingAhead.Engines.CasePilot.Understanding;

/// <summary>Chooses the tools of an answer: plans in the order in which they are tried, the first that finds something answers.</summary>
/// <param name="Plans">Each a list of tools whose facts are written one after the other.</param>
/// <param name="Other">What else the question may mean, as a tool; null when it is plain.</param>
/// <param name="Find">The code that <see cref="Planner.Found"/> looks for, so that the tool behind it has one.</param>
internal sealed record Plan(IReadOnlyList<IReadOnlyList<string>> Plans, string? Other = null, Wanted? Find = null);

/// <summary>Turns ranked intents and the nearest guide into plans.</summary>
internal static partial class Planner
{
    /// <summary>The step that finds the code of a description for the tool behind it.</summary>
    public const string Found = "find";

    private const int Most = 3;
    private const double NearGuide = 0.5;

    public static Plan Of(Question question)
    {
        var ranked = IntentTable.Rank(question);
        var guide = GuideBook.All.Best(question.Text, question.Input);
        if (question.Codes.Count > 0 || question.Unknown.Count > 0 || question.Input.Ndc is not null)
            return WithCode(question, ranked, guide);
        return question.Modifiers.Count > 0 ? new Plan(WithModifier(question, ranked, guide)) : WithoutCode(question, ranked, guide);
    }

    private static Plan WithCode(Question question, IReadOnlyList<Ranked> ranked, GuideMatch? guide)
    {
        if (question.Codes.Count == 0 && question.Input.Ndc is null)
            return new Plan([]);
        var own = ranked.Count > 0 && ranked[0].Strong;
        // a modifier beside two procedures is asked of the pair
        if (ranked.Count > 0 && ranked[0].Intent.Tool == "modifier_allowed" && ranked.Any(r => r.Intent.Tool == "ptp_pair"))
            ranked = [.. ranked.Where(r => r.Intent.Tool != "modifier_allowed")];
        List<string> tools = question.Carried.Count > 0 ? [.. question.Carried] : ranked.Count > 0 ? Disjoint(ranked) : ["code"];
        if (guide is { Named: true, Score: >= NearGuide } && !(own && tools[0] is not ("code" or "compare" or "claim" or "validate")) || guide is { Named: true, Score: >= 0.62 } && tools[0] is "em_level" or "modifier_allowed" or "indicator" or "history")
            tools.Insert(0, "guide");
        else if (guide is { Score: >= 0.6 } && !own)
            tools.Insert(0, "guide");
        var other = question.Carried.Count == 0 && ranked.Count > 1 && own && tools is [var only] && ranked.FirstOrDefault(r => r.Intent.Tool != only) is { Strong: true } second && second.Score >= 0.8 * ranked[0].Score ? second.Intent.Tool : null;
        return new Plan([[.. tools.Distinct().Take(Most)], ["code"]], other);
    }

    // the likeliest intent, and those whose words stand elsewhere in the question: two questions in one
    private static List<string> Disjoint(IReadOnlyList<Ranked> ranked)
    {
        List<string> tools = [ranked[0].Intent.Tool];
        HashSet<int> used = [.. ranked[0].At];
        foreach (var next in ranked.Skip(1))
            if (next.Strong && tools.Count < Most && next.Intent.Tool is not ("code" or "claim" or "search" or "detect" or "range" or "compare") && !tools.Contains(next.Intent.Tool) && !next.At.Overlaps(used) && !Same(tools, next.Intent.Tool))
            {
                tools.Add(next.Intent.Tool);
                used.UnionWith(next.At);
            }
        return tools;
    }

    // tools that answer the same thing in other words
    private static bool Same(List<string> tools, string next) => next switch
    {
        "complete" or "validate" => tools.Exists(t => t is "validate" or "complete" or "seventh"),
        "edits" => tools.Contains("ptp_pair"),
        "indicator" or "global_period" => tools.Exists(t => t is "modifier_allowed" or "indicator" or "global_period" or "fee" or "mue"),
        "modifier" or "modifiers_for_code" => tools.Exists(t => t is "modifier_allowed" or "ptp_pair"),
        "mue" => tools.Exists(t => t is "drug" or "add_on"),
        "notes" => tools.Exists(t => t is "crosswalk" or "validate" or "history"),
        "drug" => tools.Contains("mue"),
        "history" => tools.Contains("validate"),
        "coverage" => tools.Contains("claim"),
        _ => false,
    };

    private static IReadOnlyList<IReadOnlyList<string>> WithModifier(Question question, IReadOnlyList<Ranked> ranked, GuideMatch? guide)
    {
        var asked = ranked.FirstOrDefault(r => r.Strong && r.Intent.Tool is not ("search" or "modifier" or "compare" or "detect"));
        if (guide is { Score: >= 0.3, Named: true } || guide is { Score: >= NearGuide })
            return [guide.Value.Topic.Verdict is not null && guide.Value.Score >= NearGuide ? ["guide"] : ["guide", "modifier"], ["modifier"]];
        return asked is not null && asked.Score >= 2 ? [[asked.Intent.Tool], ["modifier"]] : [["modifier"]];
    }

    private static Plan WithoutCode(Question question, IReadOnlyList<Ranked> ranked, GuideMatch? guide)
    {
        var plans = new List<(double Score, string Tool)>();
        foreach (var intent in ranked.Where(r => r.Strong).DistinctBy(r => r.Intent.Tool).Take(4))
            plans.Add((Ease(intent, question), intent.Intent.Tool));
        if (guide is { } near)
            plans.Add((Math.Min(1, near.Score), "guide"));
        // "can they be billed together?" with nothing before it: what is meant is asked for
        if (Conversation.Points(question.Text) && IntentTable.Wants(question) && !(guide is { Close: >= 0.6 }))
            return new Plan([]);
        if (plans.Count == 0 && question.Text.Split(' ').Length <= 7 && !question.YesNo && !Conversation.Points(question.Text))
            plans.Add((0.3, "search"));
        // the text of the Official Guidelines and the code sets stand behind everything that is about coding
        var ordered = plans.OrderByDescending(p => p.Score).Select(p => (IReadOnlyList<string>)[p.Tool]).ToList();
        if (plans.Count > 0)
            ordered.Add(["guideline_text"]);
        if (ordered.Count > 0 && !ordered.Exists(p => p[0] == "search") && ranked.Any(r => r.Strong))
            ordered.Add(["search"]);
        // "code for …" asks for a code first; the rule behind it may follow
        if (!question.YesNo && Described().IsMatch(question.Text) && question.Input.Dose is null && !plans.Exists(p => p.Score >= 0.95 && p.Tool != "guide"))
            ordered.Insert(0, guide switch { { Close: >= 0.6 } => ["guide", "search"], { Score: >= NearGuide } => ["search", "guide"], _ => ["search"] });
        // "global days of a knee replacement": the code is found, then asked about
        var find = IntentTable.Lacking(question) is { } lacking && Stems.Of(lacking.Words).Count > 0 && !plans.Exists(p => p.Tool == lacking.Tool) ? lacking : null;
        if (find is not null)
            ordered.Insert(find.Tool == "history" ? 0 : plans.Count(p => p.Score >= NearGuide && p.Tool != "search"), [Found, find.Tool]);
        return new Plan(ordered, null, find);
    }

    [GeneratedRegex(@"\b(?:codes?|dx|icd-?\s?10(?:-cm|-pcs)?|hcpcs|cpt|pcs|modifier)\b.{0,20}?\bfor\b|\b(?:build|full) (?:the )?code\b|\w \w.*\b(?:code|dx)\s*\??\s*$|[.:,;]\s*codes?\s*(?:\?|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Described();

    private static bool Visit(string text) => (string[])["new", "establish", "inpatient", "hospital", "emergency", "ed visit", "er visit", "office", "consult", "nursing", "home", "level"] is var kinds
        && kinds.Any(k => text.Contains(k, StringComparison.OrdinalIgnoreCase)) && (Guidelines.VisitLevels.Steps.Any(s => text.Contains(s, StringComparison.OrdinalIgnoreCase)) || text.Any(char.IsAsciiDigit));

    // how sure an intent without a code is, on the scale of the guides
    private static double Ease(Ranked ranked, Question question) => ranked.Intent.Tool switch
    {
        "search" => Math.Min(0.62, 0.2 + 0.16 * ranked.Score) - (question.YesNo ? 0.12 : 0),
        "detect" => Math.Min(0.6, 0.1 + 0.12 * ranked.Score) - (question.YesNo ? 0.2 : 0),
        "coverage" => Math.Min(0.5, 0.2 + 0.1 * ranked.Score),
        "em_level" => question.YesNo || !Visit(question.Text) ? Math.Min(0.5, 0.2 + 0.1 * ranked.Score) : 0.99,
        "place_of_service" => question.Text.Any(char.IsAsciiDigit) ? 0.97 : Math.Min(0.5, 0.25 + 0.15 * ranked.Score),
        "indicator" => Tools.IndicatorTool.Candidates(question.Input.Words).Any() ? 0.97 : Math.Min(0.5, 0.2 + 0.1 * ranked.Score),
        "fee" => question.Input.Year is not null || question.Input.Places.Count > 0 || question.Input.Zip is not null ? 1.1 : 0.97,
        "changes" => ranked.Strong ? 0.95 : 0,
        "adjustment" => Tools.AdjustmentTool.Names(question.Input.Words) ? 0.97 : Math.Min(0.9, 0.3 + 0.15 * ranked.Score),
        "guideline" => Tools.GuidelineTool.Numbered(question.Input.Words) ? 0.99 : Math.Min(0.9, 0.3 + 0.15 * ranked.Score),
        _ => Math.Min(0.9, 0.3 + 0.15 * ranked.Score),
    };
}
