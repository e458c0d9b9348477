using System.Globalization;
using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.Case2Code;

/// <summary>An operation as <c>data/rules/procedures/operations.txt</c> has it: three fixed characters and how the note fills the other four.</summary>
internal sealed record OperationRule(string Name)
{
    public string Prefix { get; set; } = "";

    public List<AxisRule> Axes { get; } = [];

    public HashSet<string> Within { get; } = new(StringComparer.Ordinal);

    public List<string[]> Unless { get; } = [];

    /// <summary>The same as a service, for the question whether it was done.</summary>
    public Billable Service { get; } = new(Name, new Dictionary<string, string>(StringComparer.Ordinal) { ["surgery"] = "" }, null, [], []);
}

/// <summary>One axis and its values in the order in which they are tried.</summary>
internal sealed record AxisRule(string Name, IReadOnlyList<AxisValue> Values);

/// <summary>A value of an axis: the words that lead to it (each set must be met), or, with none, what holds when nothing else is said.</summary>
internal sealed record AxisValue(char Value, IReadOnlyList<IReadOnlyList<string[]>> Needs, string? Kind, int Number, string Words, string? Custom)
{
    public bool IsDefault => Needs.Count == 0 && Kind is null;
}

/// <summary>Reads the operations.</summary>
internal static class OperationRules
{
    private static readonly string[] Names = ["part", "approach", "device", "qualifier"];

    public static PhraseTree<OperationRule> Read()
    {
        var tree = new PhraseTree<OperationRule>();
        OperationRule? rule = null;
        foreach (var line in RuleFile.Lines("operations"))
        {
            var head = line.Split(' ', 2);
            if (line[0] == '=')
                rule = new OperationRule(line[1..].Trim());
            else if (head.Length == 1 && line.Length == 3 && line.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)))
                rule!.Prefix = line;
            else if (head.Length == 2 && Names.Contains(head[0]))
                rule!.Axes.Add(new AxisRule(head[0], [.. head[1].Split(';', StringSplitOptions.TrimEntries).Select(Value)]));
            else if (head.Length == 2 && head[0] == "within")
                rule!.Within.UnionWith(head[1].Split('|'));
            else if (head.Length == 2 && head[0] == "unless")
                rule!.Unless.AddRange(head[1].Split('|').Select(w => w.Split('_')));
            else
                foreach (var form in RuleList.Items(line))
                    tree.Add(form, rule!);
        }
        return tree.Freeze();
    }

    private static AxisValue Value(string text)
    {
        var parts = text.Split(' ', 2, StringSplitOptions.TrimEntries);
        var (value, rest) = (parts[0][0], parts.Length > 1 ? parts[1] : "");
        if (rest.Length == 0 || rest[0] == '*')
            return new AxisValue(value, [], null, 0, "", rest.Length > 1 ? rest[1..].Trim() : null);
        if (rest.Split(' ') is [var kind, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return new AxisValue(value, [], kind, count, rest.Replace('_', ' '), null);
        return new AxisValue(value, [.. rest.Split('&').Select(IReadOnlyList<string[]> (set) => [.. set.Split('|').Select(w => w.Split('_'))])], null, 0, rest.Replace('_', ' ').Replace("|", " or ", StringComparison.Ordinal).Replace("&", " and ", StringComparison.Ordinal), null);
    }
}
