using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Icd10Cm;

/// <summary>The Official Guidelines for Coding and Reporting, from the text of their PDF, as sections that can be cited.</summary>
public sealed class GuidelinesReader : Icd10CmReader
{
    public override string Table => "guidelines";

    public override bool Recognises(FileHead head)
    {
        if (head.Bytes.Span.StartsWith("%PDF-"u8))
            return false;
        var text = HeadText.Of(head);
        return text.AsSpan(0, Math.Min(400, text.Length)).Contains("ICD-10-CM Official Guidelines for Coding and Reporting",
            StringComparison.Ordinal);
    }

    // "(October 1, 2025 - September 30, 2026)" stands below the title
    public override Edition? EditionInside(FileHead head)
    {
        var text = HeadText.Of(head);
        var open = text.IndexOf("(October 1, 20", StringComparison.Ordinal);
        if (open < 0 || open + 16 > text.Length || !int.TryParse(text.AsSpan(open + 12, 4), out var year))
            return null;
        return EditionNamed($"{year + 1}") is { } edition ? edition with { Official = EditionNames.IsOfficial(head.Path) } : null;
    }

    public override IReadOnlyList<string> Columns(FileHead head) => ["Section", "Title", "Text"];

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject)
    {
        var lines = new GuidelineLines(TextFile.Open(file));
        var contents = GuidelineContents.Read(file.Path, lines);
        return new GuidelineBody(file.Path, lines, contents).Read();
    }
}
