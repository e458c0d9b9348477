using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Icd10Cm;

/// <summary>The order file: every category, heading and billable code with its short and long title.</summary>
public sealed class OrderReader : Icd10CmReader
{
    public override string Table => "order";

    public override bool Recognises(FileHead head)
    {
        var line = HeadText.FirstLine(head);
        return OrderFile.IsRow(line) && char.IsAsciiLetterUpper(line[6]) && char.IsAsciiDigit(line[7]) && line[9] == ' ';
    }

    public override IReadOnlyList<string> Columns(FileHead head) => OrderFile.Columns;

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject) =>
        new OrderFile(file, CodeSystem.Icd10Cm, "ZU", Misplaced).Read();

    /// <summary>
    /// The book's order: chapter letters ascend with U at the end, and categories by their digits. Letters stand where their chapter
    /// wants them (C4A between C43 and C44), and below a category the book is not always in order (V02.03 before V02.02 in 2021).
    /// </summary>
    internal static string? Misplaced(ReadOnlySpan<char> before, ReadOnlySpan<char> code)
    {
        if (!char.IsAsciiLetterUpper(code[0]))
            return "a code of ICD-10-CM";
        var common = before.CommonPrefixLength(code);
        if (common > 2 || before.IsEmpty)
            return null;
        var (old, now) = (before[common], code[common]);
        var ascends = common == 0 ? now == 'U' || old != 'U' && old < now : !char.IsAsciiDigit(old) || !char.IsAsciiDigit(now) || old < now;
        return ascends ? null : "categories in the order of the book";
    }
}
