using System.Globalization;
using System.Text.RegularExpressions;
using CodingAhead.Engines.Guidelines;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>The level of a visit by medical decision making, as a whole or from its three elements, or by time.</summary>
public sealed partial class TimeTool : ITool
{
    public string Name => "em_level";

    public string Answers => "The level of a visit by medical decision making, as a whole or from its problems, data and risk, or by time.";

    public IReadOnlyList<string> Reads => ["codes", "words", "minutes"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        var words = input.Words.ToLowerInvariant();
        foreach (var row in VisitLevels.All.Where(r => input.Codes.Any(c => c.Text == r.Code)))
        {
            facts.Add(Of(row));
            var family = VisitLevels.Family(row.Kind, row.Place);
            var step = Higher().IsMatch(words) ? 1 : Lower().IsMatch(words) ? -1 : 0;
            if (step != 0 && family.ToList().IndexOf(row) + step is var i && i >= 0 && i < family.Count)
                facts.Insert(0, Of(family[i]));
        }
        if (facts.Count == 0 && input.Codes.Count == 0)
            foreach (var family in Families(words))
                Fit(facts, family, words, input.Minutes);
        return facts.Count == 0 ? new GuideTool().Run(input, books) : new ToolResult(facts, []);
    }

    private static void Fit(List<Fact> facts, IReadOnlyList<VisitCode> family, string words, int? minutes)
    {
        var level = ElementsReader.Level(words) ?? Named(words);
        if (minutes is { } spent && family.Where(r => r.Minutes > 1 && r.Minutes <= spent).MaxBy(r => r.Minutes) is { } timed)
            facts.Add(Of(timed) with { Text = string.Create(CultureInfo.InvariantCulture, $"{spent} minutes reach {timed.Code}, {timed.Place}, {timed.Kind} patient, which takes at least {timed.Minutes} minutes of total time that day"), Row = Of(timed).Row + string.Create(CultureInfo.InvariantCulture, $" | asked: {spent} minutes") });
        else if (minutes is { } few && level is null && family.FirstOrDefault(r => r.Minutes > 1) is { } least && few < least.Minutes)
            facts.Add(Of(least) with { Text = string.Create(CultureInfo.InvariantCulture, $"{few} minutes are too few for a level by time: {least.Code} takes at least {least.Minutes} minutes"), Row = Of(least).Row + string.Create(CultureInfo.InvariantCulture, $" | asked: {few} minutes") });
        if (level is not null && family.FirstOrDefault(r => r.Takes(level)) is { } fitting)
            facts.Add(Of(fitting));
        if (Numbered().Match(words) is { Success: true } number && family.FirstOrDefault(r => r.Code[^1] == number.Groups[1].ValueSpan[0] && r.Code.StartsWith("99", StringComparison.Ordinal)) is { } numbered)
            facts.Add(Of(numbered));
    }

    // the step that is named for the decision making or the visit, the higher word last: "moderate to high" is moderate
    private static string? Named(string words) => VisitLevels.Steps.Where(l => words.Contains(l, StringComparison.Ordinal)).OrderBy(l => words.IndexOf(l, StringComparison.Ordinal)).FirstOrDefault();

    private static IEnumerable<IReadOnlyList<VisitCode>> Families(string words)
    {
        bool Has(params string[] any) => any.Any(w => words.Contains(w, StringComparison.Ordinal));
        if (Emergency().IsMatch(words))
            return [VisitLevels.Family("emergency", "emergency department visit")];
        if (Has("nursing facility", "snf", "nursing home"))
            return [VisitLevels.Family("nursing facility", Has("subsequent", "follow") ? "subsequent nursing facility care" : "initial nursing facility care")];
        if (Has("inpatient", "hospital", "observation", "admission", "admit", "rounds"))
            return Has("consult") ? [VisitLevels.Family("hospital consultation", "hospital inpatient or observation consultation")]
                : Has("subsequent", "follow", "daily", "rounds") ? [VisitLevels.Family("hospital", "subsequent hospital inpatient or observation care")]
                : [VisitLevels.Family("hospital", "initial hospital inpatient or observation care")];
        if (Has("consult"))
            return [VisitLevels.Family("consultation", "office consultation")];
        var place = Has("home visit", "house call", "residence") ? "home or residence visit" : "office or other outpatient visit";
        return Has("new ", "new-", "new?", "new.", "first visit", "never seen") && !Has("establish") ? [VisitLevels.Family("new", place)]
            : Has("establish", "return", "follow-up", "known patient", "estab") ? [VisitLevels.Family("established", place)]
            : [VisitLevels.Family("new", place), VisitLevels.Family("established", place)];
    }

    /// <summary>What a visit code takes, as a fact.</summary>
    internal static Fact Of(VisitCode row) => new(
        string.Create(CultureInfo.InvariantCulture, $"{row.Code}, {row.Place}, {row.Kind} patient: {row.Level}{(VisitLevels.Steps.Any(row.Takes) ? " medical decision making" : "")}{(row.Minutes > 1 ? $", or at least {row.Minutes} minutes of total time that day" : "")}"),
        row.Source, string.Create(CultureInfo.InvariantCulture, $"{row.Code} | {row.Kind} | {row.Place} | {row.Level} | {row.Minutes} minutes"), $"Visit level {row.Code}");

    [GeneratedRegex(@"\b(?:next|higher|one up|level up|up a level)\b", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Higher();
    [GeneratedRegex(@"\b(?:lower|one down|level down|below|down a level)\b", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Lower();
    [GeneratedRegex(@"\blevel\s*([2-5])\b", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Numbered();
    [GeneratedRegex(@"\b(?:ed|er|emergency)\b", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Emergency();
}
