using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.Guidelines;

/// <summary>Sets of codes that the rules speak of, from <c>data/rules/detect/codes.txt</c>.</summary>
internal static class CodeSets
{
    private static readonly Dictionary<string, List<(string First, string Last, string Value)>> Sets = Read();

    /// <summary>Whether a code is in a set.</summary>
    public static bool In(string set, string code) => Find(set, code) is not null;

    /// <summary>What the set gives for a code, the narrowest range first; null when it is not in it.</summary>
    public static string? Find(string set, string code)
    {
        foreach (var (first, last, value) in Sets[set])
            if (Within(code, first, last))
                return value;
        return null;
    }

    /// <summary>Whether a code is in a range; a last value includes what begins with it.</summary>
    public static bool Within(string code, string first, string last) =>
        string.CompareOrdinal(code, first) >= 0 && string.CompareOrdinal(code, 0, last, 0, last.Length) <= 0;

    private static Dictionary<string, List<(string, string, string)>> Read()
    {
        var sets = new Dictionary<string, List<(string, string, string)>>(StringComparer.Ordinal);
        foreach (var (set, line) in RuleList.Read("codes"))
        {
            var list = sets.TryGetValue(set, out var found) ? found : sets[set] = [];
            var arrow = line.IndexOf('>', StringComparison.Ordinal);
            var value = arrow < 0 ? "" : line[(arrow + 1)..].Trim().Replace(".", "", StringComparison.Ordinal);
            foreach (var item in (arrow < 0 ? line : line[..arrow]).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var ends = item.Replace(".", "", StringComparison.Ordinal).Split('-');
                list.Add((ends[0], ends[^1], value));
            }
        }
        return sets;
    }
}
