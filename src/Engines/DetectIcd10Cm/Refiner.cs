using System.Collections.Concurrent;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>
/// Finishes a code with the words around the mention: among the codes below it (or beside it, when it is the unspecified one) the one
/// whose title asks for the most words that stand there, and for none that does not.
/// </summary>
internal sealed class Refiner(Vocabulary words, CodeBook codes)
{
    private const int MostBelow = 400;

    private readonly ConcurrentDictionary<string, Choice[]> choices = new(StringComparer.Ordinal);

    /// <summary>A code and the words that its title has and the level above has not.</summary>
    private sealed record Choice(BookCode Code, int[] Asks);

    /// <summary>The finished code, and the words that finished it.</summary>
    /// <param name="there">Whether a word stands near the mention.</param>
    public (BookCode? Code, List<int> By) Finish(BookCode code, int[] term, Func<int, bool> there)
    {
        var top = code;
        if (code.Billable)
            for (var step = 0; step < 2 && top.Parent is { } above && Silent(top); step++)
                top = above;
        var by = new List<int>();
        if (top.Billable)
            return (codes.Default(code), by);
        Choice? best = null;
        foreach (var choice in choices.GetOrAdd(top.Value, _ => Below(top)))
        {
            if (best is not null && choice.Asks.Length <= best.Asks.Length || !Met(choice, term, there))
                continue;
            best = choice;
        }
        if (best is null)
            return (codes.Default(code), by);
        foreach (var word in best.Asks)
            if (Array.IndexOf(term, word) < 0)
                by.Add(word);
        return by.Count == 0 && code.Billable ? (code, by) : (codes.Default(best.Code), by);
    }

    private static bool Met(Choice choice, int[] term, Func<int, bool> there)
    {
        foreach (var word in choice.Asks)
            if (Array.IndexOf(term, word) < 0 && !there(word))
                return false;
        return true;
    }

    // whether a code only says that something was not said
    private static bool Silent(BookCode code) =>
        code.Title.Contains("unspecified", StringComparison.OrdinalIgnoreCase) || code.Title.Contains("without complication", StringComparison.OrdinalIgnoreCase) || code.Seventh;

    private Choice[] Below(BookCode top)
    {
        var above = words.Words(top.Title).ToHashSet();
        var found = new List<Choice>();
        var open = new Stack<BookCode>(top.Children);
        while (open.TryPop(out var code) && found.Count < MostBelow)
        {
            foreach (var child in code.Children)
                if (!child.Seventh)
                    open.Push(child);
            if (code.Seventh || code.Title.StartsWith("Other ", StringComparison.OrdinalIgnoreCase) || code.Title.Contains("other specified", StringComparison.OrdinalIgnoreCase)
                || code.Title.Contains("with unspecified", StringComparison.OrdinalIgnoreCase) || code.Title.Contains("with other", StringComparison.OrdinalIgnoreCase))
                continue; // "with unspecified nicotine-induced disorders" says that there is one, which no word of the note has said
            var asks = words.Words(Positive(code.Title)).Where(w => !above.Contains(w)).ToArray();
            if (asks.Length > 0)
                found.Add(new Choice(code, asks));
        }
        return [.. found.OrderByDescending(c => c.Asks.Length).ThenBy(c => c.Code.Value, StringComparer.Ordinal)];
    }

    // "without status migrainosus", "not intractable" and "unspecified" ask for no word
    private static string Positive(string title)
    {
        var parts = title.Split(',', StringSplitOptions.TrimEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0 && (parts[i].StartsWith("not ", StringComparison.Ordinal) || parts[i].StartsWith("without ", StringComparison.Ordinal)))
                parts[i] = "";
            var without = parts[i].IndexOf(" without ", StringComparison.Ordinal);
            if (without > 0)
                parts[i] = parts[i][..without];
        }
        return string.Join(' ', parts).Replace("unspecified", "", StringComparison.OrdinalIgnoreCase);
    }
}
