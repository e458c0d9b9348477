using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Icd10Cm;

/// <summary>The codes file: the billable codes with their long titles, an extract of the order file.</summary>
public sealed class CodesReader : Icd10CmReader
{
    private static readonly Column CodeColumn = new("Code", 1, 7);
    private static readonly Column Title = new("Long description", 9);

    public override string Table => "codes";

    public override bool Recognises(FileHead head)
    {
        var line = HeadText.FirstLine(head);
        return line.Length > 8 && line[7] == ' ' && line[8] != ' ' && line.AsSpan(8).ContainsAnyInRange('a', 'z')
               && Icd10CmCode.Read(line.AsSpan(0, 7)) is not null;
    }

    public override IReadOnlyList<string> Columns(FileHead head) => [CodeColumn.Name, Title.Name];

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject)
    {
        var text = TextFile.Open(file);
        var seen = new SeenCodes();
        var before = "";
        while (text.Next())
        {
            var code = FixedWidth.Field(text.Line, CodeColumn);
            var title = FixedWidth.Field(text.Line, Title);
            if (code.Length < 3 || title.IsEmpty || text.Line[7] != ' ' || code.ContainsAnyExcept(SeenCodes.Characters))
                throw text.Wrong("a code in columns 1 to 7 and a title from column 9", text.Line);
            if (!seen.Add(code))
                throw text.Wrong("each code once", $"{code} again", 1);
            if (OrderReader.Misplaced(before, code) is { } order)
                throw text.Wrong(order, $"{code} after {before}", 1);
            before = code.ToString();
            yield return new CodeEntry(new Code(CodeSystem.Icd10Cm, before), true, null, null, title.ToString(), text.Number);
        }
        if (!text.Terminated)
            throw text.Wrong("a line end after the last row", "the end of the file");
        if (before.Length == 0 || before[0] is not ('Z' or 'U'))
            throw text.Wrong("rows up to Z or U", $"the end of the file at {before}");
    }
}
