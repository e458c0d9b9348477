using System.Globalization;
using System.Reflection;
using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.Case2Code;

/// <summary>A service that a note may name: its flags and the codes it may be billed by.</summary>
internal sealed record Billable(string Name, IReadOnlyDictionary<string, string> Flags, (decimal Amount, string Unit)? DrugUnit, List<Choice> Choices, List<Choice> Further)
{
    public bool Is(string flag) => Flags.ContainsKey(flag);

    /// <summary>The word behind a flag, such as the family of an endoscopy; null without it.</summary>
    public string? Of(string flag) => Flags.GetValueOrDefault(flag);
}

/// <summary>A code and the conditions under which it is the one; how many units it counts.</summary>
internal sealed record Choice(string Code, IReadOnlyList<Condition> Conditions, string Words);

/// <summary>A condition: its kind, the words it asks (each a run of words), and its number.</summary>
internal sealed record Condition(string Kind, IReadOnlyList<string[]> Words, decimal Number);

/// <summary>Reads the rules of <c>data/rules/procedures</c> and <c>data/rules/em</c>, which are part of the program.</summary>
internal static class RuleFile
{
    // flags that take a word behind them
    private static readonly HashSet<string> Worded = ["family", "components", "medicare", "per", "biopsy"];

    /// <summary>The services of some files with a tree of their phrases; a phrase may belong to several.</summary>
    public static PhraseTree<IReadOnlyList<Billable>> Services(params string[] names)
    {
        var forms = new Dictionary<string, (string[] Form, List<Billable> Services)>(StringComparer.Ordinal);
        Billable? service = null;
        foreach (var line in names.SelectMany(Lines))
        {
            if (line[0] == '=')
                service = Head(line[1..]);
            else if (line[0] == '>')
                service!.Choices.Add(ReadChoice(line[1..]));
            else if (line[0] == '+')
                service!.Further.Add(ReadChoice(line[1..]));
            else
                foreach (var form in RuleList.Items(line))
                {
                    var key = string.Join(' ', form);
                    if (!forms.TryGetValue(key, out var held))
                        forms.Add(key, held = (form, []));
                    if (!held.Services.Contains(service!))
                        held.Services.Add(service!);
                }
        }
        var tree = new PhraseTree<IReadOnlyList<Billable>>();
        foreach (var (form, services) in forms.Values)
            tree.Add(form, services);
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

    /// <summary>The rows of a table, the first one naming the columns.</summary>
    public static IEnumerable<string[]> Rows(string name) => Lines(name).Skip(1).Select(l => l.Split('\t'));

    /// <summary>The lines of a file without comments and blanks.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"case/{name}") ?? throw new InvalidOperationException($"the rules {name} are not part of this build");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Trim() is { Length: > 0 } text && text[0] != '#')
                yield return text;
    }

    private static Billable Head(string line)
    {
        var parts = line.Split(':', 2, StringSplitOptions.TrimEntries);
        var words = parts.Length > 1 ? parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        var flags = new Dictionary<string, string>(StringComparer.Ordinal);
        (decimal, string)? unit = null;
        for (var i = 0; i < words.Length; i++)
            if (words[i] == "drug")
            {
                unit = (decimal.Parse(words[i + 1], CultureInfo.InvariantCulture), words[i + 2]);
                flags["drug"] = "";
                i += 2;
            }
            else
                flags[words[i]] = Worded.Contains(words[i]) ? words[++i] : "";
        return new Billable(parts[0], flags, unit, [], []);
    }

    private static Choice ReadChoice(string line)
    {
        var parts = line.Split(':', 2, StringSplitOptions.TrimEntries);
        return parts.Length < 2 ? new Choice(parts[0], [], "") : new Choice(parts[0], [.. parts[1].Split(';', StringSplitOptions.TrimEntries).Select(ReadCondition)], parts[1].Replace('_', ' '));
    }

    internal static Condition ReadCondition(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var (kind, rest) = space < 0 ? (text, "") : (text[..space], text[(space + 1)..]);
        return new Condition(kind, [.. rest.Split('|').Select(w => w.Split('_'))], decimal.TryParse(rest, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : 0);
    }
}
