using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>Turns the paths of the alphabetic index and the neoplasm table into phrases.</summary>
internal static class IndexTerms
{
    private const int MostForms = 8;

    private static readonly string[][] Neoplasms =
    [
        ["cancer", "carcinoma", "adenocarcinoma", "malignancy", "malignant neoplasm", "malignant tumor"], ["metastasis", "metastatic", "secondary malignant neoplasm"], ["carcinoma in situ"],
        ["benign neoplasm", "benign tumor"], ["neoplasm uncertain behavior"], ["tumor", "neoplasm"],
    ];

    public static void Read(TermCollector into, IEnumerable<Sourced<IndexEntry>> entries)
    {
        var see = new List<(string Phrase, string Target, string Said)>();
        foreach (var (entry, _, _) in entries)
        {
            var said = string.Join(" › ", entry.Path);
            var code = entry.Codes.FirstOrDefault(c => c.Length > 0 && c[0] != '[');
            var target = entry.See ?? (entry.Path.Count == 1 ? entry.SeeAlso : null);
            if (code is null && target is null || Unsaid(entry.Path) || code is not null && code[0] is 'Z' or 'V' or 'W' or 'X' or 'Y')
                continue;
            foreach (var form in Forms(entry.Path))
                if (code is not null)
                    into.Add(form, Plain(code), TermKind.Index, said);
                else
                    see.Add((form, target!, said));
        }
        // "see Occlusion, artery, basilar": the words of the target lead to its code
        foreach (var (phrase, aim, said) in see)
            if (into.CodeOf(aim.Split(';')[0]) is { } code && code[0] != 'Z')
                into.Add(phrase, code, TermKind.Index, $"{said}, see {aim}");
    }

    public static void ReadNeoplasms(TermCollector into, IEnumerable<Sourced<IndexEntry>> entries)
    {
        foreach (var (entry, _, _) in entries)
        {
            if (entry.Path.Count > 3 || entry.Codes.Count < 6 || Unsaid(entry.Path))
                continue;
            foreach (var site in Forms([.. entry.Path.Skip(1)]))
                for (var column = 0; column < 6; column++)
                    if (entry.Codes[column].Length > 0)
                        foreach (var name in Neoplasms[column])
                            into.Add($"{name} {site}", Plain(entry.Codes[column]), TermKind.Table, $"Neoplasm table › {string.Join(" › ", entry.Path.Skip(1))} › {name}");
        }
    }

    /// <summary>The words of the sites of the neoplasm table: parts of the body.</summary>
    public static IEnumerable<string> Sites(IEnumerable<Sourced<IndexEntry>> entries) =>
        entries.Where(e => e.Entry.Path.Count is 2 or 3).SelectMany(e => e.Entry.Path.Skip(1)).Where(s => s.Length < 40);

    public static string Plain(string code) => code.Replace(".", "", StringComparison.Ordinal).TrimEnd('-');

    // paths that end in "specified NEC" name what the index does not
    private static bool Unsaid(IReadOnlyList<string> path)
    {
        foreach (var step in path)
            if (step.Contains("specified", StringComparison.Ordinal) || step.StartsWith("Note", StringComparison.Ordinal) || step.Length > 60)
                return true;
        // a path that ends in "with" or "in" has lost what stood behind it
        return path.Count > 5 || path[^1] is "with" or "in" or "due to" or "of" or "with or without" or "by" or "from" or "for" or "and" or "to";
    }

    // a step may hold the same word in two forms (aorta, aortic): one of them is enough; else the comma only turns words round
    private static List<string> Forms(IReadOnlyList<string> path)
    {
        var forms = new List<string> { "" };
        foreach (var step in path)
        {
            var choices = Choices(step);
            if (choices.Count * forms.Count > MostForms)
                choices = [choices[0]];
            forms = [.. forms.SelectMany(f => choices.Select(c => f.Length == 0 ? c : $"{f} {c}"))];
        }
        return forms;
    }

    private static List<string> Choices(string step)
    {
        var parts = step.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
            return [step];
        var alike = true;
        var first = parts[0].ToLowerInvariant();
        foreach (var part in parts)
            alike &= first.AsSpan().CommonPrefixLength(part.ToLowerInvariant()) >= Math.Min(4, Math.Min(part.Length, first.Length) - 1);
        return alike ? [.. parts] : [string.Join(' ', parts)];
    }
}
