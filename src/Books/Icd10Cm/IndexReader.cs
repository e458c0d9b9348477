using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Icd10Cm;

/// <summary>One of the alphabetic lists in XML, which share a layout: index, external causes, drugs, neoplasms.</summary>
public abstract class TermsReader : Icd10CmReader
{
    public const string Root = "ICD10CM.index";

    /// <summary>Whether the beginning of a file of this layout is of this list.</summary>
    private protected abstract bool Is(string text);

    public override bool Recognises(FileHead head)
    {
        var text = HeadText.Of(head);
        return HeadText.HasRoot(text, Root) && Is(text);
    }

    public override Edition? EditionInside(FileHead head) => EditionOfVersion(head);

    public override IReadOnlyList<string> Columns(FileHead head) => TermList.Heads(HeadText.Of(head));

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject)
    {
        using var xml = new XmlEvents(file);
        var list = new TermList(xml, TermList.Heads(HeadText.Of(file.Head)).Count - 1);
        xml.Root(Root);
        foreach (var element in xml.Children())
        {
            if (element != "letter")
                continue;
            foreach (var part in xml.Children())
                if (part == "mainTerm")
                    foreach (var entry in list.MainTerm())
                        yield return entry;
        }
        if (list.Terms == 0)
            throw xml.Wrong("terms", "none");
    }
}

/// <summary>The alphabetic index to diseases and injuries.</summary>
public sealed class IndexReader : TermsReader
{
    public override string Table => "index";

    private protected override bool Is(string text) =>
        HeadText.Element(text, "title")?.Contains("DISEASES", StringComparison.OrdinalIgnoreCase) == true;
}

/// <summary>The index to external causes of injuries.</summary>
public sealed class ExternalCausesReader : TermsReader
{
    public override string Table => "external_causes";

    private protected override bool Is(string text) =>
        HeadText.Element(text, "title")?.Contains("EXTERNAL", StringComparison.OrdinalIgnoreCase) == true;
}

/// <summary>The table of drugs and chemicals: a code for each way of harm.</summary>
public sealed class DrugsReader : TermsReader
{
    public override string Table => "drugs";

    private protected override bool Is(string text) => TermList.Heads(text) is ["Substance", ..];
}

/// <summary>The table of neoplasms: a code for each behaviour of a site's growth.</summary>
public sealed class NeoplasmsReader : TermsReader
{
    public override string Table => "neoplasms";

    private protected override bool Is(string text) => TermList.Heads(text) is ["Neoplasm", ..];
}
