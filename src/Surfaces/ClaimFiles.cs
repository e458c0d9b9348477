using System.Globalization;
using System.Text;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Claims;
using CodingAhead.Engines.Claims.X12;

namespace CodingAhead.Surfaces;

/// <summary>The verdicts on the claims of a file, and what is wrong with the file around them.</summary>
public sealed record ClaimBatch(IReadOnlyList<ClaimVerdict> Claims, IReadOnlyList<SyntaxFault> Syntax);

/// <summary>Checks whatever holds claims: JSON of one claim, X12 837 or CSV of lines, told apart by content.</summary>
internal static class ClaimFiles
{
    /// <summary>Whether the text holds one claim as JSON, whose verdict stands alone.</summary>
    public static bool IsOne(string text) => text.AsSpan().TrimStart() is ['{', ..];

    /// <summary>All claims of a text.</summary>
    /// <exception cref="UsageException">It is none of the three.</exception>
    public static ClaimBatch Check(string text, Shelf shelf)
    {
        if (X12Claims.Recognises(text))
        {
            var file = X12Claims.Read(text);
            return new ClaimBatch([.. file.Claims.AsParallel().AsOrdered().Select(c => Judged(c, shelf))], file.Faults);
        }
        if (text.AsSpan().TrimStart() is ['{' or '[', ..])
            return new ClaimBatch([ClaimChecker.Check(ClaimJson.Read(text), shelf)], []);
        return new ClaimBatch([.. ClaimCsv.Read(text).Select(c => ClaimChecker.Check(c.Claim, shelf) with { Id = c.Id })], []);
    }

    private static ClaimVerdict Judged(FiledClaim filed, Shelf shelf)
    {
        List<Finding> syntax = [.. filed.Faults.Select(f => new Finding("syntax", "fail", [], [], $"Segment {f.Segment.ToString(CultureInfo.InvariantCulture)} {f.Name}{(f.Element > 0 ? string.Create(CultureInfo.InvariantCulture, $", element {f.Element}") : "")}: {f.Message}", null, "X12 837", null))];
        return ClaimChecker.Check(filed.Claim, shelf, syntax) with { Id = filed.Id };
    }
}

/// <summary>
/// Claims as CSV, a line of a claim in each row. Columns by name, in any order: <c>claim line code modifiers units date to minutes pos
/// diagnoses</c> (pointers) <c>charge ndc provider setting birth_date sex payer dx</c> (the claim's diagnoses); lists by blanks. Only
/// <c>code</c> is needed; rows with one <c>claim</c> are one claim.
/// </summary>
internal static class ClaimCsv
{
    private static readonly string[] Known = ["claim", "line", "code", "modifiers", "units", "date", "to", "minutes", "pos", "diagnoses", "charge", "ndc", "provider", "setting", "birth_date", "sex", "payer", "dx", "revenue_code"];

    public static IEnumerable<(string Id, Claim Claim)> Read(string text)
    {
        var rows = Rows(text).ToList();
        if (rows.Count == 0)
            throw new UsageException("claims: expected JSON, X12 837 or CSV of lines, found nothing");
        var columns = rows[0].Cells.Select(c => c.Trim().TrimStart('\uFEFF').ToLowerInvariant()).ToList();
        if (!columns.Contains("code") || columns.Find(c => !Known.Contains(c)) is { } other && other.Length > 0)
            throw new UsageException($"claims: expected JSON, X12 837 or CSV whose first line names columns among {string.Join(' ', Known)}, with code among them");
        foreach (var claim in rows.Skip(1).Where(r => r.Cells.Any(c => c.Length > 0)).GroupBy(r => Cell(r, "claim")))
            yield return (claim.Key, Make([.. claim]));

        string Cell((int Line, string[] Cells) row, string name) => columns.IndexOf(name) is >= 0 and var i && i < row.Cells.Length ? row.Cells[i].Trim() : "";

        Claim Make(List<(int Line, string[] Cells)> lines)
        {
            var first = lines[0];
            var setting = Cell(first, "setting") switch
            {
                "" or "practitioner" => ClaimSetting.Practitioner, "outpatient_hospital" => ClaimSetting.OutpatientHospital, "inpatient_hospital" => ClaimSetting.InpatientHospital, "dme" => ClaimSetting.Dme,
                _ => throw new UsageException($"claims: line {first.Line}, setting: expected practitioner, outpatient_hospital, inpatient_hospital or dme"),
            };
            return new Claim(setting, new Patient(Day(first, "birth_date"), Some(Cell(first, "sex"))), Some(Cell(first, "payer")),
                [.. lines.Select((l, i) => new ClaimLine((int)(Number(l, "line") ?? i + 1), Cell(l, "code"), Cell(l, "modifiers").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries), Number(l, "units") ?? 1, Day(l, "date"),
                    [.. Cell(l, "diagnoses").Split([' ', ',', ';', ':'], StringSplitOptions.RemoveEmptyEntries).Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)])
                {
                    To = Day(l, "to"), Minutes = (int?)Number(l, "minutes"), Pos = Some(Cell(l, "pos")), Charge = Number(l, "charge"), Ndc = Some(Cell(l, "ndc")), Provider = Some(Cell(l, "provider")), RevenueCode = Some(Cell(l, "revenue_code")),
                })],
                [.. Cell(first, "dx").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(d => new ClaimDiagnosis(d))], null);
        }

        decimal? Number((int Line, string[] Cells) row, string name) => Cell(row, name) is not { Length: > 0 } cell ? null
            : decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && (name is not ("line" or "minutes") || number == decimal.Truncate(number) && Math.Abs(number) < int.MaxValue) ? number
            : throw new UsageException($"claims: line {row.Line}, {name}: expected a number");

        DateOnly? Day((int Line, string[] Cells) row, string name) => Cell(row, name) is not { Length: > 0 } cell ? null
            : DateOnly.TryParseExact(cell, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw new UsageException($"claims: line {row.Line}, {name}: expected a date YYYY-MM-DD");
    }

    private static string? Some(string text) => text.Length > 0 ? text : null;

    private static IEnumerable<(int Line, string[] Cells)> Rows(string text)
    {
        var (cells, cell, quoted, line, first) = (new List<string>(), new StringBuilder(), false, 1, 1);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (c == '\n')
                line++;
            if (quoted && i < text.Length)
            {
                if (c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[++i]);
                else if (c == '"')
                    quoted = false;
                else
                    cell.Append(c);
            }
            else if (c == '"')
                quoted = true;
            else if (c is ',' or '\n')
            {
                cells.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c == '\n' && (cells.Count > 1 || cells[0].Length > 0))
                    yield return (first, [.. cells]);
                if (c == '\n')
                {
                    cells.Clear();
                    first = line;
                }
            }
            else
                cell.Append(c);
        }
        if (quoted)
            throw new UsageException($"claims: line {first}: a quotation mark is not closed");
    }
}
