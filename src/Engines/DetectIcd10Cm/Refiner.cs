using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>
/// Finishes a code with the words around the mention: among the codes below it (or beside it, when it is the unspecified one) the one
/// whose title asks for the most words that stand there, and for none that does not.
/// </summary>
internal sealed partial class Refiner(Vocabulary words, CodeBook codes)
{
    private const int MostBelow = 400;

    private readonly ConcurrentDictionary<string, Choice[]> choices = new(StringComparer.Ordinal);

    /// <summary>A code and the words that its title has and the level above has not.</summary>
    private sealed record Choice(BookCode Code, int[] Asks, int[] Title)
    {
        /// <summary>What it asks for beside its nearest kin: the side alone, where all of them name the same part.</summary>
        public int[] AsksOfKin { get; init; } = [];
    }

    /// <summary>The finished code, and the words that finished it.</summary>
    /// <param name="there">Whether a word stands near the mention.</param>
    public (BookCode? Code, List<int> By) Finish(BookCode code, int[] term, Func<int, bool> there)
    {
        var top = code;
        for (var step = 0; step < 2 && top.Parent is { } above && (code.Billable ? Silent(top) : SaysUnspecified(top, above)); step++)
            top = above;
        var by = new List<int>();
        if (top.Billable)
            return (codes.Default(code), by);
        Choice? best = null;
        foreach (var choice in choices.GetOrAdd(top.Value, _ => Below(top)))
        {
            if (best is not null && choice.Asks.Length < best.Asks.Length)
                break;
            // "dislocation of the left shoulder": of two that ask for no more than the side, the one that is called what was named
            if ((Met(choice.Asks, term, there) || Kin(choice.Code, code) && choice.AsksOfKin.Length > 0 && Met(choice.AsksOfKin, term, there)) && (best is null || Alike(choice, code) > Alike(best, code)))
                best = choice;
        }
        if (best is null)
            return (codes.Default(code), by);
        foreach (var word in best.Asks)
            if (Array.IndexOf(term, word) < 0)
                by.Add(word);
        if (by.Count == 0 && code.Billable)
            return (code, by);
        // "with ulcer" has been found; its side may be there too
        if (codes.Default(best.Code) is { } next && next != code && next.Value.Length > code.Value.Length - 1 && Silent(next) && !next.Seventh && next != best.Code)
        {
            var (further, more) = Finish(next, [.. term, .. best.Asks], there);
            return (further, [.. by, .. more]);
        }
        return (codes.Default(best.Code), by);
    }

    private int Alike(Choice choice, BookCode named)
    {
        var alike = 0;
        foreach (var word in words.Words(named.Title))
            alike += Array.IndexOf(choice.Title, word) >= 0 ? 1 : 0;
        return alike;
    }

    private static bool Kin(BookCode one, BookCode named) => one.Parent == named || one.Parent == named.Parent || named.Seventh && one.Parent == named.Parent?.Parent;

    private static bool Met(int[] asks, int[] term, Func<int, bool> there)
    {
        foreach (var word in asks)
            if (Array.IndexOf(term, word) < 0 && !there(word))
                return false;
        return true;
    }

    // whether a code only says that something was not said
    private static bool Silent(BookCode code) =>
        code.Title.Contains("unspecified", StringComparison.OrdinalIgnoreCase) || code.Title.Contains("without complication", StringComparison.OrdinalIgnoreCase) || code.Seventh;

    // an injury's code without its seventh character that leaves the side open
    private static bool SaysUnspecified(BookCode code, BookCode above) => code.Title.Contains("unspecified", StringComparison.OrdinalIgnoreCase) && Count(code.Title) > Count(above.Title);

    private static int Count(string title)
    {
        var count = 0;
        for (var at = 0; (at = title.IndexOf("unspecified", at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
            count++;
        return count;
    }

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
            var shared = Shared(code);
            var asks = words.Words(Positive(code.Title)).Where(w => !above.Contains(w)).ToArray();
            if (asks.Length > 0)
                found.Add(new Choice(code, asks, words.Words(code.Title)) { AsksOfKin = shared.Count == 0 ? [] : [.. asks.Where(w => !shared.Contains(w))] });
        }
        return [.. found.OrderByDescending(c => c.Asks.Length).ThenBy(c => c.Code.Value, StringComparer.Ordinal)];
    }

    // what the codes beside it all say tells none of them: "lower extremity" where only the side differs
    private HashSet<int> Shared(BookCode code)
    {
        HashSet<int>? shared = null;
        if (Sided(code.Title) && code.Parent is { Children.Count: > 2 } above)
            foreach (var child in above.Children)
                if (shared is null)
                    shared = [.. words.Words(child.Title)];
                else
                    shared.IntersectWith(words.Words(child.Title));
        return shared ?? [];
    }

    private static bool Sided(string title) =>
        title.Contains("right", StringComparison.OrdinalIgnoreCase) || title.Contains("left", StringComparison.OrdinalIgnoreCase) || title.Contains("bilateral", StringComparison.OrdinalIgnoreCase);

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
        return Unspecified().Replace(Displaced().Replace(string.Join(' ', parts), ""), "");
    }

    // I.C.19.c: a fracture not said to be displaced or not is displaced, so the word need not stand there
    [GeneratedRegex(@"\bdisplaced\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Displaced();

    // "unspecified ligament of right ankle" asks for the ankle and its side
    [GeneratedRegex(@"\bunspecified( \w+)?", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Unspecified();
}
