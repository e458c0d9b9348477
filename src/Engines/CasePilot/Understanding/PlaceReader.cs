using System.Text.RegularExpressions;

namespace CodingAhead.Engines.CasePilot.Understanding;

/// <summary>Recognises a place of the fee schedule, from <c>data/rules/pilot/places.txt</c>: a state, a city, a locality's number or a ZIP code.</summary>
internal static partial class PlaceReader
{
    private sealed record Place(string Words, string State, string? Locality, Regex Pattern);

    private static readonly List<Place> All = [.. EmbeddedText.Files("pilot/").Where(f => f.File == "places.txt").SelectMany(f => f.Lines).Where(l => l.Contains(':', StringComparison.Ordinal) && !l.StartsWith('#')).SelectMany(Of).OrderByDescending(p => p.Words.Length)];
    private static readonly HashSet<string> States = [.. All.Select(p => p.State)];

    /// <summary>The two letters of every place in a question, with the words of its locality where a city is named.</summary>
    /// <returns>Such as <c>TX HOUSTON</c> or <c>AL</c>, and the word that was read where it is of two letters.</returns>
    public static (IReadOnlyList<string> Places, string? Letters) Read(string text)
    {
        var found = new List<string>();
        var rest = text;
        foreach (var place in All)
            if (place.Pattern.Match(rest) is { Success: true } match)
            {
                rest = rest.Remove(match.Index, match.Length).Insert(match.Index, new string(' ', match.Length));
                var same = found.FindIndex(f => f[..2] == place.State);
                if (same < 0)
                    found.Add(place.Locality is null ? place.State : $"{place.State} {place.Locality}");
                else if (found[same].Length == 2 && place.Locality is not null)
                    found[same] = $"{place.State} {place.Locality}";
            }
        if (Outside().Match(text) is { Success: true } && found is [{ Length: > 2 } city])
            found = [city[..2] + " REST OF"];
        if (Locality().Match(text) is { Success: true } number)
            return ([number.Groups[1].Value], null);
        if (found.Count == 0 && InState().Match(text) is { Success: true } letters && States.Contains(letters.Groups[1].Value))
            return ([letters.Groups[1].Value], letters.Groups[1].Value);
        return (found, null);
    }

    /// <summary>Five digits that are a ZIP code: called one, or behind "in" and known as one.</summary>
    public static string? Zip(string text, PilotBooks books)
    {
        if (Called().Match(text) is { Success: true } called)
            return called.Groups[1].Value;
        return books.Shelf.Imported is { } catalogue && Behind().Match(text) is { Success: true } behind && catalogue.Rows("mpfs", "zip5", behind.Groups[1].Value).Count > 0
            && catalogue.Rows("mpfs", "pprrvu", behind.Groups[1].Value).Count == 0 ? behind.Groups[1].Value : null;
    }

    private static IEnumerable<Place> Of(string line)
    {
        var (head, cities) = (line[..line.IndexOf(':', StringComparison.Ordinal)].Trim(), line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        var (state, letters) = (head[..^3].Trim(), head[^2..]);
        yield return new Place(state, letters, null, Word(state));
        foreach (var city in cities.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (city.Split('=', StringSplitOptions.TrimEntries) is var parts)
                yield return new Place(parts[0], letters, parts.Length > 1 ? parts[1] : parts[0].ToUpperInvariant(), Word(parts[0]));
    }

    private static Regex Word(string words) => new($@"\b{Regex.Escape(words)}{(char.IsAsciiLetter(words[^1]) ? @"\b" : "")}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    [GeneratedRegex(@"\b(?:locality|carrier)\s+(?:number\s+)?([\d-]{2,9})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Locality();
    [GeneratedRegex(@"(?:\b(?:in|for|at)\s+|,\s*)([A-Z]{2})\b(?!\s*modif)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex InState();
    [GeneratedRegex(@"\b(?:outside(?: of)?|rest of|not in|other than)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Outside();
    [GeneratedRegex(@"\bzip(?: ?code)?\s*(?:is|of|:|#)?\s*(\d{5})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Called();
    [GeneratedRegex(@"\b(?:in|at|near|around|for)\s+(\d{5})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Behind();
}
