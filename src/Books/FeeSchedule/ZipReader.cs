using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.FeeSchedule;

/// <summary>The locality of each ZIP code, in fixed width.</summary>
public sealed class ZipReader : BookReader
{
    private static readonly Column[] Layout =
    [
        new("State", 1, 2), new("Zip Code", 3, 7), new("Carrier", 8, 12), new("Pricing Locality", 13, 14), new("Rural Indicator", 15, 15),
        new("Bene Lab CB Locality", 16, 17), new("Rural Indicator2", 18, 18), new("Plus Four Flag", 21, 21),
        new("Part B Payment Indicator", 23, 23),
        new("Year/Quarter", 76, 80),
    ];

    public override string Book => "mpfs";

    public override string Table => "zip5";

    public override bool Recognises(FileHead head) => IsRow(HeadText.FirstLine(head));

    // "20254" in the last columns is the fourth quarter of 2025
    public override Edition? EditionInside(FileHead head)
    {
        var line = HeadText.FirstLine(head);
        if (!IsRow(line) || EditionNames.IsExcerpt(head.Path))
            return null;
        var date = new NamedDate(int.Parse(line.AsSpan(75, 4), null), (line[79] - '1') * 3 + 1);
        return EditionNames.Quarter(Book, date, EditionNames.IsOfficial(head.Path));
    }

    public override Edition? EditionNamed(string name) => EditionNames.Calendar(Book, name);

    public override IReadOnlyList<string> Columns(FileHead head) => [.. Layout.Select(c => c.Name)];

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject)
    {
        var text = TextFile.Open(file);
        while (text.Next())
        {
            if (text.Line.IsWhiteSpace())
                continue;
            if (!IsRow(text.Line))
                throw text.Wrong("state, ZIP, carrier, locality and, in columns 76 to 80, year and quarter", text.Line);
            var cells = FixedWidth.Cells(text.Line, Layout);
            yield return new RowEntry(cells[1], cells, text.Number);
        }
        if (text.Number == 0 || !text.Terminated)
            throw text.Wrong("rows that end in a line end", text.Number == 0 ? "none" : "the end of the file");
    }

    private static bool IsRow(ReadOnlySpan<char> line) =>
        line.Length == 80 && char.IsAsciiLetterUpper(line[0]) && char.IsAsciiLetterUpper(line[1])
        && !line[2..14].ContainsAnyExceptInRange('0', '9')
        && line[75..] is ['2', '0', >= '0' and <= '9', >= '0' and <= '9', >= '1' and <= '4'];
}
