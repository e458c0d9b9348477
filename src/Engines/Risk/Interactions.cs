using System.Globalization;

namespace CodingAhead.Engines.Risk;

/// <summary>An interaction: the coefficient that is added when every part is there.</summary>
internal sealed record Interaction(IReadOnlyList<string> Segments, string Coefficient, IReadOnlyList<string> Parts, string Text);

/// <summary>The interactions of the models, from <c>data/rules/risk/interactions.txt</c>.</summary>
internal sealed class Interactions
{
    public const string Disabled = "disabled";

    private static readonly Lazy<IReadOnlyDictionary<string, Interactions>> Models = new(ReadAll);

    private readonly Dictionary<string, int[]> _groups = new(StringComparer.Ordinal);
    private readonly List<Interaction> _list = [];

    /// <summary>The interactions of a model (<c>V24</c>, <c>V28</c>).</summary>
    public static Interactions Of(string model) => Models.Value[model];

    public static IEnumerable<string> ModelNames => Models.Value.Keys;

    public IReadOnlyList<Interaction> List => _list;

    /// <summary>Those of a segment that a set of HCCs fulfils.</summary>
    public IEnumerable<Interaction> Holding(string segment, IReadOnlySet<int> categories, bool disabled)
    {
        foreach (var interaction in _list)
            if (interaction.Segments.Contains(segment) && interaction.Parts.All(p => Holds(p, categories, disabled)))
                yield return interaction;
    }

    private bool Holds(string part, IReadOnlySet<int> categories, bool disabled) =>
        part == Disabled ? disabled
        : int.TryParse(part, CultureInfo.InvariantCulture, out var one) ? categories.Contains(one)
        : Array.Exists(_groups[part], categories.Contains);

    private static Dictionary<string, Interactions> ReadAll()
    {
        var models = new Dictionary<string, Interactions>(StringComparer.Ordinal);
        Interactions? current = null;
        using var reader = new StreamReader(typeof(Interactions).Assembly.GetManifestResourceStream("risk/interactions")!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line.StartsWith("= ", StringComparison.Ordinal))
            {
                models.Add(line[2..].Trim(), current = new Interactions());
                continue;
            }
            var sides = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (line.StartsWith("group ", StringComparison.Ordinal))
            {
                current!._groups.Add(sides[0][6..], [.. sides[1].Split(' ').Select(n => int.Parse(n, CultureInfo.InvariantCulture))]);
                continue;
            }
            var head = sides[0].Split(':', StringSplitOptions.TrimEntries);
            current!._list.Add(new Interaction(head[0].Split(' '), head[1], sides[1].Split('+', StringSplitOptions.TrimEntries), sides[1]));
        }
        return models;
    }
}
