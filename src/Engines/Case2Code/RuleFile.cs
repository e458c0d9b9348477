using System.Globalization;
using System.Reflection;
using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.Case2Code;

/// <summary>A service that a note may name: its flags and the codes it may be billed by.</summary>
internal sealed record Billable(string Name, IReadOnlySet<string> Flags, (decimal Amount, string Unit)? DrugUnit, List<Choice> Choices)
{
    public bool Is(string flag) => Flags.Contains(flag);
}

/// <summary>A code and the conditions under which it is the one.</summary>
internal sealed record Choice(string Code, IReadOnlyList<Condition> Conditions, string Words);

/// <summary>A condition: <c>views</c>, <c>with</c>, <c>without</c>, <c>cm</c>, <c>age</c> or <c>count</c>, and what it asks.</summary>
internal sealed record Condition(string Kind, IReadOnlyList<string> Words, decimal Number);

/// <summary>Reads the rules of <c>data/rules/procedures</c> and <c>data/rules/em</c>, which are part of the program.</summary>
internal static class RuleFile
{
    /// <summary>The services of a file with a tree of their phrases.</summary>
    public static PhraseTree<Billable> Services(string name)
    {
        var tree = new PhraseTree<Billable>();
        Billable? service = null;
        foreach (var line in Lines(name))
        {
            if (line[0] == '=')
            {
                var parts = line[1..].Split(':', 2, StringSplitOptions.TrimEntries);
                var flags = parts.Length > 1 ? parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
                var drug = Array.IndexOf(flags, "drug");
                service = new Billable(parts[0], flags.ToHashSet(StringComparer.Ordinal), drug >= 0 ? (decimal.Parse(flags[drug + 1], CultureInfo.InvariantCulture), flags[drug + 2]) : null, []);
            }
            else if (line[0] == '>')
            {
                var parts = line[1..].Split(':', 2, StringSplitOptions.TrimEntries);
                service!.Choices.Add(new Choice(parts[0], parts.Length < 2 ? [] : [.. parts[1].Split(';', StringSplitOptions.TrimEntries).Select(ReadCondition)], parts.Length < 2 ? "" : parts[1]));
            }
            else
                foreach (var form in RuleList.Items(line))
                    tree.Add(form, service!);
        }
        return tree.Freeze();
    }

    /// <summary>A tree of phrases, each under the heading it stands in.</summary>
    public static PhraseTree<string> Words(string name)
    {
        var tree = new PhraseTree<string>();
        var head = "";
        foreach (var line in Lines(name))
            if (line[0] == '=')
                head = line[1..].Trim();
            else
                foreach (var form in RuleList.Items(line))
                    tree.Add(form, head);
        return tree.Freeze();
    }

    private static Condition ReadCondition(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var (kind, rest) = (text[..space], text[(space + 1)..]);
        return new Condition(kind, rest.Split('|'), decimal.TryParse(rest, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : 0);
    }

    private static IEnumerable<string> Lines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"case/{name}") ?? throw new InvalidOperationException($"the rules {name} are not part of this build");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Trim() is { Length: > 0 } text && text[0] != '#')
                yield return text;
    }
}
