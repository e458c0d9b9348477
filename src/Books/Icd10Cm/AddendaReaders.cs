using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Icd10Cm;

/// <summary>The addenda of the order file: headings and codes added, deleted and revised since the edition before.</summary>
public sealed class OrderAddendaReader : Icd10CmReader
{
    private static readonly Column[] Layout =
        [AddendaFile.Action, new("Valid for submission", 14, 14), new("Code", 16, 22), new("Short description", 24, 83),
            new("Long description", 85)];

    public override string Table => "order_addenda";

    public override bool Recognises(FileHead head) => AddendaFile.FirstRow(head) switch
    {
        null => false,
        "" => HeadText.Of(head) is var text && text.Contains("icd10cm_order_", StringComparison.Ordinal)
              && text.Contains("Headers", StringComparison.Ordinal),
        var row => row[13] is '0' or '1' && row[14] == ' ',
    };

    public override IReadOnlyList<string> Columns(FileHead head) => [.. Layout.Select(c => c.Name)];

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject) => new AddendaFile(file, Layout).Read();
}

/// <summary>The addenda of the codes file: billable codes added, deleted and revised since the edition before.</summary>
public sealed class CodesAddendaReader : Icd10CmReader
{
    private static readonly Column[] Layout = [AddendaFile.Action, new("Code", 14, 20), new("Long description", 22)];

    public override string Table => "codes_addenda";

    public override bool Recognises(FileHead head) => AddendaFile.FirstRow(head) switch
    {
        null => false,
        "" => HeadText.Of(head) is var text && text.Contains("icd10cm_order_", StringComparison.Ordinal)
              && !text.Contains("Headers", StringComparison.Ordinal),
        var row => char.IsAsciiLetterUpper(row[13]) && Icd10CmCode.Read(row.AsSpan(13, Math.Min(7, row.Length - 13))) is not null
                   && !HeadText.Of(head).Contains("icd10pcs", StringComparison.Ordinal),
    };

    public override IReadOnlyList<string> Columns(FileHead head) => [.. Layout.Select(c => c.Name)];

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject) => new AddendaFile(file, Layout).Read();
}

/// <summary>Addenda that exist only as PDF: known, listed, not read.</summary>
public sealed class AddendaPdfReader : Icd10CmReader
{
    public override string Table => "addenda_pdf";

    // the text of a PDF is compressed: its name is all there is to tell by
    public override bool Recognises(FileHead head) =>
        head.Bytes.Span.StartsWith("%PDF-"u8) && head.Name.Contains("addenda", StringComparison.OrdinalIgnoreCase)
        && head.Name.Replace("-", "", StringComparison.Ordinal).Contains("icd10cm", StringComparison.OrdinalIgnoreCase);

    public override IReadOnlyList<string> Columns(FileHead head) => [];

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject) => [];
}
