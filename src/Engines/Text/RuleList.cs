using System.Reflection;

namespace CodingAhead.Engines.Text;

/// <summary>Reads the word lists of <c>data/rules/detect</c>, which are part of the program.</summary>
internal static class RuleList
{
    /// <summary>The lines of a list with the heading that they stand under.</summary>
    public static IEnumerable<(string Head, string Line)> Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"detect/{name}")
                           ?? throw new InvalidOperationException($"the word list {name} is not part of this build");
        using var reader = new StreamReader(stream);
        var head = "";
        while (reader.ReadLine() is { } line)
        {
            line = line.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '=')
                head = line[1..].Trim();
            else
                yield return (head, line);
        }
    }

    /// <summary>A line of items parted by commas, each in all its forms.</summary>
    public static IEnumerable<string[]> Items(string line)
    {
        foreach (var item in line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            foreach (var form in Forms(item))
                yield return form;
    }

    /// <summary>Every form of a phrase with alternatives (<c>a|b</c>) and words that may be missing (<c>a?</c>).</summary>
    public static List<string[]> Forms(string phrase)
    {
        var forms = new List<string[]> { Array.Empty<string>() };
        foreach (var slot in phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var optional = slot.EndsWith('?');
            var longer = new List<string[]>();
            foreach (var word in slot.TrimEnd('?').Split('|'))
                foreach (var form in forms)
                    longer.Add([.. form, word]);
            forms = optional ? [.. forms, .. longer] : longer;
        }
        forms.RemoveAll(f => f.Length == 0);
        return forms;
    }
}
