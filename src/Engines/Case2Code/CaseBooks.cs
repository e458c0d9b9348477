using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Claims;

namespace CodingAhead.Engines.Case2Code;

/// <summary>A pair of the NCCI table: the code that is paid, the one that is not, and what its table says.</summary>
internal sealed record BundledPair(string Paid, string Unpaid, bool Lifted, string Rationale, string Edition);

/// <summary>What the imported books say about the codes of a case. Without a date of service the newest edition answers and is named.</summary>
internal sealed class CaseBooks(Shelf shelf, DateOnly? day)
{
    private readonly IPtpTable? pairs = shelf.Imported?.PtpTables.Where(t => t.Table == "ptp_practitioner" && (day is null || t.Edition.Covers(day.Value))).MaxBy(t => t.Edition.From);

    /// <summary>The pair that two services make; null when they make none, or when no table is loaded for the day.</summary>
    public BundledPair? Pair(string one, string two)
    {
        if (pairs is null || PtpCode.Of(one) is not { } a || PtpCode.Of(two) is not { } b)
            return null;
        var on = day ?? pairs.Edition.From;
        return pairs.Find(a, b).On(on) is { Indicator: not 9 } edit ? new BundledPair(one, two, edit.Indicator == 1, pairs.Rationale(edit), pairs.Edition.Name)
            : pairs.Find(b, a).On(on) is { Indicator: not 9 } back ? new BundledPair(two, one, back.Indicator == 1, pairs.Rationale(back), pairs.Edition.Name) : null;
    }

    /// <summary>An indicator of the fee schedule by the publisher's column name; null when no schedule is loaded or does not list the code.</summary>
    public string? Indicator(string code, string column)
    {
        if (shelf.Imported is not { } books)
            return null;
        var rows = books.Rows("mpfs", "pprrvu", code);
        if ((rows.FirstOrDefault(r => day is { } on && r.Edition.Covers(on)) ?? rows.MaxBy(r => r.Edition.From)) is not { } row)
            return null;
        var columns = books.Parts.First(p => p.File == row.Source.File && p.Edition == row.Edition).Columns;
        for (var at = 0; at < columns.Count && at < row.Entry.Cells.Length; at++)
            if (columns[at] == column)
                return row.Entry.Cells[at].Trim();
        return null;
    }

    /// <summary>Whether any book at hand lists an operation code, and whether an ICD-10-PCS list is loaded that would.</summary>
    public (bool Known, bool Loaded) Operation(string code)
    {
        if (Code.Read(code, CodeSystem.Icd10Pcs) is not [var read])
            return (false, true);
        var loaded = shelf.Imported?.Parts.Any(p => p.Systems.Contains(CodeSystem.Icd10Pcs)) is true;
        return (new Lookup.CodeLookup().Find(shelf, read.Value, CodeSystem.Icd10Pcs, day, DateOnly.MinValue) is [var page, ..] && page.Axes.Count > 0 && page.Status is Lookup.CodeStatus.Valid, loaded);
    }
}
