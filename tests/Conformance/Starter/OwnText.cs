using System.Text.RegularExpressions;
using CodingAhead.Catalogue.Search;

namespace CodingAhead.Tests.Conformance.Starter;

/// <summary>A line of a tab-separated file of <c>data</c>, by the names of its columns.</summary>
internal sealed record Row(string File, int Line, IReadOnlyDictionary<string, string> Cells)
{
    public string this[string column] => Cells.TryGetValue(column, out var cell) ? cell : "";

    public string Place => $"{File}:{Line}";
}

/// <summary>A guide: its header, and its sections as they stand.</summary>
internal sealed record Guide(string File, IReadOnlyDictionary<string, string> Header, IReadOnlyList<(string Heading, string Text)> Sections)
{
    public string Code => Header.GetValueOrDefault("code", "");

    public string Section(string heading) => Sections.FirstOrDefault(s => s.Heading == heading).Text ?? "";
}

/// <summary>A phrase of the lexicon with its guards.</summary>
internal sealed record Phrase(int Line, string Raw, string Text, IReadOnlyList<string> Kinds, IReadOnlyList<string> Near, IReadOnlyList<string> NotNear)
{
    public bool Guarded => Near.Count > 0 || NotNear.Count > 0;

    /// <summary>The form that search compares: plural, possessive, hyphen and British spelling folded.</summary>
    public string Folded { get; } = string.Join(' ', Words.Of(Text));
}

/// <summary>A concept of the lexicon: where a coder lands, and what people say.</summary>
internal sealed record Concept(string File, int Line, string System, string Code, string Name, IReadOnlyList<Phrase> Phrases)
{
    public string Place => $"{File}:{Line}";
}

/// <summary>The project's own writing, read straight from <c>data</c> and apart from the loaders that the program uses.</summary>
internal static class OwnText
{
    public static readonly string[] Headings = ["Plain language", "Indications", "Procedure", "Post-procedure", "Document", "Mistakes"];

    private static readonly Lazy<IReadOnlyList<Guide>> ReadGuides = new(() => [.. Files("starter/guides", "*.md").Select(ReadGuide)]);
    private static readonly Lazy<IReadOnlyList<Concept>> ReadConcepts = new(() => [.. Files("lexicon", "*.txt").SelectMany(ReadLexicon)]);

    public static string Data { get; } = Path.Combine(Repository.Root, "data");

    public static IReadOnlyList<Guide> Guides => ReadGuides.Value;

    public static IReadOnlyList<Concept> Concepts => ReadConcepts.Value;

    /// <summary>Files of a folder of <c>data</c>, by their path under it; none when the folder is not there yet.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        !Directory.Exists(Path.Combine(Data, folder)) ? [] :
        Directory.EnumerateFiles(Path.Combine(Data, folder), pattern).Select(f => $"{folder}/{Path.GetFileName(f)}").Order(StringComparer.Ordinal);

    /// <summary>The rows of one table; none when the file is not there yet.</summary>
    public static IReadOnlyList<Row> Table(string file)
    {
        var path = Path.Combine(Data, file);
        var rows = new List<Row>();
        string[]? columns = null;
        var line = 0;
        foreach (var text in File.Exists(path) ? File.ReadLines(path) : [])
        {
            line++;
            if (text.Length == 0 || text[0] == '#')
                continue;
            var cells = text.Split('\t');
            if (columns is null)
                columns = cells;
            else
                rows.Add(new Row(file, line, columns.Zip(cells).ToDictionary(p => p.First, p => p.Second)));
        }
        return rows;
    }

    /// <summary>All rows of all decoding tables.</summary>
    public static IEnumerable<Row> Decodings => Files("starter/decodings", "*.tsv").SelectMany(Table);

    /// <summary>The sentences of a running text or a list; titles in bold are sentences of their own.</summary>
    public static IEnumerable<string> Sentences(string text) =>
        Regex.Split(text.Replace("**", "\n", StringComparison.Ordinal), @"\n|(?<=[.!?])\s+(?=[A-Z0-9])")
            .Select(s => Regex.Replace(s, @"^\s*(?:[-*]|\d+\.)?\s*", "").Trim()).Where(s => s.Length > 0);

    private static Guide ReadGuide(string file)
    {
        var header = new Dictionary<string, string>();
        var sections = new List<(string, string)>();
        var marks = 0;
        foreach (var line in File.ReadLines(Path.Combine(Data, file)))
        {
            if (line == "---")
                marks++;
            else if (marks == 1 && line.Split(':', 2) is [var field, var value])
                header[field.Trim()] = value.Trim();
            else if (line.StartsWith("# ", StringComparison.Ordinal))
                sections.Add((line[2..], ""));
            else if (sections.Count > 0 && line.Length > 0)
                sections[^1] = (sections[^1].Item1, sections[^1].Item2 + line + "\n");
        }
        return new Guide(file, header, sections);
    }

    private static List<Concept> ReadLexicon(string file)
    {
        var concepts = new List<Concept>();
        var phrases = new List<Phrase>();
        var number = 0;
        foreach (var line in File.ReadLines(Path.Combine(Data, file)))
        {
            number++;
            if (line.Trim().Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '@')
            {
                var head = line[1..].Trim().Split(' ', 2);
                var code = head[0].Split(':', 2);
                phrases = [];
                concepts.Add(new Concept(file, number, code.Length == 2 ? code[0] : "icd10cm", code[^1], head.Length == 2 ? head[1] : "", phrases));
                continue;
            }
            var words = line.Split(' ');
            var end = Array.FindIndex(words, IsTag);
            var tags = end < 0 ? [] : words[end..];
            phrases.Add(new Phrase(number, line, string.Join(' ', end < 0 ? words : words[..end]), Tags(tags, '~'), Tags(tags, '+'), Tags(tags, '-')));
        }
        return concepts;
    }

    private static bool IsTag(string word) => word.Length > 0 && word[0] is '~' or '+' || word.Length > 1 && word[0] == '-';

    private static string[] Tags(string[] tags, char mark) =>
        [.. tags.Where(t => t.Length > 0 && t[0] == mark).SelectMany(t => t[1..].Split(','))];
}
