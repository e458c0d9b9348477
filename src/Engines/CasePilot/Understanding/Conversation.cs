using System.Text.RegularExpressions;

namespace CodingAhead.Engines.CasePilot.Understanding;

/// <summary>What a turn takes over from the one before it: codes, modifiers, place and time, and the intent of a turn that only swaps a code.</summary>
internal static partial class Conversation
{
    /// <summary>The question as it is meant after the turn before.</summary>
    /// <param name="tools">The tools that answered the turn before.</param>
    public static Question Follow(Question now, Question? before, IReadOnlyList<string> tools)
    {
        if (before is null || tools.Count == 0 && before.Bare)
            return now;
        var (input, then) = (now.Input, before.Input);
        var words = now.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        var onward = Onward().IsMatch(now.Text);
        var pointing = Pronoun().IsMatch(now.Text);
        var owned = IntentTable.Rank(now) is [{ Strong: true }, ..];
        if (now.Codes.Count > 0 || now.Unknown.Count > 0)
            return owned || !(onward || words <= 5) ? now : Swapped(now, before, tools);
        var elliptic = onward || pointing || words <= 6 || IntentTable.Wants(now);
        if (!elliptic)
            return now;
        var changed = input.Places.Count > 0 || input.Zip is not null || input.Year is not null || input.On is not null || input.Facility is not null || input.Dose is not null || input.Age is not null || input.Sex is not null || input.Minutes is not null;
        var codes = now.Modifiers.Count > 0 && then.Codes.Count == 0 ? [] : then.Codes;
        var followed = now with
        {
            Text = codes.Count == 0 && pointing ? $"{before.Text} {now.Text}" : now.Text,
            Range = before.Range && codes.Count == 2 && !owned,
            Input = input with
            {
                Codes = codes, Modifiers = now.Modifiers.Count > 0 ? now.Modifiers : codes.Count == 0 || pointing ? then.Modifiers : [], Ndc = then.Ndc,
                Places = input.Places.Count > 0 || input.Zip is not null ? input.Places : then.Places, Zip = input.Zip ?? (input.Places.Count > 0 ? null : then.Zip), Year = input.Year ?? then.Year, On = input.On ?? then.On,
                Facility = input.Facility ?? then.Facility, Dose = input.Dose ?? then.Dose, Age = input.Age ?? then.Age, Sex = input.Sex ?? then.Sex,
            },
        };
        var known = IntentTable.Rank(followed) is [{ Strong: true }, ..];
        return followed with { Carried = codes.Count == 0 || known && !(changed && onward) || now.Modifiers.Count > 0 && !tools.Contains("modifier_allowed") ? [] : tools };
    }

    // "and for 96415?", "no, I meant 97530", "what about with 99213?"
    private static Question Swapped(Question now, Question before, IReadOnlyList<string> tools)
    {
        var (input, then) = (now.Input, before.Input);
        var codes = tools.Contains("ptp_pair") && input.Codes is [var other] && then.Codes.Count > 0 && !then.Codes.Contains(other) ? [then.Codes[0], other]
            : tools.Contains("notes") && then.Codes.Count > 1 && input.Codes is [var third] && !then.Codes.Contains(third) ? [then.Codes[0], third] : input.Codes;
        return now with
        {
            Carried = [.. tools.Where(t => t != "search")],
            Input = input with
            {
                Codes = codes, Modifiers = input.Modifiers.Count > 0 ? input.Modifiers : then.Modifiers, Places = input.Places.Count > 0 ? input.Places : then.Places, Zip = input.Zip ?? then.Zip,
                Year = input.Year ?? then.Year, On = input.On ?? then.On, Facility = input.Facility ?? then.Facility, Dose = input.Dose ?? then.Dose, Words = $"{input.Words} ({then.Words})",
            },
        };
    }

    /// <summary>Whether a text points at something without naming it.</summary>
    public static bool Points(string text) => Pronoun().IsMatch(text);

    [GeneratedRegex(@"\b(?:it|its|that|this|these|those|them|they|same(?!\s+(?:day|date|session|time|visit|encounter|claim|condition|patient|physician|provider|doctor))|the code|the former|the latter|one)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Pronoun();
    [GeneratedRegex(@"^\s*(?:and|what about|what if|how about|so|then|also|but|ok|okay|now|or|no|nope|sorry|wait|actually|i meant?|correction|same|instead|rather|make that|next|plus|with|in|for)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Onward();
}
