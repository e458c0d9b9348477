using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Guidelines;

namespace CodingAhead.Engines.Claims.Facts;

/// <summary>Reads the facts of a procedure code from all tables that name it.</summary>
internal sealed class ProcedureReading(ICatalogue? books, Files files)
{
    private static readonly string[] Services = ["mue_practitioner", "mue_outpatient", "mue_dme"];

    private readonly Remembered<(string File, string Edition, string Column), int> _columns = new(1_000);
    private readonly Remembered<(string Document, Edition Edition), HashSet<long>> _covered = new(4_000);

    public ProcedureFacts Read(string given)
    {
        var text = given.Trim().ToUpperInvariant();
        var codes = Code.Read(text).Where(c => c.IsProcedure).ToList();
        if (codes.Count == 0)
            return new ProcedureFacts(text);
        var rows = books?.Rows(codes[0].Value).ToLookup(r => r.Table, r => r.Row, StringComparer.Ordinal);
        var entries = codes.SelectMany(c => books?.Entries(c) ?? []).ToList();
        var number = text.Length == 5 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var plain) ? plain : 0;
        var pair = PtpCode.Of(text);
        return new ProcedureFacts(text)
        {
            Shaped = true, Cpt = codes[0].System == CodeSystem.Cpt, Number = number, Visit = number is (>= 99202 and <= 99285) or (>= 99304 and <= 99350) or (>= 99381 and <= 99397),
            Listings = [.. entries.Select(e => new Listing(e.Edition, e.Entry.Added, e.Entry.Ended, files.Row(e.Source)))],
            Fees = Facts(rows, "pprrvu", r => r.Where(x => Cell(x, "MOD").Length == 0).Concat(r).First(), Fee),
            Limits = Array.ConvertAll(Services, s => Facts(rows, s, r => r.First(), Limit)),
            AddOns = ByEdition(rows, "add_on", AddOn), Opps = Facts(rows, "addendum_b", r => r.First(), r => new OppsFacts(Cell(r, "SI"), files.Row(r.Source))),
            Doses = Facts(rows, "limits", r => r.First(), DoseOf), Products = ByEdition(rows, "ndc", Ndc),
            Telehealth = Facts(rows, "telehealth", r => r.First(), r => new TelehealthFacts(Cell(r, "Can Audio-only Interaction Meet the Requirements?").ToUpperInvariant() switch { ['Y', ..] => true, ['N', ..] => false, _ => null }, files.Row(r.Source))),
            Coverage = ByEdition(rows, "article_codes", Covered),
            MinutesAUnit = TimedCodes.Minutes(text, entries),
            PairNumbers = pair is { } code ? [.. books?.PtpTables.Select(t => t.Number(code)) ?? []] : [],
        };
    }

    private static Dated<T>[] Facts<T>(ILookup<string, Sourced<RowEntry>>? rows, string table, Func<IEnumerable<Sourced<RowEntry>>, Sourced<RowEntry>> pick, Func<Sourced<RowEntry>, T?> make) where T : class =>
        ByEdition(rows, table, group => make(pick(group)));

    private static Dated<T>[] ByEdition<T>(ILookup<string, Sourced<RowEntry>>? rows, string table, Func<List<Sourced<RowEntry>>, T?> make) where T : class
    {
        if (rows is null || !rows.Contains(table))
            return [];
        var found = new List<Dated<T>>(1);
        foreach (var group in rows[table].GroupBy(r => r.Edition))
            if (make([.. group]) is { } fact)
                found.Add(new Dated<T>(group.Key, fact));
        return [.. found];
    }

    private FeeFacts Fee(Sourced<RowEntry> row)
    {
        char Sign(string column) => Cell(row, column) is [var c, ..] ? c : ' ';
        decimal Number(string column) => decimal.TryParse(Cell(row, column), NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : 0;
        var global = string.Intern(Cell(row, "GLOB DAYS"));
        return new FeeFacts(Sign("STATUS CODE"), Sign("PCTC IND"), global switch { "000" => 0, "010" => 10, "090" => 90, _ => -1 }, global, Sign("MULT PROC"), Sign("BILAT SURG"), Sign("ASST SURG"),
            Sign("CO- SURG"), Sign("TEAM SURG"), Number("NON-FACILITY TOTAL"), Number("FACILITY TOTAL"), Cell(row, "NON-FAC NA INDICATOR") == "NA", files.Row(row.Source));
    }

    private UnitLimit Limit(Sourced<RowEntry> row) => new(int.Parse(row.Entry.Cells[1], CultureInfo.InvariantCulture), row.Entry.Cells[2] is [var i, ..] ? i : ' ',
        string.Intern(row.Entry.Cells[2]), string.Intern(row.Entry.Cells[3]), files.Row(row.Source));

    private AddOnFacts AddOn(List<Sourced<RowEntry>> rows) => new(
        [.. rows.Select(r => r.Entry.Cells[0]).Where(p => p != "CCCCC").Distinct().Order(StringComparer.Ordinal).Select(string.Intern)],
        rows.Exists(r => r.Entry.Cells[0] == "CCCCC" || r.Entry.Cells[2] is "2" or "3"), files.Row(rows[0].Source));

    private DoseFacts? DoseOf(Sourced<RowEntry> row) => Dose.Read(Cell(row, "HCPCS Code Dosage")) is { } dose ? new DoseFacts(dose, files.Row(row.Source)) : null;

    private NdcFacts Ndc(List<Sourced<RowEntry>> rows) => new([.. rows.Select(r => Digits(Cell(r, "NDC2"))).Distinct()], files.Row(rows[0].Source));

    private CoverageFacts Covered(List<Sourced<RowEntry>> rows) => new([.. rows.DistinctBy(r => r.Entry.Cells[0]).Select(r => (r.Entry.Cells[0], _covered.Of((r.Entry.Cells[0], r.Edition), DiagnosesOf), files.Row(r.Source)))]);

    private HashSet<long> DiagnosesOf((string Document, Edition Edition) asked) =>
        [.. books!.Rows("coverage", "article_diagnoses", asked.Document).Where(r => r.Edition == asked.Edition).Select(r => DiagnosisRange.Pack(Cell(r, "icd10_code_id")))];

    private string Cell(Sourced<RowEntry> row, string column)
    {
        var place = _columns.Of((row.Source.File, row.Source.Edition, column), k => books!.Parts.FirstOrDefault(p => p.File == k.File && p.Edition.Name == k.Edition)?.Columns.ToList().IndexOf(k.Column) ?? -1);
        return place >= 0 && place < row.Entry.Cells.Length ? row.Entry.Cells[place].Trim() : "";
    }

    /// <summary>The digits of a product code: files write it with and without hyphens.</summary>
    public static string Digits(string ndc) => string.Concat(ndc.Where(char.IsAsciiDigit));
}
