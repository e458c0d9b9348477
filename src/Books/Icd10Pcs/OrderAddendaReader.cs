using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Icd10Pcs;

/// <summary>The addenda of the order file: tables and codes added, deleted and revised since the edition before.</summary>
public sealed class OrderAddendaReader : BookReader
{
    private static readonly Column[] Layout =
        [AddendaFile.Action, new("Code", 14, 20), new("Short description", 22, 81), new("Long description", 83)];

    public override string Book => "icd10pcs";

    public override string Table => "order_addenda";

    public override bool Recognises(FileHead head) => AddendaFile.FirstRow(head) switch
    {
        null => false,
        "" => HeadText.Of(head).Contains("icd10pcs_order_", StringComparison.Ordinal),
        var row => char.IsAsciiDigit(row[13]) && row[14] != ' '
                   || char.IsAsciiLetterUpper(row[13]) && HeadText.Of(head).Contains("icd10pcs_order_", StringComparison.Ordinal),
    };

    public override Edition? EditionNamed(string name) => EditionNames.Fiscal(Book, name);

    public override IReadOnlyList<string> Columns(FileHead head) => [.. Layout.Select(c => c.Name)];

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject) => new AddendaFile(file, Layout).Read();
}
