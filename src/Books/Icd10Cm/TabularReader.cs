using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Icd10Cm;

/// <summary>The tabular list in XML: chapters, sections, codes with their seventh characters, and every kind of note.</summary>
public sealed class TabularReader : Icd10CmReader
{
    public const string Root = "ICD10CM.tabular";

    public override string Table => "tabular";

    public override bool Recognises(FileHead head) => HeadText.HasRoot(HeadText.Of(head), Root);

    public override Edition? EditionInside(FileHead head) => EditionOfVersion(head);

    public override IReadOnlyList<string> Columns(FileHead head) => ["name", "desc"];

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject)
    {
        using var xml = new XmlEvents(file);
        var list = new TabularList(xml);
        xml.Root(Root);
        foreach (var element in xml.Children())
        {
            if (element != "chapter")
                continue;
            foreach (var entry in list.Chapter())
                yield return entry;
        }
        if (list.Chapters == 0)
            throw xml.Wrong("chapters", "none");
    }
}
