using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Icd10Cm;

/// <summary>Takes the elements of a tabular list apart, a section at a time.</summary>
internal sealed class TabularList(XmlEvents xml)
{
    private readonly SeenCodes _seen = new();
    private readonly List<Entry> _entries = [];

    public int Chapters { get; private set; }

    /// <summary>The current chapter element: its range, notes, sections and codes.</summary>
    public IEnumerable<Entry> Chapter()
    {
        var line = xml.Line;
        var name = "";
        Chapters++;
        foreach (var element in xml.Children())
        {
            if (element == "name")
                name = xml.Content();
            else if (element == "desc")
                Range("chapter", name, xml.Content(), line);
            else if (element == "section")
                Section();
            else
                Note($"chapter:{name}", element, null);
            foreach (var entry in Taken())
                yield return entry;
        }
    }

    private List<Entry> Taken()
    {
        List<Entry> taken = [.. _entries];
        _entries.Clear();
        return taken;
    }

    private void Section()
    {
        var line = xml.Line;
        var id = xml.Attribute("id") ?? throw xml.Wrong("a section with an id", "none");
        foreach (var element in xml.Children())
            if (element == "desc")
                Range("section", id, xml.Content(), line);
            else if (element == "diag")
                Diagnosis("", null);
            else
                Note($"section:{id}", element, null);
    }

    // "Neoplasms (C00-D49)": the range stands behind the title; of a section, in its id as well
    private void Range(string level, string name, string text, int line)
    {
        var open = text.LastIndexOf('(');
        var range = open > 0 && text.EndsWith(')') ? text[(open + 1)..^1] : level == "section" ? name : "";
        var dash = range.IndexOf('-', StringComparison.Ordinal);
        var (first, last) = dash < 0 ? (range, range) : (range[..dash], range[(dash + 1)..]);
        if (Icd10CmCode.Read(first) is null || Icd10CmCode.Read(last) is null)
            throw xml.Wrong($"a {level} title that ends in its range of codes", TextFile.Shown(text));
        _entries.Add(new RangeEntry(CodeSystem.Icd10Cm, level, name, first, last, open > 0 ? text[..open].TrimEnd() : text, line));
    }

    private void Diagnosis(string parent, SeventhCharacters? seventh)
    {
        var line = xml.Line;
        var at = _entries.Count;
        var (code, title, leaf) = ("", "", true);
        foreach (var element in xml.Children())
            switch (element)
            {
                case "name":
                    code = Name(parent);
                    break;
                case "desc":
                    title = xml.Content();
                    break;
                case "diag":
                    Diagnosis(code, seventh);
                    leaf = false;
                    break;
                case "sevenChrDef":
                    seventh = Definition(code);
                    break;
                default:
                    Note(code, element, seventh);
                    break;
            }
        if (code.Length == 0 || title.Length == 0)
            throw xml.Wrong("a code with name and desc", code.Length == 0 ? "no name" : $"no desc of {code}");

        var extended = leaf && seventh is not null && code.Length < 7;
        _entries.Insert(at, new CodeEntry(new Code(CodeSystem.Icd10Cm, code), leaf && !extended, null, null, title, line));
        if (!extended)
            return;
        foreach (var entry in seventh!.Expand(code, title, line))
            _entries.Add(_seen.Add(entry.Code.Value) ? entry : throw xml.Wrong("each code once", $"{entry.Code} again"));
    }

    private string Name(string parent)
    {
        var name = xml.Content();
        if (Icd10CmCode.Read(name) is not { } code)
            throw xml.Wrong("a code of ICD-10-CM", TextFile.Shown(name));
        // only the category must agree: the 2021 list has H54.512A below H54.511
        if (parent.Length > 0 && (!code.Value.StartsWith(parent[..3], StringComparison.Ordinal) || code.Value.Length <= parent.Length))
            throw xml.Wrong($"a code below {parent}", name);
        return _seen.Add(code.Value) ? code.Value : throw xml.Wrong("each code once", $"{name} again");
    }

    private SeventhCharacters Definition(string code)
    {
        var line = xml.Line;
        var seventh = new SeventhCharacters();
        foreach (var element in xml.Children())
            if (element == "extension")
            {
                var character = xml.Attribute("char");
                if (character is not [var one] || !char.IsAsciiLetterUpper(one) && !char.IsAsciiDigit(one))
                    throw xml.Wrong("one letter or digit as the seventh character", TextFile.Shown(character));
                if (!seventh.Add(one, xml.Content()))
                    throw xml.Wrong($"each seventh character of {code} once", $"{one} again");
            }
            else if (element == "note")
                seventh.Continue(xml.Content());
        _entries.AddRange(seventh.Notes(code, line));
        return seventh;
    }

    private void Note(string scope, string element, SeventhCharacters? seventh)
    {
        if (element == "visualImpairment")
            Table(scope);
        NoteKind? kind = element switch
        {
            "includes" => NoteKind.Includes,
            "excludes1" => NoteKind.Excludes1,
            "excludes2" => NoteKind.Excludes2,
            "codeFirst" => NoteKind.CodeFirst,
            "useAdditionalCode" => NoteKind.UseAdditional,
            "codeAlso" => NoteKind.CodeAlso,
            "sevenChrNote" => NoteKind.Seventh,
            "inclusionTerm" => NoteKind.Inclusion,
            "notes" => NoteKind.General,
            _ => null,
        };
        if (kind is null)
            return;
        foreach (var note in xml.Children())
        {
            if (note != "note")
                continue;
            var line = xml.Line;
            var text = xml.Content();
            if (text.Length == 0)
                continue;
            _entries.Add(new NoteEntry(scope, kind.Value, text, line));
            if (kind == NoteKind.General)
                seventh?.Restrict(text);
        }
    }

    // the table of visual impairment at H54.8, a note for each category
    private void Table(string scope)
    {
        foreach (var _ in xml.Children())
        {
            var line = xml.Line;
            var text = xml.Content();
            if (text.Length > 0)
                _entries.Add(new NoteEntry(scope, NoteKind.General, text, line));
        }
    }
}
