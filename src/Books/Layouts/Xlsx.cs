using System.IO.Compression;
using System.Text;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Layouts;

/// <summary>Reads the rows of a sheet of an Excel workbook as texts, with Excel's row numbers.</summary>
internal sealed class Xlsx : IDisposable
{
    private const int LargestFile = 64 << 20;
    private const int MostColumns = 1024;
    private const int LargestNames = 64 << 10;

    private readonly BookFile _file;
    private readonly Zip _zip;

    public Xlsx(BookFile file)
    {
        _file = file;
        _zip = new Zip(file.Path, new MemoryStream(TextFile.Bytes(file, LargestFile), writable: false));
    }

    /// <summary>The names of the sheets as far as the first bytes of the file tell, which most writers begin with the workbook.</summary>
    public static IReadOnlyList<string> SheetNames(FileHead head)
    {
        var bytes = head.Bytes.Span;
        if (bytes is not [(byte)'P', (byte)'K', 3, 4, ..])
            return [];
        var at = bytes.IndexOf("xl/workbook.xml"u8);
        if (at < 30 || at + 15 > bytes.Length)
            return [];
        var extra = bytes[at - 2] | bytes[at - 1] << 8;
        if (at + 15 + extra >= bytes.Length)
            return [];
        try
        {
            using var stream = new DeflateStream(new MemoryStream(bytes[(at + 15 + extra)..].ToArray()), CompressionMode.Decompress);
            var text = new byte[LargestNames];
            var length = stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
            return Names(Encoding.UTF8.GetString(text, 0, length));
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            return [];
        }
    }

    /// <summary>The rows of a sheet by its place in the workbook, from 1; cells by column, empty where the sheet has none.</summary>
    public IEnumerable<(int Row, string[] Cells)> Rows(int sheet)
    {
        var shared = Shared();
        using var xml = new XmlEvents(Part($"xl/worksheets/sheet{sheet}.xml") ?? throw Wrong($"sheet {sheet} in the workbook", "none"));
        xml.Root("worksheet");
        var last = 0;
        foreach (var element in xml.Children())
            if (element == "sheetData")
                foreach (var part in xml.Children())
                    if (part == "row")
                    {
                        last = int.TryParse(xml.Attribute("r"), out var number) && number > last ? number : last + 1;
                        yield return (last, Row(xml, shared));
                    }
    }

    public void Dispose() => _zip.Dispose();

    private static string[] Row(XmlEvents xml, List<string> shared)
    {
        var cells = new List<string>();
        foreach (var element in xml.Children())
        {
            if (element != "c")
                continue;
            var column = ColumnOf(xml.Attribute("r")) ?? cells.Count;
            var type = xml.Attribute("t");
            if (column >= MostColumns || column < cells.Count)
                throw xml.Wrong($"cells of at most {MostColumns} columns, in order", TextFile.Shown(xml.Attribute("r")));
            var value = "";
            foreach (var part in xml.Children())
                if (part is "v" or "is")
                    value = xml.Content();
            if (type == "s" && value.Length > 0)
                value = int.TryParse(value, out var at) && at >= 0 && at < shared.Count ? shared[at]
                    : throw xml.Wrong("the number of a shared text", TextFile.Shown(value));
            while (cells.Count < column)
                cells.Add("");
            cells.Add(value);
        }
        return [.. cells];
    }

    // "AB12" is column 27, counted from 0
    private static int? ColumnOf(string? place)
    {
        var column = 0;
        var letters = 0;
        while (place is not null && letters < place.Length && letters < 4 && char.IsAsciiLetterUpper(place[letters]))
            column = column * 26 + place[letters++] - 'A' + 1;
        return letters == 0 ? null : column - 1;
    }

    private List<string> Shared()
    {
        var texts = new List<string>();
        if (Part("xl/sharedStrings.xml") is not { } part)
            return texts;
        using var xml = new XmlEvents(part);
        xml.Root("sst");
        foreach (var element in xml.Children())
            if (element == "si")
                texts.Add(Text(xml));
        return texts;
    }

    // a text may be cut into runs, whose pieces join without a gap
    private static string Text(XmlEvents xml)
    {
        var text = "";
        foreach (var element in xml.Children())
            if (element == "t")
                text += xml.Content(collapse: false);
            else if (element == "r")
                foreach (var run in xml.Children())
                    if (run == "t")
                        text += xml.Content(collapse: false);
        return text;
    }

    private BookFile? Part(string name)
    {
        if (_zip.Find(name) is not { } member)
            return null;
        return new BookFile(new FileHead(_zip.Named(member), member.Length, default), () => _zip.Open(member));
    }

    private static List<string> Names(string workbook)
    {
        var names = new List<string>();
        for (var at = 0; (at = workbook.IndexOf("<sheet ", at, StringComparison.Ordinal)) >= 0; at++)
        {
            var name = workbook.IndexOf("name=\"", at, StringComparison.Ordinal);
            var end = name < 0 ? -1 : workbook.IndexOf('"', name + 6);
            if (end > 0)
                names.Add(workbook[(name + 6)..end]);
        }
        return names;
    }

    private BookFormatException Wrong(string expected, string found) => new(_file.Path, 0, 0, expected, found);
}
