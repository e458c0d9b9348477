using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Understanding;

/// <summary>A way to be answered: the tool, what the question must hold, and the phrases that speak for it.</summary>
/// <param name="Needs">Such as <c>proc2</c>; all must be there.</param>
/// <param name="Boost">What is added when a phrase stands there.</param>
/// <param name="Base">The score without any phrase; 0 means that a phrase must stand in the question.</param>
internal sealed record Intent(string Tool, IReadOnlyList<string> Needs, double Base, double Boost, IReadOnlyList<Phrase> Phrases);

/// <summary>Words that speak for an intent; a stem stands for every word that begins so, a weak phrase for little.</summary>
internal sealed record Phrase(string[] Words, bool Stem, bool Weak)
{
    /// <summary>What it adds: more words say more.</summary>
    public double Weight => Weak ? 0.2 : 1 + 0.6 * (Words.Length - 1);

    public static Phrase Of(string text)
    {
        var weak = text.EndsWith('~');
        var plain = text.TrimEnd('~');
        return new Phrase([.. Stems.Split(plain.TrimEnd('*'))], plain.EndsWith('*'), weak);
    }
}

/// <summary>An intent that a question can have, and where in the question its phrases stand.</summary>
internal sealed record Ranked(Intent Intent, double Score, bool Strong, IReadOnlySet<int> At);

/// <summary>A tool that is asked for a code which the question only describes.</summary>
internal sealed record Wanted(string Tool, string Need, string Words);

/// <summary>The intents of <c>data/rules/pilot/intents.txt</c>, ranked by how much of a question they explain.</summary>
internal static class IntentTable
{
    public static IReadOnlyList<Intent> All { get; } = [.. EmbeddedText.Files("pilot/").Where(f => f.File == "intents.txt").SelectMany(f => Read(f.Lines))];

    /// <summary>The intents that a question can have, the likeliest first.</summary>
    public static IReadOnlyList<Ranked> Rank(Question question)
    {
        string[] words = [.. Stems.Split(question.Text)];
        return [.. All.Where(i => i.Needs.All(n => Holds(n, question))).Select(i => Score(i, words)).Where(r => r.Score > 0).OrderByDescending(r => r.Score)];
    }

    /// <summary>Whether words of an intent stand in the question that lacks its code: what a question without a code is about.</summary>
    public static bool Wants(Question question)
    {
        string[] words = [.. Stems.Split(question.Text)];
        return All.Any(i => i.Needs.Count > 0 && i.Needs.All(n => n is "proc" or "dx" or "code" or "hcpcs" or "proc2" or "dx2" or "code2") && Score(i with { Base = 0 }, words).Strong);
    }

    /// <summary>The strongest intent that lacks only its one code, where the question describes it in words: the code can be looked for first.</summary>
    /// <returns>The intent, what kind of code it needs, and the words that describe the code; null when none is asked for.</returns>
    public static Wanted? Lacking(Question question)
    {
        string[] words = [.. Stems.Split(question.Text)];
        // "history of polyps" is a condition, not what became of a code
        var past = question.Text.Contains("history of", StringComparison.OrdinalIgnoreCase);
        var best = All.Where(i => i.Needs is ["proc" or "dx" or "code" or "hcpcs"] && i.Tool is "mue" or "fee" or "global_period" or "crosswalk" or "indicator" or "add_on" or "modifiers_for_code" or "coverage" or "history" or "seventh" or "ndc" && !(past && i.Tool == "history")).Select(i => Score(i with { Base = 0 }, words)).Where(r => r.Strong).MaxBy(r => r.Score);
        return best is null ? null : new Wanted(best.Intent.Tool, best.Intent.Needs[0], string.Join(' ', words.Where((w, i) => !best.At.Contains(i) && !Stems.IsEmpty(w))));
    }

    private static Ranked Score(Intent intent, string[] words)
    {
        var at = new HashSet<int>();
        var (sum, strong) = (0.0, false);
        foreach (var phrase in intent.Phrases)
            for (var i = 0; i + phrase.Words.Length <= words.Length; i++)
                if (Stands(phrase, words, i) && Enumerable.Range(i, phrase.Words.Length).Any(n => !at.Contains(n)))
                {
                    at.UnionWith(Enumerable.Range(i, phrase.Words.Length));
                    sum += phrase.Weight;
                    strong |= !phrase.Weak;
                    break;
                }
        return new Ranked(intent, sum > 0 ? sum + intent.Base + (strong ? intent.Boost : 0) : intent.Base, strong, at);
    }

    private static bool Stands(Phrase phrase, string[] words, int from)
    {
        for (var i = 0; i < phrase.Words.Length; i++)
            if (i == phrase.Words.Length - 1 && phrase.Stem ? !words[from + i].StartsWith(phrase.Words[i], StringComparison.Ordinal) : words[from + i] != phrase.Words[i])
                return false;
        return phrase.Words.Length > 0;
    }

    private static bool Holds(string need, Question question) => need switch
    {
        "proc" => question.Codes.Any(c => c.IsProcedure), "proc2" => question.Codes.Count(c => c.IsProcedure) > 1, "hcpcs" => question.Codes.Any(c => c.System == CodeSystem.Hcpcs),
        "dx" => question.Codes.Any(c => c.System == CodeSystem.Icd10Cm), "dx2" => question.Codes.Count(c => c.System == CodeSystem.Icd10Cm) > 1,
        "icd9" => question.Codes.Any(c => c.System is CodeSystem.Icd9Cm or CodeSystem.Icd9Pcs), "code" => question.Codes.Count > 0, "code2" => question.Codes.Count > 1,
        "nocode" => question.Codes.Count == 0 && question.Unknown.Count == 0,
        "mod" => question.Modifiers.Count > 0, "remit" => Tools.AdjustmentTool.Names(question.Input.Words), "mod2" => question.Modifiers.Count > 1, "nomod" => question.Modifiers.Count == 0, "range" => question.Range,
        "dose" => question.Input.Dose is not null, "minutes" => question.Input.Minutes is not null, "yesno" => question.YesNo, "age" => question.Input.Age is not null, "sex" => question.Input.Sex is not null,
        "ndc" => question.Input.Ndc is not null, "place" => question.Input.Places.Count > 0 || question.Input.Zip is not null, _ => false,
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
                open = new Intent(parts[0], [.. parts[1..].Where(p => !char.IsAsciiDigit(p[0]) && p[0] != '+')], Number(parts[1..].FirstOrDefault(p => char.IsAsciiDigit(p[0]))),
                    Number(parts[1..].FirstOrDefault(p => p[0] == '+')?[1..]), []);
            }
            else if (open is not null)
                open = open with { Phrases = [.. open.Phrases.Concat(line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Phrase.Of)).OrderByDescending(p => p.Words.Length)] };
        if (open is not null)
            yield return open;
    }

    private static double Number(string? text) => text is null ? 0 : double.Parse(text, CultureInfo.InvariantCulture);
}
