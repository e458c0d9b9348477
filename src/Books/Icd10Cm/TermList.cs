using System.Globalization;
using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Icd10Cm;

/// <summary>Takes the terms of an index or table apart, a main term at a time.</summary>
/// <param name="columns">The columns of codes in a table; 0 in an index.</param>
internal sealed class TermList(XmlEvents xml, int columns)
{
    private static readonly string[] None = [];
    private static readonly IReadOnlyList<string> NoHeads = ["title", "code"];

    private readonly List<Entry> _entries = [];

    public int Terms { get; private set; }

    /// <summary>The column headings of a table; those of an index are the names of its elements.</summary>
    public static IReadOnlyList<string> Heads(string text)
    {
        var heads = new List<string>();
        for (var at = 0; (at = text.IndexOf("<head col=\"", at, StringComparison.Ordinal)) >= 0; at++)
        {
            var from = text.IndexOf('>', at) + 1;
            var end = from > 0 ? text.IndexOf('<', from) : -1;
            if (end < 0)
                break;
            heads.Add(XmlEvents.Collapse(text[from..end]));
        }
        return heads.Count > 0 ? heads : NoHeads;
    }

    /// <summary>The current main term with all terms below it, in order.</summary>
    public IReadOnlyList<Entry> MainTerm()
    {
        _entries.Clear();
        Term([]);
        return _entries;
    }

    private void Term(string[] above)
    {
        var line = xml.Line;
        var at = _entries.Count;
        string[] path = above;
        string? nonEssential = null, see = null, also = null;
        List<string>? codes = null;
        string[]? cells = null;
        foreach (var element in xml.Children())
            switch (element)
            {
                case "title":
                    path = [.. above, Title(ref nonEssential)];
                    break;
                case "code":
                    (codes ??= []).Add(xml.Content());
                    break;
                case "subcat":
                    // a subcategory: printed with the dash that asks for more characters
                    (codes ??= []).Add(xml.Content().TrimEnd('-') + "-");
                    break;
                case "manif" when cells is null && columns <= 1:
                    (codes ??= []).Add($"[{xml.Content()}]");
                    break;
                case "manif":
                    nonEssential = Joined(nonEssential, xml.Content(), " ");
                    break;
                case "cell":
                    Cell(cells ??= Empty());
                    break;
                case "see":
                    see = Joined(see, xml.Content(), "; ");
                    break;
                case "seecat":
                    see = Joined(see, $"category {xml.Content()}", "; ");
                    break;
                case "seeAlso":
                    also = Joined(also, xml.Content(), "; ");
                    break;
                case "term":
                    Term(path.Length > above.Length ? path : throw xml.Wrong("a title before the terms below it", "none"));
                    break;
            }
        if (path.Length == above.Length)
            throw xml.Wrong("a term with a title", "none");
        Terms++;
        _entries.Insert(at, new IndexEntry(path, nonEssential, cells ?? codes?.ToArray() ?? None, see, also, line));
    }

    // non-essential modifiers stand within the title: "Abuse<nemod>(adult) (child)</nemod> NEC"
    private string Title(ref string? nonEssential)
    {
        var text = "";
        var depth = xml.Depth;
        while (!xml.IsEmpty && xml.Read() && xml.Depth > depth)
            if (xml.IsElement)
                nonEssential = Joined(nonEssential, xml.Content(), " ");
            else if (xml.Text is { } piece)
                text = text.Length == 0 ? piece : $"{text} {piece}";
        text = XmlEvents.Collapse(text);
        // a few titles are nothing but their modifier: "(taser)" below "Shock, electric"
        return text.Length > 0 ? text : nonEssential ?? throw xml.Wrong("a title", "an empty one");
    }

    private void Cell(string[] cells)
    {
        if (!int.TryParse(xml.Attribute("col"), NumberStyles.None, CultureInfo.InvariantCulture, out var column)
            || column < 2 || column > columns + 1)
            throw xml.Wrong($"a cell in columns 2 to {columns + 1}", TextFile.Shown(xml.Attribute("col")));
        var code = xml.Content();
        cells[column - 2] = code is "--" or "-" ? "" : code;
    }

    private string[] Empty()
    {
        var cells = new string[columns];
        Array.Fill(cells, "");
        return cells;
    }

    private static string? Joined(string? before, string more, string gap) =>
        more.Length == 0 ? before : before is null ? more : before + gap + more;
}
