using System.Globalization;
using CodingAhead.Engines.Claims;

namespace CodingAhead.Surfaces;

/// <summary>
/// Claims as CSV, a line of a claim in each row. Columns by name, in any order: <c>claim line code modifiers units date to minutes pos
/// diagnoses</c> (pointers) <c>charge ndc dose provider setting birth_date sex payer dx</c> (the claim's diagnoses); lists by blanks. Only
/// <c>code</c> is needed; rows with one <c>claim</c> are one claim.
/// </summary>
internal static class ClaimCsv
{
    private static readonly string[] Known = ["claim", "line", "code", "modifiers", "units", "date", "to", "minutes", "pos", "diagnoses", "charge", "ndc", "provider", "setting", "birth_date", "sex", "payer", "dx", "revenue_code", "dose"];

    public static IEnumerable<(string Id, Claim Claim)> Read(string text)
    {
        var rows = Csv.Rows(text, "claims").ToList();
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
                    To = Day(l, "to"), Minutes = (int?)Number(l, "minutes"), Pos = Some(Cell(l, "pos")), Charge = Number(l, "charge"), Ndc = Some(Cell(l, "ndc")), Provider = Some(Cell(l, "provider")), RevenueCode = Some(Cell(l, "revenue_code")), Dose = Some(Cell(l, "dose")),
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
}
