using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.Guidelines;

/// <summary>
/// Combination codes (I.B.9) and what "with" and "in" of the index presume (I.A.15), from the table <c>data/rules/detect/pairs.txt</c>:
/// two reported codes that are one, or of which the second changes the first.
/// </summary>
internal static class PairedCodes
{
    private sealed record Pair(string Guideline, string First, string Last, string WithFirst, string WithLast, string Becomes, bool Keep);

    private static readonly List<Pair> Pairs = [.. Read()];

    public static void Apply(EncounterSet set)
    {
        foreach (var pair in Pairs)
        {
            var one = set.Items.Find(i => i.Status == DecisionStatus.Reported && CodeSets.Within(i.Code, pair.First, pair.Last));
            var other = one is null ? null : set.Items.Find(i => i != one && i.Status == DecisionStatus.Reported && CodeSets.Within(i.Code, pair.WithFirst, pair.WithLast));
            if (one is null || other is null || set.Facts.Billable(pair.Becomes) is not { } becomes)
                continue;
            set.Replace(one, becomes, $"{EncounterSet.Dotted(one.Code)} and {EncounterSet.Dotted(other.Code)} together have a code of their own.", pair.Guideline, other);
            if (pair.Keep || other.Code == becomes)
                continue;
            other.Status = DecisionStatus.NotReported;
            other.Why = $"{EncounterSet.Dotted(becomes)} says it together with what it belongs to.";
            other.Guideline = pair.Guideline;
        }
    }

    private static IEnumerable<Pair> Read()
    {
        foreach (var (section, line) in RuleList.Read("pairs"))
        {
            var sides = line.Replace(".", "", StringComparison.Ordinal).Split('+', '>', ',').Select(s => s.Trim()).ToArray();
            var (one, other) = (sides[0].Split('-'), sides[1].Split('-'));
            yield return new Pair(section, one[0], one[^1], other[0], other[^1], sides[2], sides.Length > 3);
        }
    }
}
