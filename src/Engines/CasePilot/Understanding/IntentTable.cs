using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Understanding;

/// <summary>A way to be answered: the tool, what the question must hold, and the phrases that speak for it.</summary>
/// <param name="Needs">Such as <c>proc2</c>; all must be there.</param>
/// <param name="Boost">What is added when a phrase stands there.</param>
/// <param name="Base">The score without any phrase; 0 means that a phrase must stand in the question.</param>
internal sealed record Intent(string Tool, IReadOnlyList<string> Needs, double Base, double Boost, IReadOnlyList<string> Phrases);

/// <summary>The intents of <c>data/rules/pilot/intents.txt</c>, ranked by how much of a question they explain.</summary>
internal static class IntentTable
{
    public static IReadOnlyList<Intent> All { get; } = [.. EmbeddedText.Files("pilot/").Where(f => f.File == "intents.txt").SelectMany(f => Read(f.Lines))];

    /// <summary>The intents that a question can have, the likeliest first.</summary>
    public static IReadOnlyList<(Intent Intent, double Score)> Rank(Question question)
    {
        var words = " " + string.Join(' ', Stems.Split(question.Text)) + " ";
        return [.. All.Where(i => i.Needs.All(n => Holds(n, question))).Select(i => (Intent: i, Score: Score(i, words))).Where(i => i.Score > 0).OrderByDescending(i => i.Score)];
    }

    /// <summary>The intents whose words stand in the question, whatever else is missing to them: what a question without a code is about.</summary>
    public static bool Wants(Question question) => All.Any(i => i.Needs.Count > 0 && i.Needs.All(n => n is "proc" or "dx" or "code" or "hcpcs" or "proc2" or "dx2" or "code2") && Score(i with { Base = 0 }, " " + string.Join(' ', Stems.Split(question.Text)) + " ") > 0);

    private static double Score(Intent intent, string words)
    {
        var sum = 0.0;
        foreach (var phrase in intent.Phrases)
            if (words.Contains(phrase.EndsWith('*') ? " " + phrase[..^1] : $" {phrase} ", StringComparison.Ordinal))
                sum += 1 + 0.8 * phrase.Count(c => c == ' ');
        return sum > 0 ? sum + intent.Base + intent.Boost : intent.Base;
    }

    private static bool Holds(string need, Question question) => need switch
    {
        "proc" => question.Codes.Any(c => c.IsProcedure), "proc2" => question.Codes.Count(c => c.IsProcedure) > 1, "hcpcs" => question.Codes.Any(c => c.System == CodeSystem.Hcpcs),
        "dx" => question.Codes.Any(c => c.System == CodeSystem.Icd10Cm), "dx2" => question.Codes.Count(c => c.System == CodeSystem.Icd10Cm) > 1,
        "icd9" => question.Codes.Any(c => c.System is CodeSystem.Icd9Cm or CodeSystem.Icd9Pcs), "code" => question.Codes.Count > 0, "code2" => question.Codes.Count > 1, "nocode" => question.Codes.Count == 0 && question.Unknown.Count == 0,
        "mod" => question.Modifiers.Count > 0, "mod2" => question.Modifiers.Count > 1, "nomod" => question.Modifiers.Count == 0, "range" => question.Range && question.Codes.Count == 2,
        "dose" => question.Input.Dose is not null, "minutes" => question.Input.Minutes is not null, "yesno" => question.YesNo, _ => false,
    };

    private static IEnumerable<Intent> Read(string[] lines)
    {
        Intent? open = null;
        foreach (var line in lines.Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
            if (line.StartsWith("= ", StringComparison.Ordinal))
            {
                if (open is not null)
                    yield return open;
                var parts = line[2..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                open = new Intent(parts[0], [.. parts[1..].Where(p => !char.IsAsciiDigit(p[0]) && p[0] != '+')], parts[1..].Where(p => char.IsAsciiDigit(p[0])).Select(p => double.Parse(p, System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault(),
                    parts[1..].Where(p => p[0] == '+').Select(p => double.Parse(p[1..], System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault(), []);
            }
            else if (open is not null)
                open = open with { Phrases = [.. open.Phrases, .. line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] };
        if (open is not null)
            yield return open;
    }
}
