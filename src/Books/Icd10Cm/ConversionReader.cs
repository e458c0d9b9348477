using System.Globalization;
using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Icd10Cm;

/// <summary>The conversion table: for each newer code the day it took effect and the codes used before it.</summary>
public sealed class ConversionReader : Icd10CmReader
{
    private static readonly string[] Names = ["Current code assignment", "Effective", "Previous Code(s) Assignment"];

    public override string Table => "conversion";

    public override bool Recognises(FileHead head) =>
        Sheet(head) is not null
        || head.Bytes.Span.StartsWith("PK"u8) && Xlsx.SheetNames(head).Count == 0
           && head.Name.Contains("conversion-table", StringComparison.OrdinalIgnoreCase)
           && head.Name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);

    public override Edition? EditionInside(FileHead head) =>
        Sheet(head) is { } sheet && EditionNamed(sheet) is { } edition
            ? edition with { Official = EditionNames.IsOfficial(head.Path) }
            : null;

    public override IReadOnlyList<string> Columns(FileHead head) => Names;

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject)
    {
        using var book = new Xlsx(file);
        var (titled, read) = (false, 0);
        foreach (var (row, found) in book.Rows(1))
        {
            var cells = new string[3];
            for (var i = 0; i < 3; i++)
                cells[i] = i < found.Length ? XmlEvents.Collapse(found[i]) : "";
            if (!titled)
            {
                titled = cells.SequenceEqual(Names, StringComparer.OrdinalIgnoreCase);
                continue;
            }
            if (cells[0].Length == 0)
                continue;
            if (Icd10CmCode.Read(cells[0]) is not { } code)
            {
                reject(row, $"{TextFile.Shown(cells[0])} is no code of ICD-10-CM");
                continue;
            }
            if (Day(cells[1]) is not { } day)
            {
                reject(row, $"{TextFile.Shown(cells[1])} is no year or day");
                continue;
            }
            cells[1] = day;
            read++;
            yield return new RowEntry(code.Value, cells, row);
            foreach (var previous in Previous(cells[2]))
                yield return new MapEntry("conversion", code, previous, day, row);
        }
        if (!titled || read == 0)
            throw new BookFormatException(file.Path, 0, 0, $"the columns {string.Join(", ", Names)} with rows below",
                titled ? "no rows" : "others");
    }

    private static string? Sheet(FileHead head) =>
        Xlsx.SheetNames(head).FirstOrDefault(n => n.StartsWith("ICD-10-CM-Conversion", StringComparison.OrdinalIgnoreCase));

    // a year means its first of October; a day is a serial number of Excel
    private static string? Day(string cell) =>
        !int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? null
        : number is >= 2000 and < 2100 ? $"{number}-10-01"
        : number is > 36_526 and < 73_050
            ? DateOnly.FromDateTime(DateTime.FromOADate(number)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : null;

    // "E11.69 and R40.20", "E66.01, E66.8", "None"; ranges and sentences stay in the row only
    private static IEnumerable<Code?> Previous(string cell)
    {
        if (string.Equals(cell, "None", StringComparison.OrdinalIgnoreCase))
            return [null];
        var codes = new List<Code?>();
        foreach (var part in cell.Split([" and ", " AND ", "&", ",", ";"],
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Icd10CmCode.Read(part) is not { } code)
                return [];
            codes.Add(code);
        }
        return codes;
    }
}
