using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Icd10Pcs;

/// <summary>The order file: every table heading (three characters) and every code with its short and long title.</summary>
public sealed class OrderReader : BookReader
{
    public override string Book => "icd10pcs";

    public override string Table => "order";

    public override bool Recognises(FileHead head)
    {
        var line = HeadText.FirstLine(head);
        return OrderFile.IsRow(line) && char.IsAsciiDigit(line[6]) && line[9] == ' ';
    }

    public override Edition? EditionNamed(string name) => EditionNames.Fiscal(Book, name);

    public override IReadOnlyList<string> Columns(FileHead head) => OrderFile.Columns;

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject) =>
        new OrderFile(file, CodeSystem.Icd10Pcs, "X", Misplaced).Read();

    private static string? Misplaced(ReadOnlySpan<char> before, ReadOnlySpan<char> code) =>
        code.Length is not (3 or 7) || code.ContainsAny('I', 'O') ? "a table of three characters or a code of seven, without I and O"
        : before.SequenceCompareTo(code) < 0 ? null : "codes in ascending order";
}
