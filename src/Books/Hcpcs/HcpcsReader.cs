using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Hcpcs;

/// <summary>A file of HCPCS Level II; its editions are of a year or of a quarter.</summary>
public abstract class HcpcsReader : BookReader
{
    public override string Book => "hcpcs";

    public override Edition? EditionNamed(string name) => EditionNames.Calendar(Book, name);

    public override IReadOnlyList<string> Columns(FileHead head) => HcpcsLayout.Columns;
}

/// <summary>
/// The alpha-numeric file in its fixed width of 320: a record of a code or modifier, then records that continue its long title.
/// </summary>
public sealed class AlphaNumericReader : HcpcsReader
{
    public override string Table => "codes";

    public override bool Recognises(FileHead head) => HeadText.Lines(head).Any(IsFirst);

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject)
    {
        var text = TextFile.Open(file);
        var seen = new HashSet<Code>();
        Record? open = null;
        while (text.Next())
        {
            var line = text.Line;
            if (line.IsWhiteSpace())
                continue;
            var kind = line.Length >= 12 ? line[10] : ' ';
            var isRecord = kind is '3' or '4' or '7' or '8' && !line[5..10].ContainsAnyExceptInRange('0', '9');
            if (!isRecord)
            {
                // the disclaimer stands before the first record and nowhere else
                if (open is not null)
                    throw text.Wrong("a record with 3, 4, 7 or 8 in column 11", line);
                continue;
            }
            if (kind is '4' or '8')
            {
                Continue(text, open, kind);
                continue;
            }
            if (open is not null)
                foreach (var entry in open.Entries())
                    yield return entry;
            open = First(text, kind, seen);
        }
        if (open is null)
            throw text.Wrong("records with 3 or 7 in column 11", "none");
        if (!text.Terminated)
            throw text.Wrong("a line end after the last record", "the end of the file");
        foreach (var entry in open.Entries())
            yield return entry;
    }

    private static bool IsFirst(string line) =>
        line.Length == 320 && line[10] is '3' or '7' && !line.AsSpan(5, 5).ContainsAnyExceptInRange('0', '9')
        && HcpcsLayout.Read(line.AsSpan(0, 5)) is not null;

    private static Record First(TextFile text, char kind, HashSet<Code> seen)
    {
        var line = text.Line;
        if (line.Length is < 293 or > 320)
            throw text.Wrong("a record of 320 characters", $"{line.Length}");
        if (HcpcsLayout.Read(FixedWidth.Field(line, HcpcsLayout.Code)) is not { } code
            || (code.System == CodeSystem.Modifier) != (kind == '7'))
            throw text.Wrong(kind == '7' ? "a modifier in columns 4 and 5" : "a code of HCPCS in columns 1 to 5", line[..5], 1);
        if (!seen.Add(code))
            throw text.Wrong("each code once", $"{code} again", 1);
        var cells = FixedWidth.Cells(line, HcpcsLayout.Indicators);
        if (HcpcsLayout.Fault(cells) is { } fault)
            throw text.Wrong($"a day as year, month, day in {fault}", cells[HcpcsLayout.At(fault)].AsSpan());
        return new Record(code, FixedWidth.Field(line, HcpcsLayout.Short).ToString(), cells, text.Number)
        {
            Title = FixedWidth.Field(line, HcpcsLayout.Long).ToString(),
        };
    }

    private static void Continue(TextFile text, Record? open, char kind)
    {
        var line = text.Line;
        if (open is null || HcpcsLayout.Read(FixedWidth.Field(line, HcpcsLayout.Code)) != open.Code
            || (kind == '8') != (open.Code.System == CodeSystem.Modifier))
            throw text.Wrong("a continuation of the record before it", line[..11], 1);
        var more = FixedWidth.Field(line, HcpcsLayout.Long);
        // eighty columns cut between words, which the trimming has joined
        open.Title = $"{open.Title} {more}";
    }

    private sealed class Record(Code code, string brief, string[] cells, int line)
    {
        public Code Code => code;

        public required string Title { get; set; }

        public IEnumerable<Entry> Entries() =>
            [HcpcsLayout.Entry(code, brief, XmlEvents.Collapse(Title), cells, line), new RowEntry(code.Value, cells, line)];
    }
}
